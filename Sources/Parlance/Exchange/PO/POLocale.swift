/// How gettext names a locale: `pt_BR`, `sr@latin` (its manual, “Locale Names”).
enum POLocale {
  private static let scripts = [
    "Arab": "arabic", "Cyrl": "cyrillic", "Deva": "devanagari", "Latn": "latin",
  ]

  /// The name of a locale.
  static func name(_ locale: LocaleTag) -> String {
    var parts = locale.description.split(separator: "-").map(String.init)
    guard parts.count > 1, let script = scripts[parts[1]] else {
      return parts.joined(separator: "_")
    }
    parts.remove(at: 1)
    return parts.joined(separator: "_") + "@\(script)"
  }

  /// The locale of a name; nil for what is none.
  static func locale(_ name: String) -> LocaleTag? {
    let halves = name.split(separator: "@", maxSplits: 1)
    guard let base = halves.first?.split(separator: ".").first else { return nil }
    var parts = base.split(whereSeparator: { $0 == "_" || $0 == "-" }).map(String.init)
    if halves.count > 1, !parts.isEmpty,
      let script = scripts.first(where: { $0.value == halves[1].lowercased() })?.key
    {
      parts.insert(script, at: 1)
    }
    return LocaleTag(parts.joined(separator: "-"))
  }
}

import MessageFormat

/// Finds the locale that an export means by `Deutsch`, `German`, `de_DE` or `DE`.
struct RosterLocales: Sendable {
  private let declared: Set<LocaleTag>
  /// The declared locales by their names, in lower case.
  private let byName: [String: LocaleTag]

  init(declared: [LocaleTag]) {
    self.declared = Set(declared)
    var byName: [String: LocaleTag] = [:]
    var ambiguous: Set<String> = []
    for tag in declared {
      let names = [tag.description] + (Set(declared).map { tag.name(in: $0) } + [tag.englishName])
      for name in Set(names.map(RosterLocales.folded)) {
        if byName.updateValue(tag, forKey: name) != nil { ambiguous.insert(name) }
      }
    }
    for name in ambiguous { byName[name] = nil }
    self.byName = byName
  }

  private static func folded(_ name: String) -> String { Normalization.nfc(name).lowercased() }

  /// The declared locale that a text names, or the well-formed tag that it is.
  func locale(_ text: String) -> LocaleTag? {
    if let tag = byName[RosterLocales.folded(text)] { return tag }
    guard let tag = LocaleTag(text.replacing("_", with: "-")) else { return nil }
    if declared.contains(tag) { return tag }
    // The language serves for its region (RFC 4647, lookup), as long as the script is the same.
    var name = tag.description
    while let end = name.lastIndex(of: "-") {
      name = String(name[..<end])
      if let shorter = LocaleTag(name), declared.contains(shorter) {
        return shorter.script == tag.script ? shorter : tag
      }
    }
    return tag
  }
}

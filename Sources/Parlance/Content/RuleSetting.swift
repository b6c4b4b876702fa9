import MessageFormat

/// How bad the findings of a rule are, as the project says it: `off`, or by locale, kind and item.
public struct RuleSetting: Hashable, Sendable {
  /// What holds where nothing more specific does; nil for the rule's own severity.
  public var general: Level?
  /// What holds in a locale.
  public var locales: [LocaleTag: Level] = [:]
  /// What holds for a kind of item.
  public var kinds: [ItemKind: Level] = [:]
  /// What holds for an item or a playbook, by its ID.
  public var items: [String: Level] = [:]

  /// A severity, or that nothing is to be found at all.
  public enum Level: Hashable, Sendable {
    /// Findings are left out.
    case off
    /// Findings are that bad.
    case at(Severity)
  }

  /// What holds for a finding: the word on its item, else on its kind, its locale, or in general.
  func level(for finding: Finding) -> Level? {
    if let item = finding.item {
      if !items.isEmpty, let level = items[item.description] { return level }
      if let level = kinds[item.kind] { return level }
    }
    if let locale = finding.locale, let level = locales[locale] { return level }
    return general
  }

  /// Whether there is nothing that the rule may find something in.
  var isOff: Bool {
    general == .off && locales.values.allSatisfy { $0 == .off }
      && kinds.values.allSatisfy { $0 == .off } && items.values.allSatisfy { $0 == .off }
  }
}

extension RuleSetting {
  /// Reads `off`, or `{default: warning, locales: {ja: off}, kinds: {...}, items: {...}}`; tells
  /// where each name of a locale or an item stands, such as `locales.ja`.
  static func read(
    _ entry: YAML.Entry, _ reader: inout FileReader, place: (String, TextPosition) -> Void
  ) -> RuleSetting {
    var setting = RuleSetting()
    guard entry.value.entries != nil else {
      setting.general = level(entry, &reader, or: " or a mapping")
      return setting
    }
    let keys = ["default", "locales", "kinds", "items"]
    for part in reader.entries(of: entry.value, for: entry.key, known: keys) {
      let kinds = part.key == "kinds" ? ItemKind.allCases.map(\.rawValue) : nil
      if part.key == "default" {
        setting.general = level(part, &reader)
        continue
      }
      for named in reader.entries(of: part.value, for: part.key, known: kinds) {
        guard let level = level(named, &reader) else { continue }
        switch part.key {
        case "locales":
          if let tag = LocaleTag(named.key) {
            setting.locales[tag] = level
            place("locales.\(tag)", named.keyPosition)
          } else {
            reader.report(
              "invalid-setting", at: named.keyPosition,
              "“\(named.key)” is not a locale such as de or pt-BR")
          }
        case "kinds": ItemKind(rawValue: named.key).map { setting.kinds[$0] = level }
        default:
          setting.items[named.key] = level
          place("items.\(named.key)", named.keyPosition)
        }
      }
    }
    return setting
  }

  private static func level(
    _ entry: YAML.Entry, _ reader: inout FileReader, or: String = ""
  ) -> Level? {
    if entry.value.scalar == "off" { return .off }
    if let severity = entry.value.scalar.flatMap(Severity.init(rawValue:)) { return .at(severity) }
    let words = or.isEmpty ? "off, note, warning or error" : "off, note, warning, error\(or)"
    reader.expected(words, at: entry.value, for: entry.key)
    return nil
  }
}

public import MessageFormat

/// Findings that the project wants to live with, for a reason.
public struct Ignore: Hashable, Sendable {
  /// The rule's ID.
  public var rule: String
  /// The item, where only one is meant.
  public var item: String?
  /// The locale, where only one is meant.
  public var locale: LocaleTag?
  /// The field, where only one is meant.
  public var field: String?
  /// Why the findings are left out.
  public var reason = ""
  /// The last day on which it holds.
  public var until: CalendarDay?
  /// Where it is declared.
  public var location: SourceLocation
  /// What takes it out of its file; nil where it does not stand on a line of its own.
  var removal: Fix.Edit?
  /// Where its last day stands.
  var untilLocation: SourceLocation?

  /// Whether a finding is left out on a day.
  func covers(_ finding: Finding, on day: CalendarDay) -> Bool {
    holds(on: day) && rule == finding.rule
      && (item == nil || item == finding.item?.description)
      && (locale == nil || locale == finding.locale) && (field == nil || field == finding.field)
  }

  /// The item in whose own settings it is declared; nil for one in `parlance.yaml`.
  var ownItem: ItemID? {
    location.file == Project.fileName ? nil : item.flatMap(ItemID.init)
  }

  /// Whether its last day is not over.
  func holds(on day: CalendarDay) -> Bool { until.map { $0 >= day } ?? true }
}

extension Repository {
  /// What is to be left out, by `parlance.yaml` and by the items themselves, in order.
  var ignores: [Ignore] {
    project.ignores + itemIDs.flatMap { items[$0]?.settings.ignores ?? [] }
  }
}

extension Ignore {
  /// Reads the list under `ignore:`; in an item's own settings, its findings are meant.
  static func readAll(
    _ node: YAML.Node, of item: ItemID? = nil, _ reader: inout FileReader
  ) -> [Ignore] {
    guard let elements = node.elements else {
      if !node.isNull { reader.expected("a list", at: node, for: "ignore") }
      return []
    }
    return elements.compactMap { read($0, of: item, &reader) }
  }

  private static func read(
    _ node: YAML.Node, of item: ItemID?, _ reader: inout FileReader
  ) -> Ignore? {
    let keys = ["rule", "item", "locale", "field", "reason", "until"]
    let known = item == nil ? keys : keys.filter { $0 != "item" }
    let place = SourceLocation(file: reader.file.path, node.start)
    var ignore = Ignore(rule: "", item: item?.description, location: place)
    // An ignore with a fault in it would cover more than was meant.
    let faults = reader.faults
    for entry in reader.entries(of: node, for: "ignore", known: known) {
      switch entry.key {
      case "rule": ignore.rule = reader.string(entry.value, for: "rule") ?? ""
      case "item": ignore.item = reader.string(entry.value, for: "item")
      case "locale": ignore.locale = reader.localeTag(entry.value, for: "locale")
      case "field": ignore.field = reader.string(entry.value, for: "field")
      case "until":
        ignore.until = reader.day(entry.value, for: "until")
        ignore.untilLocation = SourceLocation(file: reader.file.path, entry.value.start)
      default: ignore.reason = reader.string(entry.value, for: "reason") ?? ""
      }
    }
    guard reader.faults == faults else { return nil }
    guard !ignore.rule.isEmpty, !ignore.reason.allSatisfy(\.isWhitespace) else {
      let example = item == nil ? ", locale: fr" : ", locale: fr, field: body"
      reader.report(
        "invalid-setting", at: node.start, "an ignore needs a rule and a reason",
        help: "write, for example: - {rule: missing-translation\(example), reason: to come}")
      return nil
    }
    ignore.removal = reader.file.removal(ofElement: node)
    return ignore
  }
}

extension SourceFile {
  /// The edit that takes an element of a list away with its line; nil where something else
  /// stands on that line, or the element goes on below it.
  func removal(ofElement node: YAML.Node) -> Fix.Edit? {
    guard node.start.line == node.end.line, lines.indices.contains(node.start.line - 1) else {
      return nil
    }
    let line = lines[node.start.line - 1].unicodeScalars
    let before = line.prefix(node.start.column - 1)
    guard before.contains("-"), before.allSatisfy({ $0 == " " || $0 == "-" }),
      before.count(where: { $0 == "-" }) == 1,
      line.dropFirst(node.end.column - 1).allSatisfy({ $0 == " " })
    else { return nil }
    let start = TextPosition(line: node.start.line, column: 1)
    return Fix.Edit(
      start: SourceLocation(file: path, start),
      end: lines.indices.contains(node.start.line)
        ? TextPosition(line: node.start.line + 1, column: 1)
        : TextPosition(line: node.start.line, column: line.count + 1), replacement: "")
  }
}

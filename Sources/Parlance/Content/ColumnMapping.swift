/// How the export of a CRM names and writes a variable: an entry of `columns:` in `parlance.yaml`.
public struct ColumnMapping: Hashable, Sendable {
  /// What the column holds: a variable, a reserved word, or a table's column (`licences.product`).
  public var target: String
  /// The export's words for values, each with the value that it stands for.
  public var values: [String: String] = [:]
  /// The pattern that dates are written by, such as `dd.MM.yyyy`.
  public var pattern: String?
  /// The locale that numbers, amounts and the names of months are written in.
  public var locale: LocaleTag?
  /// The currency of amounts that are written without one.
  public var currency: String?
  /// What separates the elements of a list.
  public var separator: String?
  /// Where it stands.
  public var location: SourceLocation

  private static let keys = ["variable", "values", "pattern", "locale", "currency", "separator"]

  static func read(_ entry: YAML.Entry, _ reader: inout FileReader) -> ColumnMapping? {
    let location = SourceLocation(file: reader.file.path, entry.keyPosition)
    if entry.value.entries == nil {
      return reader.string(entry.value, for: entry.key).map {
        ColumnMapping(target: $0, location: location)
      }
    }
    var mapping = ColumnMapping(target: "", location: location)
    for setting in reader.entries(of: entry.value, for: entry.key, known: keys) {
      mapping.set(setting, &reader)
    }
    guard entry.value["variable"] != nil else {
      reader.report(
        "invalid-setting", at: entry.keyPosition, "the column “\(entry.key)” names no variable",
        help: "write, for example: \(entry.key): {variable: seats}")
      return nil
    }
    return mapping
  }

  private mutating func set(_ setting: YAML.Entry, _ reader: inout FileReader) {
    let node = setting.value
    switch setting.key {
    case "variable": target = reader.string(node, for: "variable") ?? ""
    case "values":
      for entry in reader.entries(of: node, for: "values") {
        values[entry.key] = reader.string(entry.value, for: entry.key)
      }
    case "pattern":
      guard let text = reader.string(node, for: "pattern") else { return }
      pattern = text
      if let fault = WrittenDate.fault(ofPattern: text) {
        reader.report(
          "invalid-setting", at: node.start, "the pattern “\(shortened(text))” \(fault.message)",
          help: fault.help)
      }
    case "locale":
      locale = reader.localeTag(node, for: "locale")
      if let tag = locale, !tag.isKnown {
        reader.expected("a locale such as de or pt-BR", at: node, for: "locale")
      }
    case "currency":
      if let code = node.scalar, Currency.isKnown(code) {
        currency = code
      } else {
        reader.expected("a currency such as EUR", at: node, for: "currency")
      }
    default:
      separator = reader.string(node, for: "separator")
      if separator?.isEmpty == true {
        reader.expected("what separates the elements, such as “;”", at: node, for: "separator")
      }
    }
  }
}

// MARK: - What it needs of the variables

extension ColumnMapping {
  /// The variable that the column holds, a table's column among them; nil for a reserved word,
  /// and where there is none.
  func variable(in variables: Variables) -> Variable? {
    if let variable = variables[target] { return variable }
    guard let dot = target.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    let column = target[target.utf8.index(after: dot)...]
    return variables[String(target[..<dot])]?.columns.first { $0.name == column }
  }

  /// What is wrong with the mapping, now that the variables are known.
  func fault(in variables: Variables) -> (message: String, help: String?)? {
    let variable = variable(in: variables)
    guard variable != nil || Variables.reserved.contains(target) else {
      let columns = variables.byName.values.flatMap { table in
        table.columns.map { "\(table.name).\($0.name)" }
      }
      let known = variables.names + columns.sorted() + Variables.reserved
      let meant = didYouMean(target, in: known)
      return ("“\(target)” is not declared in \(Variables.file)\(meant)", nil)
    }
    let type = variable?.type ?? (target == "on" ? .date : .text)
    func unfit(_ key: String, _ types: String) -> (message: String, help: String?) {
      let what = variable.map { "of the type \($0.type.rawValue)" } ?? "a reserved word"
      return ("“\(key)” is for \(types), but “\(target)” is \(what)", "remove \(key)")
    }
    if pattern != nil, type != .date, type != .datetime { return unfit("pattern", "dates") }
    if let pattern, type == .datetime, !WrittenDate.hasTime(pattern) {
      return (
        "the pattern “\(pattern)” has no time, but “\(target)” is of the type datetime",
        "write, for example: dd.MM.yyyy HH:mm"
      )
    }
    if locale != nil, ![.integer, .decimal, .money, .date, .datetime].contains(type) {
      return unfit("locale", "numbers, amounts and dates")
    }
    if currency != nil, type != .money { return unfit("currency", "amounts") }
    if separator != nil, type != .list { return unfit("separator", "lists") }
    return nil
  }
}

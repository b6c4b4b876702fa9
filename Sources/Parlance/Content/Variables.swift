public import MessageFormat

/// The typed customer variables that messages may use, from `content/variables.yaml`.
public struct Variables: Sendable {
  /// The variables, by name.
  public var byName: [String: Variable] = [:]

  /// The variable of that name.
  public subscript(name: String) -> Variable? { byName[name] }

  /// The names, in order.
  public var names: [String] { byName.keys.sorted() }

  static let file = "content/variables.yaml"

  private static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !("0"..."9").contains(first) else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": true
      default: false
      }
    }
  }

  /// What customers say beside variables.
  static let reserved = ["id", "locale", "timeZone", "on"]

  static func read(_ file: SourceFile) -> (Variables, [Finding]) {
    var reader = FileReader(file: file)
    var variables = Variables()
    for entry in reader.entries(of: YAML.parse(file), for: "variables") {
      if reserved.contains(entry.key) {
        reader.report(
          "invalid-setting", at: entry.keyPosition,
          "“\(entry.key)” is a reserved word; give the variable another name")
      } else if !isName(entry.key) {
        reader.report(
          "invalid-setting", at: entry.keyPosition,
          "“\(entry.key)” is no name of a variable; use ASCII letters, digits and _")
      } else if let variable = Variable.read(entry, &reader) {
        variables.byName[entry.key] = variable
      }
    }
    return (variables, reader.findings)
  }
}

/// A typed piece of customer data.
public struct Variable: Sendable {
  /// The name that messages use.
  public var name: String
  /// Which values it takes.
  public var type: VariableType
  /// Whether a customer may be without it.
  public var isOptional = false
  /// The smallest number it takes.
  public var minimum: ExactDecimal?
  /// The largest number it takes.
  public var maximum: ExactDecimal?
  /// The values of a choice.
  public var values: [String] = []
  /// The columns of a table.
  public var columns: [Variable] = []
  /// What it is, for people.
  public var explanation: String?
  /// A value to show it with.
  public var example: Value?
  /// Where it is declared.
  public var location: SourceLocation

  private static let keys = [
    "type", "example", "description", "optional", "minimum", "maximum", "values", "columns",
  ]

  fileprivate static func read(_ entry: YAML.Entry, _ reader: inout FileReader) -> Variable? {
    let settings = reader.entries(of: entry.value, for: entry.key, known: keys)
    func node(_ key: String) -> YAML.Node? { settings.first { $0.key == key }?.value }
    guard let typeNode = node("type") else {
      if entry.value.entries != nil {
        reader.report(
          "invalid-setting", at: entry.keyPosition, "the variable “\(entry.key)” has no type",
          help: "types: \(VariableType.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return nil
    }
    guard let type = reader.choice(typeNode, for: "type", as: VariableType.self) else { return nil }
    let location = SourceLocation(file: reader.file.path, entry.keyPosition)
    var variable = Variable(name: entry.key, type: type, location: location)
    for setting in settings { variable.set(setting, &reader) }
    if let low = variable.minimum, let high = variable.maximum, high.isLess(than: low) {
      reader.report(
        "invalid-setting", at: entry.keyPosition,
        "the minimum of “\(entry.key)” is above its maximum")
    }
    if type == .table, variable.columns.isEmpty {
      reader.report(
        "invalid-setting", at: entry.keyPosition, "the table “\(entry.key)” has no columns",
        help: "write, for example: columns: {product: {type: text}}")
    }
    if type == .choice, variable.values.isEmpty {
      reader.report(
        "invalid-setting", at: entry.keyPosition, "the choice “\(entry.key)” has no values",
        help: "write, for example: values: [female, male, neutral]")
    }
    if let example = node("example") {
      switch variable.value(of: example) {
      case .success(let value): variable.example = value
      case .failure(let complaint):
        reader.report(
          "invalid-setting", at: example.start, "the example of “\(entry.key)” \(complaint.message)"
        )
      }
    }
    return variable
  }

  private mutating func set(_ setting: YAML.Entry, _ reader: inout FileReader) {
    let node = setting.value
    switch setting.key {
    case "description": explanation = reader.string(node, for: "description")
    case "optional": isOptional = reader.boolean(node, for: "optional") ?? false
    case "minimum", "maximum":
      guard let number = node.scalar.flatMap({ ExactDecimal($0) }) else {
        reader.expected("a number", at: node, for: setting.key)
        return
      }
      if setting.key == "minimum" { minimum = number } else { maximum = number }
    case "values": values = reader.strings(node, for: "values")
    case "columns":
      columns = reader.entries(of: node, for: "columns").compactMap { Variable.read($0, &reader) }
    default: break
    }
  }
}

/// Which values a variable takes.
public enum VariableType: String, Hashable, Sendable, CaseIterable {
  /// Any text.
  case text
  /// A whole number.
  case integer
  /// An exact decimal number.
  case decimal
  /// An amount in a currency, written `4188.00 EUR`.
  case money
  /// A day of the calendar, written `2027-03-31`.
  case date
  /// A moment, written as RFC 3339 (`2027-03-31T10:00:00+02:00`).
  case datetime
  /// One of some words.
  case choice
  /// `true` or `false`.
  case boolean
  /// An absolute address with the scheme http, https, mailto or tel.
  case url
  /// A mail address.
  case email
  /// Texts in order.
  case list
  /// Rows with typed columns.
  case table
}

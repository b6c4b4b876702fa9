public import MessageFormat

/// A customer: a flat map of variables, with the locale it is written to in.
public struct Customer: Sendable {
  /// The name by which it is chosen: the file's name, or its `id`.
  public var id: String
  /// The file that it is read from, from the repository's root.
  public var file: String?
  /// The locale that it is written to in.
  public var locale: LocaleTag?
  /// Where the file says so.
  var localeLocation: SourceLocation?
  /// The time zone that its instants are shown in.
  public var timeZone: String?
  /// The day to pretend.
  public var on: CalendarDay?
  /// Its variables; what is absent, null or empty is not there.
  public var values: [String: Value] = [:]

  /// Makes a customer without variables.
  public init(id: String) {
    self.id = id
  }

  /// Reads a customer's file; notes what does not fit the declared variables.
  static func read(
    _ file: SourceFile, id: String, variables: Variables
  ) -> (Customer, [Finding]) {
    var reader = FileReader(file: file)
    var customer = Customer(id: id)
    customer.file = file.path
    for entry in reader.entries(of: YAML.parse(file), for: "a customer") {
      customer.set(entry, variables, &reader)
    }
    return (customer, reader.findings)
  }

  /// Sets what an entry says; notes what does not fit.
  mutating func set(
    _ entry: YAML.Entry, _ variables: Variables, _ reader: inout FileReader
  ) {
    let node = entry.value
    switch entry.key {
    case "id": id = reader.string(node, for: "id") ?? id
    case "locale":
      locale = reader.localeTag(node, for: "locale")
      localeLocation = SourceLocation(file: reader.file.path, node.start)
    case "on": on = reader.day(node, for: "on")
    case "timeZone":
      if let zone = node.scalar, TimeZone.isKnown(zone) {
        timeZone = zone
      } else {
        reader.expected("a time zone such as Europe/Berlin", at: node, for: "timeZone")
      }
    default:
      guard let variable = variables[entry.key] else {
        reader.report(
          "invalid-customer", at: entry.keyPosition,
          "“\(entry.key)” is not declared in \(Variables.file)"
            + didYouMean(entry.key, in: variables.names))
        return
      }
      if case .broken = node.content {
        reader.expected(variable.expectation, at: node, for: entry.key)
        return
      }
      switch variable.value(of: node) {
      case .success(let value): values[entry.key] = value
      case .failure(let complaint):
        reader.report("invalid-customer", at: node.start, "“\(entry.key)” \(complaint.message)")
      }
    }
  }

  /// Sets a variable, or a reserved word, from a text such as the command line gives.
  ///
  /// - Throws: ``ParlanceError`` for a name that is not declared, and for a value that does not
  ///   fit; an empty text takes the value away.
  public mutating func set(
    _ name: String, to text: String, variables: Variables
  ) throws(ParlanceError) {
    switch name {
    case "id": id = text
    case "locale":
      guard let tag = LocaleTag(text) else {
        throw ParlanceError("“locale” is “\(text)”, but a locale such as de or pt-BR was expected")
      }
      locale = tag
    case "timeZone":
      guard TimeZone.isKnown(text) else {
        throw ParlanceError(
          "“timeZone” is “\(text)”, but a time zone such as Europe/Berlin was expected")
      }
      timeZone = text
    case "on":
      guard let day = CalendarDay(text) else {
        throw ParlanceError("“on” is “\(text)”, but a date such as 2027-03-31 was expected")
      }
      on = day
    default:
      guard let variable = variables[name] else {
        throw ParlanceError(
          "“\(name)” is not declared in \(Variables.file)\(didYouMean(name, in: variables.names))")
      }
      if text.isEmpty {
        values[name] = nil
        return
      }
      switch variable.optionalValue(ofText: text) {
      case .success(let value): values[name] = value
      case .failure(let complaint): throw ParlanceError("“\(name)” \(complaint.message)")
      }
    }
  }
}

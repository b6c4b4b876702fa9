import MessageFormat

extension Customer {
  /// What is wrong with an entry of a customer.
  struct Fault: Hashable, Sendable {
    var variable: String?
    var message: String
  }

  /// Reads a customer from JSON, by the same rules as from YAML.
  ///
  /// - Returns: what could be read, and what could not, in order.
  static func read(
    json: JSON, id: String, variables: Variables
  ) -> (customer: Customer, faults: [Fault]) {
    var customer = Customer(id: id)
    guard case .object(let members) = json else {
      let found = YAML.Node(json: json).description
      return (customer, [Fault(message: "this is \(found), but a customer {…} was expected")])
    }
    var reader = FileReader(file: SourceFile(path: "", text: ""))
    var faults: [Fault] = []
    for member in members {
      let known = reader.findings.count
      customer.set(
        YAML.Entry(
          key: member.name, keyPosition: TextPosition(line: 1, column: 1),
          value: YAML.Node(json: member.value)), variables, &reader)
      faults += reader.findings[known...].map {
        Fault(variable: member.name, message: $0.message)
      }
    }
    return (customer, faults)
  }
}

extension YAML.Node {
  /// What YAML would read where a value of JSON stands.
  init(json: JSON) {
    self = .null
    switch json {
    case .string(let text): content = .scalar(text, .doubleQuoted)
    case .number(let text): content = .scalar(text, .plain)
    case .boolean(let value): content = .scalar(value ? "true" : "false", .plain)
    case .null: content = .scalar("null", .plain)
    case .array(let values): content = .sequence(values.map(YAML.Node.init(json:)))
    case .object(let members):
      content = .mapping(
        members.map {
          YAML.Entry(key: $0.name, keyPosition: start, value: YAML.Node(json: $0.value))
        })
    }
  }
}

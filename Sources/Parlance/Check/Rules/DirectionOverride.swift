import MessageFormat

extension Rule {
  static let directionOverride = Rule(
    id: "direction-override", severity: .warning,
    summary: "A customer’s value holds characters that turn the direction of text.",
    explanation: """
      A name with such a character (U+202A to U+202E, U+2066 to U+2069) can make an address or a \
      price read backwards. They are left out wherever the value is shown; delete them where the \
      data come from. Right-to-left names need none: values are isolated from the text around \
      them.
      """,
    bad: Example(["content/customers/acme.yaml": "companyName: \"Acme\\u202Emoc\"\n"]),
    good: Example(["content/customers/acme.yaml": "companyName: Acme\n"]),
    looks: .repository { input in
      func finding(_ name: String, in value: Value, at location: SourceLocation) -> Finding? {
        guard value.texts.contains(where: ValueText.hasBidiControls) else { return nil }
        return Finding(
          rule: "direction-override", severity: .error, location: location,
          message: "“\(name)” holds characters that turn the direction of text; they are left out",
          help: "delete U+202A to U+202E and U+2066 to U+2069")
      }
      let repository = input.repository
      let examples = repository.variables.names.compactMap { name -> Finding? in
        guard let variable = repository.variables[name], let value = variable.example else {
          return nil
        }
        return finding(name, in: value, at: variable.location)
      }
      let customers = repository.customers.values.sorted { $0.id < $1.id }.flatMap { customer in
        customer.values.sorted { $0.key < $1.key }.compactMap { name, value in
          finding(name, in: value, at: SourceLocation(file: customer.file ?? ""))
        }
      }
      return examples + customers
    }
  )
}

extension Value {
  /// The texts in the value, those of its elements and rows too.
  fileprivate var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let values): values.flatMap(\.texts)
    case .table(let rows): rows.flatMap { $0.values.flatMap(\.texts) }
    default: []
    }
  }
}

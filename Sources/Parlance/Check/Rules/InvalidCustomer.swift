extension Rule {
  static let invalidCustomer = foundWhileReading(
    "invalid-customer",
    summary: "A sample customer has a value that does not fit the declared variables.",
    explanation: """
      Previews and checks would go wrong for it. Correct the value, or declare the variable in \
      content/variables.yaml.
      """,
    bad: Example([
      "content/customers/acme.yaml": """
      seats: twelve

      """
    ]),
    good: Example([
      "content/customers/acme.yaml": """
      seats: 12

      """
    ]))
}

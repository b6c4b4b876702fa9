extension Rule {
  static let variableTypeMismatch = Rule(
    id: "variable-type-mismatch", severity: .error,
    summary: "A message uses a variable in a way that its type does not allow.",
    explanation: """
      A text has no plural, a choice cannot be printed as it is, and money has its own currency. \
      The finding says how a variable of that type is written.
      """,
    bad: .germanMail(subject: "{companyName, plural, other {Willkommen}}"),
    good: .germanMail(subject: "Willkommen, {companyName}"),
    looks: .field { $0.findings(about: [.typeMismatch]) }
  )
}

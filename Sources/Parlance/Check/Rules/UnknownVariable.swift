extension Rule {
  static let unknownVariable = Rule(
    id: "unknown-variable", severity: .error,
    summary: "A message uses a variable that nobody declares.",
    explanation: """
      No customer has such a value, so that the text can never be filled. Correct the name, or \
      declare the variable in content/variables.yaml.
      """,
    bad: .germanMail(subject: "Willkommen, {compnyName}"),
    good: .germanMail(subject: "Willkommen, {companyName}")
  ) { input in
    let declared = input.findings("unknown-variable", about: [.unknownVariable])
    return declared + input.repository.findings.filter { $0.rule == "unknown-variable" }
  }
}

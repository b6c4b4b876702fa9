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
    // Where the declarations cannot be read, nobody can say what is unknown.
    let unreadable = input.repository.findings.contains { finding in
      finding.rule == "unreadable-file"
        && (finding.location.file == Variables.file
          || finding.location.file.hasPrefix("content/senders"))
    }
    let used = unreadable ? [] : input.findings("unknown-variable", about: [.unknownVariable])
    return used + input.repository.findings.filter { $0.rule == "unknown-variable" }
  }
}

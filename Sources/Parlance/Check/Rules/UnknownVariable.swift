extension Rule {
  static let unknownVariable = Rule(
    id: "unknown-variable", severity: .error,
    summary: "A message uses a variable that nobody declares.",
    explanation: """
      No customer has such a value, so that the text can never be filled. Correct the name, or \
      declare the variable in content/variables.yaml.
      """,
    bad: .germanMail(subject: "Willkommen, {compnyName}"),
    good: .germanMail(subject: "Willkommen, {companyName}"),
    looks: .field { field in
      let found = field.findings(about: [.unknownVariable])
      // Where the declarations cannot be read, nobody can say what is unknown.
      return found.isEmpty || field.shared.hasUnreadableVariables ? [] : found
    }
  )
}

extension CheckInput {
  /// Whether a file that declares variables cannot be read.
  fileprivate var hasUnreadableVariables: Bool {
    repository.findings.contains { finding in
      finding.rule == "unreadable-file"
        && (finding.location.file == Variables.file
          || finding.location.file.hasPrefix("content/senders"))
    }
  }
}

import MessageFormat

extension Rule {
  static let unknownSelectCase = Rule(
    id: "unknown-select-case", severity: .error,
    summary: "A select has a case that is no value of its variable.",
    explanation: """
      The names of the cases are the values that variables.yaml declares; they are not part of \
      the text and the same in all languages. A case that was translated or misspelt is never \
      chosen, and its customers get “other”.
      """,
    bad: .germanMail(
      subject: "{salutation, select, weiblich {Frau Berger} other {Guten Tag}}"),
    good: .germanMail(
      subject: "{salutation, select, female {Frau Berger} other {Guten Tag}}"),
    looks: .field { $0.findings(about: [.unknownCase]) }
  )
}

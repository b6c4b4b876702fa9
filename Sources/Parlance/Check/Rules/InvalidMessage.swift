import MessageFormat

extension Rule {
  static let invalidMessage = Rule(
    id: "invalid-message", severity: .error,
    summary: "A text is not a valid ICU message.",
    explanation: """
      Such a text cannot be filled: its customers would get an error in place of a mail. The \
      finding names the place and what was expected there.
      """,
    bad: .germanMail(subject: "{seats, plural, one {# Lizenz} other {# Lizenzen}"),
    good: .germanMail(subject: "{seats, plural, one {# Lizenz} other {# Lizenzen}}")
  ) { input in
    input.templates.flatMap { template in
      template.fields.flatMap { field in
        field.errors.map { error in
          template.finding(
            "invalid-message", in: field, at: SourceRange(error.lowerBound, error.upperBound),
            error.message, help: error.hint)
        }
      }
    }
  }
}

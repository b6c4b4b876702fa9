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
    good: .germanMail(subject: "{seats, plural, one {# Lizenz} other {# Lizenzen}}"),
    looks: .texts { texts in
      texts.template.fields.flatMap { field in
        field.errors.map { error in
          texts.finding(
            error.message, in: field, at: SourceRange(error.lowerBound, error.upperBound),
            help: error.hint)
        }
      }
    }
  )
}

import MessageFormat

extension Rule {
  static let malformedFormat = Rule(
    id: "malformed-format", severity: .error,
    summary: "A style, a pattern or a skeleton is none that libicu knows, or is misspelt.",
    explanation: """
      libicu takes every word that is no style for a pattern: {d, date, lnog} prints nonsense \
      instead of a long date. Use short, medium, long or full, a skeleton such as ::yMMMd, or \
      a pattern.
      """,
    bad: .germanMail(subject: "Bis {membershipEnd, date, lnog}"),
    good: .germanMail(subject: "Bis {membershipEnd, date, long}"),
    looks: .field { field in
      field.formatComplaints.map { field.finding($0.message, at: $0.range) }
    }
  )
}

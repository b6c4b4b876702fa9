import MessageFormat

extension Rule {
  static let subjectTooLong = Rule(
    id: "subject-too-long", severity: .warning,
    summary: "A mail’s subject is longer than what is shown of it.",
    explanation: """
      A phone shows about 40 columns of a subject, a window about 70, and a Chinese, Japanese or \
      Korean character takes two. limits: {subject: 60} in parlance.yaml says how many the project \
      allows; without it, more than 78 are a note. Values count with their examples.
      """,
    bad: .germanMail(
      subject: "Willkommen bei uns, und vielen Dank für Ihr Vertrauen, das Sie uns heute und auch "
        + "in Zukunft schenken"),
    good: .germanMail(),
    looks: .field { field in
      guard field.name == "subject", field.texts.id?.kind == .email,
        // No character takes more columns than bytes; values have their examples.
        field.value.utf8.count > 20 || field.value.utf8.contains(UInt8(ascii: "{"))
      else { return [] }
      let limit = field.shared.repository.project.subjectLimit
      let widest = field.readings.map { ($0, field.columns(of: $0)) }.max { $0.1 < $1.1 }
      guard let (reading, columns) = widest, columns > limit ?? 78 else { return [] }
      var finding = field.finding(
        "the subject takes \(columns) columns, and \(limit ?? 78) are shown",
        at: reading.sourceRange(of: reading.scalars.indices),
        help: "shorten it, and say what matters first")
      if limit == nil { finding.severity = .note }
      return [finding]
    }
  )
}

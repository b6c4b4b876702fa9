import MessageFormat

extension Rule {
  static let tooLong = Rule(
    id: "too-long", severity: .warning,
    summary: "A text is longer than its limit, or much longer than its source.",
    explanation: """
      item.yaml limits texts by field, in characters as people count them (limits: {title: 40}); \
      values count with their examples. Without a limit, a text is a note when it is far longer \
      than others that were translated into its language: German needs a fifth more letters than \
      English, Japanese half of them.
      """,
    bad: Example([
      "content/emails/welcome/item.yaml": "limits: {subject: 12}\n",
      "content/emails/welcome/de.md":
        "---\nsubject: >-\n  Herzlich willkommen\n---\nSchön, dass Sie da sind.\n",
    ]),
    good: Example([
      "content/emails/welcome/item.yaml": "limits: {subject: 12}\n",
      "content/emails/welcome/de.md":
        "---\nsubject: >-\n  Willkommen\n---\nSchön, dass Sie da sind.\n",
    ]),
    looks: .field { field in
      if let limit = field.texts.settings?.limits[field.name] {
        let longest = field.readings.map { ($0, field.length(of: $0)) }.max { $0.1 < $1.1 }
        if let (reading, length) = longest, length > limit {
          return [
            field.finding(
              "the text has \(length) characters, and may have \(limit)",
              at: reading.sourceRange(of: reading.scalars.indices), help: "shorten it")
          ]
        }
      }
      guard let (ratio, limit) = field.stretch, ratio > limit else { return [] }
      var finding = field.finding(
        "the text is \(tenths(ratio)) times as long as its source lets expect", at: .none,
        help: "shorten it, or see whether it says more than its source")
      finding.severity = .note
      return [finding]
    }
  )
}

/// A number with one decimal.
func tenths(_ number: Double) -> String {
  let tenths = Int((number * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}

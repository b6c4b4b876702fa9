extension Rule {
  static let misplacedFile = foundWhileReading(
    "misplaced-file", severity: .warning,
    summary: "A file or folder stands where nothing reads it.",
    explanation: """
      A text in the wrong folder is never sent. The finding says what belongs there.
      """,
    bad: Example([
      "content/emails/welcome.md": """
      Welcome

      """
    ]),
    good: .germanMail())
}

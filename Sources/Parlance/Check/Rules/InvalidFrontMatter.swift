extension Rule {
  static let invalidFrontMatter = foundWhileReading(
    "invalid-front-matter",
    summary: "The front matter of a Markdown file has no end.",
    explanation: """
      Front matter stands between two lines ---. Without the second one nobody knows where the body \
      begins.
      """,
    bad: Example([
      "content/emails/welcome/de.md": """
      ---
      subject: >-
        Willkommen

      Schön, dass Sie da sind.

      """
    ]),
    good: .germanMail())
}

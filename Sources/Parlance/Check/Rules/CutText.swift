extension Rule {
  static let cutText = foundWhileReading(
    "cut-text",
    summary: "YAML takes the rest of a text for a comment and cuts it.",
    explanation: """
      A number sign behind a space begins a comment in YAML: of “Noch # Tage” only “Noch” is \
      left. Write the text as a block: >- behind the key, and the text on the next line, \
      indented. A comment goes on a line of its own.
      """,
    bad: Example([
      "content/emails/welcome/de.md": """
      ---
      subject: Platz # 1
      ---
      Schön, dass Sie da sind.

      """
    ]),
    good: .germanMail(subject: "Platz # 1"),
    fix: "writes the whole line as a block")
}

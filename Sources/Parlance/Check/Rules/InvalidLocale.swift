extension Rule {
  static let invalidLocale = foundWhileReading(
    "invalid-locale",
    summary: "A file is named after something that is no locale.",
    explanation: """
      Files are named by canonical BCP 47 tags: de, pt-BR, zh-Hant. Rename the file as the finding \
      says.
      """,
    bad: Example([
      "content/emails/welcome/de_AT.md": """
      ---
      subject: >-
        Willkommen
      ---
      Schön, dass Sie da sind.

      """
    ]),
    good: Example([
      "content/emails/welcome/de-AT.md": """
      ---
      subject: >-
        Willkommen
      ---
      Schön, dass Sie da sind.

      """
    ]))
}

extension Rule {
  static let unquotedText = foundWhileReading(
    "unquoted-text",
    summary: "YAML reads a text as something else: a mapping, a list, an alias, or nothing at all.",
    explanation: """
      Braces, brackets and some other characters mean something to YAML at the beginning of a \
      value, and so does a colon with a space behind it anywhere. Write the text as a block: >- \
      behind the key, and the text on the next line, indented. A block needs no escaping.
      """,
    bad: Example([
      "content/emails/welcome/de.md": """
      ---
      subject: {seats, plural, one {Ihre Lizenz} other {Ihre # Lizenzen}}
      ---
      Schön, dass Sie da sind.

      """
    ]),
    good: .germanMail(subject: "{seats, plural, one {Ihre Lizenz} other {Ihre # Lizenzen}}"),
    fix: "writes the text as a block")
}

import MessageFormat

extension Rule {
  static let tooShort = Rule(
    id: "too-short", severity: .warning,
    summary: "A text is much shorter than its source, as if something had been left out.",
    explanation: """
      Each language needs more or fewer letters than another one; a text that has half of what \
      its language would need lacks a paragraph or two. Short texts differ more, and those of a \
      few words are not compared.
      """,
    bad: Example([
      "content/emails/welcome/en.md": """
      ---
      subject: >-
        Welcome
      ---
      It is good to have you with us. Over the next weeks we will show you what the product can \
      do for your team, one step at a time, and you can ask us whatever you like along the way.

      """
    ]),
    good: Example([
      "content/emails/welcome/en.md": """
      ---
      subject: >-
        Welcome
      ---
      It is good to have you with us.

      """
    ]),
    looks: .field { field in
      guard let (ratio, limit) = field.stretch, ratio < 1 / limit else { return [] }
      return [
        field.finding(
          "the text is \(tenths(ratio)) times as long as its source lets expect", at: .none,
          help: "see what is missing")
      ]
    }
  )
}

extension Rule {
  // The checker itself finds these, when it knows what all other rules have found.
  static let unusedIgnore = Rule(
    id: "unused-ignore", severity: .warning,
    summary: "An ignore covers no finding.",
    explanation: """
      What it was made for has been mended, or it names something else than was meant. If it stays, \
      it will one day hide a fault that nobody has seen. Remove it. A check of one locale only, and \
      an ignore of a rule that is turned off, are not asked.
      """,
    bad: Example([
      "parlance.yaml": """
      parlance: 1
      source: en
      sender: example
      ignore:
        - {rule: missing-translation, item: emails/welcome, locale: de, reason: in legal review}

      """
    ]),
    good: Example([
      "parlance.yaml": """
      parlance: 1
      source: en
      sender: example
      ignore:
        - {rule: missing-translation, item: emails/welcome, locale: de, reason: in legal review}

      """,
      "content/emails/welcome/de.md": nil,
    ]),
    fix: "removes it, where it stands on a line of its own"
  )
}

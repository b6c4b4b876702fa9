extension Rule {
  static let invalidSetting = foundWhileReading(
    "invalid-setting",
    summary: "A setting is not known, is missing, or has a value that it cannot have.",
    explanation: """
      A misspelt setting would do nothing without a word. The finding names the nearest one that is \
      known, or what was expected.
      """,
    bad: Example([
      "locales/de.yaml": """
      requird: true

      """
    ]),
    good: Example([
      "locales/de.yaml": """
      required: true

      """
    ]))
}

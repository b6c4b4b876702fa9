extension Rule {
  static let invalidYAML = foundWhileReading(
    "invalid-yaml",
    summary: "A file is not YAML as Parlance reads it.",
    explanation: """
      YAML 1.2 is read by its core schema, without anchors, aliases and tags, and with each key once. \
      The rest of the file is still read.
      """,
    bad: Example([
      "locales/de.yaml": """
      required: true
      register: {customer: formal

      """
    ]),
    good: Example([
      "locales/de.yaml": """
      required: true
      register: {customer: formal}

      """
    ]))
}

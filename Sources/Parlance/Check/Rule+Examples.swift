extension Rule.Example {
  /// An English mail and the German one that is made from it, by their bodies.
  static func bodies(english: String, german: String) -> Rule.Example {
    Rule.Example([
      "content/emails/welcome/en.md": "---\nsubject: >-\n  Welcome\n---\n\(english)\n",
      "content/emails/welcome/de.md": "---\nsubject: >-\n  Willkommen\n---\n\(german)\n",
    ])
  }

  /// An English mail and the Polish one that is made from it, by their bodies.
  static func bodies(english: String, polish: String) -> Rule.Example {
    Rule.Example([
      "locales/pl.yaml": "required: true\n",
      "content/emails/welcome/en.md": "---\nsubject: >-\n  Welcome\n---\n\(english)\n",
      "content/emails/welcome/pl.md": "---\nsubject: >-\n  Witamy\n---\n\(polish)\n",
    ])
  }
}

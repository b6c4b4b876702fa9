extension Rule {
  static let undeclaredLocale = foundWhileReading(
    "undeclared-locale",
    summary: "A file is in a locale, or a setting names one, that no file in locales/ declares.",
    explanation: """
      Nothing checks or serves such a text. Create locales/LOCALE.yaml; a file with the line \
      required: true is enough.
      """,
    bad: Example([
      "content/emails/welcome/fr.md": """
      ---
      subject: >-
        Bienvenue
      ---
      Nous sommes ravis de vous accueillir.

      """
    ]),
    good: Example([
      "content/emails/welcome/fr.md": """
      ---
      subject: >-
        Bienvenue
      ---
      Nous sommes ravis de vous accueillir.

      """,
      "locales/fr.yaml": "required: true\n",
    ]))
}

extension Rule {
  static let undeclaredLocale = Rule(
    id: "undeclared-locale", severity: .error,
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
    ]),
    // What files are in is found while they are read.
    looks: .repository { $0.undeclaredLocalesOfSettings }
  )
}

extension CheckInput {
  /// The locales that ignores and settings of rules name and that are not declared.
  fileprivate var undeclaredLocalesOfSettings: [Finding] {
    let project = repository.project
    var named = repository.ignores.map { ("ignore", $0.locale, $0.location, $0.ownItem) }
    for (rule, setting) in project.rules {
      for tag in setting.locales.keys {
        named.append(
          ("setting of \(rule)", tag, project.location(of: "rules.\(rule).locales.\(tag)"), nil))
      }
    }
    return named.compactMap { what, tag, location, item in
      guard let tag, repository.locales[tag] == nil else { return nil }
      return Finding(
        rule: "", severity: .error, location: location, item: item,
        message: "this \(what) names the locale \(tag), which is not declared",
        help: "create locales/\(tag).yaml, or correct the name")
    }
  }
}

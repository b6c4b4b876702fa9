extension Rule {
  static let missingTranslation = Rule(
    id: "missing-translation", severity: .error,
    summary: "A locale has no file for an item or a playbook.",
    explanation: """
      A customer in that locale would get nothing, or a text in another language. Create the \
      file that the finding names, or say in item.yaml under notRequired: why the locale does \
      not need it. Where the locale falls back to another one of the same language, the hole \
      counts as filled.
      """,
    bad: Example(["content/emails/welcome/de.md": nil]),
    good: .germanMail(),
    looks: .repository { input in
      var findings: [Finding] = []
      let repository = input.repository
      for id in repository.itemIDs + repository.orderedPlaybooks.map(\.id) {
        let translations = repository.translations(of: id) ?? [:]
        for locale in repository.localeTags where translations[locale] == nil {
          if repository.items[id]?.settings.notRequired[locale] != nil { continue }
          if repository.isFilledBySameLanguage(id, in: locale) { continue }
          if input.hasFaultyFile(id.file(in: locale)) { continue }
          let isSource = locale == repository.project.source
          findings.append(
            Finding(
              rule: "missing-translation", severity: .error,
              location: SourceLocation(file: id.file(in: locale)), item: id, locale: locale,
              message: "\(id) has no \(isSource ? "source" : "translation") in "
                + "\(input.name(of: locale))\(input.touchpointClause(of: id))",
              help: "create \(id.file(in: locale))"))
        }
      }
      return findings
    }
  )
}

import MessageFormat

extension Rule {
  static let orphanTranslation = Rule(
    id: "orphan-translation", severity: .warning,
    summary: "A translation, or one of its texts, has no source that it is a translation of.",
    explanation: """
      Nobody sees when it is out of date, and readers of this language are told something that \
      others are not. Most likely the source was removed, renamed or never written. Write the \
      source, or remove the translation.
      """,
    bad: .germanMail(settings: "preheader: >-\n  Schauen Sie herein."),
    good: .germanMail(),
    looks: .texts { texts in
      guard !texts.isSource else { return [] }
      let shared = texts.shared
      let tag = shared.repository.project.source
      guard let source = texts.sourceTexts else {
        guard let id = texts.id, !shared.hasFaultyFile(id.file(in: tag)) else { return [] }
        return [
          texts.finding(
            "\(id) has no source text in \(shared.name(of: tag)) that this could be a "
              + "translation of",
            help: "create \(id.file(in: tag)), or remove this file")
        ]
      }
      // What the source has none of at all is a hole there, not a surplus here.
      guard !source.template.fields.isEmpty, !shared.hasFaultyFile(source.template.file) else {
        return []
      }
      return texts.template.fields.compactMap { field in
        guard source.template[field.name] == nil, !field.text.isBlank,
          shared.takesText(field.name, of: texts.id)
        else { return nil }
        return texts.finding(
          "the source has no “\(field.name)” that this could be a translation of", in: field,
          at: .none, help: "write it in \(source.template.file) too, or remove it here")
      }
    }
  )
}

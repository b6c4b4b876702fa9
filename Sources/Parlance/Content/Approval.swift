import MessageFormat

/// Says of translations that somebody has read them.
package struct Approval: Sendable {
  private let repository: Repository

  /// Makes an approval for a repository.
  package init(_ repository: Repository) { self.repository = repository }

  /// What an approval does to a translation.
  package enum Outcome: Sendable {
    /// The file with its new text.
    case approved(FileChange)
    /// It is a draft, which nobody can approve before it is finished.
    case draft(file: String)
  }

  /// What becomes of an item's or a playbook's translations that are not approved yet.
  ///
  /// - Throws: ``ParlanceError`` where a file cannot be read or edited.
  package func outcomes(
    for id: ItemID, in locales: [LocaleTag]
  ) throws(ParlanceError) -> [Outcome] {
    var outcomes: [Outcome] = []
    let translations = repository.translations(of: id) ?? [:]
    for locale in locales {
      guard let translation = translations[locale], translation.state != .approved else {
        continue
      }
      guard translation.state != .draft else {
        outcomes.append(.draft(file: translation.file))
        continue
      }
      var file = try TranslationFile(
        path: translation.file, id: id, locale: locale,
        source: id.file(in: repository.project.source), root: repository.root)
      file.set(.approved)
      outcomes.append(
        .approved(
          FileChange(path: translation.file, before: file.original, after: try file.text())))
    }
    return outcomes
  }
}

import MessageFormat

/// What changed in the source of translations since they were made.
package struct SourceChanges: Sendable {
  /// The item or the playbook; nil for the labels of locales.
  package var id: ItemID?
  /// The locales that were looked at, in order.
  package var locales: [Locale] = []

  /// The translation in one locale.
  package struct Locale: Sendable {
    package var locale: LocaleTag
    /// Its file, from the repository's root.
    package var file: String
    /// Whether there is no translation, or only a draft, for which nothing can have changed.
    package var isOpen = false
    /// The texts that are not fresh, in the order of the source.
    package var fields: [Field] = []
  }

  /// A text that is not fresh.
  package struct Field: Sendable {
    package var name: String
    /// Where the translation stands.
    package var location: SourceLocation
    package var translation: String
    /// The source text as it is now.
    package var source: String
    /// What is known of the source text of then.
    package var then: Then
  }

  /// What is known of the source text that a translation was made from.
  package enum Then: Sendable {
    /// The text, found in git's history.
    case found(String)
    /// Git's history does not have it.
    case lost(Fingerprint)
    /// Nobody has recorded which text it was.
    case unrecorded
  }

  /// Whether every text was made from the source as it is now.
  package var isFresh: Bool { locales.allSatisfy(\.fields.isEmpty) }

  /// Looks for what changed.
  ///
  /// - Parameters:
  ///   - id: the item or the playbook; nil for the labels of locales.
  ///   - tags: the locales; the source is passed over.
  ///   - repository: the repository.
  package init(of id: ItemID?, in tags: [LocaleTag], _ repository: Repository) {
    self.id = id
    let source = repository.project.source
    let old = OldSources(root: repository.root)
    for tag in tags where tag != source {
      guard let pair = Pair(id, tag, repository) else {
        let file = id?.file(in: tag) ?? "locales/\(tag).yaml"
        locales.append(Locale(locale: tag, file: file, isOpen: true))
        continue
      }
      var changes = Locale(locale: tag, file: pair.file, isOpen: pair.isDraft)
      for (name, text) in pair.source {
        guard let translation = pair.own[name], let freshness = pair.freshness[name],
          freshness != .fresh
        else { continue }
        let then: Then
        if freshness == .outdated, let fingerprint = pair.fingerprints[name] {
          let found = old.text(
            of: name, fingerprint, in: pair.sourceFile, of: id, locale: source)
          then = found.map(Then.found) ?? .lost(fingerprint)
        } else {
          then = .unrecorded
        }
        changes.fields.append(
          Field(
            name: name, location: translation.location, translation: translation.value,
            source: text.value, then: then))
      }
      locales.append(changes)
    }
  }
}

/// A translation beside its source.
private struct Pair {
  var source: [(String, SourceText)]
  var sourceFile: String
  var own: [String: SourceText] = [:]
  var file: String
  var isDraft = false
  var freshness: [String: Freshness]
  var fingerprints: [String: Fingerprint]

  /// Finds both; nil where one is not there.
  init?(_ id: ItemID?, _ tag: LocaleTag, _ repository: Repository) {
    guard let id else {
      guard let source = repository.locales[repository.project.source],
        let profile = repository.locales[tag]
      else { return nil }
      self.source = source.labels.sorted { $0.key < $1.key }
      sourceFile = source.file
      own = profile.labels
      file = profile.file
      freshness = repository.freshness(ofLabelsIn: tag)
      fingerprints = profile.fingerprints
      return
    }
    let translations = repository.translations(of: id) ?? [:]
    guard let source = translations[repository.project.source],
      let translation = translations[tag]
    else { return nil }
    self.source = source.fields.map { ($0.name, $0.text) }
    sourceFile = source.file
    for field in translation.fields where own[field.name] == nil { own[field.name] = field.text }
    file = translation.file
    isDraft = translation.state == .draft
    freshness = repository.freshness(of: id, in: tag)
    fingerprints = translation.fingerprints
  }
}

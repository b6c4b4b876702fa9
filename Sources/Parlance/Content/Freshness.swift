/// Whether a field of a translation was made from the source text as it is now.
public enum Freshness: Hashable, Sendable {
  /// It was.
  case fresh
  /// It was made from another text.
  case outdated
  /// Nobody has recorded which text it was made from.
  case unrecorded
}

extension Repository {
  /// The freshness of each field that the source has too, of an item or a playbook.
  ///
  /// It is empty for the source itself, for a draft, and where there is no translation.
  public func freshness(of id: ItemID, in locale: LocaleTag) -> [String: Freshness] {
    guard locale != project.source, let translations = translations(of: id),
      let source = translations[project.source], let translation = translations[locale],
      translation.state != .draft
    else { return [:] }
    var originals: [String: SourceText] = [:]
    for field in source.fields { originals[field.name] = field.text }
    return freshness(
      of: translation.fields.map { ($0.name, $0.text) }, made: originals,
      recorded: translation.fingerprints)
  }

  /// The freshness of each label that the source has too.
  public func freshness(ofLabelsIn locale: LocaleTag) -> [String: Freshness] {
    guard locale != project.source, let source = locales[project.source],
      let profile = locales[locale]
    else { return [:] }
    return freshness(
      of: profile.labels.map { ($0.key, $0.value) }, made: source.labels,
      recorded: profile.fingerprints)
  }

  private func freshness(
    of fields: [(String, SourceText)], made originals: [String: SourceText],
    recorded: [String: Fingerprint]
  ) -> [String: Freshness] {
    var freshness: [String: Freshness] = [:]
    for (name, text) in fields where !text.isBlank {
      guard let original = originals[name] else { continue }
      freshness[name] =
        switch recorded[name] {
        case nil: .unrecorded
        case Fingerprint(of: original.value): .fresh
        default: .outdated
        }
    }
    return freshness
  }
}

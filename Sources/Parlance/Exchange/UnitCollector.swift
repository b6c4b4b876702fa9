import MessageFormat

/// Goes through a repository for the texts of one locale.
struct UnitCollector {
  let repository: Repository
  let locale: LocaleTag
  private let old: OldSources
  private let scopes: Scopes
  private let needs: BranchNeeds

  /// Prepares for a locale.
  ///
  /// - Throws: ``ParlanceError`` for the source locale, and for one that is not declared.
  init(_ repository: Repository, locale: LocaleTag) throws(ParlanceError) {
    let source = repository.project.source
    guard locale != source else {
      throw ParlanceError("\(locale) is the source: there is nothing to translate it from")
    }
    guard repository.locales[locale] != nil else {
      throw ParlanceError(
        "no locale is called “\(locale)”; add it: parlance locale add \(locale)")
    }
    self.repository = repository
    self.locale = locale
    old = OldSources(root: repository.root)
    scopes = Scopes(repository)
    needs = try BranchNeeds(from: source, to: locale, in: repository, scope: scopes.items)
  }

  /// The fields of all items, playbooks and labels that the locale is to have, in order.
  func fields() -> [FieldUnits] {
    var fields: [FieldUnits] = []
    for id in repository.allIDs {
      if repository.items[id]?.settings.notRequired[locale] != nil { continue }
      fields += self.fields(of: id)
    }
    return fields + labels()
  }

  private func fields(of id: ItemID) -> [FieldUnits] {
    let translations = repository.translations(of: id) ?? [:]
    guard let source = translations[repository.project.source], source.state != .draft else {
      return []
    }
    let own = translations[locale]
    let freshness = repository.freshness(of: id, in: locale)
    return source.fields.filter { isMessage($0.text) }.map { field in
      let text = own?[field.name].flatMap { isMessage($0) ? $0.value : nil }
      let recorded = own?.fingerprints[field.name]
      let standing: FieldUnits.Standing
      if text == nil {
        standing = .missing
      } else if own?.state == .draft {
        standing = .draft(isFresh: recorded == Fingerprint(of: field.text.value))
      } else {
        standing = self.standing(
          freshness[field.name], recorded, field.name, source.file, id,
          isApproved: own?.state == .approved)
      }
      return self.field(
        id, field.name, id.file(in: locale), field.text.value, text, standing)
    }
  }

  private func labels() -> [FieldUnits] {
    guard let source = repository.locales[repository.project.source] else { return [] }
    let own = repository.locales[locale]
    let freshness = repository.freshness(ofLabelsIn: locale)
    return source.labels.sorted { $0.key < $1.key }.filter { isMessage($0.value) }.map {
      key, label in
      let text = own?.labels[key].flatMap { isMessage($0) ? $0.value : nil }
      let standing =
        text == nil
        ? .missing
        : self.standing(
          freshness[key], own?.fingerprints[key], key, source.file, nil, isApproved: true)
      return field(
        nil, key, own?.file ?? "locales/\(locale).yaml", label.value, text, standing)
    }
  }

  /// Whether a text can be cut: one that is no message would lose what cannot be read.
  private func isMessage(_ text: SourceText) -> Bool {
    !text.isBlank && Message.recover(text.value, types: .parlance).errors.isEmpty
  }

  private func standing(
    _ freshness: Freshness?, _ recorded: Fingerprint?, _ field: String, _ path: String,
    _ id: ItemID?, isApproved: Bool
  ) -> FieldUnits.Standing {
    switch freshness {
    case .fresh?: .fresh(isApproved: isApproved)
    case .unrecorded?, nil: .unrecorded
    case .outdated?:
      .outdated(
        old: recorded.flatMap {
          old.text(
            of: field, $0, in: path, of: id, locale: repository.project.source)
        })
    }
  }

  private func field(
    _ id: ItemID?, _ field: String, _ file: String, _ source: String, _ target: String?,
    _ standing: FieldUnits.Standing
  ) -> FieldUnits {
    var needs = needs
    needs.scope = scopes.scope(of: id, field: field)
    return FieldUnits(
      id: id, field: field, file: file, source: source, target: target, standing: standing,
      needs: needs)
  }
}

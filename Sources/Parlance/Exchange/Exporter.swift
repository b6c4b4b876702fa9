/// Puts together what a translator of one locale gets.
package struct Exporter {
  private let collector: UnitCollector
  private let contexts: UnitContexts
  private let memory: TranslationMemory?

  /// Which texts are given out.
  package enum Selection: String, Sendable, CaseIterable {
    /// Those without a translation, and those whose source has changed.
    case left
    /// Those without a translation.
    case missing
    /// Those whose source has changed since, or whose source nobody has recorded.
    case outdated
    /// All.
    case all
  }

  /// Prepares for a locale, with a memory to offer from what was translated before.
  ///
  /// - Throws: ``ParlanceError`` for the source locale, and for one that is not declared.
  package init(
    _ repository: Repository, locale: LocaleTag, memory: TranslationMemory? = nil
  ) throws(ParlanceError) {
    self.memory = memory
    collector = try UnitCollector(repository, locale: locale)
    contexts = UnitContexts(repository, locale: locale)
  }

  /// The texts of a selection.
  ///
  /// - `selection`: which.
  /// - `stage`: only what a stage uses, as `renewal` or `vip/renewal`; nil for everything.
  /// - Throws: ``ParlanceError`` for a stage that is unknown.
  package func document(
    _ selection: Selection = .left, stage: String? = nil
  ) throws(ParlanceError) -> ExchangeDocument {
    let repository = collector.repository
    let scope = try stage.map { name throws(ParlanceError) in
      try StageScope(name, in: repository)
    }
    var units: [TranslationUnit] = []
    var unfit: [String] = []
    let fields = collector.fields()
    remember(fields)
    for var field in fields {
      if let scope, !scope.holds(field.id, field.field) { continue }
      guard field.units.contains(where: { $0.contains { selection.takes($0.state) } }) else {
        continue
      }
      let id = field.id
      field.addContext { contexts.context(of: $0, id: id, $1) }
      // The branches of a sentence belong together, whichever of them is left.
      for segment in field.units where segment.contains(where: { selection.takes($0.state) }) {
        if let scalar = segment.unfit {
          unfit.append(
            "\(sourceFile(of: id)): \(field.field): the text holds a control character "
              + "(\(scalar.codePoint)); remove it, and the text is given out")
        } else {
          units += segment.filter { !$0.isEmpty }
        }
      }
    }
    var document = document(of: units)
    document.unfit = unfit
    return document
  }

  /// The file that a text is translated from.
  private func sourceFile(of id: ItemID?) -> String {
    let source = collector.repository.project.source
    return id?.file(in: source) ?? collector.repository.locales[source]?.file ?? "\(source)"
  }

  /// How much is left to translate, in all and by stage.
  package func effort() throws(ParlanceError) -> StageEfforts {
    let repository = collector.repository
    let fields = collector.fields()
    remember(fields)
    let left = fields.filter(\.isLeft)
    let segments = left.flatMap { $0.units.filter(\.isLeft) }
    let all = document(
      of: segments.filter { $0.unfit == nil }.flatMap { $0.filter { !$0.isEmpty } })
    var efforts = StageEfforts(all: TranslationEffort(all))
    efforts.heldBackCount = segments.count { $0.unfit != nil }
    for playbook in repository.orderedPlaybooks {
      for stage in playbook.stages {
        let name = "\(playbook.id.name)/\(stage.id)"
        let scope = try StageScope(name, in: repository)
        let places = Set(
          left.filter { scope.holds($0.id, $0.field) }.map {
            "\(FieldUnits.name(of: $0.id))\n\($0.field)"
          })
        var part = all
        part.units = all.units.filter { places.contains("\($0.item)\n\($0.field)") }
        part.tellRepeated()
        efforts.stages.append((name, TranslationEffort(part)))
      }
    }
    return efforts
  }

  private func remember(_ fields: [FieldUnits]) {
    guard let memory else { return }
    let units = fields.flatMap { $0.units.flatMap { $0 } }
    memory.fill(
      collector.locale,
      from: MemoryOrigin.approved(units)
        + ImportedMemory.origins(of: collector.repository, collector.locale))
  }

  private func document(of units: [TranslationUnit]) -> ExchangeDocument {
    var document = ExchangeDocument(
      source: collector.repository.project.source, target: collector.locale, units: units)
    document.tellRepeated()
    if let memory { document.offer(from: memory) }
    return document
  }
}

extension [TranslationUnit] {
  /// Whether one of the branches of a sentence is left: they belong together.
  fileprivate var isLeft: Bool { contains { $0.state.isLeft } }

  /// The first character of its source that no translation is taken with.
  fileprivate var unfit: Unicode.Scalar? { lazy.compactMap(\.source.unfit).first }
}

extension Exporter.Selection {
  fileprivate func takes(_ state: TranslationUnit.State) -> Bool {
    switch self {
    case .left: state.isLeft
    case .missing: state == .missing
    case .outdated: state == .outdated
    case .all: true
    }
  }
}

/// The items and texts of one stage of a playbook.
private struct StageScope {
  private var items: Set<ItemID> = []
  private var keys: [ItemID: Set<String>] = [:]
  private var labels: Set<String> = []

  init(_ name: String, in repository: Repository) throws(ParlanceError) {
    let links = repository.linkedItems
    var known: [String] = []
    for playbook in repository.orderedPlaybooks {
      for stage in playbook.stages {
        let full = "\(playbook.id.name)/\(stage.id)"
        known += [full, stage.id]
        guard name == full || name == stage.id else { continue }
        items.formUnion(repository.closure(Array(repository.items(of: stage)), links))
        keys[playbook.id, default: []].formUnion(playbook.textKeys(of: stage))
        labels.formUnion(repository.labels(of: playbook))
      }
    }
    guard !keys.isEmpty else {
      throw ParlanceError("no stage is called “\(name)”\(didYouMean(name, in: known))")
    }
  }

  func holds(_ id: ItemID?, _ field: String) -> Bool {
    guard let id else { return labels.contains(field) }
    return items.contains(id) || keys[id]?.contains(field) == true
  }
}

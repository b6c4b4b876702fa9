import MessageFormat

/// What rules look at: the content, with every message parsed once.
struct CheckInput: Sendable {
  let repository: Repository
  /// The day that the check is made for.
  let today: CalendarDay
  /// The parsed texts, in order of item and locale; the labels of the locales last.
  let templates: [Template]
  /// The items as a customer with the examples of the variables sees them.
  private(set) var examples: [ExampleRendering] = []
  private let formatters: [LocaleTag: MessageFormatter]
  private let reaches: [LocaleTag: PluralReach]
  private let index: [Key: Int]
  private let uses: [ItemID: [Use]]
  /// The fields that the errors found while reading are about, by file.
  private let faults: [String: Set<String>]

  private struct Key: Hashable {
    var id: ItemID?
    var locale: LocaleTag
  }

  /// A place at which something uses an item.
  struct Use: Sendable {
    /// What uses it, such as `touchpoint vip › renewal › early-renewal › quote (week 40)`.
    var description: String
    /// The touchpoint, where it is one.
    var isTouchpoint: Bool
  }

  init(_ repository: Repository, today: CalendarDay) async {
    self.repository = repository
    self.today = today
    var faults: [String: Set<String>] = [:]
    for finding in repository.findings where finding.severity == .error {
      faults[finding.location.file, default: []].formUnion(finding.field.map { [$0] } ?? [])
    }
    self.faults = faults
    templates = await CheckInput.parse(repository)
    var index: [Key: Int] = [:]
    for (position, template) in templates.enumerated() {
      index[Key(id: template.id, locale: template.locale)] = position
    }
    self.index = index
    formatters = repository.locales.compactMapValues { profile in
      try? MessageFormatter(locale: profile.icuLocale, types: .parlance, today: today)
    }
    reaches = formatters.mapValues(PluralReach.init)
    uses = CheckInput.uses(in: repository, templates: templates)
    examples = await renderExamples()
  }

  /// The parsed texts of an item in a locale; of a locale's labels where no item is named.
  func template(_ id: ItemID?, in locale: LocaleTag) -> Template? {
    index[Key(id: id, locale: locale)].map { templates[$0] }
  }

  /// The parsed texts that a template was translated from; nil for the source itself.
  func source(of template: Template) -> Template? {
    let source = repository.project.source
    return template.locale == source ? nil : self.template(template.id, in: source)
  }

  /// What formats the messages of a locale; nil for one that is not declared.
  func formatter(for locale: LocaleTag) -> MessageFormatter? { formatters[locale] }

  /// Which plural categories a locale's numbers have; nil for one that is not declared.
  func pluralReach(in locale: LocaleTag) -> PluralReach? { reaches[locale] }

  /// Where an item is used.
  func uses(of id: ItemID) -> [Use] { uses[id] ?? [] }

  /// Whether something in a file, or the folder that it is in, could not be read as it should.
  func hasFaultyFile(_ path: String) -> Bool {
    faults[path] != nil
      || path.lastIndex(of: "/").map { faults[String(path[..<$0])] != nil } ?? false
  }

  /// The fields of a file that could not be read as they should.
  func faultyFields(of path: String) -> Set<String> { faults[path] ?? [] }

  private static func parse(_ repository: Repository) async -> [Template] {
    var translations: [(Translation, ItemID)] = []
    for id in repository.itemIDs + repository.orderedPlaybooks.map(\.id) {
      for tag in (repository.translations(of: id) ?? [:]).keys.sorted() {
        if let translation = repository.translations(of: id)?[tag] {
          translations.append((translation, id))
        }
      }
    }
    let share = 64
    var templates = await withTaskGroup(of: (Int, [Template]).self) { group in
      for start in stride(from: 0, to: translations.count, by: share) {
        let part = Array(translations[start..<min(start + share, translations.count)])
        group.addTask { (start, part.map { Template($0.0, of: $0.1) }) }
      }
      var parts: [(Int, [Template])] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
    for tag in repository.localeTags {
      if let profile = repository.locales[tag] { templates.append(Template(labelsOf: profile)) }
    }
    return templates
  }

  private static func uses(in repository: Repository, templates: [Template]) -> [ItemID: [Use]] {
    var uses: [ItemID: [Use]] = [:]
    for playbook in repository.orderedPlaybooks {
      for stage in playbook.stages {
        let place = "\(playbook.id.name) › \(stage.id)"
        for action in stage.actions {
          for touchpoint in action.touchpoints {
            let use = Use(
              description:
                "touchpoint \(place) › \(action.id) › \(touchpoint.id) (\(touchpoint.timing))",
              isTouchpoint: true)
            for item in touchpoint.items { uses[item, default: []].append(use) }
          }
        }
        for objection in stage.objections {
          uses[objection.item, default: []].append(
            Use(description: "objections of stage \(place)", isTouchpoint: false))
        }
      }
    }
    for id in repository.itemIDs {
      for reference in repository.items[id]?.settings.forward ?? [] {
        uses[reference.item, default: []].append(
          Use(description: "\(id), which forwards it", isTouchpoint: false))
      }
    }
    for template in templates where template.locale == repository.project.source {
      for reference in template.references {
        uses[reference.item, default: []].append(
          Use(
            description: template.id.map { "\($0)" } ?? template.file, isTouchpoint: false))
      }
    }
    return uses
  }
}

extension CheckInput {
  /// The freshness of each field of a template that its source has too.
  func freshness(of template: Template) -> [String: Freshness] {
    if let id = template.id { return repository.freshness(of: id, in: template.locale) }
    return repository.freshness(ofLabelsIn: template.locale)
  }
}

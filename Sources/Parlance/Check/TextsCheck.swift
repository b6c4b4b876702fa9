import MessageFormat
import Synchronization

/// Looks at the texts of all files, on all processors; what has been looked at is let go, so that
/// the parsed messages of a large repository are never all there at once.
struct TextsCheck: Sendable {
  private let input: CheckInput
  private let active: ActiveRules
  private let renderer: Renderer
  private let units: [Unit]

  /// What came of it.
  struct Outcome: Sendable {
    var findings: [Finding] = []
    /// In order of item and locale, the labels last.
    var facts: [TextFacts] = []
  }

  /// The files of one item or playbook, or those of all labels.
  private enum Unit: Sendable {
    case item(ItemID)
    case labels
  }

  init(_ input: CheckInput, _ active: ActiveRules) {
    self.input = input
    self.active = active
    renderer = Renderer(repository: input.repository)
    let repository = input.repository
    units = (repository.itemIDs + repository.orderedPlaybooks.map(\.id)).map(Unit.item) + [.labels]
  }

  func run(on processors: Int = Processors.count) async -> Outcome {
    let queue = Queue(count: units.count)
    return await withTaskGroup(of: [(Int, Outcome)].self) { group in
      for _ in 0..<min(processors, units.count) {
        group.addTask { work(on: queue) }
      }
      var parts: [(Int, Outcome)] = []
      for await part in group { parts += part }
      var whole = Outcome()
      for (_, part) in parts.sorted(by: { $0.0 < $1.0 }) {
        whole.findings += part.findings
        whole.facts += part.facts
      }
      return whole
    }
  }

  /// What one task does: what is opened for a locale serves all the files that it looks at.
  private func work(on queue: Queue) -> [(Int, Outcome)] {
    let worker = TextsWorker(input, active, renderer)
    var outcomes: [(Int, Outcome)] = []
    while let number = queue.next() {
      worker.check(sources(of: units[number]))
      outcomes.append((number, worker.takeOutcome()))
    }
    return outcomes
  }

  /// Which unit comes next.
  private final class Queue: Sendable {
    private let count: Int
    private let taken = Atomic(0)

    init(count: Int) { self.count = count }

    func next() -> Int? {
      let number = taken.wrappingAdd(1, ordering: .relaxed).oldValue
      return number < count ? number : nil
    }
  }

  /// The parsed texts of a unit, by locale.
  private func sources(of unit: Unit) -> [Template] {
    switch unit {
    case .item(let id):
      (input.repository.translations(of: id) ?? [:]).values
        .sorted { $0.locale < $1.locale }.map { Template($0, of: id) }
    case .labels:
      input.repository.localeTags.compactMap { tag in
        input.repository.locales[tag].map { Template(labelsOf: $0) }
      }
    }
  }
}

/// Looks at the texts of one file after another.
final class TextsWorker {
  private let input: CheckInput
  private let active: ActiveRules
  private let renderer: Renderer
  private var locales: [LocaleTag: LocaleInput] = [:]
  private var outcome = TextsCheck.Outcome()

  init(_ input: CheckInput, _ active: ActiveRules, _ renderer: Renderer) {
    self.input = input
    self.active = active
    self.renderer = renderer
  }

  /// What has been found since it was asked for last.
  func takeOutcome() -> TextsCheck.Outcome {
    defer { outcome = TextsCheck.Outcome() }
    return outcome
  }

  /// Looks at the texts of an item in all its locales.
  func check(_ templates: [Template]) {
    let source = templates.first { $0.locale == input.repository.project.source }
      .map { texts($0, source: nil) }
    for template in templates {
      if let source, template.locale == source.template.locale {
        check(source)
      } else {
        check(texts(template, source: source))
      }
    }
  }

  private func texts(_ template: Template, source: TextsInput?) -> TextsInput {
    TextsInput(
      shared: input, locale: locale(template.locale), template: template, source: source,
      renderer: renderer)
  }

  private func check(_ texts: TextsInput) {
    for (rule, look) in active.textsLooks {
      for finding in look(texts) { outcome.findings.append(finding.of(rule)) }
    }
    for field in texts.fields {
      for (rule, look) in active.fieldLooks {
        for finding in look(field) { outcome.findings.append(finding.of(rule)) }
      }
    }
    outcome.facts.append(
      TextFacts(
        id: texts.id, locale: texts.template.locale, references: texts.references.map(\.item)))
  }

  private func locale(_ tag: LocaleTag) -> LocaleInput {
    if let locale = locales[tag] { return locale }
    let locale = LocaleInput(tag, in: input)
    locales[tag] = locale
    return locale
  }
}

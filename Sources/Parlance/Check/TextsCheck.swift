import MessageFormat

/// Looks at the texts of all files, on all processors; what has been looked at is let go, so that
/// the parsed messages of a large repository are never all there at once.
struct TextsCheck: Sendable {
  private let input: CheckInput
  private let active: ActiveRules
  private let renderer: Renderer
  private let units: [Unit]

  /// What came of looking at the texts of a file.
  struct Outcome: Sendable {
    var findings: [Finding] = []
    var facts: TextFacts
  }

  /// The files of one item or playbook, or those of all labels.
  private enum Unit: Sendable {
    /// In some locales; nil for all.
    case item(ItemID, Set<LocaleTag>?)
    case labels
  }

  /// Makes a check of all texts.
  init(_ input: CheckInput, _ active: ActiveRules) {
    self.init(input, active, units: input.repository.allIDs.map { .item($0, nil) } + [.labels])
  }

  /// Makes a check of the texts of some items and playbooks in some locales.
  init(
    _ input: CheckInput, _ active: ActiveRules, of texts: [ItemID: Set<LocaleTag>], labels: Bool
  ) {
    self.init(
      input, active,
      units: texts.sorted { $0.key < $1.key }.map { .item($0.key, $0.value) }
        + (labels ? [.labels] : []))
  }

  private init(_ input: CheckInput, _ active: ActiveRules, units: [Unit]) {
    self.input = input
    self.active = active
    self.units = units
    renderer = Renderer(repository: input.repository, showsOutlines: true)
  }

  /// Looks at the texts; the outcomes are in order of item and locale, the labels last.
  func run() async -> [Outcome] {
    await WorkQueue.results(count: units.count) {
      // What is opened for a locale serves all the files that a task looks at.
      TextsWorker(input, active, renderer)
    } _: { worker, number in
      let (templates, chosen) = templates(of: units[number])
      return worker.check(templates, in: chosen)
    }.flatMap { $0 }
  }

  /// The parsed texts of a unit by locale, the source among them; and which are to be looked at.
  private func templates(of unit: Unit) -> ([Template], Set<LocaleTag>?) {
    switch unit {
    case .item(let id, let chosen):
      let source = input.repository.project.source
      let translations = input.repository.translations(of: id) ?? [:]
      let templates = translations.values
        .filter { $0.locale == source || chosen?.contains($0.locale) != false }
        .sorted { $0.locale < $1.locale }.map { Template($0, of: id) }
      return (templates, chosen)
    case .labels:
      let templates = input.repository.localeTags.compactMap { tag in
        input.repository.locales[tag].map { Template(labelsOf: $0) }
      }
      return (templates, nil)
    }
  }
}

/// Looks at the texts of one file after another.
final class TextsWorker {
  private let input: CheckInput
  private let active: ActiveRules
  private let renderer: Renderer
  private var locales: [LocaleTag: LocaleInput] = [:]

  init(_ input: CheckInput, _ active: ActiveRules, _ renderer: Renderer) {
    self.input = input
    self.active = active
    self.renderer = renderer
  }

  /// Looks at the texts of an item in some of its locales, or in all.
  func check(_ templates: [Template], in chosen: Set<LocaleTag>?) -> [TextsCheck.Outcome] {
    let source = templates.first { $0.locale == input.repository.project.source }
      .map { texts($0, source: nil) }
    return templates.filter { chosen?.contains($0.locale) != false }.map { template in
      if let source, template.locale == source.template.locale { return check(source) }
      return check(texts(template, source: source))
    }
  }

  private func texts(_ template: Template, source: TextsInput?) -> TextsInput {
    TextsInput(
      shared: input, locale: locale(template.locale), template: template, source: source,
      renderer: renderer)
  }

  private func check(_ texts: TextsInput) -> TextsCheck.Outcome {
    var findings: [Finding] = []
    // Nobody is served a text in a locale that is not declared, which is an error by itself.
    guard texts.isSource || input.repository.locales[texts.template.locale] != nil else {
      return TextsCheck.Outcome(findings: [], facts: TextFacts(of: texts))
    }
    for named in active.textsLooks {
      for finding in named.look(texts) { findings.append(finding.of(named.rule)) }
    }
    for field in texts.fields {
      for named in active.fieldLooks {
        for finding in named.look(field) { findings.append(finding.of(named.rule)) }
      }
    }
    return TextsCheck.Outcome(findings: findings, facts: TextFacts(of: texts))
  }

  private func locale(_ tag: LocaleTag) -> LocaleInput {
    if let locale = locales[tag] { return locale }
    let locale = LocaleInput(tag, in: input)
    locales[tag] = locale
    return locale
  }
}

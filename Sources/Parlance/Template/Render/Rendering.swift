import MessageFormat

/// One item on its way to one customer.
struct Rendering {
  let renderer: Renderer
  let item: ItemID
  let locale: LocaleTag
  let customer: Customer
  let sender: Sender?
  let today: CalendarDay?

  private(set) var parts: [Rendered.Part] = []
  private(set) var notes: [String] = []
  private(set) var findings: [Finding] = []

  init(
    renderer: Renderer, item: ItemID, locale: LocaleTag, customer: Customer, sender: Sender?,
    today: CalendarDay?
  ) {
    self.renderer = renderer
    self.item = item
    self.locale = locale
    self.customer = customer
    self.sender = sender
    self.today = today
  }

  var repository: Repository { renderer.repository }

  mutating func render() throws(RenderError) -> Rendered {
    switch item.kind {
    case .email: try renderMail()
    case .playbook: try renderPlaybook()
    default: try renderPage()
    }
  }

  // MARK: Templates

  /// The template that serves an item in a locale: its own, or one along its fallbacks.
  ///
  /// A part of a text that is served in another language is said by ``part(_:within:of:field:at:)``.
  mutating func template(
    of id: ItemID, in locale: LocaleTag, isPart: Bool = false
  ) throws(RenderError) -> CheckedTemplate {
    guard let translation = repository.served(id, in: locale) else {
      throw missing(id, in: locale)
    }
    let template = try renderer.template(
      translation, of: id, formatter: try formatter(translation.locale))
    if translation.locale != locale, !isPart || translation.locale.isSameLanguage(as: locale) {
      note("\(id) is shown in \(translation.locale): \(hole(of: id, in: locale))")
    }
    if translation.state == .review { note("\(translation.file) is still under review") }
    if repository.freshness(of: id, in: translation.locale).values.contains(.outdated) {
      note("\(translation.file) is outdated: its source has changed since")
    }
    return template
  }

  /// What was wrong with the file of an item that has no text in a locale.
  private func fault(of id: ItemID, in locale: LocaleTag) -> Finding? {
    let translation = repository.translations(of: id)?[locale]
    return translation?.state == .draft ? nil : fault(of: id.file(in: locale))
  }

  /// Why an item has no text of its own in a locale.
  private func hole(of id: ItemID, in locale: LocaleTag) -> String {
    if let finding = fault(of: id, in: locale) {
      return "\(finding.location): \(finding.explanation)"
    }
    guard let translation = repository.translations(of: id)?[locale] else {
      return "there is no translation for \(locale)"
    }
    return "the translation for \(locale) is \(translation.state == .draft ? "a draft" : "empty")"
  }

  private func missing(_ id: ItemID, in locale: LocaleTag) -> RenderError {
    let file = id.file(in: locale)
    guard repository.translations(of: id) != nil else {
      let names = repository.itemIDs.map(\.description)
      return RenderError(
        .noTranslation, item: item, locale: locale,
        message: "no item is named “\(id)”\(didYouMean(id.description, in: names))")
    }
    if let finding = fault(of: id, in: locale) { return error(finding) }
    let translation = repository.translations(of: id)?[locale]
    let cure =
      if translation == nil {
        "create this file"
      } else if translation?.state == .draft {
        "finish it, and delete the line “state: draft”"
      } else {
        "write it"
      }
    return RenderError(
      .noTranslation, item: item, locale: locale, location: SourceLocation(file: file),
      message: "\(hole(of: id, in: locale))\(fallbackClause(of: locale)); \(cure)")
  }

  /// The locales that were looked at behind a locale, for messages; empty where there are none.
  func fallbackClause(of locale: LocaleTag) -> String {
    let chain = repository.fallbackChain(of: locale).dropFirst().map(\.description)
    return chain.isEmpty ? "" : " (nor in its fallback: \(chain.joined(separator: ", ")))"
  }

  func formatter(_ locale: LocaleTag) throws(RenderError) -> MessageFormatter {
    try renderer.formatter(
      locale: locale, timeZone: customer.timeZone ?? repository.project.timeZone, today: today,
      for: item)
  }

  /// What messages of a locale are filled with.
  func arguments(
    _ locale: LocaleTag, _ field: CheckedTemplate.Field, extra: [String: Value]
  ) -> [String: Value] {
    var arguments = customer.values
    if let sender {
      // An address need not be written anew for every locale that falls back to another.
      var values: [String: Value] = [:]
      for tag in repository.fallbackChain(of: locale) {
        values.merge(sender.variableValues(in: tag)) { nearer, _ in nearer }
      }
      arguments.merge(values) { _, sender in sender }
    }
    for snippet in field.snippets { arguments[snippet] = .text(snippet) }
    arguments.merge(extra) { _, extra in extra }
    return arguments
  }

  mutating func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  /// Takes a finding in, with the severity that the project gives it.
  mutating func find(_ finding: Finding) {
    let project = repository.project
    var finding = finding
    if let set = project.severities[finding.rule] {
      guard let set else { return }
      finding.severity = set
    }
    if findings.contains(finding) { return }
    if !project.ignores.isEmpty {
      let day = today ?? repository.today
      if project.ignores.contains(where: { $0.covers(finding, on: day) }) { return }
    }
    findings.append(finding)
  }

  mutating func record(_ part: String, _ locale: LocaleTag) {
    let part = Rendered.Part(part: part, locale: locale)
    if !parts.contains(part) { parts.append(part) }
  }
}

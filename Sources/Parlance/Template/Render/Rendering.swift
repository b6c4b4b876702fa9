import MessageFormat

/// One item on its way to one customer.
struct Rendering {
  let session: RenderSession
  let item: ItemID
  let locale: LocaleTag
  let customer: Customer
  /// The name of the sender.
  let senderName: String?
  let today: CalendarDay?
  /// What is wanted of the page of a playbook.
  var view = PlaybookView()

  var parts: [Rendered.Part] = []
  var notes: [String] = []
  var findings: [Finding] = []

  init(
    session: RenderSession, item: ItemID, locale: LocaleTag, customer: Customer, sender: String?,
    today: CalendarDay?
  ) {
    self.session = session
    self.item = item
    self.locale = locale
    self.customer = customer
    senderName = sender
    self.today = today
  }

  var sender: Sender? { senderName.flatMap { repository.senders[$0] } }
  var renderer: Renderer { session.renderer }
  var repository: Repository { session.renderer.repository }

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

  var timeZone: String { customer.timeZone ?? session.renderer.timeZone }

  func formatterKey(_ locale: LocaleTag) -> Renderer.FormatterKey {
    renderer.formatterKey(locale, timeZone, today)
  }

  func formatter(_ locale: LocaleTag) throws(RenderError) -> MessageFormatter {
    try renderer.formatter(locale: locale, timeZone: timeZone, today: today, for: item)
  }

  /// What messages of a locale are filled with whoever the customer is.
  func constants(_ locale: LocaleTag, _ field: CheckedTemplate.Field) -> [String: Value] {
    var values: [String: Value] = [:]
    if let sender {
      // An address need not be written anew for every locale that falls back to another.
      for tag in repository.fallbackChain(of: locale) {
        values.merge(sender.variableValues(in: tag)) { nearer, _ in nearer }
      }
    }
    for snippet in field.snippets { values[snippet] = .text(snippet) }
    return values
  }

  // MARK: What is said of it

  mutating func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  /// Takes a finding in, with the severity that the project gives it.
  mutating func find(_ finding: Finding) {
    let project = repository.project
    var finding = finding
    switch project.rules[finding.rule]?.level(for: finding) {
    case .off: return
    case .at(let severity): finding.severity = severity
    case nil: break
    }
    if findings.contains(finding) { return }
    let own = finding.item.flatMap { repository.items[$0]?.settings.ignores } ?? []
    if !project.ignores.isEmpty || !own.isEmpty {
      let day = today ?? repository.today
      if (project.ignores + own).contains(where: { $0.covers(finding, on: day) }) { return }
    }
    findings.append(finding)
  }

  mutating func record(_ part: String, _ locale: LocaleTag) {
    let part = Rendered.Part(part: part, locale: locale)
    if !parts.contains(part) { parts.append(part) }
  }

  /// What was recorded since.
  func effects(since start: MailPlan.Effects) -> MailPlan.Effects {
    MailPlan.Effects(
      parts: Array(parts.dropFirst(start.parts.count)),
      notes: Array(notes.dropFirst(start.notes.count)),
      findings: Array(findings.dropFirst(start.findings.count)))
  }

  /// What was recorded so far.
  var effects: MailPlan.Effects {
    MailPlan.Effects(parts: parts, notes: notes, findings: findings)
  }

  /// Records what was recorded for another customer before.
  mutating func apply(_ effects: MailPlan.Effects) {
    if parts.isEmpty, notes.isEmpty, findings.isEmpty {
      (parts, notes, findings) = (effects.parts, effects.notes, effects.findings)
      return
    }
    for part in effects.parts where !parts.contains(part) { parts.append(part) }
    for note in effects.notes { self.note(note) }
    for finding in effects.findings where !findings.contains(finding) { findings.append(finding) }
  }
}

internal import CICU
public import MessageFormat
internal import Synchronization

/// Renders items as customers will see them.
///
/// It may be used from many tasks at once. What does not depend on the customer - parsed and
/// checked templates, libicu's formatters - is made once and kept.
public final class Renderer: Sendable {
  /// The content.
  public let repository: Repository

  /// The variables of the type url, columns of tables and the sender's among them.
  let addressVariables: Set<String>

  /// The time zone of customers who name none.
  let timeZone: String

  /// The variables that hold a mail's recipient.
  let recipient: (name: String?, address: String?)

  /// What is wrong with files, by file.
  let faults: [String: [Finding]]

  /// What texts may use.
  let scopes: Scopes

  /// The variables of the type list, columns of tables among them.
  let listVariables: Set<String>

  /// The variables whose values are one thing: a number, an amount, a day or a moment.
  let wholeVariables: Set<String>

  private let mailStyles = Mutex<[LocaleTag: MailStyle]>([:])

  /// What tasks that have ended leave to those that come.
  private let sessions = Mutex<[IdleSession]>([])

  /// A session that no task has in use.
  private struct IdleSession: @unchecked Sendable {
    let session: RenderSession
  }

  private let kept = Mutex(Kept())

  private struct Kept {
    var templates: [TemplateKey: Result<CheckedTemplate, RenderError>] = [:]
    var formatters: [FormatterKey: MessageFormatter] = [:]
  }

  private struct TemplateKey: Hashable {
    var id: ItemID?
    var locale: LocaleTag
  }

  /// What a formatter is for.
  struct FormatterKey: Hashable {
    var locale: String
    var timeZone: String
    var today: CalendarDay?
  }

  /// Whether pages of playbooks name items by their IDs, and say nothing of what these say.
  let showsOutlines: Bool

  /// Makes a renderer of a repository's content.
  public convenience init(repository: Repository) {
    self.init(repository: repository, showsOutlines: false)
  }

  /// Makes a renderer for a check, which looks at items for themselves.
  init(repository: Repository, showsOutlines: Bool) {
    self.repository = repository
    self.showsOutlines = showsOutlines
    timeZone = repository.project.timeZone
    scopes = Scopes(repository)
    recipient = (repository.project.recipientName, repository.project.recipientEmail)
    let variables =
      repository.variables.byName.values.flatMap { [$0] + $0.columns }
      + repository.senders.values.flatMap(\.variables)
    addressVariables = Set(variables.filter { $0.type == .url }.map(\.name))
    listVariables = Set(variables.filter { $0.type == .list }.map(\.name))
    let wholes: Set<VariableType> = [.integer, .decimal, .money, .date, .datetime]
    wholeVariables = Set(
      variables.flatMap { [$0] + $0.columns }.filter { wholes.contains($0.type) }.map(\.name))
    faults = Dictionary(grouping: repository.findings.filter { $0.severity == .error }.sorted()) {
      $0.location.file
    }
  }

  /// Renders an item for a customer.
  ///
  /// - Parameters:
  ///   - item: The item: an email, call script, objection, asset, snippet or playbook.
  ///   - locale: The locale; nil for the customer's own, or else the source locale.
  ///   - customer: The customer.
  ///   - set: Variables that take the place of the customer's, as texts.
  ///   - sender: The name of the sender; nil for the project's.
  ///   - on: The day to pretend; nil for the customer's, or else today.
  /// - Returns: The item in every form that it can have.
  /// - Throws: ``RenderError`` that names the variable, the template and what was expected.
  public func render(
    _ item: ItemID, locale: LocaleTag? = nil, customer: Customer, set: [String: String] = [:],
    sender: String? = nil, on: CalendarDay? = nil
  ) throws(RenderError) -> Rendered {
    let session = borrowSession()
    defer { giveBack(session) }
    var customer = customer
    for (name, text) in set.sorted(by: { $0.key < $1.key }) {
      do throws(ParlanceError) {
        try customer.set(name, to: text, variables: repository.variables)
      } catch {
        throw RenderError(
          .data, item: item, locale: locale, variable: name, message: error.message)
      }
    }
    var rendering = try rendering(
      of: item, locale: locale, customer: customer, sender: sender, on: on, in: session)
    return try rendering.render()
  }

  /// A rendering that is about to begin.
  func rendering(
    of item: ItemID, locale: LocaleTag?, customer: Customer, sender: String?, on: CalendarDay?,
    in session: RenderSession
  ) throws(RenderError) -> Rendering {
    let order = RenderSession.Order(
      item: item, locale: locale ?? customer.locale, sender: sender)
    let known: (locale: LocaleTag, sender: String?)
    if let last = session.lastOrder, last.order == order {
      known = (last.locale, last.sender)
    } else {
      let locale = order.locale ?? repository.project.source
      try check(item, locale)
      known = (locale, try self.sender(named: sender, item: item)?.id)
      session.lastOrder = (order, known.locale, known.sender)
    }
    session.begin()
    return Rendering(
      session: session, item: item, locale: known.locale, customer: customer,
      sender: known.sender, today: on ?? customer.on)
  }

  /// A session for one task, until it is given back.
  func borrowSession() -> RenderSession {
    sessions.withLock { $0.popLast() }?.session ?? RenderSession(renderer: self)
  }

  /// Takes a session that the task is done with.
  func giveBack(_ session: RenderSession) {
    let idle = IdleSession(session: session)
    sessions.withLock { if $0.count < 16 { $0.append(idle) } }
  }

  private func check(_ item: ItemID, _ locale: LocaleTag) throws(RenderError) {
    guard repository.translations(of: item) != nil else {
      let names = (repository.itemIDs + repository.orderedPlaybooks.map(\.id)).map(\.description)
      throw RenderError(
        .unknownName, item: item,
        message: "no item is named “\(item)”\(didYouMean(item.description, in: names))")
    }
    guard repository.locales[locale] != nil else {
      let names = repository.localeTags.map(\.description)
      throw RenderError(
        .unknownName, item: item, locale: locale,
        location: SourceLocation(file: "locales/\(locale).yaml"),
        message:
          "the locale “\(locale)” is not declared\(didYouMean(locale.description, in: names)); "
          + "declare it in locales/\(locale).yaml, or use one of \(names.joined(separator: ", "))")
    }
  }

  private func sender(named name: String?, item: ItemID) throws(RenderError) -> Sender? {
    guard let name = name ?? repository.project.sender else { return nil }
    if let sender = repository.senders[name] { return sender }
    let names = repository.senders.keys.sorted()
    throw RenderError(
      .unknownName, item: item,
      message: "no sender is named “\(name)”\(didYouMean(name, in: names)); "
        + "expected a file content/senders/\(name).yaml")
  }

  // MARK: What is kept

  func formatterKey(
    _ locale: LocaleTag, _ timeZone: String, _ today: CalendarDay?
  ) -> FormatterKey {
    FormatterKey(
      locale: repository.locales[locale]?.icuLocale ?? locale.description, timeZone: timeZone,
      today: today)
  }

  /// The formatter of a locale; made once for a time zone and a day.
  func formatter(
    locale: LocaleTag, timeZone: String, today: CalendarDay?, for item: ItemID
  ) throws(RenderError) -> MessageFormatter {
    let key = formatterKey(locale, timeZone, today)
    if let formatter = kept.withLock({ $0.formatters[key] }) { return formatter }
    do throws(FormatError) {
      let formatter = try MessageFormatter(
        locale: key.locale, timeZone: timeZone, types: .parlance, today: today)
      kept.withLock { kept in
        // A list of customers may name any number of days and zones.
        if kept.formatters.count >= 64 { kept.formatters = [:] }
        kept.formatters[key] = formatter
      }
      return formatter
    } catch {
      throw RenderError(.data, item: item, locale: locale, message: error.message)
    }
  }

  /// The checked template of a translation; checked once.
  func template(
    _ translation: Translation, of id: ItemID, formatter: MessageFormatter
  ) throws(RenderError) -> CheckedTemplate {
    let key = TemplateKey(id: id, locale: translation.locale)
    if let result = kept.withLock({ $0.templates[key] }) { return try result.get() }
    let result = Result { () throws(RenderError) in
      try CheckedTemplate(
        Template(translation, of: id), id: id, scopes: scopes, formatter: formatter)
    }
    kept.withLock { $0.templates[key] = result }
    return try result.get()
  }

  /// The checked labels of a locale; checked once.
  func labels(
    of profile: LocaleProfile, for item: ItemID, formatter: MessageFormatter
  ) throws(RenderError) -> CheckedTemplate {
    let key = TemplateKey(id: nil, locale: profile.tag)
    if let result = kept.withLock({ $0.templates[key] }) { return try result.get() }
    let result = Result { () throws(RenderError) in
      try CheckedTemplate(
        Template(labelsOf: profile), id: item, scopes: scopes, formatter: formatter)
    }
    kept.withLock { $0.templates[key] = result }
    return try result.get()
  }

  /// How mails in a locale look.
  func mailStyle(_ locale: LocaleTag) -> MailStyle {
    if let style = mailStyles.withLock({ $0[locale] }) { return style }
    let style = MailStyle(
      theme: repository.theme, direction: Direction(isRightToLeft: locale.isRightToLeft),
      script: locale.script)
    mailStyles.withLock { $0[locale] = style }
    return style
  }

  /// Milliseconds since 1970-01-01T00:00:00Z, now.
  static var now: Instant { Instant(milliseconds: Int64(cicu_time_now())) }
}

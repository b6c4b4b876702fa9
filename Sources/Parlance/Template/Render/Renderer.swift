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

  /// What is wrong with files, by file.
  let faults: [String: [Finding]]

  /// The variables of the type list, columns of tables among them.
  let listVariables: Set<String>

  private let documents = Mutex(DocumentCache())

  private let kept = Mutex(Kept())

  private struct Kept {
    var templates: [TemplateKey: Result<CheckedTemplate, RenderError>] = [:]
    var formatters: [FormatterKey: MessageFormatter] = [:]
  }

  private struct TemplateKey: Hashable {
    var id: ItemID?
    var locale: LocaleTag
  }

  private struct FormatterKey: Hashable {
    var locale: String
    var timeZone: String
    var today: CalendarDay?
  }

  /// Makes a renderer of a repository's content.
  public init(repository: Repository) {
    self.repository = repository
    let variables =
      repository.variables.byName.values.flatMap { [$0] + $0.columns }
      + repository.senders.values.flatMap(\.variables)
    addressVariables = Set(variables.filter { $0.type == .url }.map(\.name))
    listVariables = Set(variables.filter { $0.type == .list }.map(\.name))
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
    var customer = customer
    for (name, text) in set.sorted(by: { $0.key < $1.key }) {
      do throws(ParlanceError) {
        try customer.set(name, to: text, variables: repository.variables)
      } catch {
        throw RenderError(
          .data, item: item, locale: locale, variable: name, message: error.message)
      }
    }
    let locale = locale ?? customer.locale ?? repository.project.source
    try check(item, locale)
    var rendering = Rendering(
      renderer: self, item: item, locale: locale, customer: customer,
      sender: try self.sender(named: sender, item: item), today: on ?? customer.on)
    return try rendering.render()
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

  /// The formatter of a locale; made once for a time zone and a day.
  func formatter(
    locale: LocaleTag, timeZone: String, today: CalendarDay?, for item: ItemID
  ) throws(RenderError) -> MessageFormatter {
    let tag = repository.locales[locale]?.icuLocale ?? locale.description
    let key = FormatterKey(locale: tag, timeZone: timeZone, today: today)
    if let formatter = kept.withLock({ $0.formatters[key] }) { return formatter }
    do throws(FormatError) {
      let formatter = try MessageFormatter(
        locale: tag, timeZone: timeZone, types: .parlance, today: today)
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
        Template(translation, of: id), id: id, repository: repository, formatter: formatter)
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
        Template(labelsOf: profile), id: item, repository: repository, formatter: formatter)
    }
    kept.withLock { $0.templates[key] = result }
    return try result.get()
  }

  /// A Markdown text with marks, read once.
  func document(markdown: String) throws(MarkdownError) -> Document {
    if let document = documents.withLock({ $0[document: markdown] }) { return document }
    let document = try Document(markdown: markdown)
    documents.withLock { $0[document: markdown] = document }
    return document
  }

  /// A piece of inline Markdown with marks, read once.
  func inlines(markdown: String) throws(MarkdownError) -> [Inline] {
    if let inlines = documents.withLock({ $0[inlines: markdown] }) { return inlines }
    let inlines = try Document.inlines(markdown: markdown)
    documents.withLock { $0[inlines: markdown] = inlines }
    return inlines
  }

  /// Milliseconds since 1970-01-01T00:00:00Z, now.
  static var now: Instant { Instant(milliseconds: Int64(cicu_time_now())) }
}

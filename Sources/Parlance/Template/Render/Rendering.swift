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
    default: try renderPage()
    }
  }

  // MARK: Templates

  /// The template that serves an item in a locale: its own, or one along its fallbacks.
  mutating func template(
    of id: ItemID, in locale: LocaleTag
  ) throws(RenderError) -> CheckedTemplate {
    guard let translation = repository.served(id, in: locale) else {
      throw missing(id, in: locale)
    }
    let template = try renderer.template(
      translation, of: id, formatter: try formatter(translation.locale))
    if translation.locale != locale {
      note("\(id) is shown in \(translation.locale): there is no translation for \(locale)")
    }
    if translation.state == .review { note("\(translation.file) is still under review") }
    return template
  }

  private func missing(_ id: ItemID, in locale: LocaleTag) -> RenderError {
    let file = id.file(in: locale)
    let translation = repository.translations(of: id)?[locale]
    let reason: String
    if translation?.state == .draft {
      reason =
        "the translation for \(locale) is a draft; finish it, and delete the line “state: draft”"
    } else if translation != nil {
      reason = "the translation for \(locale) is empty; write it"
    } else if repository.items[id] == nil {
      let names = repository.itemIDs.map(\.description)
      reason = "no item is named “\(id)”\(didYouMean(id.description, in: names))"
    } else {
      reason = "there is no translation for \(locale); create this file"
    }
    let fallback =
      repository.locales[locale]?.fallback == nil
      ? "" : " (nor can a fallback of \(locale) serve)"
    return RenderError(
      .noTranslation, item: item, locale: locale, location: SourceLocation(file: file),
      message: reason + fallback)
  }

  func formatter(_ locale: LocaleTag) throws(RenderError) -> MessageFormatter {
    try renderer.formatter(
      locale: locale, timeZone: customer.timeZone ?? repository.project.timeZone, today: today,
      for: item)
  }

  /// What messages of a locale are filled with.
  private func arguments(
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

  mutating func record(_ part: String, _ locale: LocaleTag) {
    let part = Rendered.Part(part: part, locale: locale)
    if !parts.contains(part) { parts.append(part) }
  }

  // MARK: Texts

  /// A field that is no Markdown, as one line; nil where the template has none.
  mutating func line(
    _ name: String, of template: CheckedTemplate, extra: [String: Value] = [:]
  ) throws(RenderError) -> String? {
    guard let field = template[name], !field.source.text.isBlank else { return nil }
    var sink = PlainSink()
    try fill(field, of: template, into: &sink, extra: extra)
    var text = ""
    for (index, piece) in sink.text.pieces.enumerated() {
      switch piece {
      case .literal(let literal): text += literal
      case .value(let value, let variable):
        if let snippet = sink.snippets[index] {
          let shaped = try self.snippet(snippet, in: template, field, slots: [], path: [])
          text += filling(shaped, field).text(shaped.document.blocks.inlines)
        } else {
          let line = try located(field, of: template) { () throws(FillError) in
            try ValueText.line(value, variable: variable)
          }
          text += field.direction.isolated(line)
        }
      }
    }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// A field that is Markdown; nil where the template has none.
  mutating func shape(
    _ name: String, of template: CheckedTemplate, slots: [Slot] = [], path: [String] = []
  ) throws(RenderError) -> ShapedText? {
    guard let field = template[name] else { return nil }
    var sink = MarkdownSink(layout: field.layout, slots: slots)
    try fill(field, of: template, into: &sink)
    let whole = SourceRange(0, 0)
    guard !sink.isOverfull else {
      throw error(
        field, of: template, whole, variable: nil,
        "the text needs more than \(Mark.capacity) values; split it")
    }
    var slots = sink.slots
    for (slot, name) in sink.snippets.sorted(by: { $0.key < $1.key }) {
      let shaped = try snippet(name, in: template, field, slots: slots, path: path)
      slots = shaped.slots
      slots[slot] = .snippet(id: name, blocks: shaped.document.blocks)
    }
    do throws(MarkdownError) {
      for index in sink.slots.indices {
        if case .branch(let source, _) = slots[index] {
          slots[index] = .branch(source: source, content: try Document.inlines(markdown: source))
        }
      }
      let document = try Document(markdown: sink.markdown)
      return ShapedText(document: Document(document.blocks.placing(slots)), slots: slots)
    } catch {
      throw self.error(field, of: template, whole, variable: nil, error.message)
    }
  }

  /// The deepest that snippets may be nested in each other.
  private static let snippetDepth = 8

  private mutating func snippet(
    _ name: String, in template: CheckedTemplate, _ field: CheckedTemplate.Field, slots: [Slot],
    path: [String]
  ) throws(RenderError) -> ShapedText {
    let path = path + [name]
    guard !path.dropLast().contains(name) else {
      throw error(
        field, of: template, .none, variable: name,
        "the snippet “\(name)” contains itself: \(path.joined(separator: " > "))")
    }
    guard path.count <= Rendering.snippetDepth else {
      throw error(
        field, of: template, .none, variable: name,
        "snippets are nested more than \(Rendering.snippetDepth) deep: "
          + path.joined(separator: " > "))
    }
    // In the locale of the text around it, which is not the one asked for where that came by
    // fallback: nothing mixes languages silently.
    let id = ItemID(.snippet, name)
    let snippet = try self.template(of: id, in: template.locale)
    record(id.description, snippet.locale)
    return try shape("body", of: snippet, slots: slots, path: path)
      ?? ShapedText(document: Document(), slots: slots)
  }

  private mutating func fill(
    _ field: CheckedTemplate.Field, of template: CheckedTemplate,
    into sink: inout some FormatSink, extra: [String: Value] = [:]
  ) throws(RenderError) {
    let formatter = try formatter(template.locale)
    do throws(FormatError) {
      try formatter.format(
        field.message, arguments(template.locale, field, extra: extra), into: &sink)
    } catch {
      throw self.error(
        field, of: template, error.range, variable: error.variable, explanation(of: error))
    }
  }

  /// A formatter's error with what is known of the variable.
  private func explanation(of error: FormatError) -> String {
    guard error.kind == .missingArgument, let name = error.variable else { return error.message }
    let declared =
      repository.variables[name] ?? sender?.variables.first { $0.name == name }
    let whose =
      name.hasPrefix("sender") && repository.variables[name] == nil
      ? "the sender" : "the customer “\(customer.id)”"
    let expected = declared.map { "; expected \($0.expectation)" } ?? ""
    return "\(whose) has no value for “\(name)”\(expected)"
  }

  /// The slots of a text, with what is known of their variables.
  func filling(_ shaped: ShapedText, _ field: CheckedTemplate.Field) -> Filling {
    Filling(
      slots: shaped.slots, direction: field.direction, addresses: renderer.addressVariables)
  }

  // MARK: Errors

  func error(
    _ field: CheckedTemplate.Field, of template: CheckedTemplate, _ range: SourceRange,
    variable: String?, _ message: String
  ) -> RenderError {
    RenderError(
      .data, item: item, locale: locale, field: field.name, variable: variable,
      location: field.source.location(of: range), message: message)
  }

  /// Runs something that fills slots, and says where in the content it failed.
  func located<Result>(
    _ field: CheckedTemplate.Field, of template: CheckedTemplate,
    _ body: () throws(FillError) -> Result
  ) throws(RenderError) -> Result {
    do throws(FillError) {
      return try body()
    } catch {
      throw self.error(
        field, of: template, field.range(of: error.variable), variable: error.variable,
        error.message)
    }
  }
}

extension CheckedTemplate.Field {
  /// Where a variable is used first.
  fileprivate func range(of variable: String?) -> SourceRange {
    var found: SourceRange?
    message.pattern.visit { part in
      if case .expression(let expression) = part, found == nil, expression.variable == variable {
        found = expression.range
      }
    }
    return found ?? .none
  }
}

extension [Block] {
  /// Puts the blocks of each snippet that stands alone in its paragraph in its place.
  func placing(_ slots: [Slot]) -> [Block] {
    flatMap { block -> [Block] in
      switch block {
      case .paragraph(let inlines): return inlines.soleSnippet(in: slots) ?? [block]
      case .quote(let blocks): return [.quote(blocks.placing(slots))]
      case .list(var list):
        for index in list.items.indices {
          list.items[index].blocks = list.items[index].blocks.placing(slots)
        }
        return [.list(list)]
      default: return [block]
      }
    }
  }
}

extension [Inline] {
  fileprivate func soleSnippet(in slots: [Slot]) -> [Block]? {
    guard let only = onlySlots, only.count == 1, slots.indices.contains(only[0]) else { return nil }
    return switch slots[only[0]] {
    case .snippet(_, let blocks): blocks
    case .branch(_, let content): content.soleSnippet(in: slots)
    case .value: nil
    }
  }
}

import MessageFormat

/// An item in one locale whose messages are known to be good, ready to be filled.
struct CheckedTemplate: Sendable {
  let id: ItemID
  let locale: LocaleTag
  let file: String
  private let fields: [String: Field]

  /// A field with what is the same for all customers.
  struct Field: Sendable {
    let name: String
    let source: Template.Field
    let message: Message
    let layout: BranchLayout
    let direction: Direction
    /// The snippets that the message names; they stand in for arguments of those names.
    let snippets: [String]
  }

  subscript(name: String) -> Field? { fields[name] }

  /// Checks a template before any customer's data are seen.
  /// - Throws: ``RenderError`` for the first thing that is wrong with it.
  init(
    _ template: Template, id: ItemID, scopes: Scopes, formatter: MessageFormatter
  ) throws(RenderError) {
    self.id = id
    locale = template.locale
    file = template.file
    var fields: [String: Field] = [:]
    for field in template.fields {
      let error = CheckedTemplate.fault(of: field, in: template, scopes, formatter)
      if let (variable, range, message) = error {
        throw RenderError(
          .template, item: id, locale: template.locale, field: field.name, variable: variable,
          location: field.location(of: range), message: message)
      }
      let scope = scopes.scope(of: template.id, field: field.name)
      let message = SentenceStart.marked(
        TableSelect.completed(field.message, in: scope), locale: template.locale,
        isMarkdown: field.name == "body")
      var snippets: Set<String> = []
      field.message.pattern.visit { part in
        if case .expression(let expression) = part,
          expression.function?.name == ParlanceTypes.snippet
        {
          snippets.insert(expression.variable)
        }
      }
      fields[field.name] = Field(
        name: field.name, source: field, message: message, layout: BranchLayout(message),
        direction: Direction(
          isRightToLeft: template.locale.isRightToLeft, text: field.text.value),
        snippets: snippets.sorted())
    }
    self.fields = fields
  }

  private typealias Fault = (variable: String?, range: SourceRange, message: String)

  private static func fault(
    of field: Template.Field, in template: Template, _ scopes: Scopes,
    _ formatter: MessageFormatter
  ) -> Fault? {
    if let error = field.errors.first {
      let help = error.hint.map { "; \($0)" } ?? ""
      return (nil, SourceRange(error.lowerBound, error.upperBound), error.message + help)
    }
    if let offset = Mark.firstOffset(in: field.text.value) {
      return (
        nil, SourceRange(offset, offset),
        "the text holds a character for private use (U+F0000 to U+FFFFF); delete it"
      )
    }
    if let (offset, control) = ValueText.firstControl(in: field.text.value) {
      return (
        nil, SourceRange(offset, offset),
        "the text holds the control character \(control.codePoint); delete it"
      )
    }
    if let hidden = field.hiddenPlaceholders.first {
      return (
        hidden.name, hidden.range,
        "the apostrophe hides the placeholder {\(hidden.name)}: its braces would be printed; "
          + "write ’{\(hidden.name)}"
      )
    }
    if let brace = field.strayBraces.first {
      return (nil, brace, "this closing brace closes nothing, and would be printed; delete it")
    }
    let scope = scopes.scope(of: template.id, field: field.name)
    // Whether an optional variable is there is a question of the customer, and asked then.
    let complaint = TypeTable.complaints(about: field.message, in: scope)
      .first { $0.kind != .unguardedOptional }
    if let complaint { return (complaint.variable, complaint.range, complaint.message) }
    return formatter.complaints(about: field.message).first.map {
      ($0.variable, $0.range, $0.message)
    }
  }
}

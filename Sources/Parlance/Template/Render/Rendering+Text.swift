import MessageFormat

extension Rendering {
  /// A field that is no Markdown, as one line; nil where the template has none.
  mutating func line(
    _ name: String, of template: CheckedTemplate, extra: [String: Value] = [:]
  ) throws(RenderError) -> String? {
    guard let pieces = try pieces(name, of: template, extra: extra), let field = template[name]
    else { return nil }
    var text = ""
    for piece in pieces {
      switch piece {
      case .literal(let literal): text += literal
      case .value(let value, let variable):
        let line = try located(field, of: template) { () throws(FillError) in
          try ValueText.line(value, variable: variable)
        }
        text += field.direction.isolated(line)
      }
    }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The literal texts and values of a field that is no Markdown; nil where the template has none.
  mutating func pieces(
    _ name: String, of template: CheckedTemplate, extra: [String: Value] = [:]
  ) throws(RenderError) -> [Address.Piece]? {
    guard let field = template[name], !field.source.text.isBlank else {
      if let finding = fault(of: template.file, field: name) { throw error(finding) }
      return nil
    }
    var sink = PlainSink()
    try fill(field, of: template, into: &sink, extra: extra)
    var pieces: [Address.Piece] = []
    for (index, piece) in sink.text.pieces.enumerated() {
      switch piece {
      case .literal(let literal): pieces.append(.literal(literal))
      case .value(let value, let variable):
        if let snippet = sink.snippets[index] {
          let shaped = try self.snippet(snippet, in: template, field, slots: [], path: [])
          let blocks = shaped.document.blocks
          pieces.append(.literal(filling(shaped, field).text(blocks.inlines)))
        } else {
          try checkShows(value, variable, field, of: template)
          pieces.append(.value(value, variable: variable))
          findDirectionOverride(value, variable, field, of: template)
        }
      }
    }
    return pieces
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
    for index in sink.slots.indices.dropFirst(slots.count) {
      guard case .value(let value, let variable) = sink.slots[index], sink.snippets[index] == nil
      else { continue }
      try checkShows(value, variable, field, of: template)
      findDirectionOverride(value, variable, field, of: template)
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
          slots[index] = .branch(source: source, content: try renderer.inlines(markdown: source))
        }
      }
      let document = try renderer.document(markdown: sink.markdown)
      return ShapedText(document: Document(document.blocks.placing(slots)), slots: slots)
    } catch {
      throw self.error(field, of: template, whole, variable: nil, error.message)
    }
  }

  /// The deepest that snippets may be nested in each other.
  static let snippetDepth = 8

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
    let snippet = try part(ItemID(.snippet, name), of: template, field)
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
      if let variable = TableSelect.variable(of: error) {
        throw RenderError(
          .template, item: item, locale: locale, field: field.name, variable: variable,
          location: field.source.location(of: error.range),
          message: "“\(variable)” has rows, but nothing is said for them; "
            + "add each {...}: {\(variable), select, each {...} other {...}}")
      }
      throw self.error(
        field, of: template, error.range, variable: error.variable, explanation(of: error))
    }
  }

  /// The slots of a text, with what is known of their variables.
  func filling(_ shaped: ShapedText, _ field: CheckedTemplate.Field) -> Filling {
    Filling(
      slots: shaped.slots, direction: field.direction, addresses: renderer.addressVariables)
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

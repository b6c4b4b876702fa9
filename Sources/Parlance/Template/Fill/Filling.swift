/// The slots of a text, filled for one customer.
struct Filling: Sendable {
  /// What the slots hold, by number.
  let slots: [Slot]
  /// Which way the text runs.
  let direction: Direction
  /// The variables that may be a whole address; nil where their types are not known.
  var addresses: Set<String>?

  /// What a slot holds.
  subscript(slot: Int) -> Slot {
    slots.indices.contains(slot) ? slots[slot] : .value("", variable: nil)
  }

  /// Whether a slot shows nothing.
  func isEmpty(_ slot: Int) -> Bool {
    switch self[slot] {
    // A value is never nothing: no customer's data take a paragraph away.
    case .value: false
    case .branch(_, let content): isBlank(content)
    case .snippet(_, let blocks): blocks.isEmpty
    }
  }

  /// Whether running text shows nothing but white space.
  func isBlank(_ inlines: [Inline]) -> Bool {
    inlines.allSatisfy { inline in
      switch inline {
      case .text(let text): text.allSatisfy(\.isWhitespace)
      case .slot(let slot): isEmpty(slot)
      case .softBreak, .hardBreak: true
      case .emphasis(let content), .strong(let content), .strikethrough(let content):
        isBlank(content)
      case .code, .link, .image: false
      }
    }
  }

  // MARK: Plain text

  /// Running text without its markup, values isolated where that matters.
  func text(_ inlines: [Inline]) -> String {
    inlines.map(text).joined()
  }

  private func text(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): text
    case .slot(let slot): text(ofSlot: slot)
    case .softBreak, .hardBreak: " "
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .link(let content, _, _), .image(let content, _, _):
      text(content)
    case .code(let segments): text(segments)
    }
  }

  private func text(ofSlot slot: Int) -> String {
    switch self[slot] {
    case .value(let value, _): direction.isolated(ValueText.body(value))
    case .branch(_, let content): text(content)
    case .snippet(_, let blocks): text(blocks.inlines)
    }
  }

  /// Text in which nothing is Markdown; a branch stands in it as it was written.
  func text(_ segments: [Verbatim]) -> String {
    segments.map { segment in
      switch segment {
      case .literal(let literal): literal
      case .slot(let slot):
        if case .branch(let source, _) = self[slot] {
          text(Mark.pieces(source))
        } else {
          text(ofSlot: slot)
        }
      }
    }.joined()
  }

  // MARK: Addresses

  /// A filled address.
  func address(_ segments: [Verbatim], use: Address.Use) throws(FillError) -> String {
    let pieces = pieces(segments)
    if let addresses, pieces.count == 1, case .value(_, let variable?) = pieces[0],
      !addresses.contains(variable)
    {
      throw FillError(
        variable: variable, address: "{\(variable)}",
        message: "“\(variable)” is a whole address here, but is not of the type url; "
          + "declare it so, or put it behind the host: https://example.com/{\(variable)}")
    }
    return try Address(pieces, use: use).filled()
  }

  /// Where the links of some running text lead, those of chosen branches too, in order.
  func destinations(in inlines: [Inline]) -> [[Verbatim]] {
    inlines.flatMap { inline -> [[Verbatim]] in
      switch inline {
      case .emphasis(let content), .strong(let content), .strikethrough(let content):
        return destinations(in: content)
      case .link(let content, let destination, _): return [destination] + destinations(in: content)
      case .slot(let slot):
        switch self[slot] {
        case .value: return []
        case .branch(_, let content): return destinations(in: content)
        case .snippet(_, let blocks): return destinations(in: blocks.inlines)
        }
      case .text, .softBreak, .hardBreak, .code, .image: return []
      }
    }
  }

  /// The names of the objections that the links of some running text open, in order, each once.
  func objections(in inlines: [Inline]) -> [String] {
    var names: [String] = []
    for destination in destinations(in: inlines) {
      if case .objection(let name)? = ScriptLink(destination), !names.contains(name) {
        names.append(name)
      }
    }
    return names
  }

  private func pieces(_ segments: [Verbatim]) -> [Address.Piece] {
    segments.flatMap { segment -> [Address.Piece] in
      switch segment {
      case .literal(let literal): return [.literal(literal)]
      case .slot(let slot):
        switch self[slot] {
        case .value(let value, let variable): return [.value(value, variable: variable)]
        case .branch(let source, _): return pieces(Mark.pieces(source))
        case .snippet(_, let blocks): return [.value(text(blocks.inlines), variable: nil)]
        }
      }
    }
  }
}

extension [Block] {
  /// The running text of some blocks, as one line.
  var inlines: [Inline] {
    var result: [Inline] = []
    for block in self {
      if !result.isEmpty { result.append(.softBreak) }
      switch block {
      case .paragraph(let inlines), .heading(_, let inlines): result += inlines
      case .quote(let blocks): result += blocks.inlines
      case .list(let list): result += list.items.flatMap(\.blocks).inlines
      case .code(let segments): result.append(.code(segments))
      case .rule: break
      case .table(let table):
        for row in [table.head] + table.rows {
          for cell in row { result += cell + [.softBreak] }
        }
      }
    }
    return result
  }
}

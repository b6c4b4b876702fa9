internal import Buffers
internal import MessageFormat

/// A text, or an inline branch in it, with what stands in its slots for one customer.
///
/// It is good until its field is filled for another customer.
struct Filling {
  let field: PreparedField
  let shape: Shape
  /// What stands in its slots.
  private let slots: UnsafeMutablePointer<Entry>
  /// The values, one behind the other.
  private let values: UnsafeMutablePointer<UInt8>

  /// What stands in a slot.
  enum Slot {
    /// A formatted value, and the variable that it is the value of; nil for `#`.
    case value(String, variable: String?)
    /// An inline branch.
    case branch(Filling)
    /// A passage that other content shares.
    case snippet(Filling)
  }

  /// The text that a field was filled with last.
  init(_ field: PreparedField) {
    self.init(field, field.root.shape, field.root.base)
  }

  /// A text with nothing in it.
  static func nothing(like field: PreparedField) -> Filling {
    Filling(field, Shape(key: [], markdown: "", content: .blocks([]), slots: []), 0)
  }

  private init(_ field: PreparedField, _ shape: Shape, _ base: Int) {
    self.field = field
    self.shape = shape
    slots = field.entries.base + base
    values = field.trace.bytes.base
  }

  /// The HTML where it stands.
  @inline(__always)
  func program(_ placement: HTMLPlacement) -> HTMLProgram {
    shape.program(placement, style: field.style, direction: direction)
  }

  var direction: Direction { field.direction }

  /// The blocks of the text.
  var blocks: [Block] { shape.blocks }

  /// The running text.
  var inlines: [Inline] { shape.inlines }

  /// What is known of a slot.
  @inline(__always)
  func entry(_ slot: Int) -> Entry {
    // A slot comes from a mark, and content may not hold marks of its own.
    slot < shape.slots.count
      ? slots[slot]
      : Entry(kind: .value, traits: [], number: -1, start: 0, end: 0)
  }

  /// The bytes of a value.
  @inline(__always)
  func bytes(_ entry: Entry) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: values + Int(entry.start), count: Int(entry.end - entry.start))
  }

  /// The branch of an entry.
  func branch(_ entry: Entry) -> Filling {
    Filling(field, field.branches[Int(entry.number)], Int(entry.start))
  }

  /// The snippet of an entry.
  func snippet(_ entry: Entry) -> Filling { field.snippets[Int(entry.number)] }

  /// What a slot holds.
  subscript(slot: Int) -> Slot {
    let entry = entry(slot)
    switch entry.kind {
    case .value:
      let variable = entry.number < 0 ? nil : field.message.expression(Int(entry.number)).variable
      return .value(String(decoding: bytes(entry), as: UTF8.self), variable: variable)
    case .branch: return .branch(branch(entry))
    case .snippet: return .snippet(snippet(entry))
    }
  }

  /// Whether a slot shows nothing.
  func isEmpty(_ slot: Int) -> Bool {
    let entry = entry(slot)
    switch entry.kind {
    // A value is never nothing: no customer's data take a paragraph away.
    case .value: return false
    case .branch: return branch(entry).isBlank
    case .snippet: return snippet(entry).blocks.isEmpty
    }
  }

  /// Whether none of some slots shows anything.
  func isEmpty(_ slots: [Int]) -> Bool {
    for slot in slots where !isEmpty(slot) { return false }
    return true
  }

  /// Whether an inline branch shows nothing but white space.
  var isBlank: Bool {
    // Most texts begin with a letter.
    if case .text(let text)? = inlines.first, let first = text.utf8.first, first > 0x20,
      first < 0x80
    {
      return false
    }
    return isBlank(inlines)
  }

  /// Whether running text shows nothing but white space.
  private func isBlank(_ inlines: [Inline]) -> Bool {
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

  /// The snippet that is all there is of some running text, be it in a branch.
  func soleSnippet(_ inlines: [Inline]) -> Filling? {
    inlines.onlySlots.flatMap(soleSnippet)
  }

  /// The snippet that some slots are, where they are all there is.
  func soleSnippet(_ slots: [Int]) -> Filling? {
    guard slots.count == 1 else { return nil }
    let entry = entry(slots[0])
    switch entry.kind {
    case .value: return nil
    case .branch:
      let branch = branch(entry)
      return branch.shape.onlySlots.flatMap(branch.soleSnippet)
    case .snippet: return snippet(entry)
    }
  }

  /// How many steps a call script has: its headings of the first two levels.
  var stepCount: Int { stepCount(blocks) }

  private func stepCount(_ blocks: [Block]) -> Int {
    blocks.reduce(0) { count, block in
      switch block {
      case .heading(let level, _): count + (level <= 2 ? 1 : 0)
      case .quote(let blocks): count + stepCount(blocks)
      case .list(let list): count + stepCount(list.items.flatMap(\.blocks))
      case .paragraph(let inlines): count + (soleSnippet(inlines)?.stepCount ?? 0)
      case .code, .rule, .table: count
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
    case .branch(let filling), .snippet(let filling): filling.text(filling.inlines)
    }
  }

  /// Text in which nothing is Markdown; a branch stands in it as it was written.
  func text(_ segments: [Verbatim]) -> String {
    segments.map { segment in
      switch segment {
      case .literal(let literal): literal
      case .slot(let slot):
        if case .branch(let branch) = self[slot] {
          branch.text(Mark.pieces(branch.shape.markdown))
        } else {
          text(ofSlot: slot)
        }
      }
    }.joined()
  }

  // MARK: Addresses

  /// A filled address.
  func address(_ segments: [Verbatim], use: Address.Use) throws(FillError) -> String {
    try Address.filled(pieces(segments), use: use, addresses: field.addresses)
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
        case .branch(let filling), .snippet(let filling):
          return filling.destinations(in: filling.inlines)
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
        case .branch(let branch): return branch.pieces(Mark.pieces(branch.shape.markdown))
        case .snippet(let snippet):
          return [.value(snippet.text(snippet.inlines), variable: nil)]
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

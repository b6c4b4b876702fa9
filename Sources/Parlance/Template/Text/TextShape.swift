internal import Buffers
internal import MessageFormat

/// Running text on its way to plain text: its pieces, from which lines are made.
final class TextRun {
  /// The pieces, in order.
  let pieces: UnsafeBufferPointer<Piece>
  /// The texts that are the same for all customers.
  private let literals: [TextLiteral]
  private let pointers: UnsafeMutablePointer<Unmanaged<TextLiteral>>
  /// What takes more than a slot does.
  let places: [Place]

  /// A piece of running text; some are of a number.
  struct Piece: BitwiseCopyable {
    var kind: Kind
    var number: Int32 = 0

    enum Kind: UInt8, BitwiseCopyable {
      /// Text that is the same for all customers.
      case literal
      /// The place of a value, of an inline branch, or of a snippet.
      case slot
      /// A line break of the source, which shows as a space, but not within text without spaces.
      case softBreak
      /// A line break that shows.
      case hardBreak
      case place
    }
  }

  /// A piece that takes more than a slot does.
  enum Place {
    /// Text in which nothing is Markdown.
    case plain([Verbatim])
    /// An address that is the same for all customers, in angle brackets.
    case address(TextLiteral)
    /// A link, by the text that it stands on and where it leads.
    case link([Inline], destination: [Verbatim], TextRun)
    /// What stands for a picture.
    case image([Inline])
  }

  init(_ inlines: [Inline]) {
    var builder = TextRunBuilder()
    builder.append(inlines)
    builder.finish()
    let copy = UnsafeMutableBufferPointer<Piece>.allocate(capacity: builder.pieces.count)
    _ = copy.initialize(from: builder.pieces)
    pieces = UnsafeBufferPointer(copy)
    literals = builder.literals
    pointers = .allocate(capacity: max(1, literals.count))
    for (index, literal) in literals.enumerated() {
      (pointers + index).initialize(to: Unmanaged.passUnretained(literal))
    }
    places = builder.places
  }

  deinit {
    pieces.deallocate()
    pointers.deallocate()
  }

  /// The literal text of a number, which lives as long as the run.
  @inline(__always)
  func literal(_ number: Int32) -> Unmanaged<TextLiteral> { pointers[Int(number)] }

  /// Whether the text of a link says where it leads.
  static func isShown(_ address: String, by text: String) -> Bool {
    [text, "mailto:" + text, "http://" + text].contains(address)
  }
}

/// Takes running text apart.
private struct TextRunBuilder {
  private(set) var pieces: [TextRun.Piece] = []
  private(set) var literals: [TextLiteral] = []
  private(set) var places: [TextRun.Place] = []
  /// Literal text that may go on.
  private var pending = ""

  mutating func append(_ inlines: [Inline]) {
    for inline in inlines { append(inline) }
  }

  private mutating func append(_ inline: Inline) {
    switch inline {
    case .text(let text): pending += text
    case .slot(let slot): add(.slot, slot)
    case .softBreak: add(.softBreak)
    case .hardBreak: add(.hardBreak)
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      append(content)
    case .code(let verbatim): add(.plain(verbatim))
    case .link(let content, let destination, _):
      if ScriptLink(destination) != nil {
        append(content)
      } else if let address = try? Address.finished(destination, use: .link),
        !content.containsSlots, !isShown(address, by: content)
      {
        append(content)
        add(.address(TextLiteral("<\(address)>")))
      } else {
        add(.link(content, destination: destination, TextRun(content)))
      }
    case .image(let alt, _, _): add(.image(alt))
    }
  }

  /// Whether a link shows where it leads.
  private func isShown(_ address: String, by content: [Inline]) -> Bool {
    guard content.count == 1, case .text(let text) = content[0] else { return false }
    return TextRun.isShown(address, by: text)
  }

  private mutating func add(_ kind: TextRun.Piece.Kind, _ number: Int = 0) {
    finish()
    pieces.append(TextRun.Piece(kind: kind, number: Int32(number)))
  }

  private mutating func add(_ place: TextRun.Place) {
    add(.place, places.count)
    places.append(place)
  }

  /// Ends the literal text that was added last.
  mutating func finish() {
    guard !pending.isEmpty else { return }
    pieces.append(TextRun.Piece(kind: .literal, number: Int32(literals.count)))
    literals.append(TextLiteral(pending))
    pending = ""
  }
}

/// Literal text of a run, with the places where its lines may break.
final class TextLiteral {
  /// The text, white space in it as single spaces.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Its cuts in surroundings that were met before; a text has few.
  @exclusivity(unchecked) private var known = GrowingBuffer<Known>(capacity: 4)
  private static let capacity = 64

  private struct Known: BitwiseCopyable {
    var context: LineBreaks.Context
    /// Without the first byte of the text.
    var isCut: Bool
    var cuts: UnsafeMutableBufferPointer<LineBreaks.Cut>
  }

  init(_ text: String) {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let isBlank = byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
      if isBlank, bytes.last == 0x20 { continue }
      bytes.append(isBlank ? 0x20 : byte)
    }
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    self.bytes = UnsafeBufferPointer(copy)
  }

  deinit {
    forget()
    known.free()
    bytes.deallocate()
  }

  private func forget() {
    for entry in known.bytes { entry.cuts.deallocate() }
    known.removeAll()
  }

  /// The cuts of the text where it stands, be it without its first byte.
  func cuts(
    _ text: UnsafeBufferPointer<UInt8>, _ context: LineBreaks.Context, _ breaks: LineBreaks
  ) -> UnsafeBufferPointer<LineBreaks.Cut> {
    let isCut = text.count < bytes.count
    for index in 0..<known.count {
      let entry = known.base[index]
      guard entry.context == context, entry.isCut == isCut else { continue }
      // What is met often comes to stand at the front.
      if index > 0 {
        known.base[index] = known.base[index - 1]
        known.base[index - 1] = entry
      }
      return UnsafeBufferPointer(entry.cuts)
    }
    let found = breaks.cuts(of: text, context)
    if known.count >= TextLiteral.capacity { forget() }
    let kept = UnsafeMutableBufferPointer<LineBreaks.Cut>.allocate(capacity: found.count)
    _ = kept.initialize(from: found)
    known.append(Known(context: context, isCut: isCut, cuts: kept))
    return UnsafeBufferPointer(kept)
  }
}

/// The tree of a text on its way to plain text.
final class TextShape {
  let blocks: [TextBlock]

  init(_ shape: Shape) {
    switch shape.content {
    case .blocks(let blocks): self.blocks = blocks.map(TextBlock.init)
    case .inlines(let inlines): blocks = [TextBlock(.paragraph(inlines))]
    }
  }
}

/// A block on its way to plain text.
final class TextBlock {
  let content: Content
  /// The slots, where there is nothing else that shows.
  let onlySlots: [Int]?
  /// The block itself.
  let block: Block

  /// What a block holds.
  enum Content {
    case paragraph(TextRun, SoleLink?)
    case heading(level: Int, TextRun)
    case quote([TextBlock])
    case list(start: Int?, isTight: Bool, [(isDone: Bool?, blocks: [TextBlock])])
    case code([Verbatim])
    case rule
    case table(MarkdownTable.Alignments, head: [TextRun], rows: [[TextRun]])
  }

  /// The link that is all there is of a paragraph.
  typealias SoleLink = (content: [Inline], destination: [Verbatim])

  init(_ block: Block) {
    self.block = block
    onlySlots = block.onlySlots
    switch block {
    case .paragraph(let inlines): content = .paragraph(TextRun(inlines), inlines.soleLink)
    case .heading(let level, let inlines): content = .heading(level: level, TextRun(inlines))
    case .quote(let blocks): content = .quote(blocks.map(TextBlock.init))
    case .list(let list):
      content = .list(
        start: list.start, isTight: list.isTight,
        list.items.map { ($0.isDone, $0.blocks.map(TextBlock.init)) })
    case .code(let segments): content = .code(segments)
    case .rule: content = .rule
    case .table(let table):
      content = .table(
        table.alignments, head: table.head.map { TextRun($0) },
        rows: table.rows.map { $0.map { TextRun($0) } })
    }
  }
}

extension MarkdownTable {
  typealias Alignments = [Alignment]
}

extension [Inline] {
  /// Whether a value stands in the text.
  fileprivate var containsSlots: Bool {
    contains { inline in
      switch inline {
      case .slot: true
      case .text, .softBreak, .hardBreak: false
      case .emphasis(let content), .strong(let content), .strikethrough(let content):
        content.containsSlots
      case .code, .link, .image: true
      }
    }
  }
}

internal import Buffers
internal import MessageFormat

/// Running text on its way to plain text: its pieces, from which lines are made.
struct TextRun {
  private(set) var pieces: [Piece] = []
  /// Literal text that may go on.
  private var pending = ""

  /// A piece of running text.
  enum Piece {
    /// Text that is the same for all customers.
    case literal(TextLiteral)
    /// The place of a value, of an inline branch, or of a snippet.
    case slot(Int)
    /// A line break of the source, which shows as a space, but not within text without spaces.
    case softBreak
    /// A line break that shows.
    case hardBreak
    /// Text in which nothing is Markdown.
    case plain([Verbatim])
    /// An address that is the same for all customers, in angle brackets.
    case address(String)
    /// A link, by the text that it stands on and where it leads.
    indirect case link([Inline], destination: [Verbatim], TextRun)
    /// What stands for a picture.
    case image([Inline])
  }

  init(_ inlines: [Inline]) {
    append(inlines)
    finish()
  }

  private mutating func append(_ inlines: [Inline]) {
    for inline in inlines { append(inline) }
  }

  private mutating func append(_ inline: Inline) {
    switch inline {
    case .text(let text): pending += text
    case .slot(let slot): add(.slot(slot))
    case .softBreak: add(.softBreak)
    case .hardBreak: add(.hardBreak)
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      append(content)
    case .code(let verbatim): add(.plain(verbatim))
    case .link(let content, let destination, _):
      if ScriptLink(destination) != nil {
        append(content)
      } else if let address = try? Address.finished(destination, use: .link),
        !content.containsSlots, !TextRun.isShown(address, by: content)
      {
        append(content)
        add(.address("<\(address)>"))
      } else {
        add(.link(content, destination: destination, TextRun(content)))
      }
    case .image(let alt, _, _): add(.image(alt))
    }
  }

  /// Whether a link shows where it leads.
  private static func isShown(_ address: String, by content: [Inline]) -> Bool {
    guard content.count == 1, case .text(let text) = content[0] else { return false }
    return TextRun.isShown(address, by: text)
  }

  /// Whether the text of a link says where it leads.
  static func isShown(_ address: String, by text: String) -> Bool {
    [text, "mailto:" + text, "http://" + text].contains(address)
  }

  private mutating func add(_ piece: Piece) {
    finish()
    pieces.append(piece)
  }

  private mutating func finish() {
    guard !pending.isEmpty else { return }
    pieces.append(.literal(TextLiteral(pending)))
    pending = ""
  }
}

/// Literal text of a run, with the places where its lines may break.
final class TextLiteral {
  /// The text, white space in it as single spaces.
  let bytes: [UInt8]
  private var known: [(context: LineBreaks.Context, isCut: Bool, cuts: [LineBreaks.Cut])] = []
  /// The surroundings that are remembered; a text has few.
  private static let capacity = 32

  init(_ text: String) {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let isBlank = byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
      if isBlank, bytes.last == 0x20 { continue }
      bytes.append(isBlank ? 0x20 : byte)
    }
    self.bytes = bytes
  }

  /// Adds the cuts of the text where it stands; without its first byte where that is left out.
  func addCuts(
    _ text: UnsafeBufferPointer<UInt8>, _ context: LineBreaks.Context, _ breaks: LineBreaks,
    to cuts: inout GrowingBuffer<LineBreaks.Cut>
  ) {
    let isCut = text.count < bytes.count
    for entry in known where entry.context == context && entry.isCut == isCut {
      entry.cuts.withUnsafeBufferPointer { cuts.append($0) }
      return
    }
    let found = breaks.cuts(of: text, context)
    if known.count >= TextLiteral.capacity { known.removeAll() }
    known.append((context, isCut, found))
    cuts.append(found)
  }
}

/// The tree of a text on its way to plain text.
struct TextShape {
  let blocks: [TextBlock]

  init(_ shape: Shape) {
    switch shape.content {
    case .blocks(let blocks): self.blocks = blocks.map(TextBlock.init)
    case .inlines(let inlines): blocks = [TextBlock(.paragraph(inlines))]
    }
  }
}

/// A block on its way to plain text.
struct TextBlock {
  let content: Content
  /// The slots, where there is nothing else that shows.
  let onlySlots: [Int]?
  /// The block itself.
  let block: Block

  /// What a block holds.
  enum Content {
    case paragraph(TextRun, SoleLink?)
    case heading(level: Int, TextRun)
    indirect case quote([TextBlock])
    indirect case list(start: Int?, isTight: Bool, [(isDone: Bool?, blocks: [TextBlock])])
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

internal import CMd4c

/// Puts the tree together from md4c's calls.
///
/// A class, because md4c hands it from call to call as a pointer.
final class MarkdownBuilder {
  /// Why the parse was stopped.
  private(set) var error: MarkdownError?

  /// What is open, the document first.
  private var frames = [Frame(.document)]
  private var nodes = 0
  private var output = 0

  /// Something that has begun and not yet ended.
  private struct Frame {
    var kind: Kind
    var blocks: [Block] = []
    var inlines: [Inline] = []
    var code = ""
    var items: [MarkdownList.Item] = []
    var rows: [[[Inline]]] = []
    var cells: [[Inline]] = []
    var alignments: [MarkdownTable.Alignment] = []

    init(_ kind: Kind) {
      self.kind = kind
    }
  }

  private enum Kind: Equatable {
    case document
    case quote
    case list(start: Int?, isTight: Bool)
    case item(isDone: Bool?)
    case heading(Int)
    case paragraph
    /// The text of a tight item, for which md4c opens no paragraph.
    case impliedParagraph
    case codeBlock
    case table
    case rowGroup
    case row
    case cell
    case emphasis
    case strong
    case strikethrough
    case code
    case link(destination: [Verbatim], title: [Verbatim])
    case image(source: [Verbatim], title: [Verbatim])
    case rule
    case transparent
  }

  /// The finished blocks.
  var blocks: [Block] { frames[0].blocks }

  static func of(_ pointer: UnsafeMutableRawPointer?) -> MarkdownBuilder {
    guard let pointer else { return MarkdownBuilder() }
    return Unmanaged<MarkdownBuilder>.fromOpaque(pointer).takeUnretainedValue()
  }

  /// Runs one step; anything but zero tells md4c to stop.
  func perform(_ step: (MarkdownBuilder) throws -> Void) -> Int32 {
    nodes += 1
    do {
      guard nodes <= MarkdownLimits.nodes else { throw MarkdownError.tooMuch }
      try step(self)
      return 0
    } catch {
      self.error = error as? MarkdownError ?? .outOfMemory
      return 1
    }
  }

  private func open(_ kind: Kind) throws(MarkdownError) {
    guard frames.count <= MarkdownLimits.depth else { throw .tooDeep }
    frames.append(Frame(kind))
  }

  // MARK: Blocks

  func enter(
    block type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?
  ) throws(MarkdownError) {
    closeImpliedParagraph()
    switch type {
    case MD_BLOCK_DOC: break
    case MD_BLOCK_QUOTE: try open(.quote)
    case MD_BLOCK_UL:
      let list = detail?.load(as: MD_BLOCK_UL_DETAIL.self)
      try open(.list(start: nil, isTight: list?.is_tight != 0))
    case MD_BLOCK_OL:
      let list = detail?.load(as: MD_BLOCK_OL_DETAIL.self)
      try open(.list(start: Int(list?.start ?? 1), isTight: list?.is_tight != 0))
    case MD_BLOCK_LI:
      let item = detail?.load(as: MD_BLOCK_LI_DETAIL.self)
      let isTask = item?.is_task ?? 0 != 0
      let isBlank = item?.task_mark == CChar(bitPattern: UInt8(ascii: " "))
      try open(.item(isDone: isTask ? !isBlank : nil))
    case MD_BLOCK_H: try open(.heading(Int(detail?.load(as: MD_BLOCK_H_DETAIL.self).level ?? 1)))
    case MD_BLOCK_P: try open(.paragraph)
    case MD_BLOCK_CODE: try open(.codeBlock)
    case MD_BLOCK_HR: try open(.rule)
    case MD_BLOCK_TABLE: try open(.table)
    case MD_BLOCK_THEAD, MD_BLOCK_TBODY: try open(.rowGroup)
    case MD_BLOCK_TR: try open(.row)
    case MD_BLOCK_TH, MD_BLOCK_TD:
      try open(.cell)
      guard type == MD_BLOCK_TH, let table = frames.lastIndex(where: { $0.kind == .table }) else {
        return
      }
      switch detail?.load(as: MD_BLOCK_TD_DETAIL.self).align {
      case MD_ALIGN_CENTER: frames[table].alignments.append(.center)
      case MD_ALIGN_RIGHT: frames[table].alignments.append(.end)
      default: frames[table].alignments.append(.start)
      }
    default: try open(.transparent)
    }
  }

  func leave(block type: MD_BLOCKTYPE) {
    closeImpliedParagraph()
    guard type != MD_BLOCK_DOC, frames.count > 1, let frame = frames.popLast() else { return }
    let top = frames.count - 1
    switch frame.kind {
    case .quote: frames[top].blocks.append(.quote(frame.blocks))
    case .list(let start, let isTight):
      let list = MarkdownList(start: start, isTight: isTight, items: frame.items)
      frames[top].blocks.append(.list(list))
    case .item(let isDone):
      frames[top].items.append(MarkdownList.Item(isDone: isDone, blocks: frame.blocks))
    case .heading(let level): frames[top].blocks.append(.heading(level: level, frame.inlines))
    case .paragraph, .impliedParagraph: frames[top].blocks.append(.paragraph(frame.inlines))
    case .codeBlock: frames[top].blocks.append(.code(Mark.pieces(frame.code)))
    case .rule: frames[top].blocks.append(.rule)
    case .table:
      let table = MarkdownTable(
        alignments: frame.alignments, head: frame.rows.first ?? [],
        rows: Array(frame.rows.dropFirst()))
      frames[top].blocks.append(.table(table))
    case .rowGroup: frames[top].rows += frame.rows
    case .row: frames[top].rows.append(frame.cells)
    case .cell: frames[top].cells.append(frame.inlines)
    default: frames[top].blocks += frame.blocks
    }
  }

  private func closeImpliedParagraph() {
    guard frames.last?.kind == .impliedParagraph, let frame = frames.popLast() else { return }
    frames[frames.count - 1].blocks.append(.paragraph(frame.inlines))
  }

  /// Opens a paragraph where running text begins directly in something that holds blocks.
  private func openImpliedParagraph() throws(MarkdownError) {
    switch frames.last?.kind {
    case .item, .quote, .document: try open(.impliedParagraph)
    default: break
    }
  }

  // MARK: Spans

  func enter(span type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) throws(MarkdownError) {
    try openImpliedParagraph()
    switch type {
    case MD_SPAN_EM: try open(.emphasis)
    case MD_SPAN_STRONG: try open(.strong)
    case MD_SPAN_DEL: try open(.strikethrough)
    case MD_SPAN_CODE: try open(.code)
    case MD_SPAN_A:
      let link = detail?.load(as: MD_SPAN_A_DETAIL.self)
      try open(.link(destination: segments(link?.href), title: segments(link?.title)))
    case MD_SPAN_IMG:
      let image = detail?.load(as: MD_SPAN_IMG_DETAIL.self)
      try open(.image(source: segments(image?.src), title: segments(image?.title)))
    default: try open(.transparent)
    }
  }

  func leave(span type: MD_SPANTYPE) {
    guard frames.count > 1, let frame = frames.popLast() else { return }
    let top = frames.count - 1
    switch frame.kind {
    case .emphasis: frames[top].inlines.append(.emphasis(frame.inlines))
    case .strong: frames[top].inlines.append(.strong(frame.inlines))
    case .strikethrough: frames[top].inlines.append(.strikethrough(frame.inlines))
    case .code: frames[top].inlines.append(.code(Mark.pieces(frame.code)))
    case .link(let destination, let title):
      frames[top].inlines.append(.link(frame.inlines, destination: destination, title: title))
    case .image(let source, let title):
      frames[top].inlines.append(.image(alt: frame.inlines, source: source, title: title))
    default: frames[top].inlines += frame.inlines
    }
  }

  // MARK: Text

  func append(
    _ type: MD_TEXTTYPE, _ text: UnsafePointer<MD_CHAR>?, _ size: Int
  ) throws(MarkdownError) {
    guard let text else { return }
    if frames.last?.kind != .codeBlock { try openImpliedParagraph() }
    let top = frames.count - 1
    output += size
    guard output <= MarkdownLimits.output else { throw .tooLarge }
    switch type {
    case MD_TEXT_BR: frames[top].inlines.append(.hardBreak)
    case MD_TEXT_SOFTBR: frames[top].inlines.append(.softBreak)
    default:
      let string = decoded(type, UnsafeRawBufferPointer(start: text, count: size))
      if frames[top].kind == .code || frames[top].kind == .codeBlock {
        frames[top].code += string
      } else {
        append(string, to: top)
      }
    }
  }

  private func append(_ string: String, to top: Int) {
    for segment in Mark.pieces(string) {
      switch segment {
      case .slot(let slot): frames[top].inlines.append(.slot(slot))
      case .literal(let literal):
        // md4c cuts text wherever it looked for markup; one text is one node here.
        let last = frames[top].inlines.count - 1
        if last >= 0, case .text(let before) = frames[top].inlines[last] {
          frames[top].inlines[last] = .text(before + literal)
        } else {
          frames[top].inlines.append(.text(literal))
        }
      }
    }
  }

  private func decoded(_ type: MD_TEXTTYPE, _ bytes: UnsafeRawBufferPointer) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return switch type {
    case MD_TEXT_ENTITY: MarkdownEntity.decoded(text)
    case MD_TEXT_NULLCHAR: "\u{FFFD}"
    default: text
    }
  }

  /// The text of an address or a title.
  private func segments(_ attribute: MD_ATTRIBUTE?) throws(MarkdownError) -> [Verbatim] {
    guard let attribute, attribute.size > 0, let text = attribute.text else { return [] }
    output += Int(attribute.size)
    guard output <= MarkdownLimits.output else { throw .tooLarge }
    var result = ""
    var index = 0
    while attribute.substr_offsets[index] < attribute.size {
      let start = Int(attribute.substr_offsets[index])
      let end = Int(attribute.substr_offsets[index + 1])
      result += decoded(
        attribute.substr_types[index],
        UnsafeRawBufferPointer(start: text + start, count: end - start))
      index += 1
    }
    return Mark.pieces(result)
  }
}

/// Writes the tree of a text as HTML with slots.
struct HTMLWriter: Sendable {
  let style: HTMLStyle
  let direction: Direction
  private(set) var shape = HTMLShape()
  /// How many headings there were, so that a script's steps can be linked to.
  private var steps = 0

  init(style: HTMLStyle, direction: Direction) {
    self.style = style
    self.direction = direction
  }

  static func shape(_ blocks: [Block], style: HTMLStyle, direction: Direction) -> HTMLShape {
    var writer = HTMLWriter(style: style, direction: direction)
    writer.write(blocks, isTop: true)
    return writer.shape
  }

  static func shape(_ inlines: [Inline], style: HTMLStyle, direction: Direction) -> HTMLShape {
    var writer = HTMLWriter(style: style, direction: direction)
    writer.write(inlines)
    return writer.shape
  }

  /// A link as a button of its own.
  static func button(
    _ content: [Inline], to destination: [Verbatim], style: HTMLStyle, direction: Direction
  ) -> HTMLShape {
    var writer = HTMLWriter(style: style, direction: direction)
    writer.writeButton(content, to: destination)
    return writer.shape
  }

  // MARK: Blocks

  private mutating func write(_ blocks: [Block], isTop: Bool, isTight: Bool = false) {
    for block in blocks {
      unlessEmpty(block.onlySlots) { $0.write(block, isTop: isTop, isTight: isTight) }
      guard isTop, style.hasScriptLinks else { continue }
      shape.append(.objections([block].inlines))
    }
  }

  private mutating func write(_ block: Block, isTop: Bool, isTight: Bool) {
    switch block {
    case .paragraph(let inlines): write(paragraph: inlines, isTop: isTop, isTight: isTight)
    case .heading(let level, let inlines):
      if level <= 2 { steps += 1 }
      let anchor = style.hasScriptLinks && level <= 2 ? " id=\"step-\(steps)\"" : ""
      shape.append(html: "<h\(level)\(anchor)\(style[.heading(level)])>")
      write(inlines)
      shape.append(html: "</h\(level)>\n")
    case .quote(let blocks):
      shape.append(html: "<blockquote\(style[.quote])>\n")
      write(blocks, isTop: false)
      shape.append(html: "</blockquote>\n")
    case .list(let list): write(list)
    case .code(let segments):
      shape.append(html: "<pre\(style[.codeBlock])><code>")
      shape.append(.plain(segments))
      shape.append(html: "</code></pre>\n")
    case .rule: shape.append(html: "<hr\(style[.rule])>\n")
    case .table(let table): write(table)
    }
  }

  private mutating func write(paragraph inlines: [Inline], isTop: Bool, isTight: Bool) {
    if isTop, style.button != nil, let (content, destination) = inlines.soleLink {
      writeButton(content, to: destination)
      return
    }
    let outer = shape
    shape = HTMLShape()
    shape.append(html: "<p\(style[isTight ? .tightParagraph : .paragraph])>")
    write(inlines)
    shape.append(html: "</p>\n")
    let paragraph = shape
    shape = outer
    if isTop, style.button != nil, let slots = inlines.onlySlots, slots.count == 1 {
      shape.append(.paragraph(slot: slots[0], paragraph))
    } else {
      shape.append(paragraph)
    }
  }

  /// Writes something that is to be left out where all it could show are slots, and those are
  /// empty: which of them are differs from customer to customer.
  private mutating func unlessEmpty(_ slots: [Int]?, _ write: (inout HTMLWriter) -> Void) {
    guard let slots else {
      write(&self)
      return
    }
    let outer = shape
    shape = HTMLShape()
    write(&self)
    let inner = shape
    shape = outer
    shape.append(.unlessEmpty(slots, inner))
  }

  private mutating func write(_ list: MarkdownList) {
    let isTasks = list.items.contains { $0.isDone != nil }
    let element: HTMLElement =
      isTasks ? .taskList : list.start == nil ? .bulletList : .numberList
    let tag = list.start == nil ? "ul" : "ol"
    let start = list.start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
    shape.append(html: "<\(tag)\(start)\(style[element])>\n")
    for item in list.items {
      unlessEmpty(item.blocks.onlySlots) { $0.write(item, isTight: list.isTight) }
    }
    shape.append(html: "</\(tag)>\n")
  }

  private mutating func write(_ item: MarkdownList.Item, isTight: Bool) {
    shape.append(html: "<li\(style[.item])>")
    if let isDone = item.isDone {
      let box = isDone ? "&#9745;" : "&#9744;"
      shape.append(html: "<span\(style[.taskBox])>\(box)</span> ")
    }
    if isTight, case .paragraph(let inlines)? = item.blocks.first {
      write(inlines)
      if item.blocks.count > 1 { shape.append(html: "\n") }
      write(Array(item.blocks.dropFirst()), isTop: false, isTight: true)
    } else {
      shape.append(html: "\n")
      write(item.blocks, isTop: false, isTight: isTight)
    }
    shape.append(html: "</li>\n")
  }

  private mutating func write(_ table: MarkdownTable) {
    shape.append(html: "<div\(style[.tableFrame])><table\(style[.table])>\n<thead>\n")
    write(row: table.head, "th", .headCell, table.alignments)
    shape.append(html: "</thead>\n<tbody>\n")
    for row in table.rows { write(row: row, "td", .cell, table.alignments) }
    shape.append(html: "</tbody>\n</table></div>\n")
  }

  private mutating func write(
    row: [[Inline]], _ tag: String, _ element: HTMLElement,
    _ alignments: [MarkdownTable.Alignment]
  ) {
    shape.append(html: "<tr>\n")
    for (index, cell) in row.enumerated() {
      let side =
        switch alignments.indices.contains(index) ? alignments[index] : .start {
        case .start: direction.start
        case .center: "center"
        case .end: direction.end
        }
      let element = element == .cell && side == direction.end ? .endCell : element
      shape.append(html: "<\(tag) align=\"\(side)\"\(style[element])>")
      write(cell)
      shape.append(html: "</\(tag)>\n")
    }
    shape.append(html: "</tr>\n")
  }

  private mutating func writeButton(_ content: [Inline], to destination: [Verbatim]) {
    guard let button = style.button else { return }
    shape.append(html: button.beforeShapeAddress)
    shape.append(.link(destination))
    shape.append(html: button.beforeShapeWidth)
    shape.append(.buttonWidth(content))
    shape.append(html: button.beforeShapeText)
    shape.append(.alternative(content))
    shape.append(html: button.beforeAddress)
    shape.append(.link(destination))
    shape.append(html: button.beforeText)
    write(content)
    shape.append(html: button.end)
  }

  // MARK: Running text

  private mutating func write(_ inlines: [Inline]) {
    for inline in inlines { write(inline) }
  }

  private mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text): shape.append(text: text)
    case .slot(let slot): shape.append(.text(slot: slot))
    case .softBreak: shape.append(html: "\n")
    case .hardBreak: shape.append(html: "<br>\n")
    case .emphasis(let content): write("em", content)
    case .strong(let content): write("strong", content)
    case .strikethrough(let content): write("del", content)
    case .code(let segments):
      shape.append(html: "<code\(style[.code])>")
      shape.append(.plain(segments))
      shape.append(html: "</code>")
    case .link(let content, let destination, let title):
      shape.append(html: "<a href=\"")
      if style.hasScriptLinks, let anchor = ScriptLink(destination)?.anchor {
        shape.append(text: anchor)
      } else {
        shape.append(.link(destination))
      }
      writeTitle(title)
      shape.append(html: "\"\(style[.link])>")
      write(content)
      shape.append(html: "</a>")
    case .image(let alt, let source, let title):
      shape.append(html: "<img src=\"")
      shape.append(.image(source))
      shape.append(html: "\" alt=\"")
      shape.append(.alternative(alt))
      writeTitle(title)
      shape.append(html: "\"\(style[.image])>")
    }
  }

  /// Writes a title behind an attribute that is still open, and leaves the title open.
  private mutating func writeTitle(_ title: [Verbatim]) {
    guard !title.isEmpty else { return }
    shape.append(html: "\" title=\"")
    shape.append(.plain(title))
  }

  private mutating func write(_ tag: String, _ content: [Inline]) {
    shape.append(html: "<\(tag)>")
    write(content)
    shape.append(html: "</\(tag)>")
  }
}

extension [Inline] {
  /// The link that is all there is, if it is one that reads as a call to do something.
  var soleLink: (content: [Inline], destination: [Verbatim])? {
    let visible = filter { inline in
      if case .text(let text) = inline { return !text.allSatisfy(\.isWhitespace) }
      return inline != .softBreak
    }
    guard visible.count == 1, case .link(let content, let destination, _) = visible[0] else {
      return nil
    }
    // A bare address and a picture are better off as they are.
    if case .text(let text)? = content.first, destination == [.literal(text)] { return nil }
    if content.contains(where: { if case .image = $0 { true } else { false } }) { return nil }
    return (content, destination)
  }
}

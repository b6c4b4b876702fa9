/// Writes the tree of a text as HTML with slots.
struct HTMLWriter {
  let style: HTMLStyle
  let direction: Direction
  private var shape = HTMLBuilder()

  private init(style: HTMLStyle, direction: Direction) {
    self.style = style
    self.direction = direction
  }

  /// The HTML of a shape where it is to stand.
  static func program(
    _ shape: Shape, _ placement: HTMLPlacement, style: HTMLStyle, direction: Direction
  ) -> HTMLProgram {
    var writer = HTMLWriter(style: style, direction: direction)
    switch placement {
    case .top: writer.write(shape.blocks, .top)
    case .nested: writer.write(shape.blocks, .nested)
    case .tight: writer.write(shape.blocks, .tight)
    case .item: writer.write(tightItem: shape.blocks)
    case .inline: writer.write(shape.inlines)
    case .button:
      if let (content, destination) = shape.soleLink {
        writer.writeButton(content, to: destination)
      }
    }
    return writer.shape.program
  }

  // MARK: Blocks

  private mutating func write(_ blocks: [Block], _ placement: HTMLPlacement) {
    for block in blocks {
      unlessEmpty(block.onlySlots) { $0.write(block, placement) }
      guard placement == .top, style.hasScriptLinks else { continue }
      shape.append(.objections([block].inlines))
    }
  }

  private mutating func write(_ block: Block, _ placement: HTMLPlacement) {
    switch block {
    case .paragraph(let inlines): write(paragraph: inlines, placement)
    case .heading(let level, let inlines) where style.isWorksheet && level <= 2:
      shape.append(.step(inlines, isSection: placement == .top))
      write(inlines)
      shape.append(html: "</h2>\n")
    case .heading(let level, let inlines):
      shape.append(html: "<h\(level)")
      if style.hasScriptLinks, level <= 2 {
        shape.append(html: " id=\"step-")
        shape.append(.stepNumber)
        shape.append(html: "\"")
      }
      shape.append(html: "\(style[.heading(level)])>")
      write(inlines)
      shape.append(html: "</h\(level)>\n")
    case .quote(let blocks):
      shape.append(html: "<blockquote\(style[.quote])>\n")
      write(blocks, .nested)
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

  private mutating func write(paragraph inlines: [Inline], _ placement: HTMLPlacement) {
    if placement == .top, style.button != nil, let (content, destination) = inlines.soleLink {
      writeButton(content, to: destination)
      return
    }
    let paragraph = apart { writer in
      writer.shape.append(
        html: "<p\(writer.style[placement == .tight ? .tightParagraph : .paragraph])>")
      writer.write(inlines)
      writer.shape.append(html: "</p>\n")
    }
    add(paragraph, inlines, placement)
  }

  /// Adds a paragraph; one that is a slot may turn out to be something else.
  private mutating func add(
    _ paragraph: HTMLBuilder, _ inlines: [Inline], _ placement: HTMLPlacement
  ) {
    if let slots = inlines.onlySlots, slots.count == 1 {
      shape.append(.paragraph(slot: slots[0], placement, paragraph.program))
    } else {
      shape.append(paragraph)
    }
  }

  /// What is written apart from what there is so far.
  private mutating func apart(_ write: (inout HTMLWriter) -> Void) -> HTMLBuilder {
    let outer = shape
    shape = HTMLBuilder()
    write(&self)
    let inner = shape
    shape = outer
    return inner
  }

  /// Writes something that is to be left out where all it could show are slots, and those are
  /// empty: which of them are differs from customer to customer.
  private mutating func unlessEmpty(_ slots: [Int]?, _ write: (inout HTMLWriter) -> Void) {
    guard let slots else {
      write(&self)
      return
    }
    shape.append(.unlessEmpty(slots, apart(write).program))
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
    if style.isWorksheet, let isDone = item.isDone {
      write(task: item, isDone: isDone)
      return
    }
    shape.append(html: "<li\(style[.item])>")
    if let isDone = item.isDone {
      let box = isDone ? "&#9745;" : "&#9744;"
      shape.append(html: "<span\(style[.taskBox])>\(box)</span> ")
    }
    if isTight, case .paragraph? = item.blocks.first {
      write(tightItem: item.blocks)
    } else {
      shape.append(html: "\n")
      write(item.blocks, isTight ? .tight : .nested)
    }
    shape.append(html: "</li>\n")
  }

  /// Writes what is to be found out, as a box to tick with room for a note.
  private mutating func write(task item: MarkdownList.Item, isDone: Bool) {
    var rest = item.blocks[...]
    shape.append(html: "<li class=\"task\">")
    shape.append(.task(isDone: isDone))
    if case .paragraph(let inlines)? = rest.first {
      write(inlines)
      rest = rest.dropFirst()
    }
    shape.append(html: "</label>")
    shape.append(.note)
    write(Array(rest), .tight)
    shape.append(html: "</li>\n")
  }

  /// Writes an item whose first paragraph is no element of its own.
  private mutating func write(tightItem blocks: [Block]) {
    guard case .paragraph(let inlines)? = blocks.first else {
      shape.append(html: "\n")
      write(blocks, .tight)
      return
    }
    let first = apart { $0.write(inlines) }
    add(first, inlines, .item)
    if blocks.count > 1 { shape.append(html: "\n") }
    write(Array(blocks.dropFirst()), .tight)
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
    append(address: destination, .link)
    shape.append(html: button.beforeShapeWidth)
    shape.append(.buttonWidth(content))
    shape.append(html: button.beforeShapeText)
    shape.append(.alternative(content))
    shape.append(html: button.beforeAddress)
    append(address: destination, .link)
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
    case .slot(let slot): shape.append(slot: slot)
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
        append(address: destination, .link)
      }
      writeTitle(title)
      shape.append(html: "\"\(style[.link])>")
      write(content)
      shape.append(html: "</a>")
    case .image(let alt, let source, let title):
      shape.append(html: "<img src=\"")
      append(address: source, .image)
      shape.append(html: "\" alt=\"")
      shape.append(.alternative(alt))
      writeTitle(title)
      shape.append(html: "\"\(style[.image])>")
    }
  }

  /// Writes an address, which is finished where no value stands in it.
  private mutating func append(address: [Verbatim], _ use: Address.Use) {
    if let finished = try? Address.finished(address, use: use) {
      shape.append(text: finished)
    } else {
      shape.append(.address(address, use))
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

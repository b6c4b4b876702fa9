internal import Buffers
internal import MessageFormat

/// Writes the tree of a text as plain text that reads well on its own.
struct TextWriter {
  private let layout: LineLayout
  private var lines: TextLines
  /// The columns of a line.
  private let width: Int
  /// The text of the objections that a call script opens, by name.
  private let objections: [String: String]
  /// The objections that were opened: a second link leads to where the first one has.
  private var opened: Set<String> = []

  /// Where blocks stand.
  private struct Container {
    var isTop = false
    var isTight = false
    /// Whether there is something in it already.
    var hasLines = false
  }

  private init(
    _ layout: LineLayout, _ output: ByteBuffer, _ direction: Direction, width: Int,
    objections: [String: String]
  ) {
    self.layout = layout
    self.width = width
    lines = TextLines(output, isRightToLeft: direction.isRightToLeft)
    self.objections = objections
  }

  /// Writes a text behind what is in a buffer, each line ended by a line feed.
  /// - Throws: ``FillError`` for an address that must not be written.
  static func write(
    _ filling: Filling, _ layout: LineLayout, width: Int = Rendering.textWidth,
    objections: [String: String] = [:], into output: inout ByteBuffer
  ) throws(FillError) {
    var writer = TextWriter(
      layout, output, filling.direction, width: width, objections: objections)
    defer { output = writer.lines.output }
    var container = Container(isTop: true)
    try writer.write(filling, in: &container)
  }

  /// A text, each line ended by a line feed.
  /// - Throws: ``FillError`` for an address that must not be written.
  static func text(
    _ filling: Filling, _ layout: LineLayout, width: Int = Rendering.textWidth,
    objections: [String: String] = [:]
  ) throws(FillError) -> String {
    var output = ByteBuffer(capacity: 2_048)
    defer { output.free() }
    try write(filling, layout, width: width, objections: objections, into: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  // MARK: Blocks

  private mutating func write(
    _ filling: Filling, in container: inout Container
  ) throws(FillError) {
    try write(filling.shape.text.blocks, filling, in: &container)
  }

  private mutating func write(
    _ blocks: [TextBlock], _ filling: Filling, in container: inout Container
  ) throws(FillError) {
    for block in blocks {
      if let slots = block.onlySlots, filling.isEmpty(slots) { continue }
      if let slots = block.onlySlots, case .paragraph = block.content,
        let snippet = filling.soleSnippet(slots)
      {
        try write(snippet, in: &container)
      } else {
        let before = lines.count
        if container.hasLines, !container.isTight { lines.addBlank() }
        try write(block, filling, isTop: container.isTop)
        if lines.count > before { container.hasLines = true } else { lines.removeBlank() }
      }
      guard container.isTop, !objections.isEmpty else { continue }
      for name in filling.objections(in: [block.block].inlines)
      where opened.insert(name).inserted {
        open(objection: name)
      }
    }
  }

  private mutating func open(objection name: String) {
    guard let objection = objections[name] else { return }
    lines.addBlank()
    for line in objection.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      lines.end(line: line.isEmpty ? "    |" : "    | \(line)")
    }
  }

  private mutating func write(
    _ block: TextBlock, _ filling: Filling, isTop: Bool
  ) throws(FillError) {
    switch block.content {
    case .paragraph(let run, let link):
      layout.begin()
      if isTop, try appendSoleLink(link, block.onlySlots, filling) {
        layout.write(to: &lines, limit: width)
        return
      }
      try append(run, filling)
      layout.write(to: &lines, limit: width)
    case .heading(let level, let run):
      layout.begin()
      try append(run, filling)
      let columns = layout.write(to: &lines, limit: width)
      if level <= 2, columns > 0 {
        lines.end(rule: level == 1 ? "=" : "-", columns: columns)
      }
    case .quote(let blocks):
      lines.push("> ")
      var container = Container()
      try write(blocks, filling, in: &container)
      lines.pop(2)
    case .list(let start, let isTight, let items):
      try write(items, from: start, isTight: isTight, filling)
    case .code(let verbatim):
      var code = filling.text(verbatim).split(separator: "\n", omittingEmptySubsequences: false)
      if code.last == "" { code.removeLast() }
      for line in code { lines.end(line: line.isEmpty ? "" : "    " + line) }
    case .rule:
      lines.end(line: String(repeating: "-", count: max(3, min(lines.width(of: width), 24))))
    case .table(let alignments, let head, let rows):
      try write(table: alignments, head, rows, filling)
    }
  }

  private mutating func write(
    _ all: [(isDone: Bool?, blocks: [TextBlock])], from start: Int?, isTight: Bool,
    _ filling: Filling
  ) throws(FillError) {
    // An item of nothing but empty slots is none.
    let mayBeEmpty = all.contains { item in
      !item.blocks.isEmpty && item.blocks.allSatisfy { $0.onlySlots != nil }
    }
    let items =
      mayBeEmpty
      ? all.filter { item in
        item.blocks.isEmpty
          || !item.blocks.allSatisfy { $0.onlySlots.map { filling.isEmpty($0) } ?? false }
      } : all
    let last = (start ?? 0) + items.count - 1
    for (index, item) in items.enumerated() {
      var marker = "- "
      if let start {
        let number = "\(start + index). "
        let room = "\(last). ".count
        marker = String(repeating: " ", count: max(0, room - number.count)) + number
      }
      if let isDone = item.isDone { marker += isDone ? "[x] " : "[ ] " }
      if index > 0, !isTight { lines.addBlank() }
      lines.push(marker: marker)
      var container = Container(isTight: isTight)
      try write(item.blocks, filling, in: &container)
      lines.pop(marker.utf8.count)
    }
  }

  private mutating func write(
    table alignments: [MarkdownTable.Alignment], _ head: [TextRun], _ rows: [[TextRun]],
    _ filling: Filling
  ) throws(FillError) {
    var cells: [[String]] = []
    for row in [head] + rows {
      var texts: [String] = []
      for run in row.prefix(head.count) {
        layout.begin()
        try append(run, filling)
        texts.append(layout.line)
      }
      cells.append(texts + Array(repeating: "", count: head.count - texts.count))
    }
    let table = TextTable(alignments: alignments, cells: cells)
    if table.width <= lines.width(of: width) {
      for line in table.lines { lines.end(text: line) }
      return
    }
    for (index, record) in table.records.enumerated() {
      if index > 0 { lines.addBlank() }
      for text in record {
        layout.begin()
        layout.append(text)
        layout.write(to: &lines, limit: width)
      }
    }
  }

  // MARK: Running text

  private func append(_ run: TextRun, _ filling: Filling) throws(FillError) {
    for piece in run.pieces {
      switch piece.kind {
      case .literal: layout.append(run.literal(piece.number))
      case .slot: try append(slot: Int(piece.number), filling)
      case .softBreak: layout.appendSoftBreak()
      case .hardBreak: layout.appendHardBreak()
      case .place: try append(run.places[Int(piece.number)], filling)
      }
    }
  }

  private func append(_ place: TextRun.Place, _ filling: Filling) throws(FillError) {
    switch place {
    case .address(let address):
      layout.appendSpace()
      layout.append(solid: address)
    case .plain(let verbatim): layout.append(filling.text(verbatim))
    case .link(let content, let destination, let run):
      let address = try filling.address(destination, use: .link)
      let text = filling.text(content)
      if TextRun.isShown(address, by: text) {
        layout.append(solid: text)
      } else {
        try append(run, filling)
        layout.appendSpace()
        layout.append(solid: "<\(address)>")
      }
    case .image(let alt):
      let text = filling.text(alt)
      if !text.isEmpty { layout.append("[\(text)]") }
    }
  }

  private func append(slot: Int, _ filling: Filling) throws(FillError) {
    let entry = filling.entry(slot)
    switch entry.kind {
    case .value:
      let isIsolated = filling.direction.isolates(entry.traits)
      if entry.traits.contains(.isUnclean) {
        var value = ValueText.body(String(decoding: filling.bytes(entry), as: UTF8.self))
        value.withUTF8 { layout.append($0, isIsolated: isIsolated) }
      } else {
        let value = filling.bytes(entry)
        layout.append(
          value, isIsolated: isIsolated,
          isWhole: entry.traits.contains(.isWhole) || ValueText.isTelephoneNumber(value))
      }
    case .branch: try append(inlinesOf: filling.branch(entry))
    case .snippet: try append(inlinesOf: filling.snippet(entry))
    }
  }

  /// Appends a branch, or a snippet as one line.
  private func append(inlinesOf filling: Filling) throws(FillError) {
    try append(filling.shape.run, filling)
  }

  /// Appends the link of a paragraph that is nothing but a call to do something.
  private func appendSoleLink(
    _ link: TextBlock.SoleLink?, _ slots: [Int]?, _ filling: Filling
  ) throws(FillError) -> Bool {
    if let link {
      guard ScriptLink(link.destination) == nil else { return false }
      layout.append(filling.text(link.content) + ":")
      layout.appendSpace()
      layout.append(solid: try filling.address(link.destination, use: .link))
      return true
    }
    guard let slots, slots.count == 1 else { return false }
    let entry = filling.entry(slots[0])
    guard entry.kind == .branch else { return false }
    let branch = filling.branch(entry)
    return try appendSoleLink(branch.shape.soleLink, branch.shape.onlySlots, branch)
  }
}

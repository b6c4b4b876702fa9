/// Writes the tree of a text as plain text that reads well on its own.
struct TextWriter: Sendable {
  let filling: Filling
  /// The locale, whose rules for breaking lines are used.
  let language: String
  /// The columns of a line.
  var width = 72
  /// The text of the objections that a call script opens, by name.
  var objections: [String: String] = [:]

  private var breaker: LineBreaker { LineBreaker(language: language) }

  /// The text, each line ended by a line feed.
  /// - Throws: ``FillError`` for an address that must not be written.
  func text(_ blocks: [Block]) throws(FillError) -> String {
    try lines(blocks, width: width, isTop: true).map { $0 + "\n" }.joined()
  }

  /// Whether something shows nothing but slots, and those show nothing.
  private func isEmpty(_ slots: [Int]?) -> Bool {
    slots?.allSatisfy(filling.isEmpty) ?? false
  }

  // MARK: Blocks

  private func lines(
    _ blocks: [Block], width: Int, isTop: Bool = false, isTight: Bool = false
  ) throws(FillError) -> [String] {
    var result: [String] = []
    var opened: Set<String> = []
    for block in blocks {
      if isEmpty(block.onlySlots) { continue }
      let lines = try lines(block, width: width, isTop: isTop)
      guard !lines.isEmpty else { continue }
      if !result.isEmpty, !isTight { result.append("") }
      result += lines
      guard isTop, !objections.isEmpty else { continue }
      for name in filling.objections(in: [block].inlines) where opened.insert(name).inserted {
        guard let objection = objections[name] else { continue }
        result.append("")
        for line in objection.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
          result.append(line.isEmpty ? "    |" : "    | \(line)")
        }
      }
    }
    return result
  }

  private func lines(_ block: Block, width: Int, isTop: Bool) throws(FillError) -> [String] {
    switch block {
    case .paragraph(let inlines):
      if isTop, let link = soleLink(inlines) {
        var run = LineBreaker.Run()
        run.append(filling.text(link.content) + ": ")
        run.append(solid: try filling.address(link.destination, use: .link))
        return breaker.lines(run, width: width)
      }
      return breaker.lines(try run(inlines), width: width)
    case .heading(let level, let inlines):
      let lines = breaker.lines(try run(inlines), width: width)
      guard level <= 2, let widest = lines.map(LineBreaker.columns).max() else { return lines }
      return lines + [String(repeating: level == 1 ? "=" : "-", count: widest)]
    case .quote(let blocks):
      return try lines(blocks, width: width - 2).map { $0.isEmpty ? ">" : "> " + $0 }
    case .list(let list): return try lines(list, width: width)
    case .code(let verbatim):
      var lines = filling.text(verbatim).split(separator: "\n", omittingEmptySubsequences: false)
      if lines.last == "" { lines.removeLast() }
      return lines.map { $0.isEmpty ? "" : "    " + $0 }
    case .rule: return [String(repeating: "-", count: max(3, min(width, 24)))]
    case .table(let table): return try lines(table, width: width)
    }
  }

  private func lines(_ list: MarkdownList, width: Int) throws(FillError) -> [String] {
    var result: [String] = []
    let items = list.items.filter { !isEmpty($0.blocks.onlySlots) }
    let last = (list.start ?? 0) + items.count - 1
    for (index, item) in items.enumerated() {
      var marker = "- "
      if let start = list.start {
        let number = "\(start + index). "
        let room = "\(last). ".count
        marker = String(repeating: " ", count: max(0, room - number.count)) + number
      }
      if let isDone = item.isDone { marker += isDone ? "[x] " : "[ ] " }
      let lines = try lines(
        item.blocks, width: width - marker.count, isTight: list.isTight)
      if !result.isEmpty, !list.isTight { result.append("") }
      let indentation = String(repeating: " ", count: marker.count)
      result.append(marker + (lines.first ?? ""))
      result += lines.dropFirst().map { $0.isEmpty ? "" : indentation + $0 }
    }
    return result
  }

  // MARK: Tables

  private func lines(_ table: MarkdownTable, width: Int) throws(FillError) -> [String] {
    let head = try cells(table.head)
    var rows: [[String]] = []
    for row in table.rows {
      let cells = try cells(row).prefix(head.count)
      rows.append(cells + Array(repeating: "", count: head.count - cells.count))
    }
    let columns = head.indices.map { column in
      ([head] + rows).map { LineBreaker.columns($0[column]) }.max() ?? 0
    }
    guard columns.reduce(0, +) + 2 * (columns.count - 1) <= width else {
      return records(head, rows, width: width)
    }
    func line(_ row: [String]) -> String {
      var result = ""
      for (index, cell) in row.enumerated() {
        let blank = columns[index] - LineBreaker.columns(cell)
        let before =
          switch table.alignments.indices.contains(index) ? table.alignments[index] : .start {
          case .start: 0
          case .center: blank / 2
          case .end: blank
          }
        if index > 0 { result += "  " }
        result += String(repeating: " ", count: before) + cell
        result += String(repeating: " ", count: blank - before)
      }
      while result.last == " " { result.removeLast() }
      return result
    }
    let rule = columns.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return [line(head), rule] + rows.map(line)
  }

  private func cells(_ row: [[Inline]]) throws(FillError) -> [String] {
    var result: [String] = []
    for cell in row {
      result.append(breaker.lines(try run(cell), width: .max).joined(separator: " "))
    }
    return result
  }

  /// A table that is too wide for lines, row by row.
  private func records(_ head: [String], _ rows: [[String]], width: Int) -> [String] {
    var result: [String] = []
    for row in rows {
      if !result.isEmpty { result.append("") }
      for (name, cell) in zip(head, row) {
        var run = LineBreaker.Run()
        run.append(name.isEmpty ? cell : "\(name): \(cell)")
        result += breaker.lines(run, width: width)
      }
    }
    return result
  }

  // MARK: Running text

  private func run(_ inlines: [Inline]) throws(FillError) -> LineBreaker.Run {
    var run = LineBreaker.Run()
    try append(inlines, to: &run)
    return run
  }

  private func append(_ inlines: [Inline], to run: inout LineBreaker.Run) throws(FillError) {
    for inline in inlines { try append(inline, to: &run) }
  }

  private func append(_ inline: Inline, to run: inout LineBreaker.Run) throws(FillError) {
    switch inline {
    case .text(let text): run.append(text)
    case .slot(let slot):
      switch filling[slot] {
      case .value(let value, _):
        run.append(filling.direction.isolated(ValueText.body(value)))
      case .branch(_, let content): try append(content, to: &run)
      case .snippet(_, let blocks): try append(blocks.inlines, to: &run)
      }
    case .softBreak: run.appendSoftBreak()
    case .hardBreak: run.appendHardBreak()
    case .emphasis(let content), .strong(let content), .strikethrough(let content):
      try append(content, to: &run)
    case .code(let verbatim): run.append(filling.text(verbatim))
    case .link(let content, let destination, _):
      try append(link: content, to: destination, to: &run)
    case .image(let alt, _, _):
      let text = filling.text(alt)
      if !text.isEmpty { run.append("[\(text)]") }
    }
  }

  private func append(
    link content: [Inline], to destination: [Verbatim], to run: inout LineBreaker.Run
  ) throws(FillError) {
    if ScriptLink(destination) != nil {
      try append(content, to: &run)
      return
    }
    let address = try filling.address(destination, use: .link)
    let text = filling.text(content)
    if [text, "mailto:" + text, "http://" + text].contains(address) {
      run.append(solid: text)
    } else {
      try append(content, to: &run)
      run.append(" ")
      run.append(solid: "<\(address)>")
    }
  }

  /// The link of a paragraph that is nothing but a call to do something.
  private func soleLink(_ inlines: [Inline]) -> (content: [Inline], destination: [Verbatim])? {
    if let link = inlines.soleLink { return ScriptLink(link.destination) == nil ? link : nil }
    guard let slots = inlines.onlySlots, slots.count == 1,
      case .branch(_, let content) = filling[slots[0]]
    else { return nil }
    return soleLink(content)
  }
}

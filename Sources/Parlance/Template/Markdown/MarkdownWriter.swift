/// Writes the tree of a text as Markdown, with the values of a customer in it as text.
struct MarkdownWriter {
  private let filling: Filling

  /// The Markdown of a text, without a line break at its end.
  /// - Throws: ``FillError`` for an address that must not be written.
  static func text(_ filling: Filling) throws(FillError) -> String {
    try MarkdownWriter(filling: filling).lines(filling.blocks).joined(separator: "\n")
  }

  // MARK: Blocks

  private func lines(
    _ blocks: [Block], isTight: Bool = false
  ) throws(FillError) -> [String] {
    var result: [String] = []
    for block in blocks {
      let lines = try lines(block)
      if lines.isEmpty { continue }
      if !result.isEmpty, !isTight { result.append("") }
      result += lines
    }
    return result
  }

  private func lines(_ block: Block) throws(FillError) -> [String] {
    switch block {
    case .paragraph(let inlines):
      if let snippet = filling.soleSnippet(inlines) {
        return try MarkdownWriter(filling: snippet).lines(snippet.blocks)
      }
      return lines(of: try text(inlines))
    case .heading(let level, let inlines):
      let title = lines(of: try text(inlines)).joined(separator: " ")
      // Below the headings of the page.
      return title.isEmpty ? [] : [String(repeating: "#", count: min(6, level + 3)) + " " + title]
    case .quote(let blocks):
      return try lines(blocks).map { $0.isEmpty ? ">" : "> " + $0 }
    case .list(let list): return try lines(list)
    case .code(let segments):
      let code = filling.text(segments)
      let fence = String(repeating: "`", count: max(3, MarkdownWriter.longestTicks(code) + 1))
      var lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if lines.last == "" { lines.removeLast() }
      return [fence] + lines + [fence]
    case .rule: return ["---"]
    case .table(let table): return try lines(table)
    }
  }

  private func lines(_ list: MarkdownList) throws(FillError) -> [String] {
    var result: [String] = []
    for (index, item) in list.items.enumerated() {
      var lines = try lines(item.blocks, isTight: list.isTight)
      if lines.isEmpty { lines = [""] }
      let marker = list.start.map { "\($0 + index). " } ?? "- "
      let box = item.isDone.map { $0 ? "[x] " : "[ ] " } ?? ""
      if index > 0, !list.isTight { result.append("") }
      let room = String(repeating: " ", count: marker.count)
      for (number, line) in lines.enumerated() {
        result.append(number == 0 ? marker + box + line : line.isEmpty ? "" : room + line)
      }
    }
    return result
  }

  private func lines(_ table: MarkdownTable) throws(FillError) -> [String] {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    func cells(_ row: [[Inline]]) throws(FillError) -> [String] {
      var cells: [String] = []
      for cell in row { cells.append(lines(of: try text(cell)).joined(separator: " ")) }
      return cells
    }
    var result = [
      row(try cells(table.head)),
      row(
        table.alignments.map { $0 == .start ? "---" : $0 == .center ? ":---:" : "---:" }),
    ]
    for cellsOfRow in table.rows { result.append(row(try cells(cellsOfRow))) }
    return result
  }

  /// Running text in lines none of which begins a block.
  private func lines(of text: String) -> [String] {
    text.split(separator: "\n").map { MarkdownText.guarded(String($0)) }.filter { !$0.isEmpty }
  }

  // MARK: Running text

  private func text(_ inlines: [Inline]) throws(FillError) -> String {
    var text = ""
    for inline in inlines { text += try self.text(inline) }
    return text
  }

  private func text(_ inline: Inline) throws(FillError) -> String {
    switch inline {
    case .text(let text): return MarkdownText.escaped(text)
    case .slot(let slot): return try text(ofSlot: slot)
    case .softBreak: return "\n"
    case .hardBreak: return "\\\n"
    case .emphasis(let content): return marked(try text(content), "*", "em")
    case .strong(let content): return marked(try text(content), "**", "strong")
    case .strikethrough(let content): return marked(try text(content), "~~", "del")
    case .code(let segments):
      let code = filling.text(segments)
      let ticks = String(repeating: "`", count: MarkdownWriter.longestTicks(code) + 1)
      return code.isEmpty ? "" : "\(ticks) \(code) \(ticks)"
    case .link(let content, let destination, _):
      return MarkdownText.link(
        try text(content), to: try filling.address(destination, use: .link))
    case .image(let alt, let source, _):
      let address = try filling.address(source, use: .image)
      return "!" + MarkdownText.link(MarkdownText.escaped(filling.text(alt)), to: address)
    }
  }

  private func text(ofSlot slot: Int) throws(FillError) -> String {
    switch filling[slot] {
    case .value(let value, _):
      MarkdownText.escaped(filling.direction.isolated(ValueText.body(value)))
        .replacing("\n", with: "\\\n")
    case .branch(let filling), .snippet(let filling):
      try MarkdownWriter(filling: filling).text(filling.inlines)
    }
  }

  /// Text between two marks; between two tags where Markdown would not read the marks, as beside
  /// the punctuation of East Asian languages.
  private func marked(_ text: String, _ mark: String, _ tag: String) -> String {
    func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
    }
    let scalars = text.unicodeScalars
    return isLetter(scalars.first) && isLetter(scalars.last)
      ? mark + text + mark : "<\(tag)>\(text)</\(tag)>"
  }

  /// The longest run of backticks in a text.
  private static func longestTicks(_ text: String) -> Int {
    var longest = 0
    var count = 0
    for byte in text.utf8 {
      count = byte == UInt8(ascii: "`") ? count + 1 : 0
      longest = max(longest, count)
    }
    return longest
  }
}

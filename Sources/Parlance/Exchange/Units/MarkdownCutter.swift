import MessageFormat

/// Cuts the body of a text into paragraphs, headings, points and cells.
///
/// The pieces, put together, are the body again, whatever it holds: where the cutter takes a line
/// for something that Markdown does not, a translator sees an odd piece, and nothing is lost.
struct MarkdownCutter {
  private let layout: BranchLayout
  private var lines: [[TextElement]] = []
  private var pieces: [TextPiece] = []
  private var fence: (sign: Unicode.Scalar, length: Int)?

  /// The pieces of a message.
  static func pieces(of message: Message) -> [TextPiece] {
    pieces(of: message.pattern, BranchLayout(message))
  }

  private static func pieces(of pattern: Pattern, _ layout: BranchLayout) -> [TextPiece] {
    var cutter = MarkdownCutter(layout: layout)
    cutter.cut(pattern)
    return cutter.pieces
  }

  private init(layout: BranchLayout) { self.layout = layout }

  private mutating func cut(_ pattern: Pattern) {
    lines = [[]]
    for element in pattern.elements {
      if case .scalar("\n") = element {
        lines.append([])
      } else {
        lines[lines.count - 1].append(element)
      }
    }
    var index = 0
    while index < lines.count {
      let next = cutBlock(from: index)
      if next < lines.count { skeleton([.scalar("\n")]) }
      index = next
    }
  }

  // MARK: Blocks

  /// Cuts what begins on a line, and gives the line behind it.
  private mutating func cutBlock(from index: Int) -> Int {
    let line = lines[index]
    let start = LineStart(line)
    let content = Array(line[start.length...])
    if fenceLine(content) || fence != nil || content.isBlank || content.isBreakOrUnderline {
      skeleton(line)
      return index + 1
    }
    if let choice = loneChoice(content, isQuote: start.part == .quote) {
      skeleton(Array(line[..<(start.length + choice.before)]))
      pieces.append(.choice(cut(choice.match)))
      skeleton(Array(content[(choice.before + 1)...]))
      return index + 1
    }
    if let end = tableEnd(from: index) {
      for row in index..<end {
        if row > index { skeleton([.scalar("\n")]) }
        if row == index + 1 {
          skeleton(lines[row])
        } else {
          let start = LineStart(lines[row])
          skeleton(Array(lines[row][..<start.length]))
          cutRow(Array(lines[row][start.length...]))
        }
      }
      return end
    }
    skeleton(Array(line[..<start.length]))
    var elements = content
    var end = index + 1
    if start.part != .heading {
      while end < lines.count, let more = continuation(of: lines[end]) {
        elements.append(.scalar("\n"))
        elements += more
        end += 1
      }
    }
    let blanks = elements.reversed().prefix { $0.isSpace }.count
    pieces.append(
      .segment(
        TextSegment(
          part: start.part, elements: Array(elements.dropLast(blanks)),
          continuation: start.continuation)))
    skeleton(Array(elements.suffix(blanks)))
    return end
  }

  private mutating func skeleton(_ elements: [TextElement]) {
    guard !elements.isEmpty else { return }
    if case .skeleton(let before)? = pieces.last {
      pieces[pieces.count - 1] = .skeleton(before + elements)
    } else {
      pieces.append(.skeleton(elements))
    }
  }

  /// What a line adds to the paragraph above it; nil where it begins something of its own.
  private func continuation(of line: [TextElement]) -> [TextElement]? {
    let start = LineStart(line)
    let content = Array(line[start.length...])
    guard !start.hasMarker, !content.isBlank, !content.isBreakOrUnderline,
      content.fence == nil, loneChoice(content, isQuote: start.part == .quote) == nil
    else { return nil }
    return content
  }

  // MARK: Fences

  /// Whether a line begins or ends a block of code.
  private mutating func fenceLine(_ content: [TextElement]) -> Bool {
    guard let found = content.fence else { return false }
    if let open = fence {
      guard found.sign == open.sign, found.length >= open.length else { return false }
      fence = nil
    } else {
      fence = found
    }
    return true
  }

  // MARK: Choices

  private func loneChoice(
    _ content: [TextElement], isQuote: Bool
  ) -> (before: Int, match: Match)? {
    let before = content.prefix { $0.isSpace }.count
    guard content.dropFirst(before + 1).allSatisfy(\.isSpace), before < content.count,
      case .part(.match(let match)) = content[before],
      match.variants.contains(where: {
        layout.isBlock($0) && !$0.pattern.isRunningText(inQuote: isQuote)
      }),
      match.variants.allSatisfy({ $0.keys.count == 1 })
    else { return nil }
    return (before, match)
  }

  private func cut(_ match: Match) -> TextChoice {
    TextChoice(
      selector: match.selectors[0],
      branches: match.variants.map { variant in
        TextChoice.Branch(
          key: variant.keys[0], pieces: MarkdownCutter.pieces(of: variant.pattern, layout))
      })
  }

  /// The branches of a segment that is nothing but a choice; nil for any other.
  ///
  /// In a language that needs fewer branches, none may be left that makes a block of the choice.
  static func choice(of segment: TextSegment) -> TextChoice? {
    guard segment.elements.count == 1, case .part(.match(let match)) = segment.elements[0],
      match.selectors.count == 1, match.variants.allSatisfy({ $0.keys.count == 1 })
    else { return nil }
    return MarkdownCutter(layout: BranchLayout(Message(segment.pattern))).cut(match)
  }

  // MARK: Tables

  /// The line behind a table that begins on a line, which may stand in a quotation or a list.
  ///
  /// The head is a single line: what stands right below another line is the same paragraph.
  private func tableEnd(from index: Int) -> Int? {
    func row(_ index: Int) -> [TextElement]? {
      guard index < lines.count else { return nil }
      let start = LineStart(lines[index])
      return start.hasMarker ? nil : Array(lines[index][start.length...])
    }
    guard LineStart(lines[index]).part != .heading, row(index + 1)?.isTableRule == true else {
      return nil
    }
    var end = index + 2
    while let row = row(end), !row.isBlank, row.fence == nil, !row.isBreakOrUnderline,
      loneChoice(row, isQuote: false) == nil
    {
      end += 1
    }
    return end
  }

  private mutating func cutRow(_ line: [TextElement]) {
    var cell: [TextElement] = []
    var isEscaped = false
    for element in line {
      if element.is("|"), !isEscaped {
        append(cell)
        cell = []
        skeleton([element])
      } else {
        cell.append(element)
      }
      isEscaped = element.is("\\") && !isEscaped
    }
    append(cell)
  }

  private mutating func append(_ cell: [TextElement]) {
    let before = cell.prefix { $0.isSpace }.count
    let after = cell.dropFirst(before).reversed().prefix { $0.isSpace }.count
    skeleton(Array(cell.prefix(before)))
    let words = Array(cell.dropFirst(before).dropLast(after))
    if !words.isEmpty { pieces.append(.segment(TextSegment(part: .cell, elements: words))) }
    skeleton(Array(cell.dropFirst(before).suffix(after)))
  }
}

extension MarkdownCutter {
  /// Words as they stay words at the beginning of a line: with a backslash where Markdown would see
  /// the mark of a list, a heading or a quotation.
  static func escaped(_ elements: [TextElement], as part: TranslationUnit.Part) -> [TextElement] {
    if part == .body || part == .field { return elements }
    var escaped: [TextElement] = []
    var line: [TextElement] = []
    func end() {
      var place: Int?
      let start = LineStart(line)
      if part != .heading, part != .cell {
        if start.length > 0 {
          place = line.firstIndex { element in
            guard case .scalar(let scalar) = element else { return true }
            return ">-*+.)#".unicodeScalars.contains(scalar)
          }
        } else if line.isBreakOrUnderline || line.isTableRule || line.fence != nil {
          place = 0
        }
      }
      if let place { line.insert(.scalar("\\"), at: place) }
      escaped += line
      line = []
    }
    for element in elements {
      if part == .cell, element.is("|"), line.last?.is("\\") != true {
        line.append(.scalar("\\"))
      }
      line.append(element)
      if element.is("\n") { end() }
    }
    end()
    return escaped
  }
}

/// What a line begins with before its words: quotation and list marks, a box to tick, a heading.
private struct LineStart {
  private(set) var length = 0
  private(set) var part = TranslationUnit.Part.paragraph
  private(set) var continuation = ""
  /// Whether a list or a heading begins here.
  private(set) var hasMarker = false

  init(_ line: [TextElement]) {
    func scalar(_ index: Int) -> Unicode.Scalar? {
      guard line.indices.contains(index), case .scalar(let scalar) = line[index] else { return nil }
      return scalar
    }
    while let first = scalar(length) {
      if first == " " || first == "\t" || first == ">" {
        if first == ">" { part = .quote }
        continuation.unicodeScalars.append(first)
        length += 1
        continue
      }
      var end = length
      while let digit = scalar(end), ("0"..."9").contains(digit), end - length < 9 { end += 1 }
      let isNumber = end > length
      guard let sign = scalar(end),
        isNumber ? sign == "." || sign == ")" : "-*+".unicodeScalars.contains(sign),
        scalar(end + 1) == " " || scalar(end + 1) == "\t"
      else { break }
      continuation += String(repeating: " ", count: end + 1 - length)
      length = end + 1
      part = .listItem
      hasMarker = true
      if scalar(length) == " ", scalar(length + 1) == "[", let box = scalar(length + 2),
        " xX".unicodeScalars.contains(box), scalar(length + 3) == "]", scalar(length + 4) == " "
      {
        continuation += " "
        length += 5
        break
      }
    }
    var signs = 0
    while scalar(length + signs) == "#" { signs += 1 }
    if (1...6).contains(signs), scalar(length + signs) == " " {
      length += signs
      while scalar(length) == " " { length += 1 }
      part = .heading
      hasMarker = true
    }
  }
}

extension Pattern {
  /// Whether nothing but a paragraph is there, which may be wrapped: a branch of that kind belongs
  /// to a sentence, on however many lines it stands; in a quotation, each may begin with its mark.
  fileprivate func isRunningText(inQuote: Bool) -> Bool {
    elements.split(omittingEmptySubsequences: false) { $0.is("\n") }.map(Array.init)
      .allSatisfy { line in
        let start = LineStart(line)
        let content = Array(line[start.length...])
        return (start.part == .paragraph || inQuote && start.part == .quote)
          && !start.hasMarker && !content.isBlank
          && !content.isBreakOrUnderline && !content.isTableRule && content.fence == nil
      }
  }
}

extension TextElement {
  fileprivate func `is`(_ scalar: Unicode.Scalar) -> Bool {
    if case .scalar(scalar) = self { true } else { false }
  }

  fileprivate var isSpace: Bool { self.is(" ") || self.is("\t") }
}

extension [TextElement] {
  fileprivate var isBlank: Bool { allSatisfy(\.isSpace) }

  /// The characters, where there is nothing else.
  private var literal: String? {
    var text = String.UnicodeScalarView()
    for element in self {
      guard case .scalar(let scalar) = element else { return nil }
      text.append(scalar)
    }
    return String(text)
  }

  /// Whether the line is a rule, or underlines a heading.
  fileprivate var isBreakOrUnderline: Bool {
    guard count < 1_000, let signs = literal?.filter({ $0 != " " && $0 != "\t" }),
      let first = signs.first, signs.allSatisfy({ $0 == first })
    else { return false }
    return first == "=" || "-*_".contains(first) && signs.count >= (first == "-" ? 2 : 3)
  }

  /// Whether the line stands between the head and the rows of a table.
  fileprivate var isTableRule: Bool {
    guard let text = literal, text.contains("|"), text.contains("-") else { return false }
    return text.allSatisfy { "|:- \t".contains($0) }
  }

  /// The mark with which a block of code begins or ends.
  fileprivate var fence: (sign: Unicode.Scalar, length: Int)? {
    guard case .scalar(let sign)? = first, sign == "`" || sign == "~" else { return nil }
    let length = prefix { $0.is(sign) }.count
    return length >= 3 ? (sign, length) : nil
  }
}

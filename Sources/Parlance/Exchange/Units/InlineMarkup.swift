/// Finds the marks of Markdown in a piece of running text, and makes codes of them.
///
/// What it takes for a mark and Markdown does not, or the other way round, only changes what a
/// translator sees as protected: the marks are put back as they stood.
struct InlineMarkup {
  /// A character, or something that is a code already.
  enum Atom {
    case scalar(Unicode.Scalar)
    case code(InlineCode)
  }

  private let atoms: [Atom]
  /// The marks that were found, by where they begin.
  private var marks: [Int: Mark] = [:]
  private var pairs = 0

  private struct Mark {
    var end: Int
    var role: InlineCode.Role
    var label: String
    /// What two marks of a pair share; 0 for one that stands alone.
    var pair: Int
  }

  init(_ atoms: [Atom]) {
    self.atoms = atoms
    findSpans(in: 0..<atoms.count)
    findEmphasis()
  }

  /// The text with codes in place of marks, and spaces in place of line breaks that do not show,
  /// unless these are to be kept.
  func text(keepsLines: Bool) -> UnitText {
    var parts: [UnitText.Part] = []
    var numbers: [Int: Int] = [:]
    var count = 0
    func number(ofPair pair: Int) -> Int {
      if pair != 0, let number = numbers[pair] { return number }
      count += 1
      if pair != 0 { numbers[pair] = count }
      return count
    }
    var words = String.UnicodeScalarView()
    var index = 0
    while index < atoms.count {
      if let mark = marks[index] {
        parts.append(.text(String(words)))
        words = String.UnicodeScalarView()
        parts.append(
          .code(
            InlineCode(
              id: number(ofPair: mark.pair), role: mark.role,
              data: data(of: mark, from: index, keepsLines: keepsLines), label: mark.label)))
        index = mark.end
        continue
      }
      switch atoms[index] {
      case .scalar("\n") where !keepsLines:
        while words.last == " " { words.removeLast() }
        words.append(" ")
      case .scalar(let scalar): words.append(scalar)
      case .code(var code):
        parts.append(.text(String(words)))
        words = String.UnicodeScalarView()
        code.id = number(ofPair: 0)
        parts.append(.code(code))
      }
      index += 1
    }
    parts.append(.text(String(words)))
    return UnitText(parts)
  }

  // MARK: Reading atoms

  private func scalar(_ index: Int) -> Unicode.Scalar? {
    guard atoms.indices.contains(index), case .scalar(let scalar) = atoms[index] else {
      return nil
    }
    return scalar
  }

  private func isSpace(_ index: Int) -> Bool {
    guard atoms.indices.contains(index) else { return true }
    return scalar(index)?.properties.isWhitespace ?? false
  }

  private func isWord(_ index: Int) -> Bool {
    guard let scalar = scalar(index) else { return atoms.indices.contains(index) }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private func data(of mark: Mark, from index: Int, keepsLines: Bool) -> String {
    switch mark.label {
    // Blanks at the end of a line are lost easily; a backslash says the same.
    case "line break": "\\\n"
    case "new paragraph": "\n\n"
    // A line break in code is a blank, too.
    case "code" where !keepsLines: source(of: index..<mark.end).replacing("\n", with: " ")
    default: source(of: index..<mark.end)
    }
  }

  /// What a range says as the pattern of a message.
  private func source(of range: Range<Int>) -> String {
    var text = UnitText()
    for atom in atoms[range] {
      switch atom {
      case .scalar(let scalar): text.append(.text(String(scalar)))
      case .code(let code): text.append(.code(code))
      }
    }
    return text.pattern
  }

  private func run(of sign: Unicode.Scalar, from index: Int) -> Int {
    var end = index
    while scalar(end) == sign { end += 1 }
    return end
  }

  // MARK: Code, addresses, links, line breaks

  private mutating func findSpans(in range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard let scalar = scalar(index) else {
        index += 1
        continue
      }
      switch scalar {
      case "\\":
        if self.scalar(index + 1) == "\n" {
          marks[index] = Mark(end: index + 2, role: .single, label: "line break", pair: 0)
        }
        index += 2
      case "\n" where self.scalar(index + 1) == "\n":
        let end = run(of: "\n", from: index)
        marks[index] = Mark(end: end, role: .single, label: "new paragraph", pair: 0)
        index = end
      case " " where self.scalar(run(of: " ", from: index)) == "\n":
        let end = run(of: " ", from: index)
        if end - index >= 2 {
          marks[index] = Mark(end: end + 1, role: .single, label: "line break", pair: 0)
        }
        index = end + 1
      case "`": index = codeSpan(from: index, before: range.upperBound)
      case "<": index = address(inBracketsFrom: index, before: range.upperBound)
      case "h", "w": index = bareAddress(from: index, before: range.upperBound)
      case "[": index = link(from: index, opening: index, before: range.upperBound)
      case "!" where self.scalar(index + 1) == "[":
        index = link(from: index, opening: index + 1, before: range.upperBound)
      default: index += 1
      }
    }
  }

  private mutating func codeSpan(from start: Int, before limit: Int) -> Int {
    let opened = run(of: "`", from: start)
    var index = opened
    while index < limit {
      let end = run(of: "`", from: index)
      if end - index == opened - start, end <= limit {
        marks[start] = Mark(end: end, role: .single, label: "code", pair: 0)
        return end
      }
      index = max(end, index + 1)
    }
    return opened
  }

  private mutating func address(inBracketsFrom start: Int, before limit: Int) -> Int {
    var index = start + 1
    var hasSign = false
    while index < limit, scalar(index) != ">" {
      if isSpace(index) || scalar(index) == "<" { return start + 1 }
      hasSign = hasSign || scalar(index) == ":" || scalar(index) == "@"
      index += 1
    }
    guard index < limit, hasSign else { return start + 1 }
    marks[start] = Mark(end: index + 1, role: .single, label: "address", pair: 0)
    return index + 1
  }

  private mutating func bareAddress(from start: Int, before limit: Int) -> Int {
    let begins = ["https://", "http://", "www."].contains { prefix in
      prefix.unicodeScalars.enumerated().allSatisfy { scalar(start + $0.offset) == $0.element }
    }
    guard begins, !isWord(start - 1) || start == 0 else { return start + 1 }
    var end = start
    while end < limit, !isSpace(end),
      scalar(end).map({ !"<>()[]\"“”»«".unicodeScalars.contains($0) }) ?? true,
      scalar(end) != "\\" || scalar(end + 1) != "\n"
    {
      end += 1
    }
    while end > start, let last = scalar(end - 1), ".,;:!?'*_~".unicodeScalars.contains(last) {
      end -= 1
    }
    marks[start] = Mark(end: end, role: .single, label: "address", pair: 0)
    return end
  }

  /// A link or picture that begins at `start`, its square bracket at `opening`.
  private mutating func link(from start: Int, opening: Int, before limit: Int) -> Int {
    guard let closing = closing(of: opening, "[", "]", before: limit),
      scalar(closing + 1) == "(",
      let end = self.closing(of: closing + 1, "(", ")", before: limit)
    else { return opening + 1 }
    let label = start == opening ? "link" : "picture"
    pairs += 1
    let pair = pairs
    marks[start] = Mark(end: opening + 1, role: .open, label: label, pair: pair)
    let title = title(from: closing + 2, to: end)
    marks[closing] = Mark(
      end: title?.lowerBound ?? end + 1, role: .close, label: label, pair: pair)
    if let title {
      marks[title.upperBound] = Mark(end: end + 1, role: .single, label: "end of title", pair: 0)
    }
    findSpans(in: opening + 1..<closing)
    return end + 1
  }

  /// The words in quotes behind an address; nil where there are none, or where they end otherwise
  /// than Markdown has it.
  private func title(from start: Int, to end: Int) -> Range<Int>? {
    var index = start
    func skip(_ isSkipped: (Int) -> Bool) {
      while index < end, isSkipped(index) { index += 1 }
    }
    skip(isSpace)
    if scalar(index) == "<" { skip { scalar($0) != ">" } }
    skip { !isSpace($0) }
    skip(isSpace)
    guard index < end, let quote = scalar(index), quote == "\"" || quote == "'" else { return nil }
    let first = index + 1
    var last = end - 1
    while last > first, isSpace(last) { last -= 1 }
    guard last > first, scalar(last) == quote else { return nil }
    index = first
    while index < last {
      if scalar(index) == quote { return nil }
      index += scalar(index) == "\\" ? 2 : 1
    }
    return index == last && (first..<last).contains(where: isWord) ? first..<last : nil
  }

  private func closing(
    of start: Int, _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, before limit: Int
  ) -> Int? {
    var depth = 0
    var index = start
    while index < limit {
      switch scalar(index) {
      case "\\": index += 1
      case opening: depth += 1
      case closing:
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return nil
  }

  // MARK: Emphasis

  private mutating func findEmphasis() {
    var open: [(start: Int, sign: Unicode.Scalar, length: Int)] = []
    var index = 0
    while index < atoms.count {
      if let mark = marks[index] {
        index = mark.end
        continue
      }
      guard let sign = scalar(index), sign == "*" || sign == "_" || sign == "~" || sign == "\\"
      else {
        index += 1
        continue
      }
      if sign == "\\" {
        index += 2
        continue
      }
      let end = run(of: sign, from: index)
      let length = end - index
      defer { index = end }
      guard length <= 3, sign != "~" || length == 2 else { continue }
      let opens = !isSpace(end) && (sign != "_" || !isWord(index - 1) || index == 0)
      let closes = !isSpace(index - 1) && (sign != "_" || !isWord(end))
      if closes, let place = open.lastIndex(where: { $0.sign == sign && $0.length == length }) {
        pairs += 1
        let label = InlineMarkup.label(sign, length)
        marks[open[place].start] = Mark(
          end: open[place].start + length, role: .open, label: label, pair: pairs)
        marks[index] = Mark(end: end, role: .close, label: label, pair: pairs)
        open.removeSubrange(place...)
      } else if opens {
        open.append((index, sign, length))
      }
    }
  }

  private static func label(_ sign: Unicode.Scalar, _ length: Int) -> String {
    switch (sign, length) {
    case ("~", _): "strikethrough"
    case (_, 1): "italic"
    case (_, 2): "bold"
    default: "bold italic"
    }
  }
}

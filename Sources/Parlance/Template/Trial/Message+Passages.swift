import MessageFormat

extension Message {
  /// The paragraphs and lines of lists that have branches, each as a message of its own.
  var passages: [Message] {
    var passages: [Pattern] = [Pattern()]
    func add(_ part: Pattern.Part, _ range: SourceRange) {
      let last = passages.count - 1
      if passages[last].parts.isEmpty { passages[last].range = range }
      passages[last].parts.append(part)
    }
    for part in pattern.parts {
      switch part {
      case .text(let text):
        for (index, piece) in text.value.pieces.enumerated() {
          if index > 0 { passages.append(Pattern()) }
          if !piece.isEmpty { add(.text(Text(piece, range: text.range)), text.range) }
        }
      case .match(let match): add(part, match.range)
      case .expression(let expression): add(part, expression.range)
      case .matchedNumber(let range): add(part, range)
      }
    }
    return passages.compactMap { passage in
      var passage = passage
      let match = passage.parts.lazy.compactMap { part in
        if case .match(let match) = part { match } else { nil }
      }.first
      guard let match else { return nil }
      // What differs begins there, and not where the text before it does.
      passage.range = match.range
      return Message(passage)
    }
  }
}

extension String {
  /// The text cut where a paragraph, or a line of a list, a heading or a table, begins.
  fileprivate var pieces: [String] {
    var pieces: [String] = []
    var current = ""
    for (index, line) in split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if index > 0 {
        if line.allSatisfy(\.isWhitespace) || line.beginsBlock {
          pieces.append(current)
          current = ""
        } else {
          current += "\n"
        }
      }
      current += line
    }
    return pieces + [current]
  }

  /// The text as it reads without the signs of Markdown that sentences often have.
  var withoutMarkdown: String {
    var lines: [String] = []
    for line in split(separator: "\n") {
      var line = line.drop { $0 == " " || $0 == "\t" }
      if line.beginsBlock {
        line = line.drop { "#>-*+|.)".contains($0) || $0.isWholeNumber }.drop { $0 == " " }
      }
      lines.append(String(line).withoutLinks.replacing("**", with: ""))
    }
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// `[text](address)` as `text`.
  private var withoutLinks: String {
    var result = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "["), let middle = rest[open...].firstRange(of: "]("),
      let close = rest[middle.upperBound...].firstIndex(of: ")")
    {
      result += rest[..<open] + rest[rest.index(after: open)..<middle.lowerBound]
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

extension Substring {
  /// Whether Markdown begins a list, a quote, a heading or a row with the line.
  fileprivate var beginsBlock: Bool {
    let line = drop { $0 == " " || $0 == "\t" }
    let digits = line.prefix(while: \.isWholeNumber)
    let rest = line.dropFirst(digits.count)
    if !digits.isEmpty {
      return digits.count < 10 && (rest.hasPrefix(". ") || rest.hasPrefix(") "))
    }
    return ["- ", "* ", "+ ", "> ", "#", "|"].contains { line.hasPrefix($0) }
  }
}

import MessageFormat

/// A text of the content, which knows where in its file each of its characters stands.
public struct SourceText: Sendable {
  /// The text, decoded.
  public let value: String
  private let file: SourceFile
  private let start: TextPosition
  private let style: YAML.Style?

  /// A text that YAML has decoded, beginning at a position in the file.
  init(_ value: String, file: SourceFile, start: TextPosition, style: YAML.Style) {
    self.value = value
    self.file = file
    self.start = start
    self.style = style
  }

  /// A text that stands in the file as it is: its lines from a line on, to the end.
  init(file: SourceFile, fromLine line: Int, of lines: [Substring]) {
    self.file = file
    start = TextPosition(line: line, column: 1)
    style = nil
    let first = lines.dropFirst(line - 1).first
    value = first.map { String(file.text[$0.startIndex...]) } ?? ""
  }

  /// Where the text begins.
  public var location: SourceLocation { SourceLocation(file: file.path, start) }

  /// Whether the text has nothing but white space.
  public var isBlank: Bool { value.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  /// The place in the file of a UTF-8 offset in ``value``.
  public func location(utf8Offset offset: Int) -> SourceLocation {
    guard let style else {
      let position = TextPosition(utf8Offset: offset, in: value)
      return SourceLocation(
        file: file.path, line: start.line + position.line - 1, column: position.column)
    }
    return SourceLocation(file: file.path, alignment(style, offset: offset))
  }

  /// An edit of the file that puts a text in place of a part of ``value``, given in UTF-8 bytes;
  /// nil where the text cannot stand in the way in which this one is written.
  func edit(_ range: SourceRange, to replacement: String) -> Fix.Edit? {
    guard let written = written(replacement) else { return nil }
    let start = location(utf8Offset: range.lowerBound)
    let end = location(utf8Offset: range.upperBound)
    return Fix.Edit(
      start: start, end: TextPosition(line: end.line, column: end.column), replacement: written)
  }

  /// A part of a text as it stands in the file.
  private func written(_ text: String) -> String? {
    let hasBreak = text.unicodeScalars.contains("\n")
    switch style {
    case nil: return text
    case .plain, .literal, .folded: return hasBreak ? nil : text
    case .singleQuoted: return hasBreak ? nil : text.replacing("'", with: "''")
    case .doubleQuoted:
      return text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        .replacing("\n", with: "\\n")
    }
  }

  /// Walks through the decoded text and the file side by side, up to an offset.
  private func alignment(_ style: YAML.Style, offset: Int) -> TextPosition {
    var raw = RawCursor(file: file, position: start)
    switch style {
    case .literal, .folded: raw.nextLine()
    case .singleQuoted, .doubleQuoted: raw.advance()
    case .plain: break
    }
    var decoded = 0
    for scalar in value.unicodeScalars {
      if style == .doubleQuoted { raw.skipEscapedLineBreaks() }
      let isEscaped = style == .doubleQuoted && raw.isAtEscape
      if !isEscaped, scalar == "\n" || (scalar == " " && raw.isAtFold) {
        if decoded >= offset { break }
        raw.skipFold(all: scalar == " ")
      } else {
        raw.skipBlanks(until: scalar, escapes: style == .doubleQuoted)
        if decoded >= offset { break }
        raw.advance(over: scalar, style: style)
      }
      decoded += UTF8.width(scalar)
    }
    return raw.position
  }
}

/// A place in the raw text of a file that moves forward.
private struct RawCursor {
  private let lines: [Substring]
  private(set) var position: TextPosition
  private var line: [Unicode.Scalar]

  init(file: SourceFile, position: TextPosition) {
    lines = file.lines
    self.position = position
    line = RawCursor.line(position.line, of: lines)
  }

  private static func line(_ number: Int, of lines: [Substring]) -> [Unicode.Scalar] {
    lines.indices.contains(number - 1) ? Array(lines[number - 1].unicodeScalars) : []
  }

  private var isPastEnd: Bool { position.line > lines.count }
  private var isAtLineEnd: Bool { position.column > line.count }
  private var current: Unicode.Scalar? { isAtLineEnd ? nil : line[position.column - 1] }

  /// Whether nothing but blanks follow on this line.
  var isAtFold: Bool { line.dropFirst(position.column - 1).allSatisfy { $0 == " " || $0 == "\t" } }

  /// Whether an escape sequence of a double-quoted text begins here.
  var isAtEscape: Bool { current == "\\" }

  mutating func nextLine() {
    position = TextPosition(line: position.line + 1, column: 1)
    line = RawCursor.line(position.line, of: lines)
  }

  mutating func advance(by count: Int = 1) { position.column += count }

  /// Passes the end of this line; all blank lines too where they fold into one space.
  mutating func skipFold(all: Bool) {
    nextLine()
    if all { while isAtFold && !isPastEnd { nextLine() } }
  }

  /// Passes indentation, and line ends that decode to nothing, up to a character.
  mutating func skipBlanks(until scalar: Unicode.Scalar, escapes: Bool) {
    while !isPastEnd {
      if let current {
        if current == scalar || (escapes && current == "\\") { return }
        guard current == " " || current == "\t" else { return }
        advance()
      } else {
        nextLine()
      }
    }
  }

  mutating func skipEscapedLineBreaks() {
    while current == "\\" && position.column == line.count {
      nextLine()
      while current == " " || current == "\t" { advance() }
    }
  }

  mutating func advance(over scalar: Unicode.Scalar, style: YAML.Style) {
    switch style {
    case .singleQuoted where scalar == "'": advance(by: 2)
    case .doubleQuoted where current == "\\":
      switch position.column < line.count ? line[position.column] : " " {
      case "x": advance(by: 4)
      case "u": advance(by: 6)
      case "U": advance(by: 10)
      default: advance(by: 2)
      }
    default: advance()
    }
  }
}

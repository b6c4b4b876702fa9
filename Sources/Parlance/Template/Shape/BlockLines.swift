/// Markdown that is put together of running text, and of blocks that have lines of their own.
struct BlockLines: Hashable, Sendable {
  private(set) var text = ""
  private var state = State.running

  private enum State: Hashable, Sendable {
    case running
    /// A block has ended, and nothing may follow on its last line; what a line begins with there.
    case behindBlock(continuation: String)
    /// An empty block was dropped from a line that held nothing else so far but this indentation.
    case behindDropped(indentation: String)
  }

  /// Appends running text.
  mutating func append(_ addition: String) {
    guard state != .running else {
      text += addition
      return
    }
    let rest = addition.drop { $0 == " " || $0 == "\t" }
    guard let first = rest.first else { return }
    switch state {
    case .behindBlock(let continuation) where !first.isNewline: text += "\n" + continuation
    case .behindDropped(let indentation) where !first.isNewline: text += indentation
    case .behindDropped:
      state = .running
      text += rest.dropFirst()
      return
    default: break
    }
    state = .running
    text += rest
  }

  /// Appends a branch that is a block: it starts a line, and loses its common indentation.
  mutating func append(block: String) {
    let block = BlockLines.dedented(block)
    if case .behindDropped(let indentation) = state { text += indentation }
    let line = currentLine
    var (continuation, startsLine) = BlockLines.container(of: line)
    if case .behindBlock(let place) = state {
      if block.isEmpty { return }
      (continuation, startsLine) = (place, false)
    }
    state = .running
    guard !block.isEmpty else {
      if startsLine, line.allSatisfy({ $0 == " " || $0 == "\t" }) {
        text.removeLast(line.count)
        state = .behindDropped(indentation: String(line))
      }
      return
    }
    if !startsLine { text += "\n" + continuation }
    var isFirst = true
    for line in block.split(separator: "\n", omittingEmptySubsequences: false) {
      if !isFirst { text += "\n" + continuation }
      text += line
      isFirst = false
    }
    state = .behindBlock(continuation: continuation)
  }

  private var currentLine: Substring {
    text.lastIndex(of: "\n").map { text[text.index(after: $0)...] } ?? text[...]
  }

  /// What a line begins with that belongs to the quotes and lists around its text.
  private static func container(
    of line: Substring
  ) -> (continuation: String, startsLine: Bool) {
    var continuation = ""
    var rest = line
    while let first = rest.first {
      if first == " " || first == "\t" || first == ">" {
        continuation.append(first)
        rest.removeFirst()
        continue
      }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      let behind = rest.dropFirst(digits.count)
      let isMarker =
        digits.isEmpty ? "-*+".contains(first) : behind.first == "." || behind.first == ")"
      guard isMarker, digits.count < 10, behind.dropFirst().first == " " else { break }
      continuation += String(repeating: " ", count: digits.count + 1)
      rest = behind.dropFirst()
    }
    return (continuation, rest.isEmpty)
  }

  /// The text without the line breaks at its ends that make it a block, and without the
  /// indentation that its lines share; empty where it holds nothing but white space.
  static func dedented(_ block: String) -> String {
    var lines = block.split(separator: "\n", omittingEmptySubsequences: false)
    func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
    guard !lines.allSatisfy(isBlank) else { return "" }
    var indented = lines[...]
    if isBlank(lines[0]) {
      lines.removeFirst()
      indented = lines[...]
    } else {
      // The text begins behind a brace; how far that is indented says nothing about it.
      indented = lines.dropFirst()
    }
    if let last = lines.last, isBlank(last) { lines.removeLast() }
    let common = indented.filter { !isBlank($0) }.map { $0.prefix { $0 == " " || $0 == "\t" } }
      .reduce(nil as Substring?) { shared, indentation in
        guard let shared else { return indentation }
        return indentation.prefix(zip(shared, indentation).prefix { $0 == $1 }.count)
      }
    let count = common?.count ?? 0
    return lines.map { line in
      if isBlank(line) { return "" }
      let blanks = line.prefix(count).prefix { $0 == " " || $0 == "\t" }
      return String(line.dropFirst(blanks.count))
    }.joined(separator: "\n")
  }
}

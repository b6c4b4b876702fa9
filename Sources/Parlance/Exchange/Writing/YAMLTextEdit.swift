import MessageFormat

/// Edits texts of a YAML file, and leaves every other line as it is.
///
/// It edits mappings that have a key a line. Whether an edit came out as it was meant is for the
/// caller to see, by reading the file again.
struct YAMLTextEdit {
  /// The lines of the file.
  private(set) var lines: [String]
  /// Where the YAML begins and ends among the lines.
  private(set) var range: Range<Int>
  private let path: String

  /// The file has a form that cannot be edited.
  struct Unsupported: Error {}

  /// A value that is put in place.
  enum Value {
    /// A text of the content, written as a block where it can be.
    case text(String)
    /// A word.
    case word(String)
  }

  init(path: String, lines: [String], range: Range<Int>) {
    self.path = path
    self.lines = lines
    self.range = range
  }

  /// Puts a value under a path of keys, which is made where it is not there.
  ///
  /// - `model`: what tells the order of keys: a mapping in which each of them stands.
  /// - Throws: ``Unsupported`` for flow mappings and for a key that holds something else.
  mutating func set(_ keys: [String], _ value: Value, like model: YAML.Node?) throws(Unsupported) {
    var node = try root()
    var end = range.upperBound
    var indentation = 0
    var model = model
    for (depth, key) in keys.enumerated() {
      let entries = try entries(of: node)
      if let first = entries.first { indentation = first.keyPosition.column - 1 }
      guard let index = entries.firstIndex(where: { $0.key == key }) else {
        let rest = Array(keys[depth...])
        let line = place(of: key, among: entries, end: end, indentation, like: model)
        insert(YAMLTextEdit.lines(rest, value, indentation), at: line)
        return
      }
      let entry = entries[index]
      let start = entry.keyPosition.line - 1
      end = trimmed(
        index + 1 < entries.count ? entries[index + 1].keyPosition.line - 1 : end, from: start,
        indentation)
      let rest = Array(keys[depth...])
      if depth == keys.count - 1 || entry.value.isNull {
        replace(start..<end, by: YAMLTextEdit.lines(rest, value, indentation))
        return
      }
      guard entry.value.start.line > entry.keyPosition.line else { throw Unsupported() }
      node = entry.value
      indentation += 2
      model = model?[key]
    }
  }

  /// Takes a top-level key away, where it is there.
  mutating func remove(_ key: String) throws(Unsupported) {
    let entries = try entries(of: try root())
    guard let index = entries.firstIndex(where: { $0.key == key }) else { return }
    let start = entries[index].keyPosition.line - 1
    let next =
      index + 1 < entries.count ? entries[index + 1].keyPosition.line - 1 : range.upperBound
    replace(start..<trimmed(next, from: start, entries[index].keyPosition.column - 1), by: [])
  }

  private func root() throws(Unsupported) -> YAML.Node {
    guard !range.isEmpty else { return .null }
    let file = SourceFile(path: path, text: lines.joined(separator: "\n"))
    let node = YAML.parse(file, file.lines[range], from: range.lowerBound)
    if node.hasBrokenPart { throw Unsupported() }
    return node
  }

  /// The entries of a mapping that has a key a line.
  private func entries(of node: YAML.Node) throws(Unsupported) -> [YAML.Entry] {
    if node.isNull { return [] }
    guard let entries = node.entries else { throw Unsupported() }
    for entry in entries {
      let before = lines[entry.keyPosition.line - 1].unicodeScalars
        .prefix(entry.keyPosition.column - 1)
      guard before.allSatisfy({ $0 == " " }) else { throw Unsupported() }
    }
    return entries
  }

  /// The line behind an entry, without the blank lines and comments that belong to the next one.
  private func trimmed(_ end: Int, from start: Int, _ indentation: Int) -> Int {
    var end = end
    while end > start + 1 {
      let line = lines[end - 1].unicodeScalars
      let blanks = line.prefix { $0 == " " || $0 == "\t" }
      let rest = line.dropFirst(blanks.count).first
      guard rest == nil || (rest == "#" && blanks.count <= indentation) else { break }
      end -= 1
    }
    return end
  }

  /// Where a new key belongs: behind the one that it follows in the model.
  private func place(
    of key: String, among entries: [YAML.Entry], end: Int, _ indentation: Int,
    like model: YAML.Node?
  ) -> Int {
    let order = (model?.entries ?? []).map(\.key)
    let before = Set(order.prefix { $0 != key })
    func lineBehind(_ index: Int) -> Int {
      let next = index + 1 < entries.count ? entries[index + 1].keyPosition.line - 1 : end
      return trimmed(next, from: entries[index].keyPosition.line - 1, indentation)
    }
    if let index = entries.lastIndex(where: { before.contains($0.key) }) {
      return lineBehind(index)
    }
    let behind = Set(order.drop { $0 != key }.dropFirst())
    if let index = entries.firstIndex(where: { behind.contains($0.key) }) {
      return entries[index].keyPosition.line - 1
    }
    return entries.indices.last.map(lineBehind) ?? end
  }

  private mutating func insert(_ new: [String], at line: Int) { replace(line..<line, by: new) }

  private mutating func replace(_ old: Range<Int>, by new: [String]) {
    lines.replaceSubrange(old, with: new)
    range = range.lowerBound..<(range.upperBound + new.count - old.count)
  }

  // MARK: Writing

  /// The lines of keys within each other that hold a value.
  static func lines(_ keys: [String], _ value: Value, _ indentation: Int) -> [String] {
    var lines: [String] = []
    var indentation = indentation
    for (index, key) in keys.enumerated() {
      let start = String(repeating: " ", count: indentation) + written(key: key) + ":"
      if index < keys.count - 1 {
        lines.append(start)
      } else {
        switch value {
        case .word(let word): lines.append("\(start) \(word)")
        case .text(let text): lines += block(start, text, indentation + 2)
        }
      }
      indentation += 2
    }
    return lines
  }

  private static func block(_ start: String, _ text: String, _ indentation: Int) -> [String] {
    let margin = String(repeating: " ", count: indentation)
    let textLines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let hasOuterSpace = [text.first, text.last].contains { $0?.isWhitespace ?? true }
    guard !hasOuterSpace, !text.unicodeScalars.contains(where: \.needsYAMLEscape) else {
      return ["\(start) \(quoted(text))"]
    }
    let sign = textLines.count == 1 ? ">-" : "|-"
    return ["\(start) \(sign)"] + textLines.map { $0.isEmpty ? "" : margin + $0 }
  }

  private static func written(key: String) -> String {
    let isPlain = key.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "_", "-", "0"..."9": true
      default: false
      }
    }
    let words = ["true", "false", "null", "True", "False", "Null", "TRUE", "FALSE", "NULL"]
    let isWord = key.first?.isLetter == true && !words.contains(key)
    return isPlain && isWord ? key : quoted(key)
  }

  /// A text in double quotes (YAML 1.2, 7.3.1).
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.needsYAMLEscape:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let width = scalar.value < 0x1_0000 ? 4 : 8
        result += width == 4 ? "\\u" : "\\U"
        result += String(repeating: "0", count: width - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Unicode.Scalar {
  /// Whether a block of YAML cannot hold the character as it is.
  fileprivate var needsYAMLEscape: Bool {
    switch value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}

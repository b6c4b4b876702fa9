internal import Buffers
internal import MessageFormat

/// Lines of plain text, each behind what stands at the beginning of the lines of a quote or list.
struct TextLines {
  /// What was written; its owner frees it.
  private(set) var output: ByteBuffer
  /// What every line begins with.
  private var prefix: [UInt8] = []
  /// What the next line begins with in its place, from an offset on: the markers of lists.
  private var markers: [(offset: Int, text: [UInt8])] = []
  /// How much of the prefix stands on the empty line that comes before the next one.
  private var pendingBlank: Int?
  /// How many lines there are.
  private(set) var count = 0
  /// Whether running text goes from right to left.
  private let isRightToLeft: Bool

  init(_ output: ByteBuffer, isRightToLeft: Bool = false) {
    self.output = output
    self.isRightToLeft = isRightToLeft
  }

  /// The columns that are left of a line.
  func width(of limit: Int) -> Int { max(1, limit - prefix.count) }

  /// Has an empty line come before the next one.
  mutating func addBlank() { pendingBlank = prefix.count }

  /// Has no empty line come before the next one.
  mutating func removeBlank() { pendingBlank = nil }

  /// Has the lines to come begin with something more.
  mutating func push(_ text: String) { prefix += Array(text.utf8) }

  /// Has the lines to come begin with as many blanks, and the next one with a marker.
  mutating func push(marker: String) {
    markers.append((prefix.count, Array(marker.utf8)))
    prefix += Array(repeating: 0x20, count: marker.utf8.count)
  }

  /// Takes back what was pushed last.
  mutating func pop(_ count: Int) {
    prefix.removeLast(count)
    // A marker that no line came behind.
    if markers.contains(where: { $0.offset >= prefix.count }) {
      let blanks = prefix
      prefix += Array(repeating: 0x20, count: count)
      end(line: UnsafeBufferPointer(start: nil, count: 0))
      prefix = blanks
    }
  }

  /// Writes a line of running text.
  ///
  /// Mail programs take each line of a plain text for a paragraph, and go by its first letter:
  /// where that runs against the text, RIGHT-TO-LEFT MARK goes before it.
  mutating func end(text: UnsafeBufferPointer<UInt8>) {
    begin(isEmpty: text.isEmpty)
    if isRightToLeft, Direction.isTakenForLeftToRight(line: text) { output.append("\u{200F}") }
    output.append(text)
    output.append(0x0A)
  }

  mutating func end(text: String) {
    var text = text
    text.withUTF8 { end(text: $0) }
  }

  /// Writes a line as it is.
  mutating func end(line: UnsafeBufferPointer<UInt8>) {
    begin(isEmpty: line.isEmpty)
    output.append(line)
    output.append(0x0A)
  }

  /// Writes what a line begins with.
  private mutating func begin(isEmpty: Bool) {
    if let pendingBlank {
      appendTrimmed(Array(prefix[..<min(pendingBlank, prefix.count)]))
      output.append(0x0A)
      self.pendingBlank = nil
    }
    count += 1
    if !prefix.isEmpty {
      let start = output.count
      output.append(prefix)
      for marker in markers {
        for (index, byte) in marker.text.enumerated() {
          output.base[start + marker.offset + index] = byte
        }
      }
      markers.removeAll(keepingCapacity: true)
      if isEmpty {
        while output.count > start, output.base[output.count - 1] == 0x20 {
          output.removeAll(from: output.count - 1)
        }
      }
    }
  }

  /// Writes a line of one character of ASCII, repeated.
  mutating func end(rule: Unicode.Scalar, columns: Int) {
    begin(isEmpty: false)
    for _ in 0..<columns { output.append(UInt8(ascii: rule)) }
    output.append(0x0A)
  }

  mutating func end(line: String) {
    var line = line
    line.withUTF8 { end(line: $0) }
  }

  private mutating func appendTrimmed(_ text: [UInt8]) {
    let end = text.lastIndex { $0 != 0x20 } ?? -1
    output.append(Array(text[...end]))
  }
}

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

  init(_ output: ByteBuffer) {
    self.output = output
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

  /// Writes a line.
  mutating func end(line: UnsafeBufferPointer<UInt8>) {
    if let pendingBlank {
      appendTrimmed(Array(prefix[..<min(pendingBlank, prefix.count)]))
      output.append(0x0A)
      self.pendingBlank = nil
    }
    count += 1
    if !prefix.isEmpty {
      var begin = prefix
      for marker in markers {
        begin.replaceSubrange(marker.offset..<marker.offset + marker.text.count, with: marker.text)
      }
      markers.removeAll(keepingCapacity: true)
      if line.isEmpty {
        appendTrimmed(begin)
      } else {
        output.append(begin)
      }
    }
    output.append(line)
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

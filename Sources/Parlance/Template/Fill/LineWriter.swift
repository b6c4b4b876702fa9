internal import Buffers
internal import MessageFormat

/// Writes a text that is one line: a line break of the source, with the indentation around it, is
/// a space.
struct LineWriter {
  /// What was written; its owner frees it.
  private(set) var output: ByteBuffer
  private let start: Int
  private var endsBlank = true

  init(_ output: ByteBuffer) {
    self.output = output
    start = output.count
  }

  mutating func append(literal text: String) {
    for byte in text.utf8 {
      // In UTF-8 other line breaks than these have more than a byte, and stay.
      let isBlank = byte == 0x20 || byte >= 0x09 && byte <= 0x0D
      if !isBlank {
        output.append(byte)
      } else if !endsBlank {
        output.append(0x20)
      }
      endsBlank = isBlank
    }
  }

  mutating func append(value: UnsafeBufferPointer<UInt8>, isIsolated: Bool) {
    if isIsolated { output.append("\u{2068}") }
    output.append(value)
    if isIsolated { output.append("\u{2069}") }
    endsBlank = false
  }

  mutating func append(value: String) {
    output.append(value)
    endsBlank = false
  }

  /// Takes the blanks at the end away.
  mutating func end() {
    while output.count > start, output.base[output.count - 1] == 0x20 {
      output.removeAll(from: output.count - 1)
    }
  }
}

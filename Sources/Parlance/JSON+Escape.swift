internal import Buffers
internal import MessageFormat

extension JSON {
  /// What a string needs escaped: 0 nothing, 1 always, 2 where a separator of lines begins with it.
  private static let escapes: [UInt8] = (0..<256).map { byte in
    switch byte {
    // Control characters must be escaped; two separators end lines in older JavaScript.
    case 0..<0x20, 0x22, 0x5C, 0x7F: 1
    case 0xE2: 2
    default: 0
    }
  }

  /// Writes text as it stands between the quotation marks of a string (RFC 8259, 7).
  static func append(escaped text: UnsafeBufferPointer<UInt8>, to output: inout ByteBuffer) {
    guard let base = text.baseAddress else { return }
    escapes.withUnsafeBufferPointer { escapes in
      var start = 0
      var index = 0
      let count = text.count
      while index < count {
        let kind = escapes[Int(base[index])]
        if kind == 0 {
          index += 1
          continue
        }
        var length = 1
        if kind == 2 {
          guard index + 2 < count, base[index + 1] == 0x80, base[index + 2] | 1 == 0xA9 else {
            index += 1
            continue
          }
          length = 3
        }
        output.append(UnsafeBufferPointer(start: base + start, count: index - start))
        append(escape: base[index], length == 3 ? base[index + 2] : 0, to: &output)
        index += length
        start = index
      }
      output.append(UnsafeBufferPointer(start: base + start, count: count - start))
    }
  }

  private static func append(escape byte: UInt8, _ last: UInt8, to output: inout ByteBuffer) {
    switch byte {
    case 0x22: output.append("\\\"")
    case 0x5C: output.append("\\\\")
    case 0x0A: output.append("\\n")
    case 0x0D: output.append("\\r")
    case 0x09: output.append("\\t")
    case 0xE2: output.append(last == 0xA8 ? "\\u2028" : "\\u2029")
    default:
      output.append("\\u00")
      for digit in [byte >> 4, byte & 15] {
        output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }

  /// Writes text as a string, quotation marks included.
  static func append(string text: String, to output: inout ByteBuffer) {
    output.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { append(escaped: $0, to: &output) }
    output.append(UInt8(ascii: "\""))
  }
}

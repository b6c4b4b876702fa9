internal import Buffers
internal import MessageFormat

/// The encoding that carries text over lines of 76 ASCII characters (RFC 2045, 6.7).
///
/// Text has line feeds; what is written has CR LF. No output has “=_” in it.
enum QuotedPrintable {
  /// The longest line, without the `=` that ends one of several lines.
  static let lineLength = 75

  /// How a byte is written: as it is, as `=C3`, as a line break, or by what comes behind it.
  private static let kinds: [UInt8] = (0..<256).map { byte in
    switch byte {
    case 0x0A: 2
    case 0x20, 0x09: 3
    // A dot or “From ” at the start of a line is changed by some mail servers.
    case 0x2E, 0x46: 4
    case 0x21...0x7E: byte == 0x3D ? 1 : 0
    default: 1
    }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  /// Writes text behind what is on the line already.
  static func append(
    _ text: UnsafeBufferPointer<UInt8>, to output: inout ByteBuffer, _ column: inout Int
  ) {
    kinds.withUnsafeBufferPointer { kinds in
      // Three bytes at most for each, and now and then the end of a line.
      output.reserve(text.count * 3 + text.count / 8 + 16)
      var index = 0
      while index < text.count {
        let byte = text[index]
        index += 1
        var isPlain: Bool
        switch kinds[Int(byte)] {
        case 0: isPlain = true
        case 2:
          output.append("\r\n")
          column = 0
          continue
        // White space at the end of a line, or of what is known, would be lost.
        case 3: isPlain = index < text.count && text[index] != 0x0A
        case 4: isPlain = column != 0
        default: isPlain = false
        }
        if column + (isPlain ? 1 : 3) > lineLength {
          output.append("=\r\n")
          column = 0
          if kinds[Int(byte)] == 4 { isPlain = false }
        }
        if isPlain {
          output.append(byte)
          column += 1
        } else {
          output.append(UInt8(ascii: "="))
          digits.withUnsafeBufferPointer { digits in
            output.append(digits[Int(byte >> 4)])
            output.append(digits[Int(byte & 15)])
          }
          column += 3
        }
      }
    }
  }

  /// A byte as `=C3`.
  static func escaped(_ byte: UInt8) -> String {
    String(decoding: [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]], as: UTF8.self)
  }

  /// How many bytes a text will have, line breaks left out.
  static func length(of text: UnsafeBufferPointer<UInt8>) -> Int {
    var length = 0
    for byte in text { length += byte >= 0x7F || byte == 0x3D ? 3 : 1 }
    return length
  }
}

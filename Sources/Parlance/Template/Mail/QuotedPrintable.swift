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
    var place = column
    kinds.withUnsafeBufferPointer { kinds in
      digits.withUnsafeBufferPointer { digits in
        // Three bytes at most for each, and now and then the end of a line.
        output.append(upTo: text.count * 3 + text.count / 8 + 16) { start in
          var next = start
          var index = 0
          while index < text.count {
            let byte = text[index]
            index += 1
            let kind = kinds[Int(byte)]
            if kind == 0, place < lineLength {
              next.pointee = byte
              next += 1
              place += 1
              continue
            }
            if kind == 2 {
              next[0] = 0x0D
              next[1] = 0x0A
              next += 2
              place = 0
              continue
            }
            var isPlain =
              switch kind {
              case 0: true
              // White space at the end of a line, or of what is known, would be lost.
              case 3: index < text.count && text[index] != 0x0A
              case 4: place != 0
              default: false
              }
            if place + (isPlain ? 1 : 3) > lineLength {
              next[0] = 0x3D
              next[1] = 0x0D
              next[2] = 0x0A
              next += 3
              place = 0
              if kind == 4 { isPlain = false }
            }
            if isPlain {
              next.pointee = byte
              next += 1
              place += 1
            } else {
              next[0] = 0x3D
              next[1] = digits[Int(byte >> 4)]
              next[2] = digits[Int(byte & 15)]
              next += 3
              place += 3
            }
          }
          return next - start
        }
      }
    }
    column = place
  }

  /// A byte as `=C3`.
  static func escaped(_ byte: UInt8) -> String {
    String(decoding: [0x3D, digits[Int(byte >> 4)], digits[Int(byte & 15)]], as: UTF8.self)
  }

  /// How many bytes a text will have, line breaks left out.
  static func length(of text: UnsafeBufferPointer<UInt8>) -> Int {
    var others = 0
    for byte in text { others &+= byte >= 0x7F || byte == 0x3D ? 1 : 0 }
    return text.count + 2 * others
  }
}

/// The characters that have a meaning in the syntax of patterns.
///
/// Unicode guarantees that `Pattern_White_Space` and `Pattern_Syntax` never change (UAX #31,
/// Stability), so that tables of them need no update.
enum PatternCharacters {
  /// The length in bytes of the white space that starts at `index`; 0 where none does.
  static func whiteSpaceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let byte = bytes[index]
    switch byte {
    case 0x09...0x0D, 0x20: return 1
    case 0xC2:  // U+0085
      return index + 1 < bytes.count && bytes[index + 1] == 0x85 ? 2 : 0
    case 0xE2:  // U+200E, U+200F, U+2028, U+2029
      guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return 0 }
      switch bytes[index + 2] {
      case 0x8E, 0x8F, 0xA8, 0xA9: return 3
      default: return 0
      }
    default: return 0
    }
  }

  /// The length in bytes of the identifier character that starts at `index`: one that is neither
  /// syntax nor white space; 0 where none does.
  static func identifierLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 {
      switch byte {
      case 0x09...0x0D, 0x20...0x2F, 0x3A...0x40, 0x5B...0x5E, 0x60, 0x7B...0x7E: return 0
      default: return 1
      }
    }
    let (scalar, length) = decode(bytes, index)
    return isSyntaxOrWhiteSpace(scalar) ? 0 : length
  }

  /// The code point that starts at `index` of well-formed UTF-8, and its length in bytes.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt32, Int) {
    let first = UInt32(bytes[index])
    func next(_ offset: Int) -> UInt32 {
      index + offset < bytes.count ? UInt32(bytes[index + offset]) & 0x3F : 0
    }
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }

  /// Whether a code point is `Pattern_Syntax` or `Pattern_White_Space`.
  static func isSyntaxOrWhiteSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20...0x2F, 0x3A...0x40, 0x5B...0x5E, 0x60, 0x7B...0x7E: true
    case 0x85, 0xA1...0xA7, 0xA9, 0xAB, 0xAC, 0xAE, 0xB0, 0xB1, 0xB6, 0xBB, 0xBF, 0xD7, 0xF7: true
    case 0x200E...0x2029, 0x2030...0x203E, 0x2041...0x2053, 0x2055...0x205E: true
    case 0x2190...0x245F, 0x2500...0x2775, 0x2794...0x2BFF, 0x2E00...0x2E7F: true
    case 0x3001...0x3003, 0x3008...0x3020, 0x3030: true
    case 0xFD3E, 0xFD3F, 0xFE45, 0xFE46: true
    default: false
    }
  }

  /// A text without the white space of patterns at its ends.
  static func trimmed(_ text: String) -> Substring {
    func isWhite(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09...0x0D, 0x20, 0x85, 0x200E, 0x200F, 0x2028, 0x2029: true
      default: false
      }
    }
    var rest = text.unicodeScalars[...]
    while let first = rest.first, isWhite(first) { rest = rest.dropFirst() }
    while let last = rest.last, isWhite(last) { rest = rest.dropLast() }
    return Substring(rest)
  }
}

/// Walks over the tokens of JSON (RFC 8259) in bytes; what it does not take is left to ``JSON``.
struct JSONCursor {
  private let bytes: RosterBytes
  private var index = 0

  init(_ bytes: RosterBytes) {
    self.bytes = bytes
  }

  /// The bytes of a scalar, a string's without its quotes.
  struct Token {
    var bytes: RosterBytes
    /// Whether it is a string with escapes, which the bytes still have.
    var isEscaped = false
  }

  /// Whether only white space is left.
  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return index == bytes.count
    }
  }

  @inline(__always)
  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  /// Takes a character of the structure, with white space before it.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// Takes a word such as `null`.
  mutating func take(word: StaticString) -> Bool {
    skipSpace()
    let count = word.utf8CodeUnitCount
    guard bytes.count - index >= count, bytes[index] == word.utf8Start[0] else { return false }
    for offset in 1..<count where bytes[index + offset] != word.utf8Start[offset] { return false }
    index += count
    return true
  }

  /// Takes a string.
  mutating func string() -> Token? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = index
    var isEscaped = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        defer { index += 1 }
        return Token(bytes: bytes.part(start, index), isEscaped: isEscaped)
      }
      guard byte >= 0x20 else { return nil }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        index += 1
        guard index < bytes.count else { return nil }
      }
      index += 1
    }
    return nil
  }

  /// Takes a string, a number, `true` or `false`.
  mutating func scalar() -> Token? {
    skipSpace()
    guard index < bytes.count else { return nil }
    let start = index
    switch bytes[index] {
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): guard take(word: "true") else { return nil }
    case UInt8(ascii: "f"): guard take(word: "false") else { return nil }
    default: guard number() else { return nil }
    }
    return Token(bytes: bytes.part(start, index))
  }

  private mutating func number() -> Bool {
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
    let start = index
    guard digits() else { return false }
    if bytes[start] == UInt8(ascii: "0"), index - start > 1 { return false }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      guard digits() else { return false }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count,
        bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      guard digits() else { return false }
    }
    return true
  }

  private mutating func digits() -> Bool {
    let start = index
    while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 { index += 1 }
    return index > start
  }

  /// Decodes the escapes of a string; false for one that is left to ``JSON``.
  static func unescape(_ text: RosterBytes, into decoded: inout [UInt8]) -> Bool {
    decoded.removeAll(keepingCapacity: true)
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        decoded.append(byte)
        continue
      }
      guard index < text.count else { return false }
      switch text[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(text[index])
      case UInt8(ascii: "b"): decoded.append(8)
      case UInt8(ascii: "f"): decoded.append(12)
      case UInt8(ascii: "n"): decoded.append(10)
      case UInt8(ascii: "r"): decoded.append(13)
      case UInt8(ascii: "t"): decoded.append(9)
      case UInt8(ascii: "u"):
        guard let unit = unit(text, index + 1) else { return false }
        index += 4
        var code = unit
        if (0xD800..<0xDC00).contains(unit) {
          guard index + 2 < text.count, text[index + 1] == UInt8(ascii: "\\"),
            text[index + 2] == UInt8(ascii: "u"), let low = Self.unit(text, index + 3),
            (0xDC00..<0xE000).contains(low)
          else { return false }
          index += 6
          code = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code), let encoded = UTF8.encode(scalar) else {
          return false
        }
        decoded.append(contentsOf: encoded)
      default: return false
      }
      index += 1
    }
    return true
  }

  /// The four hexadecimal digits at an index.
  private static func unit(_ text: RosterBytes, _ start: Int) -> UInt32? {
    guard start + 4 <= text.count else { return nil }
    var unit: UInt32 = 0
    for byte in text[start..<start + 4] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte & 0xF)
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        unit = unit << 4 | UInt32(byte & 0xF) + 9
      default: return nil
      }
    }
    return unit
  }
}

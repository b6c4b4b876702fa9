/// Lets emphasis begin and end beside the punctuation of Chinese, Japanese and Korean.
///
/// CommonMark's rule which asterisks open and which close relies on the spaces between words:
/// in `**「年間プラン」**を` the second pair would close nothing. A ``Mark/guardian`` between
/// the punctuation and the asterisks makes the rule read them as they are meant.
enum EmphasisRepair {
  static func repaired(_ source: String) -> String {
    // Without an asterisk beside a character of three bytes there is nothing to repair.
    guard isNeeded(for: source.utf8) else { return source }
    var result = String.UnicodeScalarView()
    let scalars = Array(source.unicodeScalars)
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "*" || scalars[index] == "~" else {
        result.append(scalars[index])
        index += 1
        continue
      }
      var end = index
      while end < scalars.count, scalars[end] == scalars[index] { end += 1 }
      let before = index > 0 ? scalars[index - 1] : " "
      let after = end < scalars.count ? scalars[end] : " "
      // Between two marks of punctuation asterisks may open and close as they are.
      if isWide(before), isLetter(after) { result.append(Mark.guardian) }
      result.append(contentsOf: scalars[index..<end])
      if isWide(after), isLetter(before) { result.append(Mark.guardian) }
      index = end
    }
    return String(result)
  }

  /// Whether a text in UTF-8 has an asterisk beside a character that may be such punctuation.
  static func isNeeded(for source: some Sequence<UInt8>) -> Bool {
    // The last four bytes, the newest the lowest.
    var last: UInt32 = 0
    for byte in source {
      last = last << 8 | UInt32(byte)
      if isDelimiter(byte), mayBeWide(UInt8(last >> 24), UInt8(truncatingIfNeeded: last >> 16)) {
        return true
      }
      if byte >= 0x80, isDelimiter(UInt8(truncatingIfNeeded: last >> 16)),
        mayBeWide(UInt8(truncatingIfNeeded: last >> 8), byte)
      {
        return true
      }
    }
    return false
  }

  /// Whether the first two bytes of a character are those of wide punctuation (``isWide(_:)``).
  private static func mayBeWide(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (first, second) {
    case (0xE2, 0x80), (0xE3, 0x80), (0xE3, 0x83), (0xEF, 0xB8), (0xEF, 0xB9), (0xEF, 0xBC),
      (0xEF, 0xBD):
      true
    default: false
    }
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "~")
  }

  /// Whether this is neither white space nor punctuation (CommonMark 0.31.2, section 2.1).
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return false
    default: return !scalar.properties.isWhitespace
    }
  }

  /// Whether this is punctuation that stands between CJK letters without spaces.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0x30FB, 0xFE30...0xFE4F,
      0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65,
      // Shared with other scripts, but set without spaces in these.
      0x2018...0x201F, 0x2026, 0x2014:
      true
    default: false
    }
  }
}

/// Text whose UTF-8 bytes were read as Windows-1252: `fÃ¼r` for `für`.
enum Mojibake {
  /// The garbled run that begins at a character, and what it was; nil where there is none.
  static func run(
    in scalars: [Unicode.Scalar], at start: Int
  ) -> (end: Int, text: String)? {
    var text = ""
    var end = start
    var count = 0
    while let (scalar, length) = sequence(scalars, end) {
      text.unicodeScalars.append(scalar)
      end += length
      count += 1
    }
    guard count > 0 else { return nil }
    return count > 1 || isCertain(scalars, start, length: end - start) ? (end, text) : nil
  }

  /// The character whose bytes stand at a place, and how many characters they were read as.
  private static func sequence(
    _ scalars: [Unicode.Scalar], _ start: Int
  ) -> (Unicode.Scalar, Int)? {
    guard start < scalars.count, let lead = byte(scalars[start]) else { return nil }
    let length =
      switch lead {
      case 0xC2...0xC5, 0xCE...0xD1, 0xD7...0xDB: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 0, start + length <= scalars.count else { return nil }
    var bytes = [lead]
    for scalar in scalars[(start + 1)..<(start + length)] {
      guard let byte = byte(scalar), (0x80...0xBF).contains(byte) else { return nil }
      bytes.append(byte)
    }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator), iterator.next() == nil else {
      return nil
    }
    return (scalar, length)
  }

  /// Whether one garbled character alone is no coincidence, as `É…` at the end of a word is.
  private static func isCertain(_ scalars: [Unicode.Scalar], _ start: Int, length: Int) -> Bool {
    let second = scalars[start + 1]
    switch (length, scalars[start]) {
    case (4, _): return true
    case (3, "â"): return ["€", "‚", "„", "†", "ˆ"].contains(second)
    case (3, "ï"): return ["»", "¿", "¼"].contains(second)
    case (2, _):
      let isWithin =
        start + length < scalars.count && scalars[start + length].properties.isAlphabetic
      if isWithin { return true }
      let closes: [Unicode.Scalar] = ["\u{A0}", "…", "“", "”", "‘", "’", "»", "›", "–", "—", "•"]
      let isUpper = start > 0 && scalars[start - 1].properties.isUppercase
      if scalars[start] == "Â" {
        return !isUpper && (second == "\u{A0}" || !closes.contains(second))
      }
      // An à at the end of a word, or the word “à”.
      if scalars[start] == "Ã", second == "\u{A0}" {
        let isAlone = start == 0 || scalars[start - 1].properties.isWhitespace
        return isAlone || scalars[start - 1].properties.isLowercase
      }
      return !closes.contains(second)
    default: return false
    }
  }

  /// The byte that Windows-1252 reads as a character.
  private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    if (0x80...0xFF).contains(scalar.value) { return UInt8(scalar.value) }
    guard scalar.value >= 0x152, scalar.value <= 0x2122 else { return nil }
    return special.firstIndex(of: scalar.value).map { 0x80 + UInt8($0) }
  }

  private static let special: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}

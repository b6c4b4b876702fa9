/// A number as it stands in a pattern: behind `=`, behind `offset:`, as the limit of a choice.
enum PatternNumber {
  /// What came of reading one.
  enum Reading {
    /// The number.
    case number(Double)
    /// No number.
    case malformed
    /// A number beyond ``Limits``.
    case tooLarge
  }

  /// The longest number that libicu reads, in characters.
  private static let longest = 127

  /// Reads a number: an optional sign, digits with an optional point, an optional exponent;
  /// infinity (`∞`) where it is allowed.
  static func read(_ text: some StringProtocol, infinity: Bool) -> Reading {
    if let small = small(text) { return .number(small) }
    var bytes = Substring(text).utf8[...]
    var negative = false
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      negative = sign == UInt8(ascii: "-")
      bytes = bytes.dropFirst()
    }
    if bytes.elementsEqual([0xE2, 0x88, 0x9E]) {
      return infinity ? .number(negative ? -.infinity : .infinity) : .malformed
    }
    func takeDigits() -> Int {
      var count = 0
      while let byte = bytes.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        bytes = bytes.dropFirst()
        count += 1
      }
      return count
    }
    var digits = takeDigits()
    if bytes.first == UInt8(ascii: ".") {
      bytes = bytes.dropFirst()
      digits += takeDigits()
    }
    guard digits > 0 else { return .malformed }
    if let byte = bytes.first, byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      bytes = bytes.dropFirst()
      if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        bytes = bytes.dropFirst()
      }
      let start = bytes
      guard takeDigits() > 0 else { return .malformed }
      let exponent = Int(String(Substring(start[start.startIndex..<bytes.startIndex])))
      guard bytes.isEmpty else { return .malformed }
      guard let exponent, exponent <= Limits.exponent else { return .tooLarge }
    }
    guard bytes.isEmpty else { return .malformed }
    guard digits <= Limits.digits, text.utf8.count <= longest else { return .tooLarge }
    // Swift wants a digit on either side of the point.
    guard let value = Double(padded(text)) else { return .malformed }
    return .number(value)
  }

  /// The value of a number that the parser has accepted.
  static func value(_ text: String) -> Double {
    if case .number(let value) = read(text, infinity: true) { return value }
    return .nan
  }

  /// A number of few digits and nothing else, as most are.
  private static func small(_ text: some StringProtocol) -> Double? {
    var number = 0
    var count = 0
    for byte in text.utf8 {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), count < 15 else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
      count += 1
    }
    return count > 0 ? Double(number) : nil
  }

  private static func padded(_ text: some StringProtocol) -> String {
    var result = ""
    var previousIsDigit = false
    var afterPoint = false
    for character in text.unicodeScalars {
      let isDigit = character.value >= 0x30 && character.value <= 0x39
      if character == "." && !previousIsDigit { result.append("0") }
      if afterPoint && !isDigit { result.append("0") }
      result.unicodeScalars.append(character)
      afterPoint = character == "."
      previousIsDigit = isDigit
    }
    if afterPoint { result.append("0") }
    return result
  }
}

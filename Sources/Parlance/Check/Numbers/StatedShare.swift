import MessageFormat

/// A percentage that a text states in digits, and the words behind it.
struct StatedShare: Hashable, Sendable {
  /// The number as it is written.
  var number: String
  /// What it may mean, in order: two that mean something in common do not contradict each other.
  var values: [String]
  /// The two words behind the sign, folded; punctuation and the end of the text count as words.
  var words: String
  /// The field that it stands in.
  var field: String
  /// Where it stands in the file.
  var start: TextPosition
  /// Where it ends there.
  var end: TextPosition

  /// Whether the same is said of the same.
  func agrees(with other: StatedShare) -> Bool {
    values.contains(where: other.values.contains)
  }
}

extension TextsInput {
  /// The percentages that a mail, a script or an objection states.
  var statedShares: [StatedShare] {
    guard let kind = id?.kind, [.email, .callScript, .objection].contains(kind) else { return [] }
    return fields.flatMap { field in
      field.signs.contains(.digit) && field.value.hasPercentSign ? field.statedShares : []
    }
  }
}

extension FieldInput {
  fileprivate var statedShares: [StatedShare] {
    let bytes = Array(value.utf8)
    return numbers.compactMap { number in
      guard !number.values.isEmpty, number.range.upperBound <= bytes.count,
        let words = FollowingWords(
          String(decoding: bytes[number.range.upperBound...].prefix(200), as: UTF8.self)
        ).behindPercentSign(joined: !locale.language.hasSpaces)
      else { return nil }
      let start = field.location(of: number.range)
      let end =
        field.end(of: number.range) ?? TextPosition(line: start.line, column: start.column)
      return StatedShare(
        number: number.text, values: number.values.map { "\($0)" }, words: words, field: name,
        start: TextPosition(line: start.line, column: start.column), end: end)
    }
  }
}

/// The words that a text begins with.
private struct FollowingWords {
  private var rest: Substring.UnicodeScalarView

  init(_ text: String) { rest = text[...].unicodeScalars }

  /// The words behind a percent sign; nil where there is none, or no word behind it.
  func behindPercentSign(joined: Bool) -> String? {
    var words = self
    words.skipBlanks()
    guard let sign = words.rest.popFirst(), ["%", "％", "٪"].contains(sign) else { return nil }
    words.skipBlanks()
    if joined {
      let letters = words.rest.prefix { $0.properties.isAlphabetic }.prefix(3)
      return letters.count == 3 ? String(String.UnicodeScalarView(letters)) : nil
    }
    guard let first = words.next(), first.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    else { return nil }
    return "\(first) \(words.next() ?? "")"
  }

  private mutating func skipBlanks() {
    // The signs of emphasis are no words.
    while let scalar = rest.first, scalar.properties.isWhitespace || scalar == "*" {
      rest.removeFirst()
    }
  }

  private mutating func next() -> String? {
    skipBlanks()
    guard let first = rest.first else { return nil }
    let word = rest.prefix { $0.properties.isAlphabetic }
    guard !word.isEmpty else { return String(first) }
    rest = rest.dropFirst(word.count)
    return String(String.UnicodeScalarView(word)).lowercased()
  }
}

extension String {
  /// Whether a percent sign of some script is in it.
  fileprivate var hasPercentSign: Bool {
    utf8.contains(UInt8(ascii: "%")) || unicodeScalars.contains { $0 == "％" || $0 == "٪" }
  }
}

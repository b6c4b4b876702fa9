/// The private characters that stand for slots while a Markdown parser reads the text.
///
/// Markdown has no rule about private-use characters: to it they are letters like any other,
/// in running text as in addresses, titles and code.
package enum Mark {
  /// The characters that content must not hold itself: plane 15, for private use.
  package static let reserved: ClosedRange<UInt32> = 0xF0000...0xFFFFF

  /// How many slots one text may have.
  package static let capacity = 0xFFF0

  /// A mark that stands for no slot, and is dropped wherever it is read.
  static let guardian: Unicode.Scalar = "\u{FFFFD}"

  /// The mark of a slot below ``capacity``.
  static func scalar(_ slot: Int) -> Unicode.Scalar {
    Unicode.Scalar(reserved.lowerBound + UInt32(slot)) ?? guardian
  }

  /// Whether a text holds a character that marks are made of.
  package static func occurs(in text: String) -> Bool {
    firstOffset(in: text) != nil
  }

  /// Where the first such character stands in a text, in UTF-8.
  package static func firstOffset(in text: String) -> Int? {
    // In UTF-8 plane 15 is what begins with F3 B0 to F3 BF; no other plane does.
    var previous: UInt8 = 0
    for (offset, byte) in text.utf8.enumerated() {
      if previous == 0xF3, byte >= 0xB0 { return offset - 1 }
      previous = byte
    }
    return nil
  }

  /// Cuts a text that a parser has passed on at its marks.
  static func pieces(_ text: String) -> [Verbatim] {
    guard occurs(in: text) else { return text.isEmpty ? [] : [.literal(text)] }
    var result: [Verbatim] = []
    var literal = ""
    for scalar in text.unicodeScalars {
      guard reserved.contains(scalar.value) else {
        literal.unicodeScalars.append(scalar)
        continue
      }
      if scalar == guardian { continue }
      if !literal.isEmpty { result.append(.literal(literal)) }
      literal = ""
      result.append(.slot(Int(scalar.value - reserved.lowerBound)))
    }
    if !literal.isEmpty { result.append(.literal(literal)) }
    return result
  }
}

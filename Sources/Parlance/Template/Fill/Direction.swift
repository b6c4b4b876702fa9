internal import CICU

/// Which way a text runs, and where values have to be kept apart from what surrounds them.
package struct Direction: Hashable, Sendable {
  /// Whether lines begin at the right.
  package var isRightToLeft: Bool

  /// Whether the literal text has letters that run from right to left.
  private var surroundingsMix: Bool

  /// Makes the direction of a text of a locale.
  package init(isRightToLeft: Bool, text: String = "") {
    self.isRightToLeft = isRightToLeft
    surroundingsMix = isRightToLeft || Direction.hasRightToLeftLetters(text)
  }

  /// The value of `dir` in HTML.
  var attribute: String { isRightToLeft ? "rtl" : "ltr" }

  /// The side at which lines begin.
  var start: String { isRightToLeft ? "right" : "left" }

  /// The side at which lines end.
  var end: String { isRightToLeft ? "left" : "right" }

  /// Whether a value could change the order of the text around it, or that the order in it.
  func isolates(_ value: String) -> Bool {
    surroundingsMix || Direction.hasRightToLeftLetters(value)
  }

  /// Whether a value of these traits has to be kept apart.
  func isolates(_ value: ValueTraits) -> Bool {
    surroundingsMix || value.contains(.hasRightToLeft)
  }

  /// The value between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, where that matters.
  func isolated(_ value: String) -> String {
    isolates(value) ? "\u{2068}\(value)\u{2069}" : value
  }

  /// A line of a text part, behind RIGHT-TO-LEFT MARK where it would be taken for one that runs the
  /// other way.
  func marked(line: String) -> String {
    guard isRightToLeft else { return line }
    var text = line
    return text.withUTF8(Direction.isTakenForLeftToRight) ? "\u{200F}" + line : line
  }

  /// Whether a text has letters that run from right to left.
  static func hasRightToLeftLetters(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { hasRightToLeftLetters($0) }
  }

  /// Whether a text in UTF-8 has letters that run from right to left.
  static func hasRightToLeftLetters(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in text.indices {
      // The first bytes of the blocks with such letters: U+0590 to U+08FF, the mark U+200F, the
      // presentation forms from U+FB1D on, U+10800 to U+10FFF, and U+1E800 to U+1EFFF.
      let next = index + 1 < text.count ? text[index + 1] : 0
      let isCandidate =
        switch text[index] {
        case 0xD6...0xDF: true
        case 0xE0: next < 0xA4
        case 0xE2: next == 0x80
        case 0xEF: next >= 0xAC
        case 0xF0: next == 0x90 || next == 0x9E
        default: false
        }
      if isCandidate, cicu_char_direction(LineBreaks.scalar(text, index)) < 0 { return true }
    }
    return false
  }

  /// Whether who goes by the first letter of a line (UAX #9, P2 and P3) takes it for one that runs
  /// from left to right, be it for want of letters outside of isolates.
  ///
  /// A line that is nothing but an address is not asked about: it is one, and its slashes stay in
  /// their places that way.
  static func isTakenForLeftToRight(line: UnsafeBufferPointer<UInt8>) -> Bool {
    var depth = 0
    var holdsWords = false
    for index in line.indices where line[index] & 0xC0 != 0x80 {
      let value = LineBreaks.scalar(line, index)
      switch value {
      case 0x2066...0x2068:
        depth += 1
        holdsWords = true
      case 0x2069: depth = max(0, depth - 1)
      case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9: holdsWords = true
      case _ where depth == 0:
        let direction = cicu_char_direction(value)
        if direction < 0 { return false }
        if direction > 0 { return !isAddress(line) }
      default: break
      }
    }
    return holdsWords
  }

  private static func isAddress(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    !line.contains(0x20) && String(decoding: line, as: UTF8.self).contains("://")
  }
}

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

  /// The value between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, where that matters.
  func isolated(_ value: String) -> String {
    isolates(value) ? "\u{2068}\(value)\u{2069}" : value
  }

  /// Whether a text has letters that run from right to left.
  static func hasRightToLeftLetters(_ text: String) -> Bool {
    // The first of them is U+0590, whose first byte is D6.
    guard text.utf8.contains(where: { $0 >= 0xD6 }) else { return false }
    return text.unicodeScalars.contains {
      $0.value >= 0x590 && cicu_char_direction($0.value) < 0
    }
  }
}

/// A value's text, made harmless for whatever surrounds it.
enum ValueText {
  /// The value for running text: without characters that control a device or turn the direction
  /// of what follows, and with a space for every sort of line break.
  static func body(_ value: String) -> String {
    guard needsCleaning(value) else { return value }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x0A where previous == "\r": break
      case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: result.append(" ")
      case 0x09: result.append(scalar)
      case 0..<0x20, 0x7F...0x9F: break
      case _ where isBidiControl(scalar): break
      case 0xFFFE, 0xFFFF, 0xFDD0...0xFDEF: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }

  /// The value for a line that must stay one line, such as the subject of a mail.
  /// - Throws: ``FillError`` for a line break or another control character.
  static func line(_ value: String, variable: String?) throws(FillError) -> String {
    guard needsCleaning(value) else { return value }
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029:
        throw FillError(
          variable: variable,
          message:
            "the value of \(named(variable)) holds the control character \(scalar.codePoint), "
            + "but one line of plain text was expected here")
      default: break
      }
    }
    return body(value)
  }

  /// The first control character of a text that is no line break and no tab, and where it stands
  /// in UTF-8.
  static func firstControl(in text: String) -> (offset: Int, Unicode.Scalar)? {
    guard needsCleaning(text) else { return nil }
    var offset = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: break
      case 0..<0x20, 0x7F...0x9F: return (offset, scalar)
      default: break
      }
      offset += UTF8.width(scalar)
    }
    return nil
  }

  /// Whether a text has nothing that shows: only white space and invisible characters.
  static func isBlank(_ text: String) -> Bool {
    // Most texts begin with a letter.
    if let first = text.utf8.first, first > 0x20, first < 0x7F { return false }
    return text.unicodeScalars.allSatisfy(\.isInvisible)
  }

  /// Whether a text in UTF-8 has nothing that shows.
  static func isBlank(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // Most texts begin with a letter.
    if let first = text.first {
      if first > 0x20, first < 0x7F { return false }
      if (0xC3...0xCB).contains(first) || (0xE4...0xEC).contains(first) { return false }
      // Greek, Cyrillic, and Arabic letters.
      if (0xCE...0xD3).contains(first) || (0xD9...0xDB).contains(first) { return false }
      if first == 0xD8, text.count > 1, text[1] >= 0xA0 { return false }
      // Kana, and the last of the Korean syllables.
      if first == 0xE3, text.count > 1, (0x81...0x84).contains(text[1]) { return false }
      if first == 0xED { return false }
    }
    return isBlank(String(decoding: text, as: UTF8.self))
  }

  /// Whether a value is digits and what stands between those of a telephone number, and nothing else.
  static func isTelephoneNumber(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = value.first, first < 0x3A else { return false }
    return value.count < 32
      && value.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || " +-()./".utf8.contains($0) }
  }

  /// Why a blank text is refused, for a message.
  static func blankness(of text: String) -> String {
    let codes = text.unicodeScalars.prefix(4).map(\.codePoint).joined(separator: " ")
    return "nothing that shows" + (codes.isEmpty ? "" : " (\(codes))")
  }

  /// How messages to people name a variable.
  static func named(_ variable: String?) -> String {
    variable.map { "“\($0)”" } ?? "a number"
  }

  /// Whether the value has control characters or others that do not go into a text as they are.
  private static func needsCleaning(_ value: String) -> Bool {
    var value = value
    return value.withUTF8 { needsCleaning($0) }
  }

  /// Whether a value, in UTF-8, has control characters or others that do not go into a text.
  static func needsCleaning(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in value {
      if byte < 0x20 || byte == 0x7F { return true }
      // C1 controls begin with C2; U+2028 to U+202E and U+2066 to U+2069 with E2 80 and E2 81;
      // noncharacters of the first plane with EF B7 and EF BF.
      switch (previous, byte) {
      case (0xC2, 0x80...0x9F), (0xE2, 0x80...0x81), (0xEF, 0xB7), (0xEF, 0xBF): return true
      default: previous = byte
      }
    }
    return false
  }

  /// Whether the value has characters that turn the direction of text, which are left out.
  static func hasBidiControls(_ value: String) -> Bool {
    needsCleaning(value) && value.unicodeScalars.contains(where: isBidiControl)
  }

  private static func isBidiControl(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}

extension Unicode.Scalar {
  /// The character as standards name it: `U+0007`.
  var codePoint: String {
    let code = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
  }

  /// Whether no reader sees this character.
  fileprivate var isInvisible: Bool {
    // The blank of Braille, and what encloses annotations, are not said to be ignorable.
    isControl || properties.isWhitespace || properties.isDefaultIgnorableCodePoint
      || value == 0x2800 || (0xFFF9...0xFFFB).contains(value)
  }
}

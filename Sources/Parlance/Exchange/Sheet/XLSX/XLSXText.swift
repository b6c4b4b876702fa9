/// Texts in the XML of Excel, where `_x000D_` stands for a character (ECMA-376-1, 22.9.2.19).
enum XLSXText {
  /// The text for libxlsxwriter, which writes the control characters of ASCII so by itself.
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == "_" || $0.value == 0 || isNoXML($0) }) else {
      return text
    }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar.value == 0 {
        result.append(contentsOf: "_x0000_".unicodeScalars)
      } else if isNoXML(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result.append(contentsOf: "_x\(digits)_".unicodeScalars)
      } else if unit(scalars, index) != nil {
        result.append(contentsOf: "_x005F_".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text that a file means.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    let scalars = Array(text.unicodeScalars)
    // Pairs of surrogates are written as two escapes.
    var units: [UInt16] = []
    var index = 0
    while index < scalars.count {
      if let unit = unit(scalars, index) {
        units.append(unit)
        index += 7
      } else {
        units += UTF16.encode(scalars[index]) ?? Unicode.UTF16.encodedReplacementCharacter
        index += 1
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// Whether XML cannot hold the character in any way.
  private static func isNoXML(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }

  /// The code unit that an escape stands for; nil where none begins.
  private static func unit(_ scalars: [Unicode.Scalar], _ start: Int) -> UInt16? {
    guard start + 6 < scalars.count, scalars[start] == "_", scalars[start + 1] == "x",
      scalars[start + 6] == "_"
    else { return nil }
    var value: UInt16 = 0
    for scalar in scalars[(start + 2)..<(start + 6)] {
      guard scalar.isASCII, let digit = Character(scalar).hexDigitValue else { return nil }
      value = value << 4 | UInt16(digit)
    }
    return value
  }
}

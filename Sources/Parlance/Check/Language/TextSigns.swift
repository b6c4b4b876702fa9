/// What a text has anywhere in it, found in one pass over its bytes.
///
/// It is about the text as it is written, so that a sign may come from a placeholder or from
/// Markdown; where a sign is missing, there is nothing to look for.
struct TextSigns: OptionSet, Sendable {
  let rawValue: UInt32

  /// A character that is not ASCII.
  static let notASCII = TextSigns(rawValue: 1)
  /// A character behind U+02FF.
  static let notLatin = TextSigns(rawValue: 1 << 1)
  /// A character of U+2000 to U+2FFF.
  static let punctuation = TextSigns(rawValue: 1 << 2)
  /// A character of U+0080 to U+00BF.
  static let latinSigns = TextSigns(rawValue: 1 << 3)
  /// A character of U+3000 on.
  static let eastAsian = TextSigns(rawValue: 1 << 4)
  /// A straight quotation mark.
  static let straightQuote = TextSigns(rawValue: 1 << 5)
  /// A round or square bracket.
  static let bracket = TextSigns(rawValue: 1 << 6)
  /// Two spaces in a row, a space before a punctuation mark or behind an opening bracket, or a
  /// blank at an end of the text.
  static let looseSpace = TextSigns(rawValue: 1 << 7)
  /// A tab.
  static let tab = TextSigns(rawValue: 1 << 8)
  /// A digit.
  static let digit = TextSigns(rawValue: 1 << 9)
  /// An asterisk, underscore, backtick, tilde or number sign.
  static let markdown = TextSigns(rawValue: 1 << 10)
  /// An opening angle bracket.
  static let angle = TextSigns(rawValue: 1 << 11)
  /// An ampersand.
  static let ampersand = TextSigns(rawValue: 1 << 12)
  /// A colon, semicolon, exclamation mark, question mark or percent sign.
  static let highPunctuation = TextSigns(rawValue: 1 << 13)
  /// A closing square bracket.
  static let link = TextSigns(rawValue: 1 << 14)
  /// Two slashes or two letters w in a row.
  static let address = TextSigns(rawValue: 1 << 15)

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ text: String) {
    var text = text
    self = text.withUTF8 { bytes in
      TextSigns.table.withUnsafeBufferPointer { table in
        var signs: UInt32 = 0
        var previous: UInt8 = 0x20
        for byte in bytes {
          let sign = table[Int(byte)]
          signs |= sign
          if previous == 0x20, sign & TextSigns.behindSpace != 0 {
            signs |= TextSigns.looseSpace.rawValue
          } else if byte == 0x20, previous == 0x28 || previous == 0x5B || previous == 0x0A {
            signs |= TextSigns.looseSpace.rawValue
          } else if byte == 0x2F, previous == 0x2F {
            signs |= TextSigns.address.rawValue
          } else if byte == 0x77, previous == 0x77 {
            signs |= TextSigns.address.rawValue
          }
          previous = byte
        }
        if bytes.last == 0x20 { signs |= TextSigns.looseSpace.rawValue }
        return TextSigns(rawValue: signs & ~TextSigns.behindSpace)
      }
    }
  }

  /// Of bytes that have no space before them.
  private static let behindSpace: UInt32 = 1 << 31

  private static let table: [UInt32] = (0..<256).map { (value: Int) -> UInt32 in
    let byte = UInt8(value)
    var signs = TextSigns()
    if byte >= 0x80 { signs.insert(.notASCII) }
    if byte >= 0xCC { signs.insert(.notLatin) }
    if byte == 0xE2 { signs.insert(.punctuation) }
    if byte == 0xC2 { signs.insert(.latinSigns) }
    if byte >= 0xE3 { signs.insert(.eastAsian) }
    if (0x30...0x39).contains(byte) { signs.insert(.digit) }
    switch Unicode.Scalar(byte) {
    case "\"": signs.insert(.straightQuote)
    case "(", "[": signs.insert(.bracket)
    case ")": signs.insert(.bracket)
    case "]": signs.formUnion([.bracket, .link])
    case "\t": signs.insert(.tab)
    case "*", "_", "`", "~", "#": signs.insert(.markdown)
    case "<": signs.insert(.angle)
    case "&": signs.insert(.ampersand)
    case ":", ";", "!", "?", "%": signs.insert(.highPunctuation)
    default: break
    }
    return signs.rawValue | (" \n,.;:!?)]".utf8.contains(byte) ? behindSpace : 0)
      | (byte == 0xD8 || byte == 0xE3 || byte == 0xEF ? behindSpace : 0)
  }
}

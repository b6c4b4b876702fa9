/// Words that authors leave in the place of a text that is to come.
struct PlaceholderWords {
  /// What was found.
  let text: String
  /// Where it begins, in UTF-8.
  let offset: Int
  /// Whether it could be part of a name.
  let isName: Bool

  /// What is found in a text, in its order.
  static func found(in text: String, language: LanguageFacts) -> [PlaceholderWords] {
    var text = text
    return text.withUTF8 { bytes in
      var found: [PlaceholderWords] = []
      var index = 0
      while index < bytes.count {
        let length = length(at: index, in: bytes, language)
        if length > 0 {
          found.append(
            PlaceholderWords(
              text: String(decoding: bytes[index..<(index + length)], as: UTF8.self),
              offset: index, isName: bytes[index] != UInt8(ascii: "%")))
        }
        index += max(1, length)
      }
      return found
    }
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

  /// How many bytes of a placeholder begin at an offset; most often none.
  private static func length(
    at index: Int, in bytes: Bytes, _ language: LanguageFacts
  ) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "T"):
      if let length = word("TODO", at: index, in: bytes) {
        return isWordTodo(language) && !isMarked(index, length, in: bytes) ? 0 : length
      }
      return word("TBD", at: index, in: bytes) ?? phrase("translate me", at: index, in: bytes)
        ?? phrase("translation missing", at: index, in: bytes) ?? 0
    case UInt8(ascii: "t"):
      return phrase("translate me", at: index, in: bytes)
        ?? phrase("translation missing", at: index, in: bytes) ?? 0
    case UInt8(ascii: "F"): return word("FIXME", at: index, in: bytes) ?? 0
    case UInt8(ascii: "X"): return word("XXX", at: index, in: bytes) ?? 0
    case UInt8(ascii: "x"): return word("xxx", at: index, in: bytes) ?? 0
    case UInt8(ascii: "L"), UInt8(ascii: "l"):
      return phrase("lorem ipsum", at: index, in: bytes) ?? 0
    case UInt8(ascii: "["): return bracketed(at: index, in: bytes) ?? 0
    case UInt8(ascii: "%"): return foreign(at: index, in: bytes) ?? 0
    default: return 0
    }
  }

  /// Whether “todo” is a word of the language.
  private static func isWordTodo(_ language: LanguageFacts) -> Bool {
    ["es", "pt", "gl", "ast", "an", "lad"].contains(language.language)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte == UInt8(ascii: "_")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// A word as it is; neither part of a longer one nor of an address.
  private static func word(_ word: StaticString, at index: Int, in bytes: Bytes) -> Int? {
    let length = word.utf8CodeUnitCount
    guard matches(word, at: index, in: bytes, ignoringCase: false),
      index == 0
        || !(isASCIIWordByte(bytes[index - 1]) || "/.-#=&".utf8.contains(bytes[index - 1])),
      index + length == bytes.count || !isASCIIWordByte(bytes[index + length])
    else { return nil }
    return length
  }

  /// Bytes that go on with a word in Latin letters; characters of other scripts do not.
  private static func isASCIIWordByte(_ byte: UInt8) -> Bool { byte < 0x80 && isWordByte(byte) }

  private static func phrase(_ text: StaticString, at index: Int, in bytes: Bytes) -> Int? {
    let length = text.utf8CodeUnitCount
    guard matches(text, at: index, in: bytes, ignoringCase: true),
      index == 0 || !isASCIIWordByte(bytes[index - 1]),
      index + length == bytes.count || !isASCIIWordByte(bytes[index + length])
    else { return nil }
    return length
  }

  private static func matches(
    _ text: StaticString, at index: Int, in bytes: Bytes, ignoringCase: Bool
  ) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index + length <= bytes.count else { return false }
    for position in 0..<length {
      let wanted = text.utf8Start[position]
      let byte = bytes[index + position]
      let isSame =
        byte == wanted || (ignoringCase && isLetter(byte) && byte < 0x80 && byte | 0x20 == wanted)
      if !isSame { return false }
    }
    return true
  }

  /// Whether a colon follows, or a bracket stands around.
  private static func isMarked(_ index: Int, _ length: Int, in bytes: Bytes) -> Bool {
    let end = index + length
    return (end < bytes.count && ":]".utf8.contains(bytes[end]))
      || (index > 0 && bytes[index - 1] == UInt8(ascii: "["))
  }

  /// A name in square brackets that no link has: `[NAME]`, `[insert date]`.
  private static func bracketed(at index: Int, in bytes: Bytes) -> Int? {
    guard index == 0 || bytes[index - 1] != UInt8(ascii: "!") else { return nil }
    let rest = bytes[(index + 1)...].prefix(40)
    guard let end = rest.firstIndex(of: UInt8(ascii: "]")), end - index > 3 else { return nil }
    if end + 1 < bytes.count, "([:".utf8.contains(bytes[end + 1]) { return nil }
    let inside = bytes[(index + 1)..<end]
    guard inside.allSatisfy({ isLetter($0) || " _-".utf8.contains($0) }), inside.first != 0x20
    else { return nil }
    let text = String(decoding: inside, as: UTF8.self)
    let words = text.lowercased().split { " _-".contains($0) }.map(String.init)
    let isShouted =
      text.uppercased() == text && text.lowercased() != text && text.unicodeScalars.count > 3
    guard isShouted || words.first.map(invitations.contains) == true else { return nil }
    return end + 1 - index
  }

  /// What begins a name in brackets.
  private static let invitations: Set<String> = [
    "insert", "enter", "your", "placeholder", "todo", "name", "company", "date", "translate",
  ]

  /// A placeholder of C, which no message has: `%s`, `%d`, `%@`.
  private static func foreign(at index: Int, in bytes: Bytes) -> Int? {
    guard index + 1 < bytes.count, "sd@".utf8.contains(bytes[index + 1]),
      index == 0 || !(isWordByte(bytes[index - 1]) || " %".utf8.contains(bytes[index - 1]))
        || (index > 1 && bytes[index - 1] == 0x20 && !isDigit(bytes[index - 2])),
      index + 2 == bytes.count || !isWordByte(bytes[index + 2])
    else { return nil }
    return 2
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

internal import Buffers

/// The header fields of a mail, written by RFC 5322 and, where they are not ASCII, RFC 2047.
enum MailHeader {
  /// The longest line without its end (RFC 5322, 2.1.1: should be at most 78).
  private static let lineLength = 78
  /// The longest encoded word (RFC 2047, 2).
  private static let wordLength = 75

  /// A field of free text, such as the subject; folded, without the last line's end.
  static func field(_ name: String, text: String) -> String {
    let words = needsEncoding(text) ? encodedWords(text, behind: name.count + 2) : atoms(text)
    return folded("\(name):", words)
  }

  /// Writes a field of free text in UTF-8, and its line end.
  static func append(
    _ name: StaticString, text: UnsafeBufferPointer<UInt8>, to output: inout ByteBuffer
  ) {
    output.append(name)
    output.append(": ")
    if isPlainLine(text, room: lineLength - name.utf8CodeUnitCount - 2) {
      output.append(text)
    } else {
      output.removeAll(from: output.count - name.utf8CodeUnitCount - 2)
      output.append(
        field("\(name)", text: String(decoding: text, as: UTF8.self)))
    }
    output.append("\r\n")
  }

  /// Whether a text stands on one line as it is.
  private static func isPlainLine(_ text: UnsafeBufferPointer<UInt8>, room: Int) -> Bool {
    guard text.count <= room, text.first != 0x20, text.last != 0x20 else { return false }
    var previous: UInt8 = 0
    for byte in text {
      if byte < 0x20 || byte >= 0x7F { return false }
      // Two spaces, or the beginning of an encoded word.
      if previous == 0x20, byte == 0x20 { return false }
      if previous == 0x3D, byte == 0x3F { return false }
      previous = byte
    }
    return true
  }

  /// A field with one mail address, and the name of the person or company it belongs to.
  static func field(_ name: String, mailbox: String, address: String) -> String {
    guard !mailbox.isEmpty else { return folded("\(name):", [address]) }
    var words: [String]
    if needsEncoding(mailbox) {
      words = encodedWords(mailbox, behind: name.utf8.count + 2)
    } else if mailbox.utf8.allSatisfy({ isAtom($0) || $0 == UInt8(ascii: " ") }) {
      words = atoms(mailbox)
    } else {
      words = [quoted(mailbox)]
      // A quoted string is one word, and a long one has to be folded.
      if name.utf8.count + 2 + words[0].utf8.count > lineLength {
        words = encodedWords(mailbox, behind: name.utf8.count + 2)
      }
    }
    words.append("<\(address)>")
    return folded("\(name):", words)
  }

  /// A quoted string (RFC 5322, 3.2.4).
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\\" || scalar == "\"" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// Puts words on as few lines as they fit on.
  private static func folded(_ name: String, _ words: [String]) -> String {
    var result = name
    var column = name.count
    for word in words {
      if column + 1 + word.utf8.count > lineLength, column > name.count {
        result += "\r\n"
        column = 0
      }
      result += " " + word
      column += 1 + word.utf8.count
    }
    return result
  }

  /// The words between single spaces; more spaces would be lost in folding, and go into a word.
  private static func atoms(_ text: String) -> [String] {
    text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether a text cannot stand in a header as it is, or would be read as an encoded word.
  private static func needsEncoding(_ text: String) -> Bool {
    var previous = UInt8(ascii: " ")
    var wordLength = 0
    for byte in text.utf8 {
      if byte < 0x20 || byte >= 0x7F { return true }
      if previous == UInt8(ascii: "="), byte == UInt8(ascii: "?") { return true }
      if previous == byte, byte == UInt8(ascii: " ") { return true }
      wordLength = byte == UInt8(ascii: " ") ? 0 : wordLength + 1
      if wordLength > lineLength - 12 { return true }
      previous = byte
    }
    return previous == UInt8(ascii: " ") && !text.isEmpty
  }

  /// Encoded words in UTF-8, each short enough, none with half a character.
  static func encodedWords(_ text: String, behind column: Int) -> [String] {
    var text = text
    return text.withUTF8 { encodedWords($0, behind: column) }
  }

  private static func encodedWords(
    _ bytes: UnsafeBufferPointer<UInt8>, behind column: Int
  ) -> [String] {
    let limit = wordLength - 12  // =?utf-8?q? and ?=
    // One word beside the field's name must leave room for it.
    var room = min(limit, lineLength - column - 12)
    let isPlain = isPlainInWord
    func quotedLength(_ range: Range<Int>) -> Int {
      var length = 0
      for index in range { length += isPlain[Int(bytes[index])] ? 1 : 3 }
      return length
    }
    let isBase64 = quotedLength(bytes.indices) > (bytes.count + 2) / 3 * 4
    var words: [String] = []
    var start = 0
    var length = 0
    var index = 0
    while index < bytes.count {
      // A cluster may be longer than a word; a code point never is.
      let first = index
      var previous: UInt32 = 0
      repeat {
        previous = LineBreaks.scalar(bytes, index)
        index += previous < 0x80 ? 1 : previous < 0x800 ? 2 : previous < 0x10000 ? 3 : 4
      } while index < bytes.count && index - first <= 30
        && continues(LineBreaks.scalar(bytes, index), previous)
      let cost = quotedLength(first..<index)
      let size = isBase64 ? (index - start + 2) / 3 * 4 : length + cost
      if first > start, size > room {
        words.append(word(bytes, start..<first, isBase64))
        start = first
        length = 0
        room = limit
      }
      length += cost
    }
    if start < bytes.count { words.append(word(bytes, start..<bytes.count, isBase64)) }
    return words
  }

  /// Whether a character and the one before it are shown as one: an accent, a part of an emoji or
  /// of a Korean syllable, the second half of a flag.
  private static func continues(_ value: UInt32, _ previous: UInt32) -> Bool {
    switch value {
    case 0..<0x300, 0x370...0x482, 0x48A...0x590, 0x620...0x64A, 0x3041...0x3096, 0x30A1...0x30FA,
      0x3400...0x9FFF, 0xAC00...0xD7A3:
      return previous == 0x200D
    case 0x1160...0x11FF, 0x1F1E6...0x1F1FF: return true
    default:
      return value == 0x200D || previous == 0x200D
        || Unicode.Scalar(value)?.properties.isGraphemeExtend ?? false
    }
  }

  private static func word(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ isBase64: Bool
  ) -> String {
    var output = ByteBuffer(capacity: wordLength + 16)
    defer { output.free() }
    output.append(isBase64 ? "=?utf-8?b?" : "=?utf-8?q?")
    let text = UnsafeBufferPointer(rebasing: bytes[range])
    if isBase64 {
      Base64.append(text, to: &output)
    } else {
      // The Q encoding in its strictest form, which phrases allow too (RFC 2047, 5).
      for byte in text {
        if byte == UInt8(ascii: " ") {
          output.append(UInt8(ascii: "_"))
        } else if isPlainInWord[Int(byte)] {
          output.append(byte)
        } else {
          output.append(QuotedPrintable.escaped(byte))
        }
      }
    }
    output.append("?=")
    return String(decoding: output.bytes, as: UTF8.self)
  }

  private static let isPlainInWord: [Bool] = (0..<256).map { byte in
    let byte = UInt8(byte)
    return isAlphanumeric(byte) || "!*+-/ ".utf8.contains(byte)
  }

  /// Whether a byte may stand in an atom (RFC 5322, 3.2.3).
  private static func isAtom(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

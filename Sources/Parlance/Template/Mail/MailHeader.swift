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
    let words: [String]
    let quoted =
      "\"" + mailbox.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    if needsEncoding(mailbox) {
      words = encodedWords(mailbox, behind: name.count + 2)
    } else if mailbox.utf8.allSatisfy({ isAtom($0) || $0 == UInt8(ascii: " ") }) {
      words = atoms(mailbox)
    } else if name.count + 2 + quoted.utf8.count > lineLength {
      // A quoted string is one word, and a long one has to be folded.
      words = encodedWords(mailbox, behind: name.count + 2)
    } else {
      words = [quoted]
    }
    return folded("\(name):", words + ["<\(address)>"])
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
    text.utf8.contains { $0 < 0x20 || $0 >= 0x7F } || text.contains("=?") || text.hasPrefix(" ")
      || text.hasSuffix(" ") || text.contains("  ")
      || text.split(separator: " ").contains { $0.utf8.count > lineLength - 12 }
  }

  /// Encoded words in UTF-8, each short enough, none with half a character.
  static func encodedWords(_ text: String, behind column: Int) -> [String] {
    let limit = wordLength - "=?utf-8?q??=".count
    // One word beside the field's name must leave room for it.
    var room = min(limit, lineLength - column - "=?utf-8?q??=".count)
    let quoted = text.utf8.reduce(0) { $0 + (isPlainInWord($1) ? 1 : 3) }
    let isBase64 = quoted > (text.utf8.count + 2) / 3 * 4
    var words: [String] = []
    var chunk: [UInt8] = []
    var length = 0
    func finish() {
      words.append(
        isBase64
          ? "=?utf-8?b?\(Base64.digits(of: chunk))?="
          : "=?utf-8?q?\(quotedWord(chunk))?=")
      chunk = []
      length = 0
      room = limit
    }
    var cluster: [UInt8] = []
    func add(_ piece: [UInt8]) {
      let cost = piece.reduce(0) { $0 + (isPlainInWord($1) ? 1 : 3) }
      let size = isBase64 ? (chunk.count + piece.count + 2) / 3 * 4 : length + cost
      if !chunk.isEmpty, size > room { finish() }
      chunk += piece
      length += cost
    }
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      // A cluster may be longer than a word; a code point never is.
      if !scalar.continues(previous) || cluster.count > 30 {
        add(cluster)
        cluster.removeAll(keepingCapacity: true)
      }
      cluster += UTF8.encode(scalar).map(Array.init) ?? []
      previous = scalar
    }
    add(cluster)
    if !chunk.isEmpty { finish() }
    return words
  }

  /// The Q encoding in its strictest form, which phrases allow too (RFC 2047, 5).
  private static func quotedWord(_ bytes: [UInt8]) -> String {
    var result = ""
    for byte in bytes {
      if byte == UInt8(ascii: " ") {
        result += "_"
      } else if isPlainInWord(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += QuotedPrintable.escaped(byte)
      }
    }
    return result
  }

  private static func isPlainInWord(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "!*+-/ ".utf8.contains(byte)
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

extension Unicode.Scalar {
  /// Whether this character and the one before it are shown as one: an accent, a part of an
  /// emoji or of a Korean syllable, the second half of a flag.
  fileprivate func continues(_ previous: Unicode.Scalar) -> Bool {
    switch value {
    case 0..<0x300, 0x3400...0x9FFF, 0xAC00...0xD7A3: return previous.value == 0x200D
    case 0x1160...0x11FF, 0x1F1E6...0x1F1FF: return true
    default: return properties.isGraphemeExtend || value == 0x200D || previous.value == 0x200D
    }
  }
}

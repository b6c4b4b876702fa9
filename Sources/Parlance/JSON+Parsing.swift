extension JSON {
  /// How deep arrays and objects may be nested.
  static let nestingLimit = 64

  /// Why a text is not JSON.
  package struct Problem: Error, Hashable, Sendable {
    /// What was found and what was expected.
    package var message: String
    /// Where, in UTF-8 bytes from the start.
    package var offset: Int
  }

  /// Reads one value (RFC 8259), with nothing but white space around it.
  ///
  /// A name that stands in an object twice is refused, since readers do not agree on which of
  /// the two holds.
  ///
  /// - Throws: ``Problem`` for anything else.
  package init(parsing text: some Collection<UInt8>) throws(Problem) {
    var parser = Parser(bytes: Array(text))
    self = try parser.document()
  }

  /// The member of that name; nil where there is none, and where this is no object.
  package subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text of a string; nil for anything else.
  package var string: String? {
    guard case .string(let string) = self else { return nil }
    return string
  }

  private struct Parser {
    let bytes: [UInt8]
    var index = 0

    init(bytes: [UInt8]) {
      self.bytes = bytes
    }

    mutating func document() throws(Problem) -> JSON {
      let value = try value(depth: 0)
      skipSpace()
      guard index == bytes.count else { throw unexpected("the end") }
      return value
    }

    private mutating func value(depth: Int) throws(Problem) -> JSON {
      skipSpace()
      switch index < bytes.count ? bytes[index] : 0 {
      case UInt8(ascii: "{"): return try object(depth: depth + 1)
      case UInt8(ascii: "["): return try array(depth: depth + 1)
      case UInt8(ascii: "\""): return .string(try string())
      case UInt8(ascii: "t"): return try word("true", .boolean(true))
      case UInt8(ascii: "f"): return try word("false", .boolean(false))
      case UInt8(ascii: "n"): return try word("null", .null)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
      default: throw unexpected("a value")
      }
    }

    private mutating func object(depth: Int) throws(Problem) -> JSON {
      var members: [Member] = []
      var names: Set<String> = []
      try elements(closedBy: "}", depth: depth) { parser throws(Problem) in
        parser.skipSpace()
        let start = parser.index
        guard parser.isAt("\"") else { throw parser.unexpected("a name in quotes") }
        let name = try parser.string()
        guard names.insert(name).inserted else {
          throw Problem(message: "the name “\(name)” stands here a second time", offset: start)
        }
        parser.skipSpace()
        guard parser.take(":") else { throw parser.unexpected("a colon") }
        members.append(Member(name: name, value: try parser.value(depth: depth)))
      }
      return .object(members)
    }

    private mutating func array(depth: Int) throws(Problem) -> JSON {
      var values: [JSON] = []
      try elements(closedBy: "]", depth: depth) { parser throws(Problem) in
        values.append(try parser.value(depth: depth))
      }
      return .array(values)
    }

    private mutating func elements(
      closedBy end: Unicode.Scalar, depth: Int,
      _ element: (inout Parser) throws(Problem) -> Void
    ) throws(Problem) {
      guard depth <= nestingLimit else {
        throw Problem(message: "nested deeper than \(nestingLimit) levels", offset: index)
      }
      index += 1
      skipSpace()
      if take(end) { return }
      while true {
        try element(&self)
        skipSpace()
        if take(end) { return }
        guard take(",") else { throw unexpected("a comma or \(end)") }
      }
    }

    private mutating func word(_ word: String, _ value: JSON) throws(Problem) -> JSON {
      guard bytes[index...].starts(with: word.utf8) else { throw unexpected("a value") }
      index += word.utf8.count
      return value
    }

    private mutating func number() throws(Problem) -> JSON {
      let start = index
      _ = take("-")
      if !take("0") { try digits() }
      if take(".") { try digits() }
      if take("e") || take("E") {
        if !take("-") { _ = take("+") }
        try digits()
      }
      return .number(text: String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private mutating func digits() throws(Problem) {
      let start = index
      while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
        index += 1
      }
      if index == start { throw unexpected("a digit") }
    }

    private mutating func string() throws(Problem) -> String {
      index += 1
      var decoded: [UInt8] = []
      let start = index
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "\""):
          index += 1
          guard let string = String(validating: decoded, as: UTF8.self) else {
            throw Problem(message: "this string is not UTF-8", offset: start)
          }
          return string
        case UInt8(ascii: "\\"): try escape(&decoded)
        case 0..<0x20:
          throw Problem(message: "a control character must be escaped", offset: index)
        default:
          decoded.append(bytes[index])
          index += 1
        }
      }
      throw unexpected("a closing quote")
    }

    private mutating func escape(_ decoded: inout [UInt8]) throws(Problem) {
      index += 1
      let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
        UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
        UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
      ]
      guard index < bytes.count else { throw unexpected("an escape") }
      if let byte = escapes[bytes[index]] {
        decoded.append(byte)
        index += 1
        return
      }
      guard isAt("u") else { throw unexpected("an escape") }
      let start = index
      var code = try unit()
      if (0xD800..<0xDC00).contains(code), isAt("\\") {
        index += 1
        guard isAt("u") else { throw unexpected("the second half of a character") }
        let low = try unit()
        guard (0xDC00..<0xE000).contains(low) else {
          throw Problem(message: "half of a character (a lone surrogate)", offset: start)
        }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else {
        throw Problem(message: "half of a character (a lone surrogate)", offset: start)
      }
      decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// The four digits behind `\u`.
    private mutating func unit() throws(Problem) -> UInt32 {
      index += 1
      guard index + 4 <= bytes.count,
        bytes[index..<index + 4].allSatisfy({ Unicode.Scalar($0).properties.isHexDigit }),
        let unit = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
      else { throw unexpected("four hexadecimal digits") }
      index += 4
      return unit
    }

    private mutating func skipSpace() {
      while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private func isAt(_ character: Unicode.Scalar) -> Bool {
      index < bytes.count && bytes[index] == UInt8(ascii: character)
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard isAt(character) else { return false }
      index += 1
      return true
    }

    private func unexpected(_ expected: String) -> Problem {
      let found =
        index < bytes.count
        ? "“\(Unicode.Scalar(bytes[index]))”" : "the end of the text"
      return Problem(message: "found \(found), but \(expected) was expected", offset: index)
    }
  }
}

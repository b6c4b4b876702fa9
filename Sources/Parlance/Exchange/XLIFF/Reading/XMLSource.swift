/// The characters of an XML file, looked through before anything is made of them.
///
/// It finds where each start tag stands, which libxml2's reader does not tell, and refuses what a
/// hostile file would use: a document type, too many or too deep elements, too many attributes.
struct XMLSource {
  /// The file in UTF-8, without a byte order mark.
  let bytes: [UInt8]
  /// Where each start tag begins, in the file's order.
  private(set) var starts: [Int] = []
  /// Whether the file ends before its elements do.
  private(set) var isCutOff = false

  typealias Problem = ReturnedDocument.Problem

  /// Looks a file through.
  ///
  /// - Throws: what makes it impossible to read any of it.
  init(_ bytes: [UInt8], limits: XLIFF.Limits) throws(Problem) {
    guard bytes.count <= limits.bytes else {
      throw Problem(
        line: 1, column: 1,
        message: "the file has \(bytes.count) bytes; at most \(limits.bytes) are read")
    }
    self.bytes = try XMLEncoding.decoded(bytes)
    guard self.bytes.contains(where: { !XMLSource.isSpace($0) }) else {
      throw Problem(line: 1, column: 1, message: "the file is empty")
    }
    try scan(limits)
  }

  /// The line and column of a byte, both from 1.
  func position(of offset: Int) -> (line: Int, column: Int) {
    var place = Position()
    place.advance(to: offset, in: bytes)
    return (place.line, place.column)
  }

  private func problem(_ offset: Int, _ message: String) -> Problem {
    let (line, column) = position(of: offset)
    return Problem(line: line, column: column, message: message)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  // MARK: Looking through

  private mutating func scan(_ limits: XLIFF.Limits) throws(Problem) {
    var depth = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        if bytes[index] == 0 { throw problem(index, "a NUL character stands here") }
        index += 1
        continue
      }
      if begins("<!--", index) {
        index = end(of: "-->", from: index + 4)
      } else if begins("<![CDATA[", index) {
        index = end(of: "]]>", from: index + 9)
      } else if begins("<!", index) {
        throw problem(
          index, "this begins a document type or entity, which nothing here needs: remove it")
      } else if begins("<?", index) {
        index = end(of: "?>", from: index + 2)
      } else if begins("</", index) {
        depth -= 1
        index = end(of: ">", from: index + 2)
      } else {
        guard starts.count < limits.elements else {
          throw problem(index, "there are more than \(limits.elements) elements")
        }
        starts.append(index)
        let tag = try tag(from: index, limits)
        if !tag.isEmpty {
          depth += 1
          guard depth <= limits.depth else {
            throw problem(index, "elements stand more than \(limits.depth) deep in one another")
          }
        }
        index = tag.end
      }
    }
    isCutOff = depth > 0
  }

  private func begins(_ text: StaticString, _ index: Int) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    for place in 0..<text.utf8CodeUnitCount
    where bytes[index + place] != text.utf8Start[place] { return false }
    return true
  }

  private func end(of text: StaticString, from start: Int) -> Int {
    var index = start
    while index < bytes.count, !begins(text, index) { index += 1 }
    return min(index + text.utf8CodeUnitCount, bytes.count)
  }

  private func tag(
    from start: Int, _ limits: XLIFF.Limits
  ) throws(Problem) -> (end: Int, isEmpty: Bool) {
    var quote: UInt8?
    var attributes = 0
    var index = start + 1
    while index < bytes.count {
      guard index - start < limits.tag else {
        throw problem(start, "the tag is longer than \(limits.tag) bytes")
      }
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "=") {
        attributes += 1
        guard attributes <= limits.attributes else {
          throw problem(start, "the element has more than \(limits.attributes) attributes")
        }
      } else if byte == UInt8(ascii: ">") {
        return (index + 1, bytes[index - 1] == UInt8(ascii: "/"))
      }
      index += 1
    }
    return (index, true)
  }

  /// A place in a text of which lines are counted forwards.
  struct Position {
    private(set) var offset = 0
    private(set) var line = 1
    private(set) var column = 1

    /// Goes on to a later place.
    mutating func advance(to end: Int, in bytes: [UInt8]) {
      while offset < min(end, bytes.count) {
        let byte = bytes[offset]
        offset += 1
        if byte == 0x0A || byte == 0x0D {
          // Of CRLF, the line feed ends the line.
          if byte == 0x0A || offset >= bytes.count || bytes[offset] != 0x0A {
            line += 1
            column = 1
          }
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
      }
    }
  }
}

extension ReturnedDocument.Problem: Error {}

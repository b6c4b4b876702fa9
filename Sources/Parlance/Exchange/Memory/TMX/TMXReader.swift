extension TMXDocument {
  /// Reads a file of TMX 1.1 to 1.4b, as tools write it.
  ///
  /// Whatever the bytes are, what can be read of them is read, and the rest is told. A reference to
  /// a document type elsewhere is passed over, and nothing is loaded; one with declarations of its
  /// own is refused.
  package init(_ bytes: [UInt8]) {
    do {
      let plain = try TMXDocument.withoutDocumentType(bytes)
      var reader = TMXReader(XMLEvents(try XMLSource(plain, limits: XLIFF.Limits())))
      reader.read()
      self = reader.document
    } catch {
      problems.append(error)
    }
  }

  /// The file in UTF-8 with blanks in place of a reference to a document type.
  private static func withoutDocumentType(
    _ bytes: [UInt8]
  ) throws(ReturnedDocument.Problem) -> [UInt8] {
    let limit = XLIFF.Limits().bytes
    guard bytes.count <= limit else {
      throw ReturnedDocument.Problem(
        line: 1, column: 1,
        message: "the file has \(bytes.count) bytes; at most \(limit) are read")
    }
    var bytes = try XMLEncoding.decoded(bytes)
    // The mark keeps the encoding that the file declares from being believed twice.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var index = 0
    func begins(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }
    func skip(behind text: String) {
      while index < bytes.count, !begins(text) { index += 1 }
      index = min(index + text.utf8.count, bytes.count)
    }
    while index < bytes.count {
      if begins("<!--") {
        skip(behind: "-->")
      } else if begins("<?") {
        skip(behind: "?>")
      } else if begins("<!DOCTYPE") {
        break
      } else if bytes[index] == UInt8(ascii: "<") {
        return mark + bytes
      } else {
        index += 1
      }
    }
    var quote: UInt8?
    while index < bytes.count {
      let byte = bytes[index]
      if quote == nil, byte == UInt8(ascii: "[") {
        var place = XMLSource.Position()
        place.advance(to: index, in: bytes)
        throw ReturnedDocument.Problem(
          line: place.line, column: place.column,
          message: "the document type declares something of its own, which is not read: remove it")
      }
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      let isEnd = quote == nil && byte == UInt8(ascii: ">")
      if byte != 0x0A, byte != 0x0D { bytes[index] = 0x20 }
      index += 1
      if isEnd { break }
    }
    return mark + bytes
  }
}

/// Reads the elements of a TMX file.
private struct TMXReader {
  private(set) var document = TMXDocument()
  private let events: XMLEvents
  private var isOver = false

  init(_ events: XMLEvents) { self.events = events }

  mutating func read() {
    var unit: TMXDocument.Unit?
    var language = ""
    var isTMX = false
    while !isOver {
      switch next() {
      case .start(let element):
        if !isTMX {
          guard element.name == "tmx" else {
            return fail(element.problem("this is no TMX: it begins with <\(element.name)>"))
          }
          isTMX = true
        }
        switch element.name {
        case "tu":
          take(unit)
          unit = TMXDocument.Unit()
        case "tuv": language = element["xml:lang"] ?? element["lang"] ?? ""
        case "prop":
          let value = text()
          if element["type"] == "x-place" { unit?.place = value }
          if element["type"] == "x-branches" { unit?.branches = value }
        case "seg":
          var segment = TMXSegment()
          read(&segment)
          if language.isEmpty {
            document.problems.append(element.problem("the text does not say its language"))
          } else {
            unit?.variants.append(TMXDocument.Variant(language: language, text: segment.text))
          }
        default: break
        }
      case .end, .text: break
      case .finish: isOver = true
      case .failure(let problem): fail(problem)
      }
    }
    take(unit)
  }

  private mutating func take(_ unit: TMXDocument.Unit?) {
    if let unit, unit.variants.count > 1 { document.units.append(unit) }
  }

  private mutating func fail(_ problem: ReturnedDocument.Problem) {
    document.problems.append(problem)
    isOver = true
  }

  private func next() -> XMLEvents.Event { events.next() }

  /// The text of an element up to its end, that of elements in it included.
  private mutating func text() -> String {
    var depth = 1
    var text = ""
    while depth > 0 {
      switch next() {
      case .start: depth += 1
      case .end: depth -= 1
      case .text(let words): text += words
      case .finish: depth = 0
      case .failure(let problem):
        fail(problem)
        depth = 0
      }
    }
    return text
  }

  private mutating func read(_ segment: inout TMXSegment) {
    // Marks around words, which are no codes.
    var marks = 0
    while !isOver {
      switch next() {
      case .start(let element):
        if element.name == "hi" {
          marks += 1
        } else {
          segment.append(element, data: text())
        }
      case .end:
        if marks == 0 { return }
        marks -= 1
      case .text(let words): segment.append(words)
      case .finish: isOver = true
      case .failure(let problem): fail(problem)
      }
    }
  }
}

/// The text of a `<seg>` as it is put together.
private struct TMXSegment {
  private(set) var text = UnitText()
  private var pairs: [String: Int] = [:]
  private var last = 0

  mutating func append(_ words: String) { text.append(.text(words)) }

  mutating func append(_ element: XMLEvents.Element, data: String) {
    let role: InlineCode.Role
    switch (element.name, element["pos"]) {
    case ("bpt", _), ("it", "begin"): role = .open
    case ("ept", _), ("it", "end"): role = .close
    default: role = .single
    }
    let pair = element["i"].flatMap { $0.isEmpty ? nil : $0 }
    var id = element["x"].flatMap { Int($0) }
    if element.name == "ept", let pair { id = pairs[pair] ?? id }
    let number = id ?? last + 1
    last = max(last, min(number, Int.max - 1))
    if element.name == "bpt", let pair { pairs[pair] = number }
    text.append(
      .code(
        InlineCode(
          id: number, role: role, data: data,
          label: element["type"] ?? InlineCode.label(ofData: data))))
  }
}

extension InlineCode {
  /// What people call a code of which nothing but its data is known: of a placeholder, `{seats}`.
  static func label(ofData data: String) -> String {
    guard data.hasPrefix("{"), let end = data.firstIndex(where: { $0 == "," || $0 == "}" }) else {
      return data
    }
    return "\(data[..<end])}"
  }
}

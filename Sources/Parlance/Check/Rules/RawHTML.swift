import MessageFormat

extension Rule {
  static let rawHTML = Rule(
    id: "raw-html", severity: .error,
    summary: "A tag or an entity of HTML stands in a text, and would be shown as it is.",
    explanation: """
      Parlance writes the HTML itself: what a text says is shown, so that no value can break a \
      page. Write Markdown: **bold**, an empty line for a paragraph, [text](address). In a body \
      entities are read as Markdown reads them, which is a note, since translators take them for \
      text; in a subject, &nbsp; would be seen.
      """,
    bad: .germanMail(body: "Nur noch <b>drei</b> Tage."),
    good: .germanMail(body: "Nur noch **drei** Tage."),
    looks: .field { field in
      guard !field.signs.isDisjoint(with: [.angle, .ampersand]) else { return [] }
      let entities = field.isMarkdown ? field.readEntities : []
      return entities
        + field.findings(most: 10) { reading, block in
          reading.tags(in: block.range).filter { !reading.isCode($0.lowerBound) }.map { range in
            field.finding(
              "the tag \(shortened(reading.text(of: range))) would be shown as it is",
              at: reading.sourceRange(of: range), help: "write Markdown, or remove it")
          }
            + (field.isMarkdown
              ? []
              : reading.entities(in: block.range).map { range in
                field.finding(
                  "the entity \(reading.text(of: range)) would be shown as it is",
                  at: reading.sourceRange(of: range), help: "write the character itself")
              })
        }
    }
  )
}

extension FieldInput {
  /// The entities of a body that stand for a character which could be written as it is.
  fileprivate var readEntities: [Finding] {
    guard signs.contains(.ampersand) else { return [] }
    var found: [Finding] = []
    message.pattern.visit { part in
      guard case .text(let text) = part,
        text.range.upperBound - text.range.lowerBound == text.value.utf8.count
      else { return }
      let bytes = Array(text.value.utf8)
      for start in bytes.indices where bytes[start] == UInt8(ascii: "&") && found.count < 10 {
        guard let end = bytes[(start + 1)...].prefix(32).firstIndex(of: UInt8(ascii: ";")) else {
          continue
        }
        let entity = String(decoding: bytes[start...end], as: UTF8.self)
        let character = MarkdownEntity.decoded(entity)
        guard character != entity, !["&", "<", ">", "*", "_"].contains(character) else { continue }
        let place = SourceRange(
          text.range.lowerBound + start, text.range.lowerBound + end + 1)
        // Code shows what is written.
        let isCode = readings.contains { reading in
          reading.code.contains { reading.sourceRange(of: $0).contains(place) }
        }
        if isCode || character == "\\" { continue }
        var one = finding(
          "the entity \(entity) is read as “\(character)”", at: place,
          help: "write the character itself")
        one.severity = .note
        one.fix = fix("write the character itself", at: place, with: character)
        found.append(one)
      }
    }
    return found
  }
}

extension Reading {
  /// The tags and comments of HTML in a block.
  fileprivate func tags(in block: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = block.lowerBound
    while index < block.upperBound {
      guard scalars[index] == "<" else {
        index += 1
        continue
      }
      if let range = tag(at: index, in: block) {
        found.append(range)
        index = range.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private func tag(at start: Int, in block: Range<Int>) -> Range<Int>? {
    var index = start + 1
    func scalar(_ index: Int) -> Unicode.Scalar { index < block.upperBound ? scalars[index] : "\n" }
    if scalar(index) == "!" {
      guard scalar(index + 1) == "-", scalar(index + 2) == "-" else { return nil }
      return start..<min(block.upperBound, index + 3)
    }
    if scalar(index) == "/" { index += 1 }
    let nameStart = index
    while scalar(index).value < 0x80, scalar(index).isWordPart || scalar(index).isDigit {
      index += 1
    }
    let name = text(of: nameStart..<index).lowercased()
    guard Reading.elements.contains(name) else { return nil }
    guard scalar(index) == ">" || scalar(index) == "/" || scalar(index).isSpacing else {
      return nil
    }
    let end = scalars[index..<min(block.upperBound, index + 2_000)].firstIndex(of: ">")
    return end.map { start..<($0 + 1) }
  }

  private static let elements: Set<String> = [
    "a", "abbr", "article", "aside", "b", "big", "blockquote", "body", "br", "button", "caption",
    "center", "code", "col", "dd", "del", "details", "div", "dl", "dt", "em", "figure", "font",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i",
    "iframe", "img", "input", "ins", "kbd", "li", "link", "main", "mark", "meta", "nav", "ol", "p",
    "picture", "pre", "q", "s", "script", "section", "small", "span", "strike", "strong", "style",
    "sub", "summary", "sup", "svg", "table", "tbody", "td", "th", "thead", "title", "tr", "tt", "u",
    "ul", "video",
  ]

  /// The entities in a text that is no Markdown.
  fileprivate func entities(in block: Range<Int>) -> [Range<Int>] {
    block.compactMap { start in
      guard scalars[start] == "&" else { return nil }
      let rest = scalars[(start + 1)..<block.upperBound].prefix(32)
      guard let end = rest.firstIndex(of: ";"), end > start + 2 else { return nil }
      let range = start..<(end + 1)
      let entity = text(of: range)
      let decoded = MarkdownEntity.decoded(entity)
      return decoded == entity ? nil : range
    }
  }
}

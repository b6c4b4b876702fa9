import MessageFormat

extension Rule {
  static let rawHTML = Rule(
    id: "raw-html", severity: .error,
    summary: "A tag or an entity of HTML stands in a text, and would be shown as it is.",
    explanation: """
      Parlance writes the HTML itself: what a text says is shown, so that no value can break a \
      page. Write Markdown: **bold**, an empty line for a paragraph, [text](address). In a body \
      entities are read as Markdown reads them; in a subject, &nbsp; would be seen.
      """,
    bad: .germanMail(body: "Nur noch <b>drei</b> Tage."),
    good: .germanMail(body: "Nur noch **drei** Tage."),
    looks: .field { field in
      guard !field.signs.isDisjoint(with: [.angle, .ampersand]) else { return [] }
      return field.findings(most: 10) { reading, block in
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

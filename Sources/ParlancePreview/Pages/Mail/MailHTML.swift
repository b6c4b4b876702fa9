/// The HTML of a mail taken apart, as far as showing it needs.
struct MailHTML: Sendable {
  /// The HTML.
  let bytes: [UInt8]
  /// The blocks of the text: its paragraphs, headings, lists and tables.
  private(set) var blocks: [Block] = []
  /// The links, in order: the address as it stands in the attribute, and the text.
  private(set) var links: [(address: HTML, text: HTML)] = []
  /// Where pictures are named that would be fetched from elsewhere: the whole attribute.
  private(set) var remotePictures: [Range<Int>] = []
  /// Where the head ends.
  private(set) var headEnd: Int?
  /// The style sheet.
  private(set) var sheet: Range<Int>?

  /// A block.
  struct Block: Sendable {
    var name: String
    var range: Range<Int>
    /// Where an attribute can be put in.
    var attributes: Int
  }

  init(_ html: String) {
    bytes = Array(html.utf8)
    take()
  }

  func html(_ range: Range<Int>) -> HTML {
    HTML(trusted: String(decoding: bytes[range], as: UTF8.self))
  }

  /// The words of a block, without markup.
  func text(of block: Block) -> String {
    var text: [UInt8] = []
    var isTag = false
    for byte in bytes[block.range] {
      if byte == UInt8(ascii: "<") { isTag = true }
      if !isTag { text.append(byte) }
      if byte == UInt8(ascii: ">") { isTag = false }
    }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Taking apart

  private static let empty: Set<String> = [
    "br", "img", "hr", "meta", "wbr", "col", "input", "link",
  ]

  private mutating func take() {
    var tags = TagReader(bytes)
    var depth: Int?
    var start: (name: String, tag: TagReader.Tag)?
    var link: (address: Range<Int>, text: Int)?
    while let tag = tags.next() {
      switch (tag.name, tag.isEnd) {
      case ("head", true): headEnd = headEnd ?? tag.range.lowerBound
      case ("style", false): sheet = sheet ?? tag.range.upperBound..<tag.range.upperBound
      case ("style", true):
        if let open = sheet, open.isEmpty { sheet = open.lowerBound..<tag.range.lowerBound }
      case ("a", false):
        link = tag.value(of: "href", in: bytes).map { ($0.value, tag.range.upperBound) }
      case ("a", true):
        if let link {
          links.append((html(link.address), html(link.text..<tag.range.lowerBound).withoutTags))
        }
        link = nil
      case ("img", false):
        if let source = tag.value(of: "src", in: bytes), !isData(source.value) {
          remotePictures.append(source.attribute)
        }
      default: break
      }
      guard let level = depth else {
        if tag.name == "td", !tag.isEnd, tag.value(of: "class", in: bytes).map(isBody) == true {
          depth = 0
        }
        continue
      }
      if tag.isEnd {
        if level == 0 { return takeRest(&tags) }
        depth = level - 1
        if level == 1, let open = start {
          add(open.name, from: open.tag, to: tag.range.upperBound)
          start = nil
        }
      } else if MailHTML.empty.contains(tag.name) {
        if level == 0 { add(tag.name, from: tag, to: tag.range.upperBound) }
      } else {
        if level == 0 { start = (tag.name, tag) }
        depth = level + 1
      }
    }
  }

  /// What stands behind the text, which has links, too.
  private mutating func takeRest(_ tags: inout TagReader) {
    var link: (address: Range<Int>, text: Int)?
    while let tag = tags.next() {
      if tag.name == "a", !tag.isEnd {
        link = tag.value(of: "href", in: bytes).map { ($0.value, tag.range.upperBound) }
      } else if tag.name == "a", let open = link {
        links.append((html(open.address), html(open.text..<tag.range.lowerBound).withoutTags))
        link = nil
      }
    }
  }

  private mutating func add(_ name: String, from tag: TagReader.Tag, to end: Int) {
    blocks.append(
      Block(
        name: name, range: tag.range.lowerBound..<end,
        attributes: tag.range.lowerBound + 1 + tag.name.utf8.count))
  }

  private func isBody(_ attribute: (attribute: Range<Int>, value: Range<Int>)) -> Bool {
    bytes[attribute.value].elementsEqual("inset body".utf8)
  }

  private func isData(_ range: Range<Int>) -> Bool {
    bytes[range].starts(with: "data:image/".utf8)
  }
}

extension HTML {
  /// The text without markup, as HTML.
  fileprivate var withoutTags: HTML {
    var text = ""
    var isTag = false
    for character in source {
      if character == "<" { isTag = true }
      if !isTag { text.append(character) }
      if character == ">" { isTag = false }
    }
    return HTML(trusted: text)
  }
}

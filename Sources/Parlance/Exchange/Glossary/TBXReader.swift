/// Reads the concepts of a TBX file one after another.
struct TBXReader {
  private let events: XMLEvents
  private var path: [String] = []
  /// Whether the file is TBX, as far as its first element tells.
  private(set) var isTBX = false

  /// What a file says of one concept.
  struct Concept {
    var line: Int
    var words: [Word] = []
  }

  /// A word for a concept.
  struct Word {
    var number: Int
    var language: String
    var text = ""
    var status = ""
    var type = ""
  }

  init(_ events: XMLEvents) { self.events = events }

  /// The next concept; nil behind the last.
  ///
  /// - Throws: what makes it impossible to read on.
  mutating func next() throws(ReturnedDocument.Problem) -> Concept? {
    while true {
      switch events.next() {
      case .start(let element):
        if path.isEmpty { isTBX = ["tbx", "martif"].contains(element.name) }
        if isTBX, ["conceptEntry", "termEntry"].contains(element.name) {
          return try concept(element)
        }
        path.append(element.name)
      case .end: _ = path.popLast()
      case .text: break
      case .finish: return nil
      case .failure(let problem): throw problem
      }
    }
  }

  private func concept(
    _ start: XMLEvents.Element
  ) throws(ReturnedDocument.Problem) -> Concept {
    var concept = Concept(line: start.line)
    var inner: [String] = []
    var language = ""
    while true {
      switch events.next() {
      case .start(let element):
        if ["langSec", "langSet"].contains(element.name) { language = element["xml:lang"] ?? "" }
        if element.name == "term" {
          concept.words.append(Word(number: concept.words.count, language: language))
        }
        // The style DCA has the category as an attribute, DCT as the element’s name.
        inner.append(element.name == "termNote" ? element["type"] ?? "" : element.name)
      case .text(let text):
        guard let last = concept.words.indices.last, let name = inner.last else { continue }
        switch name {
        case "administrativeStatus", "normativeAuthorization": concept.words[last].status += text
        case "termType": concept.words[last].type += text
        case _ where inner.contains("term"): concept.words[last].text += text
        default: break
        }
      case .end:
        guard inner.popLast() != nil else { return concept.tidied }
      case .finish: return concept.tidied
      case .failure(let problem): throw problem
      }
    }
  }
}

extension TBXReader.Concept {
  /// The concept without the line breaks and indentation of a tool.
  fileprivate var tidied: TBXReader.Concept {
    var concept = self
    for index in words.indices {
      concept.words[index].text = words[index].text
        .split(whereSeparator: { "\n\r\t ".contains($0) }).joined(separator: " ")
      concept.words[index].status = words[index].status.withoutOuterSpace
      concept.words[index].type = words[index].type.withoutOuterSpace
    }
    return concept
  }
}

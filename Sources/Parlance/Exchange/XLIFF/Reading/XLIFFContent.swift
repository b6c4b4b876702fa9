/// The content of a source or target of XLIFF as it is read: words and codes.
struct XLIFFContent {
  private var tokens: [Token] = []
  private var keepsSpace = true
  /// What stands between segments is a blank, even where a tool has put a line break.
  private var isSeparator = false

  private enum Token {
    case text(String)
    case code(id: String, role: InlineCode.Role, Original?)
    /// A segment within the text begins, or ends.
    case mark(String?, isStart: Bool)
  }

  /// What a code stands for: by itself, or by what the unit's list of data says.
  private enum Original {
    case data(String)
    case reference(String)
  }

  init() {}

  /// The words alone.
  var words: String {
    tokens.reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
  }

  /// Whether there is nothing but white space.
  var isBlank: Bool {
    tokens.allSatisfy { token in
      switch token {
      case .text(let text): text.allSatisfy(\.isWhitespace)
      case .code: false
      case .mark: true
      }
    }
  }

  /// Whether the text cannot be the same in another language as well: it has words, and is no
  /// address.
  var needsTranslation: Bool {
    let words = words
    return words.contains(where: \.isLetter)
      && !(words.contains("://") && !words.contains(where: \.isWhitespace))
  }

  /// Says that the content is what stands between segments.
  mutating func keepBlank() { isSeparator = true }

  // MARK: Segments within

  /// Segments by ID, and whether they are blank.
  private var marks: [(id: String, isBlank: Bool)] {
    var marks: [(id: String, isBlank: Bool)] = []
    var isInside = false
    for token in tokens {
      switch token {
      case .mark(let id, isStart: true):
        marks.append((id ?? "", true))
        isInside = true
      case .mark: isInside = false
      case .code where isInside: marks[marks.count - 1].isBlank = false
      case .text(let text) where isInside && !text.allSatisfy(\.isWhitespace):
        marks[marks.count - 1].isBlank = false
      case .text, .code: break
      }
    }
    return marks
  }

  /// How many segments stand in the text.
  var segmentCount: Int { marks.count }

  /// How many of them have words.
  var filledSegmentCount: Int { marks.count { !$0.isBlank } }

  /// Whether a segment in the text is blank that is not so in another text.
  func hasBlankSegment(_ other: XLIFFContent) -> Bool {
    let own = marks
    guard own.contains(where: \.isBlank) else { return false }
    let filled = Set(other.marks.filter { !$0.isBlank }.map(\.id))
    return own.contains { $0.isBlank && filled.contains($0.id) }
  }

  // MARK: Parts

  /// The words and codes, with what they stand for by the unit's list of data.
  func parts(_ data: [String: String]) -> [ReturnedUnit.Part] {
    var parts: [ReturnedUnit.Part] = []
    let tokens = tokens.filter { if case .mark = $0 { false } else { true } }
    var index = 0
    while index < tokens.count {
      guard case .text(var text) = tokens[index] else {
        if case .code(let id, let role, let original) = tokens[index] {
          let own: String? =
            switch original {
            case .data(let text): text
            case .reference(let id): data[id]
            case nil: nil
            }
          parts.append(.code(id: id, role: role, data: own))
        }
        index += 1
        continue
      }
      let isFirst = index == 0
      index += 1
      while index < tokens.count, case .text(let more) = tokens[index] {
        text += more
        index += 1
      }
      if !keepsSpace {
        let isLast = index == tokens.count
        // A blank that stands alone between codes is said to be kept where it was meant.
        if !(isFirst && isLast), XLIFFContent.isIndentation(text) { continue }
        text = XLIFFContent.tidied(
          text, isFirst: isFirst && !isSeparator, isLast: isLast && !isSeparator)
      }
      if !text.isEmpty { parts.append(.text(text)) }
    }
    if parts.isEmpty, isSeparator, !keepsSpace { parts.append(.text(" ")) }
    return parts
  }

  /// Whether there is a line break, and nothing but white space of XML.
  private static func isIndentation(_ text: String) -> Bool {
    var hasBreak = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ", "\t": break
      case "\n", "\r": hasBreak = true
      default: return false
      }
    }
    return hasBreak
  }

  /// The text with a blank for white space that has a line break in it, as tools put it there that
  /// indent files anew; nothing at the beginning and the end of the whole.
  private static func tidied(_ text: String, isFirst: Bool, isLast: Bool) -> String {
    var result = String.UnicodeScalarView()
    var blanks = String.UnicodeScalarView()
    func hasBreak() -> Bool { blanks.contains("\n") || blanks.contains("\r") }
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ", "\t", "\n", "\r": blanks.append(scalar)
      default:
        if !hasBreak() {
          result.append(contentsOf: blanks)
        } else if !(isFirst && result.isEmpty) {
          result.append(" ")
        }
        blanks = String.UnicodeScalarView()
        result.append(scalar)
      }
    }
    if !hasBreak() {
      result.append(contentsOf: blanks)
    } else if !isLast, !(isFirst && result.isEmpty) {
      result.append(" ")
    }
    return String(result)
  }

  // MARK: Reading

  /// Reads behind a start tag until its end; gives what makes it impossible to go on.
  mutating func read(
    _ events: XMLEvents, _ namespace: String, isVersion1: Bool, keepsSpace: Bool
  ) -> ReturnedDocument.Problem? {
    self.keepsSpace = keepsSpace
    tokens = []
    /// What the ends of the elements mean that are open.
    var ends: [Token?] = []
    /// The IDs of opening codes, by what pairs them.
    var pairs: [String: String] = [:]
    while true {
      switch events.next() {
      case .finish: return nil
      case .failure(let problem): return problem
      case .text(let text): tokens.append(.text(text))
      case .end:
        guard let end = ends.popLast() else { return nil }
        if let end { tokens.append(end) }
      case .start(let element):
        // What is not known may have words in it.
        guard element.namespace == namespace else {
          ends.append(nil)
          continue
        }
        if isVersion1, ["ph", "bpt", "ept", "it"].contains(element.name) {
          var content = XLIFFContent()
          let problem = content.read(events, namespace, isVersion1: true, keepsSpace: true)
          tokens.append(XLIFFContent.version1(element, content.words, &pairs))
          if let problem { return problem }
        } else if isVersion1 {
          ends.append(begin(version1: element, &pairs))
        } else {
          ends.append(begin(version2: element))
        }
      }
    }
  }

  /// Takes the beginning of an element; gives what its end means.
  private mutating func begin(version2 element: XMLEvents.Element) -> Token? {
    func code(_ id: String?, _ role: InlineCode.Role, _ reference: String) -> Token {
      .code(id: id ?? "", role: role, element[reference].map { .reference($0) })
    }
    let id = element["copyOf"] ?? element["id"]
    switch element.name {
    case "cp":
      if let scalar = element["hex"].flatMap({ UInt32($0, radix: 16) }).flatMap(Unicode.Scalar.init)
      {
        tokens.append(.text(String(scalar)))
      }
    case "ph": tokens.append(code(id, .single, "dataRef"))
    case "sc": tokens.append(code(id, .open, "dataRef"))
    case "ec": tokens.append(code(element["startRef"] ?? id, .close, "dataRef"))
    case "pc":
      tokens.append(code(id, .open, "dataRefStart"))
      return code(id, .close, "dataRefEnd")
    default: break
    }
    return nil
  }

  private mutating func begin(
    version1 element: XMLEvents.Element, _ pairs: inout [String: String]
  ) -> Token? {
    let id = element["id"] ?? ""
    switch element.name {
    case "g":
      tokens.append(.code(id: id, role: .open, nil))
      return .code(id: id, role: .close, nil)
    case "x":
      let prefix = "x-cp-"
      if let kind = element["ctype"], kind.hasPrefix(prefix),
        let scalar = UInt32(kind.dropFirst(prefix.count), radix: 16).flatMap(Unicode.Scalar.init)
      {
        tokens.append(.text(String(scalar)))
      } else {
        tokens.append(.code(id: id, role: .single, nil))
      }
    case "bx":
      if let pair = element["rid"] { pairs[pair] = id }
      tokens.append(.code(id: id, role: .open, nil))
    case "ex":
      tokens.append(.code(id: element["rid"].flatMap { pairs[$0] } ?? id, role: .close, nil))
    case "mrk" where element["mtype"] == "seg":
      tokens.append(.mark(element["mid"], isStart: true))
      return .mark(element["mid"], isStart: false)
    default: break
    }
    return nil
  }

  /// A code of version 1 that has its data in it.
  private static func version1(
    _ element: XMLEvents.Element, _ data: String, _ pairs: inout [String: String]
  ) -> Token {
    var id = element["id"] ?? ""
    let role: InlineCode.Role
    switch element.name {
    case "bpt":
      if let pair = element["rid"] { pairs[pair] = id }
      role = .open
    case "ept":
      id = element["rid"].flatMap { pairs[$0] } ?? id
      role = .close
    case "it": role = element["pos"] == "open" || element["pos"] == "begin" ? .open : .close
    default: role = .single
    }
    return .code(id: id, role: role, .data(data))
  }
}

/// Reads the structure of an XLIFF file: files, groups, and the units in them.
///
/// What is not known is passed over: elements of other namespaces, modules, notes.
struct XLIFFReader {
  /// What has been read.
  private(set) var document = ReturnedDocument()
  private let events: XMLEvents
  private var namespace = ""
  private var isVersion1 = false
  private var copies: (count: Int, first: ReturnedDocument.Problem)?

  init(_ events: XMLEvents) { self.events = events }

  /// Reads the file.
  mutating func read() {
    var event = events.next()
    while case .text = event { event = events.next() }
    switch event {
    case .start(let root):
      if let problem = begin(root) { return document.problems.append(problem) }
      if let problem = readUnits(keepsSpace: root.keepsSpace ?? false) {
        document.problems.append(problem)
      }
    case .failure(let problem): document.problems.append(problem)
    case .end, .text, .finish:
      document.problems.append(
        ReturnedDocument.Problem(line: 1, column: 1, message: "the file is no XLIFF: it is empty"))
    }
    if let (count, first) = copies {
      var problem = first
      if count > 1 { problem.message += " (so do \(count - 1) more units)" }
      document.problems.append(problem)
    }
  }

  private mutating func begin(_ root: XMLEvents.Element) -> ReturnedDocument.Problem? {
    let start = "urn:oasis:names:tc:xliff:document:"
    guard root.name == "xliff", root.namespace.isEmpty || root.namespace.hasPrefix(start) else {
      return root.problem("the file is no XLIFF: it begins with <\(root.name.shortened)>")
    }
    namespace = root.namespace
    let version = root["version"] ?? String(namespace.dropFirst(start.count))
    switch version {
    case "1.0", "1.1", "1.2": isVersion1 = true
    case "2.0", "2.1", "2.2":
      document.source = language(root["srcLang"], of: root)
      document.target = language(root["trgLang"], of: root)
    default:
      return root.problem("this is XLIFF “\(version.shortened)”; versions 1.0 to 2.2 are read")
    }
    return nil
  }

  /// A language as tools write it; some write `fr_FR`.
  private mutating func language(
    _ text: String?, of element: XMLEvents.Element
  ) -> LocaleTag? {
    guard let text, !text.isEmpty else { return nil }
    if let tag = LocaleTag(text.replacing("_", with: "-")) { return tag }
    document.problems.append(
      element.problem("“\(text.shortened)” is no language: write it as de or pt-BR"))
    return nil
  }

  /// Reads what stands in the root; gives what makes it impossible to go on.
  private mutating func readUnits(keepsSpace: Bool) -> ReturnedDocument.Problem? {
    var spaces = [keepsSpace]
    while let outer = spaces.last {
      switch events.next() {
      case .text: break
      case .end: spaces.removeLast()
      case .finish: return nil
      case .failure(let problem): return problem
      case .start(let element):
        let space = element.keepsSpace ?? outer
        switch element.namespace == namespace ? element.name : "" {
        case "file":
          if isVersion1, !takeLanguages(of: element) {
            if let problem = events.skip() { return problem }
          } else {
            spaces.append(space)
          }
        case "body", "group": spaces.append(space)
        case "unit" where !isVersion1, "trans-unit" where isVersion1:
          if let problem = readUnit(element, keepsSpace: space) { return problem }
        default: if let problem = events.skip() { return problem }
        }
      }
    }
    return nil
  }

  /// Takes the languages of a file in a file; false where they are others than before.
  private mutating func takeLanguages(of file: XMLEvents.Element) -> Bool {
    let source = language(file["source-language"], of: file)
    let target = language(file["target-language"], of: file)
    if let source, let known = document.source, source != known {
      document.problems.append(
        file.problem("this part is translated from \(source), those before it from \(known)"))
      return false
    }
    if let target, let known = document.target, target != known {
      document.problems.append(
        file.problem("this part is translated to \(target), those before it to \(known)"))
      return false
    }
    document.source = document.source ?? source
    document.target = document.target ?? target
    return true
  }

  private mutating func readUnit(
    _ element: XMLEvents.Element, keepsSpace: Bool
  ) -> ReturnedDocument.Problem? {
    var unit = XLIFFUnit(element)
    let problem: ReturnedDocument.Problem?
    if isVersion1 {
      problem = unit.readVersion1(events, namespace, keepsSpace: keepsSpace)
    } else {
      problem = unit.readVersion2(events, namespace, keepsSpace: keepsSpace)
    }
    if let problem { return problem }
    guard let id = element["id"], !id.isEmpty else {
      document.problems.append(element.problem("the unit has no ID, so that it belongs nowhere"))
      return nil
    }
    guard let sentence = XLIFFSentence(unit, id: id, was: element.was) else {
      take(unit.translation, of: id, was: element.was, at: element)
      return nil
    }
    if let fault = sentence.fault {
      document.problems.append(element.problem("“\(id.shortened)” \(fault)"))
      return nil
    }
    for branch in sentence.branches {
      take(branch.translation, of: branch.id, was: branch.was, at: branch.element)
    }
    return nil
  }

  /// Takes a translation of a unit, or of a branch of one.
  private mutating func take(
    _ translation: XLIFFUnit.Translation, of id: String, was: String?,
    at element: XMLEvents.Element
  ) {
    switch translation {
    case .none: break
    case .parts(let parts, let isApproved):
      document.units.append(
        ReturnedUnit(
          id: id, target: .parts(parts), isApproved: isApproved, was: was, line: element.line,
          column: element.column))
    case .partial(let count, let total):
      document.problems.append(
        element.problem("“\(id.shortened)” has \(total) segments, of which \(count) are translated")
      )
    case .copy:
      let problem = element.problem(
        """
        “\(id.shortened)” repeats its source and is left out; where that is the translation, set its \
        state to “translated”
        """)
      copies = ((copies?.count ?? 0) + 1, copies?.first ?? problem)
    }
  }
}

extension XMLEvents.Element {
  /// Whether white space is content here; nil where the element does not say.
  var keepsSpace: Bool? {
    switch attributes["xml:space"] {
    case "preserve": true
    case "default": false
    default: nil
    }
  }

  /// What a unit says of the translation that it was exported with.
  fileprivate var was: String? {
    if let was = attributes["parlance:was"] { return was }
    let start = "parlance:was="
    guard let data = attributes["extradata"], data.hasPrefix(start) else { return nil }
    return String(data.dropFirst(start.count))
  }
}

extension String {
  /// The text, cut where a message would become too long.
  fileprivate var shortened: String { count > 60 ? prefix(60) + "…" : self }
}

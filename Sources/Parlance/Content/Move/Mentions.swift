import MessageFormat

/// The mentions of an item in one file.
struct Mentions {
  let id: ItemID
  let file: SourceFile
  let lines: [Substring]
  private(set) var found: [Mention] = []
  /// Why the file cannot be edited, where it names the item in a way that is not understood.
  private(set) var fault: (position: TextPosition, message: String)?

  /// Looks through a file.
  init(of id: ItemID, in file: SourceFile, at path: ContentPath) {
    self.id = id
    self.file = file
    lines = file.lines
    switch path {
    case .project: readProject()
    case .itemSettings: readItemSettings()
    case .playbook: readPlaybook()
    case .locale(let tag): readLocale(tag)
    case .texts(let owner, let tag):
      let (translation, _) =
        owner.kind == .playbook
        ? Translation.readPlaybookTexts(file, item: owner, locale: tag)
        : FrontMatter.read(file, item: owner, locale: tag)
      for field in translation.fields { read(field.text) }
    }
    found.sort { $0.location < $1.location }
  }

  /// Whether the name stands in the raw text at a position.
  func stands(_ text: String, at position: TextPosition) -> Bool {
    guard lines.indices.contains(position.line - 1) else { return false }
    return lines[position.line - 1].unicodeScalars.dropFirst(position.column - 1)
      .starts(with: text.unicodeScalars)
  }

  // MARK: Settings

  private mutating func root() -> YAML.Node {
    let root = YAML.parse(file)
    if let problem = root.firstProblem {
      fault = (problem.position, "cannot be read as YAML: \(problem.message)")
    }
    return root
  }

  private mutating func readProject() {
    let root = root()
    let ignores = root["ignore"]?.elements ?? []
    for node in ignores {
      guard let item = node["item"], item.scalar == id.description else { continue }
      add(
        item, "ignore", skipping: id.kind.folder.utf8.count + 1,
        removal: file.removal(ofElement: node))
    }
    for rule in root["rules"]?.entries ?? [] {
      for entry in rule.value["items"]?.entries ?? [] where entry.key == id.description {
        add(
          id.description, at: entry.keyPosition, "rules",
          skipping: id.kind.folder.utf8.count + 1)
      }
    }
  }

  private mutating func readItemSettings() {
    let root = root()
    guard id.kind == .asset, let forward = root["forward"] else { return }
    readNames(forward.elements == nil ? [forward] : [], "forward", in: nil)
    readNames(forward.elements ?? [], "forward", in: forward)
  }

  private mutating func readPlaybook() {
    for stage in root()["stages"]?.elements ?? [] {
      for action in stage["actions"]?.elements ?? [] {
        for touchpoint in action["touchpoints"]?.elements ?? [] {
          for key in ["material", "with"] {
            guard let list = touchpoint[key] else { continue }
            for (index, node) in (list.elements ?? []).enumerated() {
              guard let name = node[id.kind.rawValue], name.scalar == id.name else { continue }
              add(name, key, removal: file.removal(ofElement: index, of: list))
            }
          }
        }
      }
      if id.kind == .objection, let list = stage["objections"] {
        readNames(list.elements ?? [], "objections", in: list)
      }
    }
  }

  private mutating func readLocale(_ tag: LocaleTag) {
    let root = root()
    if id.kind == .playbook, let required = root["required"] {
      for (index, node) in (required.elements ?? []).enumerated() {
        guard let text = node.scalar, text.hasPrefix("\(id.name)/") else { continue }
        add(
          text, at: node.start, "required", skipping: 0,
          removal: file.removal(ofElement: index, of: required))
      }
    }
    for label in LocaleProfile.read(file, tag: tag).0.labels.values { read(label) }
  }

  private mutating func readNames(_ nodes: [YAML.Node], _ what: String, in list: YAML.Node?) {
    for (index, node) in nodes.enumerated() where node.scalar == id.name {
      add(node, what, removal: list.flatMap { file.removal(ofElement: index, of: $0) })
    }
  }

  private mutating func add(
    _ node: YAML.Node, _ what: String, skipping count: Int = 0, removal: Fix.Edit? = nil
  ) {
    add(node.scalar ?? "", at: node.start, what, skipping: count, removal: removal)
  }

  /// Notes a mention that a scalar of YAML holds behind some of its characters.
  private mutating func add(
    _ scalar: String, at start: TextPosition, _ what: String, skipping count: Int,
    removal: Fix.Edit? = nil
  ) {
    var position = start
    if stands("\"", at: position) || stands("'", at: position) { position.column += 1 }
    guard stands(scalar, at: position) else {
      fault =
        fault ?? (start, "names \(id) in a form that Parlance does not edit; write it plainly")
      return
    }
    position.column += count
    found.append(
      Mention(location: SourceLocation(file: file.path, position), what: what, removal: removal))
  }

  // MARK: Texts

  private mutating func read(_ text: SourceText) {
    guard id.kind == .snippet || id.kind == .objection else { return }
    let bytes = Array(text.value.utf8)
    var offsets: [Int] = []
    Message.recover(text.value, types: .parlance).message.pattern.visit { part in
      switch part {
      case .expression(let expression)
      where id.kind == .snippet && expression.function?.name == ParlanceTypes.snippet
        && expression.variable == id.name:
        let start = expression.range.lowerBound
        guard bytes.indices.contains(start) else { return }
        let name = bytes[start...].dropFirst().drop(while: \.isPatternSpace)
        if name.starts(with: id.name.utf8) { offsets.append(name.startIndex) }
      case .text(let literal) where id.kind == .objection:
        let end = min(literal.range.upperBound, bytes.count)
        guard literal.range.lowerBound < end else { return }
        offsets += LinkTargets.objections(
          id.name, in: bytes[literal.range.lowerBound..<end], isLast: end == bytes.count)
      default: break
      }
    }
    for offset in offsets {
      let location = text.location(utf8Offset: offset)
      let position = TextPosition(line: location.line, column: location.column)
      guard stands(id.name, at: position) else {
        fault =
          fault ?? (position, "names \(id) in a form that Parlance does not edit; write it plainly")
        continue
      }
      found.append(Mention(location: location, what: id.kind == .snippet ? "snippet" : "link"))
    }
  }
}

extension YAML.Node {
  /// The first part that cannot be read.
  fileprivate var firstProblem: YAML.Problem? {
    switch content {
    case .scalar: nil
    case .broken(let problem): problem
    case .sequence(let elements): elements.lazy.compactMap(\.firstProblem).first
    case .mapping(let entries): entries.lazy.compactMap(\.value.firstProblem).first
    }
  }
}

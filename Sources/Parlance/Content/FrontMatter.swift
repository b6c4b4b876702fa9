import MessageFormat

/// A Markdown file of the content: YAML between two lines `---`, and a body below.
enum FrontMatter {
  /// Reads the translation of an item; notes what is wrong with its front matter.
  static func read(
    _ file: SourceFile, item: ItemID, locale: LocaleTag
  ) -> (Translation, [Finding]) {
    var reader = FileReader(file: file, item: item, locale: locale)
    var translation = Translation(locale: locale, file: file.path)
    let lines = file.lines
    var bodyLine = 1
    if lines.first.map({ isFence($0) }) == true {
      if let end = lines.indices.dropFirst().first(where: { isFence(lines[$0]) }) {
        let root = end > 1 ? YAML.parse(file, lines[1..<end], from: 1) : .null
        translation.set(root, kind: item.kind, &reader)
        bodyLine = end + 2
      } else {
        reader.report(
          "invalid-front-matter", at: TextPosition(line: 1, column: 1),
          "the front matter that begins here has no end",
          help: "put a line --- below its last line")
        return (translation, reader.findings)
      }
    }
    if bodyLine == 1, let first = lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }),
      first > 0, isFence(lines[first])
    {
      reader.report(
        "invalid-front-matter", at: TextPosition(line: first + 1, column: 1),
        "front matter begins on the first line of a file, or it is text",
        help: "remove the blank lines above")
      return (translation, reader.findings)
    }
    let body = SourceText(file: file, fromLine: bodyLine, of: lines)
    if !body.isBlank { translation.fields.append(Translation.Field(name: "body", text: body)) }
    return (translation, reader.findings)
  }

  /// Whether a line begins or ends front matter.
  static func isFence(_ line: some StringProtocol) -> Bool {
    let bytes = line.utf8
    return bytes.starts(with: "---".utf8)
      && bytes.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

extension Translation {
  fileprivate mutating func set(_ root: YAML.Node, kind: ItemKind, _ reader: inout FileReader) {
    let texts = kind.fields.dropLast()
    if case .broken(let problem) = root.content {
      reader.report("invalid-yaml", at: problem.position, problem.message)
      return
    }
    let known = texts + ["fingerprint", "state"]
    for entry in reader.entries(of: root, for: "front matter", known: Array(known)) {
      switch entry.key {
      case "fingerprint": fingerprints = reader.fingerprints(entry.value)
      case "state": setState(entry, &reader)
      default:
        if let text = reader.text(entry.value, field: entry.key) {
          fields.append(Field(name: entry.key, text: text))
        }
      }
    }
  }

  private mutating func setState(_ entry: YAML.Entry, _ reader: inout FileReader) {
    guard let state = reader.choice(entry.value, for: "state", as: State.self) else { return }
    self.state = state
    stateLocation = SourceLocation(file: reader.file.path, entry.keyPosition)
  }

  /// Reads the texts of a playbook, nested like its IDs; the fields are dotted keys.
  static func readPlaybookTexts(
    _ file: SourceFile, item: ItemID, locale: LocaleTag
  ) -> (Translation, [Finding]) {
    var reader = FileReader(file: file, item: item, locale: locale)
    var translation = Translation(locale: locale, file: file.path)
    for entry in reader.entries(of: YAML.parse(file), for: "the playbook’s texts") {
      switch entry.key {
      case "fingerprint": translation.fingerprints = reader.fingerprints(entry.value)
      case "state": translation.setState(entry, &reader)
      default: translation.collect(entry, under: "", &reader)
      }
    }
    return (translation, reader.findings)
  }

  private mutating func collect(
    _ entry: YAML.Entry, under prefix: String, _ reader: inout FileReader
  ) {
    let name = prefix + entry.key
    let parts = name.split(separator: ".")
    let depth =
      switch parts.first {
      case "touchpoints": 4
      case "stages", "actions": 3
      case "segments": 2
      default: 1
      }
    if parts.count < depth, !entry.value.isNull {
      for child in reader.entries(of: entry.value, for: name) {
        collect(child, under: name + ".", &reader)
      }
    } else if let text = reader.text(entry.value, field: name) {
      fields.append(Field(name: name, text: text))
    }
  }
}

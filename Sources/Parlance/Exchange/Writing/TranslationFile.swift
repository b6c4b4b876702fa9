import MessageFormat

/// A file of translations that is edited: a Markdown file, the texts of a playbook, or a locale.
struct TranslationFile {
  /// The path from the repository's root.
  let path: String
  /// The file as it was read; nil where there is none yet.
  let original: String?
  private let id: ItemID?
  private let locale: LocaleTag
  private let model: YAML.Node?
  private var file: SourceFile
  private var edit: YAMLTextEdit
  private var body: String?
  private var bodyIsNew = false
  /// What the file is to say once it is written.
  private var texts: [String: String] = [:]
  private var fingerprints: [String: Fingerprint]
  private var fieldOrder: [String]
  private var hasNewFingerprints = false
  private var state: Translation.State?
  private let before: Translation

  /// Reads a file, or begins one.
  ///
  /// - `path`: the file, from the repository's root.
  /// - `id`: what it belongs to; nil for the labels of a locale.
  /// - `source`: the file of the source, whose order of keys is taken over.
  /// - Throws: ``ParlanceError`` for a file that cannot be read.
  init(
    path: String, id: ItemID?, locale: LocaleTag, source: String, root: String
  ) throws(ParlanceError) {
    self.path = path
    self.id = id
    self.locale = locale
    let isMarkdown = id != nil && id?.kind != .playbook
    if Folder.exists("\(root)/\(path)") {
      do throws(SourceFile.Unreadable) {
        let raw = try SourceFile.readText(path, below: root)
        original = raw
        file = SourceFile(path: path, text: raw)
      } catch {
        throw ParlanceError("\(SourceLocation(file: path, error.position)): \(error.message)")
      }
    } else {
      original = nil
      file = SourceFile(path: path, text: isMarkdown ? "---\n---\n" : "")
    }
    before = TranslationFile.read(file, id, locale)
    fingerprints = before.fingerprints
    let lines = file.lines.map(String.init)
    if isMarkdown {
      let kinds = id?.kind.fields ?? []
      model = YAML.Node.keys(kinds.dropLast() + ["fingerprint", "state"])
      fieldOrder = kinds
      if lines.first.map({ FrontMatter.isFence($0) }) == true,
        let end = lines.indices.dropFirst().first(where: { FrontMatter.isFence(lines[$0]) })
      {
        edit = YAMLTextEdit(path: path, lines: Array(lines[...end]), range: 1..<end)
        body = lines[(end + 1)...].joined(separator: "\n")
      } else {
        edit = YAMLTextEdit(path: path, lines: ["---", "---"], range: 1..<1)
        body = file.text
      }
    } else {
      // Labels stand among other settings of the locale.
      var end = lines.count
      while end > 0, lines[end - 1].allSatisfy(\.isWhitespace) { end -= 1 }
      edit = YAMLTextEdit(path: path, lines: Array(lines[..<end]), range: 0..<end)
      if let source = try? SourceFile.read(source, below: root) {
        let root = YAML.parse(source)
        model = root
        let order = TranslationFile.read(source, id, locale).fields.map(\.name)
        fieldOrder = order
      } else {
        model = nil
        fieldOrder = []
      }
    }
  }

  private static func read(_ file: SourceFile, _ id: ItemID?, _ locale: LocaleTag) -> Translation {
    guard let id else {
      let profile = LocaleProfile.read(file, tag: locale).0
      var translation = Translation(locale: locale, file: file.path)
      translation.fields = profile.labels.sorted { $0.key < $1.key }.map {
        Translation.Field(name: $0.key, text: $0.value)
      }
      translation.fingerprints = profile.fingerprints
      return translation
    }
    return id.kind == .playbook
      ? Translation.readPlaybookTexts(file, item: id, locale: locale).0
      : FrontMatter.read(file, item: id, locale: locale).0
  }

  private var unsupported: ParlanceError {
    ParlanceError(
      "\(path): its YAML has a form that Parlance does not edit; write its keys one a line")
  }

  /// Puts a text in a field.
  ///
  /// - Throws: ``ParlanceError`` where the file has a form that cannot be edited.
  mutating func set(_ field: String, _ text: String) throws(ParlanceError) {
    texts[field] = text
    if id != nil, id?.kind != .playbook, field == "body" {
      body = text
      return
    }
    let keys =
      id == nil
      ? ["labels", field]
      : id?.kind == .playbook ? field.split(separator: ".").map(String.init) : [field]
    do throws(YAMLTextEdit.Unsupported) {
      try edit.set(keys, .text(text), like: model)
    } catch {
      throw unsupported
    }
  }

  /// Records the text that a field was made from.
  mutating func record(_ field: String, _ fingerprint: Fingerprint) {
    hasNewFingerprints = hasNewFingerprints || fingerprints[field] != fingerprint
    fingerprints[field] = fingerprint
  }

  /// Says how far the translation has come; a locale's labels do not say it.
  mutating func set(_ state: Translation.State) {
    if id != nil { self.state = state }
  }

  /// The file as it is to be.
  ///
  /// - Throws: ``ParlanceError`` where it would not read as it is meant.
  func text() throws(ParlanceError) -> String {
    var lines = edit.lines
    var text: String
    if let body {
      text = lines.joined(separator: "\n") + "\n" + body
    } else {
      if lines.last?.isEmpty == false { lines.append("") }
      text = lines.joined(separator: "\n")
    }
    if hasNewFingerprints {
      let others = fingerprints.keys.filter { !fieldOrder.contains($0) }.sorted()
      let pairs = (fieldOrder + others).compactMap { name in
        fingerprints[name].map { (name, $0) }
      }
      let file = SourceFile(path: path, text: text)
      text =
        body == nil
        ? FingerprintEdit.yaml(of: file, pairs) : FingerprintEdit.frontMatter(of: file, pairs)
    }
    if let state, state != before.state { text = try self.text(text, in: state) }
    try verify(text)
    return original == nil ? text : file.inItsForm(text)
  }

  /// A text of the file that says how far the translation has come.
  private func text(_ text: String, in state: Translation.State) throws(ParlanceError) -> String {
    let lines = SourceFile(path: path, text: text).lines.map(String.init)
    var range = 0..<lines.count
    if body != nil {
      let end = lines.indices.dropFirst().first { FrontMatter.isFence(lines[$0]) }
      range = 1..<(end ?? lines.count)
    }
    var edit = YAMLTextEdit(path: path, lines: lines, range: range)
    do throws(YAMLTextEdit.Unsupported) {
      if state == .approved {
        try edit.remove("state")
      } else {
        try edit.set(["state"], .word(state.rawValue), like: model)
      }
    } catch {
      throw unsupported
    }
    return edit.lines.joined(separator: "\n")
  }

  /// Makes sure that the file says what it said, and the new texts.
  private func verify(_ text: String) throws(ParlanceError) {
    let after = TranslationFile.read(SourceFile(path: path, text: text), id, locale)
    var expected: [String: String] = [:]
    for field in before.fields { expected[field.name] = field.text.value }
    expected.merge(texts) { $1 }
    expected = expected.filter { !$0.value.allSatisfy(\.isWhitespace) }
    var found: [String: String] = [:]
    for field in after.fields where !field.text.isBlank { found[field.name] = field.text.value }
    guard found == expected, after.fingerprints == fingerprints,
      after.state == state ?? before.state
    else { throw unsupported }
  }
}

extension YAML.Node {
  /// A mapping that has keys alone.
  fileprivate static func keys(_ keys: [String]) -> YAML.Node {
    let start = TextPosition(line: 1, column: 1)
    return YAML.Node(
      content: .mapping(
        keys.map { YAML.Entry(key: $0, keyPosition: start, value: .null) }),
      start: start, end: start)
  }
}

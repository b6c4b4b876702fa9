import MessageFormat

/// Edits the terms of a locale's file, and leaves every other character of it as it is.
struct GlossaryEdit {
  /// The terms that the file has.
  let terms: [String: LocaleProfile.Term]
  private let file: SourceFile
  private let tag: LocaleTag
  private let lines: [Substring]
  private let root: YAML.Node

  /// Reads a file.
  ///
  /// - Throws: ``ParlanceError`` where it is no YAML.
  init(_ file: SourceFile, tag: LocaleTag) throws(ParlanceError) {
    self.file = file
    self.tag = tag
    lines = file.lines
    root = YAML.parse(file)
    terms = LocaleProfile.read(file, tag: tag).0.glossary
    guard !root.hasBrokenPart, root.isNull || root.entries != nil else {
      throw ParlanceError("\(file.path) cannot be read as YAML; see: parlance check")
    }
  }

  private var unsupported: ParlanceError {
    ParlanceError(
      "\(file.path): its glossary has a form that Parlance does not edit; write a term a line")
  }

  /// The file with terms changed and added.
  ///
  /// - Parameters:
  ///   - rows: the terms.
  ///   - raw: the file's text with byte order mark and line ends.
  /// - Returns: The text in the same form.
  /// - Throws: ``ParlanceError`` where the file has a form that cannot be edited.
  func text(with rows: [GlossaryRow], raw: String) throws(ParlanceError) -> String {
    let glossary = root.entries?.first { $0.key == "glossary" }
    let entries = glossary?.value.entries ?? []
    if let glossary, !glossary.value.isNull, glossary.value.entries == nil { throw unsupported }
    if let first = entries.first, first.keyPosition.line == glossary?.keyPosition.line {
      throw unsupported
    }
    let margin = String(repeating: " ", count: (entries.first?.keyPosition.column ?? 3) - 1)
    let start = glossary.map { $0.keyPosition.line } ?? commentedGlossary
    let placeholders = placeholders(from: start)
    var edits: [Fix.Edit] = []
    var new: [String] = []
    for row in rows {
      if let entry = entries.first(where: { $0.key == row.term }) {
        guard let edit = edit(of: entry, to: row) else { throw unsupported }
        edits.append(edit)
      } else if let line = placeholders[row.term] {
        edits.append(replacing(line, by: margin + row.yaml))
      } else {
        new.append(margin + row.yaml)
      }
    }
    if let glossary, entries.isEmpty {
      // Between the braces of an empty mapping, or where nothing stands, there is no line to add to.
      edits.append(replacing(glossary.keyPosition.line, by: "glossary:"))
    } else if glossary == nil, let start {
      edits.append(replacing(start, by: "glossary:"))
    } else if start == nil {
      new.insert("glossary:", at: 0)
    }
    if !new.isEmpty {
      edits.append(insertion(new, behind: lastLine(entries, placeholders, start), start == nil))
    }
    guard let text = FileEdits(raw).applying(edits), isSound(text, rows) else { throw unsupported }
    return text
  }

  // MARK: Places

  /// The line `# glossary:` that a new locale has.
  private var commentedGlossary: Int? {
    lines.firstIndex { line in
      line.hasPrefix("#")
        && ["glossary:", "glossary: {}"].contains(String(line.dropFirst()).withoutOuterSpace)
    }.map { $0 + 1 }
  }

  /// The lines that hold a term in a comment, with nothing filled in, by term.
  private func placeholders(from start: Int?) -> [String: Int] {
    guard let start else { return [:] }
    let next = root.entries?.map(\.keyPosition.line).filter { $0 > start }.min() ?? lines.count + 1
    var places: [String: Int] = [:]
    for number in start..<max(start, next - 1) where lines.indices.contains(number) {
      guard lines[number].hasPrefix("#") else { continue }
      let text = String(lines[number].dropFirst()).withoutOuterSpace
      guard let entries = YAML.parse(SourceFile(path: file.path, text: text)).entries,
        entries.count == 1, entries[0].value["use"]?.scalar == "..."
      else { continue }
      places[entries[0].key] = number + 1
    }
    return places
  }

  /// The last line of the terms; nil where the file has none.
  private func lastLine(
    _ entries: [YAML.Entry], _ placeholders: [String: Int], _ start: Int?
  ) -> Int? {
    let ends = entries.map { $0.value.lastPosition.line } + placeholders.values
    return ([start ?? 0] + ends).max().flatMap { $0 == 0 ? nil : $0 }
  }

  // MARK: Edits

  private func replacing(_ line: Int, by text: String) -> Fix.Edit {
    Fix.Edit(
      start: SourceLocation(file: file.path, line: line),
      end: TextPosition(line: line, column: lines[line - 1].unicodeScalars.count + 1),
      replacement: text)
  }

  private func insertion(_ new: [String], behind line: Int?, _ isFirst: Bool) -> Fix.Edit {
    var last = line ?? lines.count
    if line == nil { while last > 1, lines[last - 1].allSatisfy(\.isWhitespace) { last -= 1 } }
    let column = lines[last - 1].unicodeScalars.count + 1
    let isEmpty = last == 1 && column == 1
    return Fix.Edit(
      start: SourceLocation(file: file.path, line: last, column: column),
      end: TextPosition(line: last, column: column),
      replacement: (isEmpty ? "" : "\n") + new.joined(separator: "\n")
        + (line == nil && last == lines.count ? "\n" : ""))
  }

  private func edit(of entry: YAML.Entry, to row: GlossaryRow) -> Fix.Edit? {
    let value = entry.value
    let first = lines[value.start.line - 1].unicodeScalars.dropFirst(value.start.column - 1).first
    if first == "{" {
      return Fix.Edit(
        start: SourceLocation(file: file.path, value.start), end: value.end,
        replacement: row.yamlWords)
    }
    let end = value.isNull ? entry.keyPosition : value.lastPosition
    let held = lines[(entry.keyPosition.line - 1)..<end.line]
    // A comment among the words would go with them.
    guard !held.contains(where: { $0.contains("#") }) else { return nil }
    let column = value.isNull ? lines[end.line - 1].unicodeScalars.count + 1 : end.column
    return Fix.Edit(
      start: SourceLocation(file: file.path, entry.keyPosition),
      end: TextPosition(line: end.line, column: column), replacement: row.yaml)
  }

  /// Whether a text says what the file said, and the new words.
  private func isSound(_ text: String, _ rows: [GlossaryRow]) -> Bool {
    let after = SourceFile(path: file.path, text: text)
    let node = YAML.parse(after)
    var expected = terms
    for row in rows {
      expected[row.term] = LocaleProfile.Term(
        use: row.use, forms: row.forms ?? [], avoid: row.avoid ?? [])
    }
    func others(_ node: YAML.Node) -> [YAML.Entry] {
      (node.entries ?? []).filter { $0.key != "glossary" }
    }
    let (old, new) = (others(root), others(node))
    return !node.hasBrokenPart && old.map(\.key) == new.map(\.key)
      && zip(old, new).allSatisfy { $0.value.says($1.value) }
      && LocaleProfile.read(after, tag: tag).0.glossary == expected
  }
}

extension GlossaryRow {
  /// The line of YAML that holds the term.
  fileprivate var yaml: String { "\(GlossaryRow.word(term)): \(yamlWords)" }

  /// Its words as a flow mapping.
  fileprivate var yamlWords: String {
    func list(_ words: [String]?) -> String {
      "[\((words ?? []).map(GlossaryRow.word).joined(separator: ", "))]"
    }
    var parts = ["use: \(GlossaryRow.word(use))"]
    if forms?.isEmpty == false { parts.append("forms: \(list(forms))") }
    if avoid?.isEmpty == false { parts.append("avoid: \(list(avoid))") }
    return "{\(parts.joined(separator: ", "))}"
  }

  /// A word as it can stand in a flow mapping: plain where YAML reads it as it is.
  private static func word(_ text: String) -> String {
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
    let isPlain =
      text.first?.isLetter == true && text.last != " " && !words.contains(text.lowercased())
      && text.allSatisfy { $0.isLetter || $0.isNumber || " -.’/".contains($0) }
    return isPlain ? text : YAMLTextEdit.quoted(text)
  }
}

extension YAML.Node {
  /// Where the last thing in it ends; a block ends behind what follows it.
  fileprivate var lastPosition: TextPosition {
    switch content {
    case .mapping(let entries): entries.last?.value.lastPosition ?? end
    case .sequence(let elements): elements.last?.lastPosition ?? end
    case .scalar, .broken: end
    }
  }
}

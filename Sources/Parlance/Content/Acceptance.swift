import MessageFormat

/// Says of translations that they still hold, by recording the source texts as they are now.
public struct Acceptance: Sendable {
  private let repository: Repository

  /// Makes an acceptance for a repository.
  public init(_ repository: Repository) {
    self.repository = repository
  }

  /// The files that are left alone because something in them cannot be read.
  public func unreadable(_ id: ItemID?, in locales: [LocaleTag]) -> [String] {
    let faulty = Set(
      repository.findings.filter { $0.severity == .error }.map(\.location.file))
    return locales.filter { $0 != repository.project.source }.map { locale in
      id?.file(in: locale) ?? "locales/\(locale).yaml"
    }.filter(faulty.contains)
  }

  /// A file with the fingerprints that it is to have.
  public struct Change: Hashable, Sendable {
    /// The file, from the repository's root.
    public var file: String
    /// The fields whose fingerprints are new.
    public var fields: [String]
    /// The whole new text of the file.
    public var text: String
  }

  /// The changes to an item's or a playbook's translations that are not fresh.
  ///
  /// - Throws: ``ParlanceError`` where a file cannot be read.
  public func changes(to id: ItemID, in locales: [LocaleTag]) throws(ParlanceError) -> [Change] {
    var changes: [Change] = []
    let translations = repository.translations(of: id) ?? [:]
    for locale in locales {
      guard unreadable(id, in: [locale]).isEmpty, let translation = translations[locale],
        let source = translations[repository.project.source]
      else { continue }
      let stale = repository.freshness(of: id, in: locale).filter { $0.value != .fresh }
      guard !stale.isEmpty else { continue }
      let names = source.fields.map(\.name).filter { translation[$0] != nil }
      let fingerprints = names.compactMap { name in
        source[name].map { (name, Fingerprint(of: $0.value)) }
      }
      changes.append(
        try change(
          translation.file, fields: stale.keys.sorted(), fingerprints,
          isMarkdown: id.kind != .playbook))
    }
    return changes
  }

  /// The changes to the labels of locales that are not fresh.
  ///
  /// - Throws: ``ParlanceError`` where a file cannot be read.
  public func changes(toLabelsIn locales: [LocaleTag]) throws(ParlanceError) -> [Change] {
    var changes: [Change] = []
    for locale in locales {
      guard unreadable(nil, in: [locale]).isEmpty, let profile = repository.locales[locale],
        let source = repository.locales[repository.project.source]
      else { continue }
      let stale = repository.freshness(ofLabelsIn: locale).filter { $0.value != .fresh }
      guard !stale.isEmpty else { continue }
      let names = source.labels.keys.filter { profile.labels[$0] != nil }.sorted()
      let fingerprints = names.compactMap { name in
        source.labels[name].map { (name, Fingerprint(of: $0.value)) }
      }
      changes.append(
        try change(
          profile.file, fields: stale.keys.sorted(), fingerprints, isMarkdown: false))
    }
    return changes
  }

  private func change(
    _ path: String, fields: [String], _ fingerprints: [(String, Fingerprint)], isMarkdown: Bool
  ) throws(ParlanceError) -> Change {
    let file: SourceFile
    do throws(SourceFile.Unreadable) {
      file = try SourceFile.read(path, below: repository.root)
    } catch {
      throw ParlanceError("\(SourceLocation(file: path, error.position)): \(error.message)")
    }
    let text =
      isMarkdown
      ? FingerprintEdit.frontMatter(of: file, fingerprints)
      : FingerprintEdit.yaml(of: file, fingerprints)
    guard FingerprintEdit.isSound(text, from: file, fingerprints, isMarkdown: isMarkdown) else {
      let pairs = fingerprints.map { "\($0.0): \($0.1)" }.joined(separator: ", ")
      throw ParlanceError(
        "\(path): its YAML has a form that Parlance does not edit; write its keys one a line, "
          + "or add by hand: fingerprint: {\(pairs)}")
    }
    return Change(file: path, fields: fields, text: file.inItsForm(text))
  }
}

/// Puts fingerprints into the text of a file, and leaves every other line as it is.
enum FingerprintEdit {
  /// The text of a Markdown file with one line `fingerprint: {subject: ..., body: ...}`.
  static func frontMatter(of file: SourceFile, _ fingerprints: [(String, Fingerprint)]) -> String {
    let pairs = fingerprints.map { "\($0.0): \($0.1)" }.joined(separator: ", ")
    let line = "fingerprint: {\(pairs)}"
    var lines = file.lines.map(String.init)
    guard lines.first.map({ FrontMatter.isFence($0) }) == true,
      let end = lines.indices.dropFirst().first(where: { FrontMatter.isFence(lines[$0]) })
    else {
      return (["---", line, "---"] + lines).joined(separator: "\n")
    }
    let root = end > 1 ? YAML.parse(file, file.lines[1..<end], from: 1) : .null
    replace(in: &lines, root, by: [line], end: end)
    return lines.joined(separator: "\n")
  }

  /// The text of a YAML file with a mapping `fingerprint:`, a line a field.
  static func yaml(of file: SourceFile, _ fingerprints: [(String, Fingerprint)]) -> String {
    var lines = file.lines.map(String.init)
    var end = lines.count
    while end > 0, lines[end - 1].allSatisfy(\.isWhitespace) { end -= 1 }
    let block = ["fingerprint:"] + fingerprints.map { "  \($0.0): \($0.1)" }
    replace(in: &lines, YAML.parse(file), by: block, end: end)
    if lines.last?.isEmpty == false { lines.append("") }
    return lines.joined(separator: "\n")
  }

  /// Whether an edited text says what the file said, and the fingerprints beside it.
  static func isSound(
    _ text: String, from file: SourceFile, _ fingerprints: [(String, Fingerprint)],
    isMarkdown: Bool
  ) -> Bool {
    func parts(of file: SourceFile) -> (rest: [YAML.Entry], body: [Substring], root: YAML.Node) {
      var root = 0..<file.lines.count
      if isMarkdown {
        guard file.lines.first.map({ FrontMatter.isFence($0) }) == true,
          let end = file.lines.indices.dropFirst().first(where: {
            FrontMatter.isFence(file.lines[$0])
          })
        else { return ([], Array(file.lines), .null) }
        root = 1..<end
      }
      let node =
        root.isEmpty ? YAML.Node.null : YAML.parse(file, file.lines[root], from: root.lowerBound)
      let body = isMarkdown ? file.lines[(root.upperBound + 1)...] : []
      return ((node.entries ?? []).filter { $0.key != "fingerprint" }, Array(body), node)
    }
    let before = parts(of: file)
    let after = parts(of: SourceFile(path: file.path, text: text))
    let recorded = after.root["fingerprint"]?.entries ?? []
    return before.body == after.body
      && before.rest.map(\.key) == after.rest.map(\.key)
      && zip(before.rest, after.rest).allSatisfy { $0.value.says($1.value) }
      && recorded.map(\.key) == fingerprints.map(\.0)
      && zip(recorded, fingerprints).allSatisfy { $0.value.scalar == $1.1.description }
  }

  /// Replaces the lines of the entry `fingerprint`, or adds lines before a line, from 0.
  private static func replace(
    in lines: inout [String], _ root: YAML.Node, by block: [String], end: Int
  ) {
    let entries = root.entries ?? []
    let indentation = String(repeating: " ", count: (entries.first?.keyPosition.column ?? 1) - 1)
    let block = block.map { indentation + $0 }
    guard let index = entries.firstIndex(where: { $0.key == "fingerprint" }) else {
      lines.insert(contentsOf: block, at: end)
      return
    }
    let first = entries[index].keyPosition.line - 1
    var last = index + 1 < entries.count ? entries[index + 1].keyPosition.line - 1 : end
    // Comments and blank lines before the next key belong to it.
    while last > first + 1,
      lines[last - 1].allSatisfy(\.isWhitespace)
        || lines[last - 1].drop(while: \.isWhitespace).hasPrefix("#")
    {
      last -= 1
    }
    lines.replaceSubrange(first..<last, with: block)
  }
}

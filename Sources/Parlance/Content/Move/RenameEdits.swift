import MessageFormat

/// The edits that a rename makes in files.
///
/// A source text that names the item changes with it, and so does its fingerprint; translations
/// that were made from it are still fresh, and get the new one. They come before their source:
/// were it the other way round, a kill in between would leave them outdated.
struct RenameEdits {
  private let old: ItemID
  private let new: ItemID
  private let repository: Repository
  private var files: [String: File] = [:]

  private struct File {
    var kind: ContentPath
    var raw: String
    var edits: [Fix.Edit]
  }

  /// The fingerprints of a source text before and after.
  private typealias Pairs = [String: (before: Fingerprint, after: Fingerprint)]

  init(
    from old: ItemID, to new: ItemID, _ files: [MentionSearch.File], _ repository: Repository
  ) {
    self.old = old
    self.new = new
    self.repository = repository
    for file in files {
      self.files[file.path] = File(
        kind: file.kind, raw: file.raw,
        edits: file.mentions.map { $0.edit(from: old.name, to: new.name) })
    }
  }

  /// The files with their new texts, in the order in which they are to be written.
  ///
  /// - Throws: ``ParlanceError`` where a file cannot be edited.
  func changes() throws(ParlanceError) -> [FileChange] {
    var edits = self
    for path in files.keys.sorted() { try edits.keepFresh(after: path) }
    var changes: [FileChange] = []
    let source = repository.project.source
    let order = edits.files.sorted { left, right in
      let isSource = [left, right].map { $0.value.kind.locale == source }
      return isSource[0] == isSource[1] ? left.key < right.key : isSource[1]
    }
    for (path, file) in order {
      guard let after = FileEdits(file.raw).applying(file.edits), isSound(after, file, path) else {
        throw ParlanceError("\(path): names \(old) in a form that Parlance does not edit")
      }
      changes.append(FileChange(path: path, before: file.raw, after: after))
    }
    return changes
  }

  /// Whether a text names the item by its new name wherever it named it by the old one.
  private func isSound(_ after: String, _ file: File, _ path: String) -> Bool {
    func count(_ id: ItemID, _ text: String) -> Int? {
      let mentions = Mentions(of: id, in: SourceFile(path: path, text: text), at: file.kind)
      return mentions.fault == nil ? mentions.found.count : nil
    }
    guard let before = count(old, file.raw), let others = count(new, file.raw) else { return false }
    return count(old, after) == 0 && count(new, after) == before + others
  }

  /// Records in translations that a source text of theirs has changed by the rename alone.
  private mutating func keepFresh(after path: String) throws(ParlanceError) {
    let source = repository.project.source
    guard let file = files[path], file.kind.locale == source,
      let after = FileEdits(file.raw).applying(file.edits)
    else { return }
    let before = file.kind.texts(in: SourceFile(path: path, text: file.raw))
    let texts = file.kind.texts(in: SourceFile(path: path, text: after))
    var pairs = Pairs()
    for (name, text) in before {
      guard let other = texts[name], !other.utf8.elementsEqual(text.utf8) else { continue }
      pairs[name] = (Fingerprint(of: text), Fingerprint(of: other))
    }
    guard !pairs.isEmpty else { return }
    for tag in repository.localeTags where tag != source {
      let (other, kind): (String, ContentPath) =
        if case .texts(let id, _) = file.kind {
          (id.file(in: tag), .texts(id, tag))
        } else {
          ("locales/\(tag).yaml", .locale(tag))
        }
      let known = files[other]?.raw
      guard let raw = known ?? (try? SourceFile.readText(other, below: repository.root)) else {
        continue
      }
      let edits = RenameEdits.edits(of: SourceFile(path: other, text: raw), kind, pairs)
      if !edits.isEmpty {
        files[other, default: File(kind: kind, raw: raw, edits: [])].edits += edits
      }
    }
  }

  private static func edits(
    of file: SourceFile, _ kind: ContentPath, _ pairs: Pairs
  ) -> [Fix.Edit] {
    let lines = file.lines
    var edits: [Fix.Edit] = []
    for entry in kind.root(of: file)["fingerprint"]?.entries ?? [] {
      guard let pair = pairs[entry.key], let digits = entry.value.scalar,
        Fingerprint(digits) == pair.before, lines.indices.contains(entry.value.start.line - 1)
      else { continue }
      let line = lines[entry.value.start.line - 1].unicodeScalars
      var column = entry.value.start.column
      if let mark = line.dropFirst(column - 1).first, mark == "\"" || mark == "'" { column += 1 }
      guard line.dropFirst(column - 1).starts(with: digits.unicodeScalars) else { continue }
      let start = TextPosition(line: entry.value.start.line, column: column)
      edits.append(
        Fix.Edit(
          start: SourceLocation(file: file.path, start),
          end: TextPosition(line: start.line, column: column + 8),
          replacement: pair.after.description))
    }
    return edits
  }
}

extension ContentPath {
  /// The locale of texts.
  var locale: LocaleTag? {
    switch self {
    case .locale(let tag), .texts(_, let tag): tag
    case .project, .itemSettings, .playbook: nil
    }
  }

  /// The texts in a file, by field; of a locale's file its labels.
  func texts(in file: SourceFile) -> [String: String] {
    switch self {
    case .locale(let tag): return LocaleProfile.read(file, tag: tag).0.labels.mapValues(\.value)
    case .texts(let id, let tag):
      let translation =
        id.kind == .playbook
        ? Translation.readPlaybookTexts(file, item: id, locale: tag).0
        : FrontMatter.read(file, item: id, locale: tag).0
      return Dictionary(translation.fields.map { ($0.name, $0.text.value) }) { first, _ in first }
    case .project, .itemSettings, .playbook: return [:]
    }
  }

  /// The YAML in a file; of a Markdown file its front matter.
  func root(of file: SourceFile) -> YAML.Node {
    guard case .texts(let id, _) = self, id.kind != .playbook else { return YAML.parse(file) }
    let lines = file.lines
    guard lines.first.map({ FrontMatter.isFence($0) }) == true,
      let end = lines.indices.dropFirst().first(where: { FrontMatter.isFence(lines[$0]) }), end > 1
    else { return .null }
    return YAML.parse(file, lines[1..<end], from: 1)
  }
}

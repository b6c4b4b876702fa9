import MessageFormat

/// Reads the folder of one item or playbook after another; it belongs to one task.
final class ItemReader {
  private let root: String
  private let variables: Variables
  /// What is known of files that have not changed since a check; nil where all are read.
  private let memory: CheckMemory?
  private var tags: [String: LocaleTag] = [:]
  private var outcome = Outcome()

  /// What a folder held.
  struct Outcome: Sendable {
    var settings: ItemSettings?
    var playbook: Playbook?
    var translations: [Translation] = []
    var findings: [Finding] = []
    /// The files that were found, where something is remembered of them.
    var files: [CheckMemory.File] = []
    /// A hash of the file of settings; nil where there is none.
    var settingsHash: ContentHash?
  }

  init(root: String, variables: Variables, memory: CheckMemory?) {
    self.root = root
    self.variables = variables
    self.memory = memory
  }

  /// Reads what the folder of an item or playbook holds.
  func read(_ id: ItemID) -> Outcome {
    outcome = Outcome()
    let isPlaybook = id.kind == .playbook
    let ending = isPlaybook ? ".yaml" : ".md"
    let settings = isPlaybook ? PlaybookReader.fileName : ItemSettings.fileName
    for entry in entries(of: id.folder) {
      let path = "\(id.folder)/\(entry.name)"
      if entry.kind == .other {
        report(
          "unreadable-file", path, "this is a link or a special file; put the file itself here")
      } else if entry.kind == .file, entry.name == settings {
        readSettings(of: id, path)
      } else if entry.kind == .file, entry.name.hasSuffix(ending) {
        let name = String(entry.name.dropLast(ending.count))
        if let tag = localeTag(named: name, path: path) { readTexts(of: id, tag, path) }
      } else {
        report(
          "misplaced-file", path,
          "only \(settings) and one file per locale (LOCALE\(ending)) belong in \(id.folder)")
      }
    }
    return outcome
  }

  /// Reads the texts of one file; nil where it cannot be read.
  func texts(of id: ItemID, in tag: LocaleTag) -> Translation? {
    outcome = Outcome()
    let path = id.file(in: tag)
    if let file = file(path) { readTexts(of: id, tag, file) }
    return outcome.translations.first
  }

  private func entries(of path: String) -> [Folder.Entry] {
    do throws(SourceFile.Unreadable) {
      return try Folder.entries(of: path, below: root) ?? []
    } catch {
      report("unreadable-file", path, error.message)
      return []
    }
  }

  private func readSettings(of id: ItemID, _ path: String) {
    guard let file = file(path) else { return }
    if memory != nil { outcome.settingsHash = ContentHash(of: file.text) }
    if id.kind == .playbook {
      let (playbook, findings) = PlaybookReader.read(file, id: id, variables: variables)
      outcome.playbook = playbook
      outcome.findings += findings
    } else {
      let (settings, findings) = ItemSettings.read(file, item: id)
      outcome.settings = settings
      outcome.findings += findings
    }
  }

  private func readTexts(of id: ItemID, _ tag: LocaleTag, _ path: String) {
    guard let memory else {
      if let file = file(path) { readTexts(of: id, tag, file) }
      return
    }
    guard let stamp = FileStamp(of: "\(root)/\(path)") else {
      if let file = file(path) { readTexts(of: id, tag, file) }
      return
    }
    let known = memory.record(of: id, tag)
    if let known, known.stamp == stamp, !CheckMemory.isRacy(stamp, since: memory.time) {
      remember(known, known.hash, stamp, tag, path)
      return
    }
    guard let file = file(path) else { return }
    let isRacy = CheckMemory.isRacy(stamp, since: memory.begin)
    let hash = isRacy || known?.hash != nil ? ContentHash(of: file.text) : nil
    if let known, let hash, known.hash == hash {
      remember(known, hash, stamp, tag, path)
      return
    }
    let count = outcome.findings.count
    readTexts(of: id, tag, file)
    outcome.files.append(
      CheckMemory.File(
        locale: tag, stamp: stamp, hash: hash, findings: Array(outcome.findings[count...]),
        isUnchanged: false))
  }

  private func remember(
    _ known: CheckMemory.Record, _ hash: ContentHash?, _ stamp: FileStamp, _ tag: LocaleTag,
    _ path: String
  ) {
    var translation = Translation(locale: tag, file: path)
    translation.state = known.state
    translation.remembersEmpty = known.isEmpty
    outcome.translations.append(translation)
    outcome.findings += known.readingFindings
    outcome.files.append(
      CheckMemory.File(
        locale: tag, stamp: stamp, hash: hash, findings: known.readingFindings,
        isUnchanged: true))
  }

  private func readTexts(of id: ItemID, _ tag: LocaleTag, _ file: SourceFile) {
    let (translation, findings) =
      id.kind == .playbook
      ? Translation.readPlaybookTexts(file, item: id, locale: tag)
      : FrontMatter.read(file, item: id, locale: tag)
    outcome.translations.append(translation)
    outcome.findings += findings
  }

  private func file(_ path: String) -> SourceFile? {
    do throws(SourceFile.Unreadable) {
      return try SourceFile.read(path, below: root)
    } catch {
      outcome.findings.append(
        Finding(
          rule: "unreadable-file", severity: .error,
          location: SourceLocation(file: path, error.position), message: error.message))
      return nil
    }
  }

  private func localeTag(named name: String, path: String) -> LocaleTag? {
    // The same few names stand in every folder.
    if let tag = tags[name] { return tag }
    switch LocaleTag.fromFileName(name, path: path) {
    case .success(let tag):
      tags[name] = tag
      return tag
    case .failure(let misnamed):
      report("invalid-locale", path, misnamed.message, help: misnamed.help)
      return nil
    }
  }

  private func report(_ rule: String, _ path: String, _ message: String, help: String? = nil) {
    outcome.findings.append(
      Finding(
        rule: rule, severity: rule == "misplaced-file" ? .warning : .error,
        location: SourceLocation(file: path), message: message, help: help))
  }
}

extension LocaleTag {
  /// Why a file is not named by a locale.
  struct Misnamed: Error {
    var message: String
    var help: String?
  }

  /// The locale that a file is named by.
  static func fromFileName(_ name: String, path: String) -> Result<LocaleTag, Misnamed> {
    let ending = path.lastIndex(of: ".").map { path[$0...] } ?? ""
    guard let tag = LocaleTag(name) else {
      let nearest = LocaleTag(String(name.map { $0 == "_" ? "-" : $0 }))
      return .failure(
        Misnamed(
          message: "“\(name)” is not a locale such as de or pt-BR",
          help: nearest.map { "rename the file to \($0)\(ending)" }))
    }
    if !tag.isKnown {
      return .failure(
        Misnamed(
          message: "“\(name)” is no language that libicu knows",
          help: "files are named by locale, such as de or pt-BR"))
    }
    if tag.description != name {
      return .failure(
        Misnamed(
          message: "“\(name)” is not the canonical form of this locale",
          help: "rename the file to \(tag)\(ending)"))
    }
    return .success(tag)
  }
}

import MessageFormat

extension Repository {
  /// Reads the repository that a folder, or one above it, holds.
  ///
  /// What is wrong with single files is in ``findings``; the other files are read all the same.
  ///
  /// - Throws: ``ParlanceError`` where there is no repository, or its settings cannot be read.
  public static func load(from folder: String) async throws(ParlanceError) -> Repository {
    var loader = RepositoryLoader(repository: try settings(from: folder))
    await loader.load()
    return loader.repository
  }

  /// Reads the settings of the repository that a folder, or one above it, holds.
  ///
  /// - Throws: ``ParlanceError`` where there is no repository, or its settings cannot be read.
  static func settings(from folder: String) throws(ParlanceError) -> Repository {
    guard Folder.exists(folder) else { throw ParlanceError("there is no folder \(folder)") }
    guard let root = Folder.nearest(holding: Project.fileName, from: folder) else {
      throw ParlanceError(
        "no \(Project.fileName) here or in a folder above (\(folder)); "
          + "name a repository with -C FOLDER, or make one with: parlance init FOLDER")
    }
    let file: SourceFile
    do throws(SourceFile.Unreadable) {
      file = try SourceFile.read(Project.fileName, below: root)
    } catch {
      let place = SourceLocation(file: Project.fileName, error.position)
      throw ParlanceError("\(place): \(error.message)")
    }
    let (project, findings) = Project.read(file)
    guard let project else {
      // What is not even YAML explains the rest.
      let first = findings.first { $0.rule == "invalid-yaml" } ?? findings.min()
      let place = first?.location ?? SourceLocation(file: Project.fileName)
      let help = first?.help.map { "; \($0)" } ?? ""
      throw ParlanceError("\(place): \(first?.message ?? "cannot be read")\(help)")
    }
    var repository = Repository(root: root, project: project)
    repository.findings = findings
    return repository
  }
}

/// Finds the files of a repository and puts together what they hold.
struct RepositoryLoader {
  var repository: Repository
  /// What was found of files, where something is remembered of them.
  private(set) var files: [ItemID: CheckMemory.Files] = [:]
  /// A hash of what was read of all files but those of items and playbooks, and of the names of
  /// these.
  private var sharedHash = ContentHash.Hasher()

  init(repository: Repository) {
    self.repository = repository
  }

  mutating func load() async {
    _ = await load { _ in nil }
  }

  /// Reads the repository, but for files of which something is remembered and that are as they
  /// were.
  ///
  /// - Parameter memory: Gives what is remembered where the shared files are as its key says; nil
  ///   where nothing is, and nothing needs be.
  /// - Returns: The key, a hash of what was read of shared files.
  mutating func load(memory: (ContentHash) -> CheckMemory?) async -> ContentHash {
    let key = await loadFiles(memory: memory)
    checkTogether()
    repository.findings.sort()
    return key
  }

  /// Reads the files, and notes nothing yet that is wrong only when several are looked at together.
  mutating func loadFiles(memory: (ContentHash) -> CheckMemory?) async -> ContentHash {
    if let file = read(Project.fileName) { sharedHash.add(file.text) }
    readShared()
    let folders = entries(of: "content")
    readCustomers()
    var ids: [ItemID] = []
    for kind in ItemKind.allCases where folders.contains(where: { $0.name == kind.folder }) {
      findItems(of: kind, &ids)
    }
    reportUnknownFolders(folders)
    for id in ids { sharedHash.add(id.description) }
    let key = sharedHash.hash
    let (root, variables, memory) = (repository.root, repository.variables, memory(key))
    let found = ids
    let outcomes = await WorkQueue.results(count: found.count) {
      ItemReader(root: root, variables: variables, memory: memory)
    } _: { reader, number in
      reader.read(found[number])
    }
    for (id, outcome) in zip(ids, outcomes) { add(outcome, to: id, keepingFiles: memory != nil) }
    return key
  }

  /// Reads the folder of one item or playbook anew, after ``loadFiles(memory:)`` and before
  /// ``checkTogether()``; what is no longer there is forgotten.
  mutating func reread(_ id: ItemID) {
    repository.findings.removeAll {
      $0.location.file == id.folder || $0.location.file.hasPrefix("\(id.folder)/")
    }
    guard Folder.exists("\(repository.root)/\(id.folder)") else {
      repository.items[id] = nil
      if id.kind == .playbook { repository.playbooks[id.name] = nil }
      return
    }
    let reader = ItemReader(root: repository.root, variables: repository.variables, memory: nil)
    add(reader.read(id), to: id, keepingFiles: false)
  }

  /// Reads what the other files are understood by: locales, variables, senders, the theme.
  private mutating func readShared() {
    for name in files(in: "locales", ending: ".yaml") {
      let path = "locales/\(name).yaml"
      guard let tag = localeTag(named: name, path: path), let file = read(path) else { continue }
      let (profile, findings) = LocaleProfile.read(file, tag: tag)
      repository.locales[tag] = profile
      repository.findings += findings
    }
    if let file = readIfThere(Variables.file) {
      let (variables, findings) = Variables.read(file)
      repository.variables = variables
      repository.findings += findings
    }
    if let file = readIfThere(Theme.file) {
      let (theme, findings) = Theme.read(file)
      repository.theme = theme
      repository.findings += findings
    }
    for name in files(in: "content/senders", ending: ".yaml") {
      guard let file = read("content/senders/\(name).yaml") else { continue }
      let (sender, findings) = Sender.read(file, id: name)
      repository.senders[name] = sender
      repository.findings += findings
    }
  }

  // MARK: - Finding files

  private mutating func entries(of path: String) -> [Folder.Entry] {
    if Folder.exists("\(repository.root)/\(path)"),
      Folder.kind(of: "\(repository.root)/\(path)") != .folder
    {
      report("unreadable-file", path, "this is no folder; put the folder itself here")
      return []
    }
    do throws(SourceFile.Unreadable) {
      return try Folder.entries(of: path, below: repository.root) ?? []
    } catch {
      report("unreadable-file", path, error.message)
      return []
    }
  }

  /// The names of a folder's files, without their ending; notes what is something else.
  private mutating func files(in folder: String, ending: String) -> [String] {
    var names: [String] = []
    for entry in entries(of: folder) {
      let path = "\(folder)/\(entry.name)"
      switch entry.kind {
      case .other:
        report(
          "unreadable-file", path, "this is a link or a special file; put the file itself here")
      case .file where entry.name.hasSuffix(ending):
        names.append(String(entry.name.dropLast(ending.count)))
      case .file, .folder:
        let isMisspelt = entry.name.hasSuffix(".yml") && ending == ".yaml"
        report(
          "misplaced-file", path, "only files that end in \(ending) belong in \(folder)",
          help: isMisspelt ? "rename it to \(entry.name.dropLast(4)).yaml" : nil)
      }
    }
    return names
  }

  private mutating func findItems(of kind: ItemKind, _ ids: inout [ItemID]) {
    let folder = "content/\(kind.folder)"
    for entry in entries(of: folder) {
      let path = "\(folder)/\(entry.name)"
      guard entry.kind == .folder else {
        if entry.kind == .other {
          report(
            "unreadable-file", path, "this is a link or a special file; put the folder itself here")
        } else {
          report(
            "misplaced-file", path, "\(folder) holds one folder per item, and no files",
            help: "move it to a folder \(folder)/NAME")
        }
        continue
      }
      if let complaint = ItemID.complaint(aboutName: entry.name, kind: kind) {
        report("misplaced-file", path, complaint)
        continue
      }
      ids.append(ItemID(kind, entry.name))
    }
  }

  private mutating func localeTag(named name: String, path: String) -> LocaleTag? {
    switch LocaleTag.fromFileName(name, path: path) {
    case .success(let tag): return tag
    case .failure(let misnamed):
      report("invalid-locale", path, misnamed.message, help: misnamed.help)
      return nil
    }
  }

  private mutating func readCustomers() {
    for name in files(in: "content/customers", ending: ".yaml") {
      guard let file = read("content/customers/\(name).yaml") else { continue }
      let (customer, findings) = Customer.read(file, id: name, variables: repository.variables)
      repository.findings += findings
      if repository.customers[customer.id] != nil {
        report(
          "invalid-customer", customer.file ?? "content/customers",
          "another customer has the id “\(customer.id)”, too; give this one another id")
      }
      repository.customers[customer.id] = customer
    }
  }

  private mutating func reportUnknownFolders(_ entries: [Folder.Entry]) {
    let known = ItemKind.allCases.map(\.folder) + ["customers", "senders"]
    let files = [Variables.file, Theme.file]
    for entry in entries {
      let path = "content/\(entry.name)"
      if known.contains(entry.name) || files.contains(path) { continue }
      report(
        "misplaced-file", path,
        "nothing reads “\(entry.name)” here\(didYouMean(entry.name, in: known))",
        help:
          "known here: \((known.sorted() + ["variables.yaml", "theme.yaml"]).joined(separator: ", "))"
      )
    }
  }

  mutating func report(
    _ rule: String, _ path: String, _ message: String, help: String? = nil
  ) {
    report(rule, at: SourceLocation(file: path), message, help: help)
  }

  mutating func report(
    _ rule: String, at location: SourceLocation, _ message: String, help: String? = nil,
    severity: Severity? = nil
  ) {
    repository.findings.append(
      Finding(
        rule: rule, severity: severity ?? (rule == "misplaced-file" ? .warning : .error),
        location: location, message: message, help: help))
  }

  // MARK: - Reading files

  private mutating func readIfThere(_ path: String) -> SourceFile? {
    Folder.exists("\(repository.root)/\(path)") ? read(path) : nil
  }

  private mutating func read(_ path: String) -> SourceFile? {
    sharedHash.add(path)
    do throws(SourceFile.Unreadable) {
      let file = try SourceFile.read(path, below: repository.root)
      sharedHash.add(file.text)
      return file
    } catch {
      repository.findings.append(
        Finding(
          rule: "unreadable-file", severity: .error,
          location: SourceLocation(file: path, error.position), message: error.message))
      return nil
    }
  }

  private mutating func add(_ outcome: ItemReader.Outcome, to id: ItemID, keepingFiles: Bool) {
    repository.findings += outcome.findings
    var translations: [LocaleTag: Translation] = [:]
    for translation in outcome.translations { translations[translation.locale] = translation }
    if keepingFiles {
      files[id] = CheckMemory.Files(settings: outcome.settingsHash, texts: outcome.files)
    }
    guard id.kind == .playbook else {
      repository.items[id] = Item(
        id: id, settings: outcome.settings ?? ItemSettings(), translations: translations)
      return
    }
    let path = "\(id.folder)/\(PlaybookReader.fileName)"
    var playbook = outcome.playbook ?? Playbook(id: id, file: path)
    playbook.translations = translations
    repository.playbooks[id.name] = playbook
    if outcome.playbook == nil, !Folder.exists("\(repository.root)/\(path)") {
      report(
        "invalid-setting", path, "the playbook has no \(PlaybookReader.fileName)",
        help: "create \(path) with its stages, or remove \(id.folder)")
    }
  }
}

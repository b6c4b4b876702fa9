import MessageFormat

extension Repository {
  /// Reads the repository that a folder, or one above it, holds.
  ///
  /// What is wrong with single files is in ``findings``; the other files are read all the same.
  ///
  /// - Throws: ``ParlanceError`` where there is no repository, or its settings cannot be read.
  public static func load(from folder: String) async throws(ParlanceError) -> Repository {
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
    var loader = RepositoryLoader(repository: Repository(root: root, project: project))
    loader.repository.findings = findings
    await loader.load()
    return loader.repository
  }
}

/// Finds the files of a repository and puts together what they hold.
struct RepositoryLoader {
  var repository: Repository
  private var goodTags: [String: LocaleTag] = [:]

  init(repository: Repository) {
    self.repository = repository
  }

  /// What a file is read as.
  private enum Role: Sendable {
    case customer
    case itemSettings(ItemID)
    case translation(ItemID, LocaleTag)
    case playbook(ItemID)
    case playbookTexts(ItemID, LocaleTag)
  }

  /// What a file held.
  private enum Part: Sendable {
    case customer(Customer)
    case itemSettings(ItemID, ItemSettings)
    case translation(ItemID, Translation)
    case playbook(Playbook)
    case playbookTexts(ItemID, Translation)
    case nothing
  }

  private typealias Job = (path: String, role: Role)
  private typealias Outcome = (part: Part, findings: [Finding])

  mutating func load() async {
    readShared()
    var jobs: [Job] = []
    let folders = entries(of: "content")
    for name in files(in: "content/customers", ending: ".yaml") {
      jobs.append(("content/customers/\(name).yaml", .customer))
    }
    for kind in ItemKind.allCases where folders.contains(where: { $0.name == kind.folder }) {
      findItems(of: kind, &jobs)
    }
    reportUnknownFolders(folders)
    for outcome in await RepositoryLoader.run(
      jobs, root: repository.root, variables: repository.variables)
    {
      repository.findings += outcome.findings
      add(outcome.part)
    }
    checkTogether()
    repository.findings.sort()
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

  private mutating func findItems(of kind: ItemKind, _ jobs: inout [Job]) {
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
      findFiles(of: ItemID(kind, entry.name), &jobs)
    }
  }

  private mutating func findFiles(of id: ItemID, _ jobs: inout [Job]) {
    let isPlaybook = id.kind == .playbook
    let ending = isPlaybook ? ".yaml" : ".md"
    let settings = isPlaybook ? PlaybookReader.fileName : ItemSettings.fileName
    if isPlaybook {
      repository.playbooks[id.name] = Playbook(id: id, file: "\(id.folder)/\(settings)")
    } else {
      repository.items[id] = Item(id: id)
    }
    for entry in entries(of: id.folder) {
      let path = "\(id.folder)/\(entry.name)"
      if entry.kind == .other {
        report(
          "unreadable-file", path, "this is a link or a special file; put the file itself here")
      } else if entry.kind == .file, entry.name == settings {
        jobs.append((path, isPlaybook ? .playbook(id) : .itemSettings(id)))
      } else if entry.kind == .file, entry.name.hasSuffix(ending) {
        let name = String(entry.name.dropLast(ending.count))
        if let tag = localeTag(named: name, path: path) {
          jobs.append((path, isPlaybook ? .playbookTexts(id, tag) : .translation(id, tag)))
        }
      } else {
        report(
          "misplaced-file", path,
          "only \(settings) and one file per locale (LOCALE\(ending)) belong in \(id.folder)")
      }
    }
    if isPlaybook, !jobs.contains(where: { $0.path == "\(id.folder)/\(settings)" }),
      !repository.findings.contains(where: { $0.location.file.hasPrefix(id.folder) })
        || !Folder.exists("\(repository.root)/\(id.folder)/\(settings)")
    {
      report(
        "invalid-setting", "\(id.folder)/\(settings)", "the playbook has no \(settings)",
        help: "create \(id.folder)/\(settings) with its stages, or remove \(id.folder)")
    }
  }

  private func ending(of path: String) -> Substring {
    path.lastIndex(of: ".").map { path[$0...] } ?? ""
  }

  private mutating func localeTag(named name: String, path: String) -> LocaleTag? {
    // The same few names stand in every folder.
    if let tag = goodTags[name] { return tag }
    let tag = newLocaleTag(named: name, path: path)
    goodTags[name] = tag
    return tag
  }

  private mutating func newLocaleTag(named name: String, path: String) -> LocaleTag? {
    guard let tag = LocaleTag(name) else {
      let nearest = LocaleTag(String(name.map { $0 == "_" ? "-" : $0 }))
      report(
        "invalid-locale", path, "“\(name)” is not a locale such as de or pt-BR",
        help: nearest.map { "rename the file to \($0)\(ending(of: path))" })
      return nil
    }
    if !tag.isKnown {
      report(
        "invalid-locale", path, "“\(name)” is no language that libicu knows",
        help: "files are named by locale, such as de or pt-BR")
      return nil
    }
    if tag.description != name {
      report(
        "invalid-locale", path, "“\(name)” is not the canonical form of this locale",
        help: "rename the file to \(tag)\(ending(of: path))")
      return nil
    }
    return tag
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
    _ rule: String, at location: SourceLocation, _ message: String, help: String? = nil
  ) {
    repository.findings.append(
      Finding(
        rule: rule, severity: rule == "misplaced-file" ? .warning : .error,
        location: location, message: message, help: help))
  }

  // MARK: - Reading files

  private mutating func readIfThere(_ path: String) -> SourceFile? {
    Folder.exists("\(repository.root)/\(path)") ? read(path) : nil
  }

  private mutating func read(_ path: String) -> SourceFile? {
    do throws(SourceFile.Unreadable) {
      return try SourceFile.read(path, below: repository.root)
    } catch {
      repository.findings.append(RepositoryLoader.finding(error, path))
      return nil
    }
  }

  private static func finding(_ error: SourceFile.Unreadable, _ path: String) -> Finding {
    Finding(
      rule: "unreadable-file", severity: .error,
      location: SourceLocation(file: path, error.position), message: error.message)
  }

  /// Reads files on all cores; the outcomes are in the order of the jobs.
  private static func run(
    _ jobs: [Job], root: String, variables: Variables
  ) async -> [Outcome] {
    // A task costs microseconds, a file about as much: each task takes a share of the files.
    let share = 64
    return await withTaskGroup(of: (Int, [Outcome]).self) { group in
      for start in stride(from: 0, to: jobs.count, by: share) {
        let part = Array(jobs[start..<min(start + share, jobs.count)])
        group.addTask { (start, part.map { outcome(of: $0, root: root, variables: variables) }) }
      }
      var outcomes: [(Int, [Outcome])] = []
      for await outcome in group { outcomes.append(outcome) }
      return outcomes.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }

  private static func outcome(of job: Job, root: String, variables: Variables) -> Outcome {
    let file: SourceFile
    do throws(SourceFile.Unreadable) {
      file = try SourceFile.read(job.path, below: root)
    } catch {
      return (.nothing, [finding(error, job.path)])
    }
    switch job.role {
    case .customer:
      let id = String(job.path.split(separator: "/").last?.dropLast(".yaml".count) ?? "")
      let (customer, findings) = Customer.read(file, id: id, variables: variables)
      return (.customer(customer), findings)
    case .itemSettings(let id):
      let (settings, findings) = ItemSettings.read(file, item: id)
      return (.itemSettings(id, settings), findings)
    case .translation(let id, let tag):
      let (translation, findings) = FrontMatter.read(file, item: id, locale: tag)
      return (.translation(id, translation), findings)
    case .playbook(let id):
      let (playbook, findings) = PlaybookReader.read(file, id: id, variables: variables)
      return (.playbook(playbook), findings)
    case .playbookTexts(let id, let tag):
      let (translation, findings) = Translation.readPlaybookTexts(file, item: id, locale: tag)
      return (.playbookTexts(id, translation), findings)
    }
  }

  private mutating func add(_ part: Part) {
    switch part {
    case .customer(let customer):
      if repository.customers[customer.id] != nil {
        report(
          "invalid-customer", customer.file ?? "content/customers",
          "another customer has the id “\(customer.id)”, too; give this one another id")
      }
      repository.customers[customer.id] = customer
    case .itemSettings(let id, let settings): repository.items[id]?.settings = settings
    case .translation(let id, let translation):
      repository.items[id]?.translations[translation.locale] = translation
    case .playbook(let playbook):
      let translations = repository.playbooks[playbook.id.name]?.translations ?? [:]
      repository.playbooks[playbook.id.name] = playbook
      repository.playbooks[playbook.id.name]?.translations = translations
    case .playbookTexts(let id, let translation):
      repository.playbooks[id.name]?.translations[translation.locale] = translation
    case .nothing: break
    }
  }
}

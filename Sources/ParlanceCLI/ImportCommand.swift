import ArgumentParser
import Parlance

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take back what translators have made of an export.",
    discussion: """
      Each text is checked before anything is written. One that loses a placeholder or
      breaks a message is refused, with its line and the reason; one whose source has
      changed since the export is a conflict; the others go in, for review unless the
      file says that they are approved. A translation that was edited since the export
      is kept, unless --theirs says otherwise.

      Exit codes: 0 all texts went in, 1 some did not, 2 the file cannot be read.

      Examples:
        parlance import fr.xlf --dry-run
        parlance import fr.xlf
        parlance import fr.xlf --theirs
        parlance import fr.xlsx --locale fr
        parlance import exchange/
      """)

  @Argument(
    help: ArgumentHelp("The files, or folders of such files.", valueName: "file"))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "The locale, where neither the file nor its name says it.", valueName: "locale"))
  var locale: String?

  @Option(help: "The format, where the name of the file does not say it.")
  var format: ExchangeFormat?

  @Flag(help: "Replace translations that were edited since the export.")
  var theirs = false

  @Flag(help: "Say what would change, and write nothing.")
  var dryRun = false

  @Flag(help: "Print only what did not go in.")
  var quiet = false

  @OptionGroup var repository: RepositoryOptions

  func run() async throws {
    let root = try await repository.load().root
    let lock = dryRun ? nil : try RepositoryLock(root)
    defer { withExtendedLifetime(lock) {} }
    var isClean = true
    var taken: [LocaleTag] = []
    for path in try files() {
      // Each file is held against the content as the one before it has left it.
      let repository = try await repository.load()
      let outcome = try take(path, into: repository)
      if !outcome.isClean { isClean = false }
      if outcome.hasTaken, !taken.contains(outcome.locale) { taken.append(outcome.locale) }
    }
    if !dryRun, !quiet, !taken.isEmpty {
      let repository = try await repository.load()
      for locale in taken { try tellNext(locale, in: repository) }
    }
    if !isClean { throw ExitCode.findings }
  }

  /// The files, those of folders included.
  private func files() throws(ParlanceError) -> [String] {
    var files: [String] = []
    for path in paths {
      guard let names = try ReturnedFile.names(inFolder: path) else {
        files.append(path)
        continue
      }
      let folder = path.hasSuffix("/") ? path : path + "/"
      let known = names.filter { ExchangeFormat(path: $0) != nil }
      guard !known.isEmpty else {
        throw ParlanceError("\(path) holds no file whose name ends with \(ExchangeFormat.endings)")
      }
      files += known.map { folder + $0 }
    }
    return files
  }

  /// What has become of one file.
  private struct Outcome {
    var locale: LocaleTag
    /// Whether something of it has changed the content.
    var hasTaken: Bool
    /// Whether all of it is in the content.
    var isClean: Bool
  }

  /// Takes one file.
  private func take(_ path: String, into repository: Repository) throws -> Outcome {
    guard let format = format ?? ExchangeFormat(path: path) else {
      throw ParlanceError(
        "the name \(path) does not say in which format the file is; expected "
          + "\(ExchangeFormat.endings), or add --format")
    }
    let document = try format.read(path)
    if document.units.isEmpty, let problem = document.problems.first {
      throw ParlanceError("\(path):\(problem.line):\(problem.column): \(problem.message)")
    }
    let tag = try target(of: document, path, in: repository)
    if let source = document.source, source != repository.project.source {
      throw ParlanceError(
        "\(path) was translated from \(source), and the source is \(repository.project.source)")
    }
    let plan = try Importer(repository, locale: tag).plan(document, theirs: theirs)
    let edited = dryRun ? [] : try plan.write(below: repository.root)
    report(plan, document, edited, path)
    return Outcome(
      locale: tag, hasTaken: !plan.files.isEmpty,
      isClean: plan.isClean && document.problems.isEmpty && edited.isEmpty)
  }

  private func target(
    of document: ReturnedDocument, _ path: String, in repository: Repository
  ) throws(ParlanceError) -> LocaleTag {
    if let locale {
      let tag = try repository.locale(locale)
      if let said = document.target, said != tag {
        throw ParlanceError("\(path) says that it is in \(said), and --locale says \(tag)")
      }
      return tag
    }
    if let said = document.target { return try repository.locale(said.description) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    if let tag = LocaleTag(stem), repository.locales[tag] != nil { return tag }
    throw ParlanceError("\(path) does not say which locale it is in; add --locale")
  }

  private func report(
    _ plan: ImportPlan, _ document: ReturnedDocument, _ edited: [String], _ path: String
  ) {
    for problem in document.problems {
      Console.note("\(path):\(problem.line):\(problem.column): \(problem.message)")
    }
    for warning in document.warnings {
      Console.note("\(path):\(warning.line):\(warning.column): warning: \(warning.message)")
    }
    tell(plan.long, "warning", path)
    let groups = [
      ("refused", plan.refused), ("conflict", plan.conflicts), ("waiting", plan.waiting),
    ]
    for (word, remarks) in groups {
      tell(remarks, word, path)
    }
    for file in edited {
      Console.note("\(file) was edited during the import and is left as it is; import again")
    }
    guard !quiet else { return }
    for file in plan.files where !edited.contains(file.change.path) {
      let names =
        file.fields.count > 4 ? texts(file.fields.count) : file.fields.joined(separator: ", ")
      let fields = names.isEmpty ? "" : ": \(names)"
      Console.write("\(file.change.path)\(fields)\n")
    }
    var counts = [
      "\(texts(plan.takenCount)) \(dryRun ? "would go in" : "went in")",
      "\(texts(plan.sameCount)) \(plan.sameCount == 1 ? "is" : "are") in already",
    ]
    for (word, remarks) in groups where !remarks.isEmpty {
      counts.append("\(texts(remarks.count)) \(word == "conflict" ? "in conflict" : word)")
    }
    Console.write(
      document.units.isEmpty && document.fuzzyCount == 0
        ? "\(path): nothing in it is translated yet.\n"
        : "\(path): \(counts.joined(separator: ", ")).\n")
    if document.fuzzyCount > 0 {
      let fuzzy = texts(document.fuzzyCount)
      Console.write(
        "\(path): \(fuzzy) marked fuzzy \(document.fuzzyCount == 1 ? "is" : "are") left out; read, "
          + "mend, take the mark away (msgattrib --clear-fuzzy does for all), and import again.\n")
    }
  }

  /// Says what did not go in, and of many texts with the same reason how many there are.
  private func tell(_ remarks: [ImportPlan.Remark], _ word: String, _ path: String) {
    var counts: [String: Int] = [:]
    for remark in remarks {
      let count = counts[remark.message, default: 0] + 1
      counts[remark.message] = count
      if count > ImportCommand.shownCount { continue }
      Console.note(
        "\(path):\(remark.line):\(remark.column): \(word): \(remark.unit): \(remark.message)")
    }
    for (message, count) in counts.sorted(by: { $0.key < $1.key })
    where count > ImportCommand.shownCount {
      let more = count - ImportCommand.shownCount
      Console.note("\(path): \(word): \(more) more \(more == 1 ? "text" : "texts"): \(message)")
    }
  }

  /// How many texts with the same reason are named.
  private static let shownCount = 5

  /// How much is left to translate, and what there is to do now.
  private func tellNext(_ locale: LocaleTag, in repository: Repository) throws {
    let left = TranslationEffort(try Exporter(repository, locale: locale).document())
    Console.write(
      left.textCount == 0
        ? "Nothing is left to translate in \(locale).\n"
        : "Left to translate in \(locale): \(left.total); "
          + "parlance export --locale \(locale) --to \(locale).xlf\n")
    Console.write(
      "Next: parlance check --locale \(locale), and once they are read: parlance approve --all "
        + "--locale \(locale)\n")
  }

  private func texts(_ count: Int) -> String { count == 1 ? "1 text" : "\(count) texts" }
}

import ArgumentParser
import Parlance

struct MemoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memory",
    abstract: "Hand on what was translated before, or take it over, as TMX.",
    discussion: """
      What is approved is offered beside each text that is like it when texts are
      exported, without anything being done for it. What was translated elsewhere is
      taken over with import, and stands in the folder memory/ of the repository.

      Examples:
        parlance memory export --to ours.tmx
        parlance memory import agency.tmx
      """,
    subcommands: [ExportCommand.self, ImportCommand.self])

  struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write what is approved into a file of TMX 1.4b, which translators' tools read.",
      discussion: """
        What was taken over with import stays out of it: that is TMX already.

        Examples:
          parlance memory export --to ours.tmx
          parlance memory export --to fr.tmx --locale fr
        """)

    @Option(
      name: .customLong("to"), help: ArgumentHelp("The file to write.", valueName: "file"))
    var path: String

    @Option(
      help: ArgumentHelp("Only the translations to a locale (default: all).", valueName: "locale"))
    var locale: String?

    @Flag(help: "Print nothing.")
    var quiet = false

    @OptionGroup var repository: RepositoryOptions

    func run() async throws {
      let repository = try await repository.load()
      let source = repository.project.source
      let locales =
        try locale.map { [try repository.locale($0)] }
        ?? repository.localeTags.filter { $0 != source }
      let document = try TMXDocument(repository, locales: locales)
      try FileWriter.write(document.written(source: source), to: path)
      if !quiet {
        Console.write("\(path): \(MemoryCommand.counted(document, source, locales))\n")
      }
    }
  }

  struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Keep a file of TMX in memory/ of the repository, to be offered at export.",
      discussion: """
        The file is kept as it is, under its name; put it under version control. Texts in
        the source language and in a locale of the repository are offered; en-US serves
        en, and en serves en-GB.

        Examples:
          parlance memory import agency.tmx
          parlance memory import agency.tmx --replace
        """)

    @Argument(help: ArgumentHelp("The file.", valueName: "file"))
    var path: String

    @Flag(help: "Take the place of another file of the same name.")
    var replace = false

    @OptionGroup var options: EditOptions

    func run() async throws {
      let bytes = try ReturnedFile.read(path)
      let repository = try await options.repository.load()
      let source = repository.project.source
      let document = TMXDocument(bytes)
      let locales = repository.localeTags.filter { $0 != source }
      let problem = document.problems.first.map { "\(path):\($0.line):\($0.column): \($0.message)" }
      guard locales.contains(where: { document.count(from: source, to: $0) > 0 }) else {
        throw ParlanceError(
          problem ?? "\(path) holds no translation from \(source) to a locale of the repository")
      }
      let name = path.split(separator: "/").last.map { String($0) } ?? path
      var kept: String?
      if !options.dryRun {
        let lock = try RepositoryLock(repository.root)
        defer { withExtendedLifetime(lock) {} }
        kept = try ImportedMemory.keep(bytes, as: name, in: repository, replaces: replace)
      }
      if !options.quiet {
        let counted = MemoryCommand.counted(document, source, locales)
        Console.write("\(kept ?? "\(ImportedMemory.folder)/\(name)"): \(counted)")
        Console.write(
          options.dryRun
            ? "; nothing was written\n" : kept == nil ? "; it is there already\n" : "\n")
      }
      if let problem {
        Console.writeError("\(problem); what stands before is used\n")
        throw ExitCode.findings
      }
    }
  }

  /// What a document holds, in words: `120 translations: 60 de, 60 fr`.
  private static func counted(
    _ document: TMXDocument, _ source: LocaleTag, _ locales: [LocaleTag]
  ) -> String {
    let counts = locales.map { ($0, document.count(from: source, to: $0)) }.filter { $0.1 > 0 }
    let all = counts.reduce(0) { $0 + $1.1 }
    let parts = counts.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    let head = all == 1 ? "1 translation" : "\(all) translations"
    return parts.isEmpty ? head : "\(head): \(parts)"
  }
}

import ArgumentParser
import Parlance

struct LocaleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "locale",
    abstract: "Add a language, or list those that are there.",
    discussion: """
      Examples:
        parlance locale add fr
        parlance locale list
      """,
    subcommands: [AddCommand.self, ListCommand.self])

  struct AddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Begin a language: locales/fr.yaml with what CLDR knows of it.",
      discussion: """
        Says what to do next, and how many words there are to translate, by stage.
        The language need not be complete until its `required:` says so.

        Examples:
          parlance locale add fr
          parlance locale add pt-BR
        """)

    @Argument(help: ArgumentHelp("The locale, such as fr or pt-BR.", valueName: "locale"))
    var tag: String

    @Flag(help: "Print nothing.")
    var quiet = false

    @OptionGroup var repository: RepositoryOptions

    func run() async throws {
      let repository = try await repository.load()
      let scaffold = try LocaleScaffold(tag, in: repository)
      try scaffold.write(below: repository.root)
      guard !quiet else { return }
      Console.write("\(scaffold.file)\n\n")
      for line in [LocaleFacts(scaffold.tag).name] + (try LocaleFacts(scaffold.tag).lines()) {
        Console.write("\(line)\n")
      }
      let added = try await self.repository.load()
      Console.write("\n\(try work(in: added, scaffold.tag))")
      let senders = added.senderTextsMissing(in: scaffold.tag)
      Console.write(
        """

        Next:
          1. Fill in what is marked in \(scaffold.file): how readers are addressed, the glossary.
        \(senders.map { "     And in \($0.file): the sender’s \($0.key) in this language.\n" }.joined())\
          2. parlance export --locale \(scaffold.tag) --to \(scaffold.tag).xlf
          3. parlance import \(scaffold.tag).xlf
          4. parlance approve --all --locale \(scaffold.tag)
          5. Set `required: true`, so that check finds what is missing from then on.

        """)
    }

    /// How much there is to translate, by stage.
    private func work(in repository: Repository, _ tag: LocaleTag) throws -> String {
      let exporter = try Exporter(
        repository, locale: tag, memory: TranslationMemory(below: repository.root))
      return "To translate: \(try exporter.effort().text)"
    }
  }

  struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the languages with what is left to translate in each.",
      discussion: """
        Examples:
          parlance locale list
          parlance locale list --format json
        """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text
      case json
    }

    @Option(help: "How to print it.")
    var format: Format = .text

    @OptionGroup var repository: RepositoryOptions

    func run() async throws {
      let repository = try await self.repository.load()
      let listing = try LocaleListing(
        repository, memory: TranslationMemory(below: repository.root))
      Console.write(format == .json ? listing.json : listing.text)
    }
  }
}

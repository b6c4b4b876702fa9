import ArgumentParser
import Parlance

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show which touchpoint has its texts in which locale, and what a launch still needs.",
    discussion: """
      States: ok, not required, review (served, not yet approved), by fallback
      (another text of the same language serves), unrecorded (nobody knows which
      source it was made from), outdated (the source has changed since), draft,
      broken (parlance check says why), missing.

      A locale can launch a stage when everything that the stage may show is served in
      its language without an error, whether the locale must have it or not. Words are
      those of the source texts that are missing, drafts or outdated.

      Words to translate are counted by how much work they are: new, changed since, like
      something translated before by 75-84, 85-94 or 95-99 %, exact, and repeated.

      Examples:
        parlance status
        parlance status --format json
        parlance status --format html > status.html
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case html
  }

  @Option(help: "How to print it.")
  var format: Format = .text

  @OptionGroup var repository: RepositoryOptions

  func run() async throws {
    let repository = try await repository.load()
    var status = await Status(of: repository)
    try status.addEffort(memory: TranslationMemory(below: repository.root))
    switch format {
    case .text: Console.write(status.coverage.text(style: Console.style))
    case .json: Console.write(status.coverage.json)
    case .html: Console.write(status.html)
    }
  }
}

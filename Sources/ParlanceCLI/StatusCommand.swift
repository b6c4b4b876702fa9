import ArgumentParser
import Parlance

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show which touchpoint has its texts in which locale, and what is left to do.",
    discussion: """
      States: ok, not required, review (served, not yet approved), by fallback
      (another text of the same language serves), unrecorded (nobody knows which
      source it was made from), outdated (the source has changed since), draft,
      broken (parlance check says why), missing.

      Examples:
        parlance status
        parlance status --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Option(help: "How to print it.")
  var format: Format = .text

  @OptionGroup var repository: RepositoryOptions

  func run() async throws {
    let repository = try await repository.load()
    let report = await Checker(repository, on: repository.today).check()
    let coverage = Coverage(of: repository, findings: report.findings)
    switch format {
    case .text: Console.write(coverage.text(style: Console.style))
    case .json: Console.write(coverage.json)
    }
  }
}

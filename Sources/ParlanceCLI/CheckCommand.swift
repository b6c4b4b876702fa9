public import ArgumentParser
public import Parlance

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is missing, outdated or broken.",
    discussion: """
      Exits with 1 when there is at least one error (--strict: or a warning), else with 0.

      Examples:
        parlance check
        parlance check --locale ja
        parlance check --format json > findings.json
      """)

  @Option(help: ArgumentHelp("Look at one locale only.", valueName: "locale"))
  var locale: String?

  @Option(help: "How to print the findings.")
  var format: ReportFormat = .text

  @Flag(help: "Fail on warnings, too.")
  var strict = false

  @Flag(help: "Print findings only, without a summary.")
  var quiet = false

  @OptionGroup var day: DayOption
  @OptionGroup var repository: RepositoryOptions

  func run() async throws {
    let repository = try await repository.load()
    let locale = try self.locale.map { text throws(ParlanceError) in try repository.locale(text) }
    let checker = Checker(repository, on: day.day ?? repository.today)
    let report = await checker.check(locale: locale)
    Console.write(
      report.written(
        as: format, of: repository, style: Console.style, withSummary: !quiet, strict: strict))
    if report.fails(strict: strict) { throw ExitCode.findings }
  }
}

extension ReportFormat: ExpressibleByArgument {}

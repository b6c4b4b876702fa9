public import ArgumentParser
public import Parlance

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is missing, outdated or broken.",
    discussion: """
      Exits with 1 when there is at least one error (--strict: or a warning), or when
      the baseline holds what is mended; with 2 when it cannot work; else with 0.

      Examples:
        parlance check
        parlance check --locale ja
        parlance check --fix --dry-run           what could be mended, as a patch
        parlance check --fix
        parlance check --since main              fail only on what this branch touches
        parlance check --baseline known.jsonl    fail only on what is new
        parlance check --customers crm.csv       first and fail on what they get to soon
        parlance check --format sarif --output parlance.sarif
        parlance check --self-test               does the check notice what is damaged?
      """)

  @Option(help: ArgumentHelp("Look at one locale only.", valueName: "locale"))
  var locale: String?

  @Option(help: "How to write the findings.")
  var format: ReportFormat = .text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to a file, and for people to standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Fail only on what this file does not hold.", valueName: "file"))
  var baseline: String?

  @Flag(help: "Write what is found now to the baseline.")
  var updateBaseline = false

  @Option(
    help: ArgumentHelp(
      "Fail only on what has changed since a revision of git.", valueName: "revision"))
  var since: String?

  @Option(
    help: ArgumentHelp(
      "Customers, as JSON Lines or CSV: what they get to soon is urgent, the rest fails nothing.",
      valueName: "file"))
  var customers: String?

  @Flag(help: "Mend what can be mended mechanically, and show it.")
  var fix = false

  @Flag(help: "Show what --fix would change, as a patch, and write nothing.")
  var dryRun = false

  @Flag(
    help: ArgumentHelp(
      "Damage a copy of each file in turn, and tell what the check does not notice.",
      discussion: """
        Each kind of damage that fits a file is done to it at most once, at a place that \
        its content decides. Exits with 1 where something is not noticed. Takes --locale, \
        --format text or json, --output and --on.
        """))
  var selfTest = false

  @Flag(help: "Fail on warnings, too.")
  var strict = false

  @Flag(help: "Print findings only, without a summary.")
  var quiet = false

  @Flag(help: "Read every file anew, and remember nothing for the next check.")
  var noCache = false

  @OptionGroup var day: DayOption
  @OptionGroup var repository: RepositoryOptions

  func validate() throws {
    if updateBaseline, baseline == nil {
      throw ValidationError("--update-baseline needs --baseline FILE")
    }
    if baseline != nil, since != nil {
      throw ValidationError("give --baseline or --since, not both")
    }
    if updateBaseline, dryRun {
      throw ValidationError("--dry-run writes nothing, and --update-baseline does; give one")
    }
    if output == "" { throw ValidationError("--output needs the name of a file") }
    if selfTest { try validateSelfTest() }
  }

  private func validateSelfTest() throws {
    let others = [
      ("--baseline", baseline != nil), ("--since", since != nil), ("--customers", customers != nil),
      ("--fix", fix), ("--dry-run", dryRun), ("--strict", strict), ("--quiet", quiet),
    ]
    if let (name, _) = others.first(where: \.1) {
      throw ValidationError("--self-test checks damaged copies, which \(name) has no part in")
    }
    guard format == .text || format == .json else {
      throw ValidationError(
        "--self-test writes text or json, not \(format.rawValue); give --format json")
    }
  }

  func run() async throws {
    if selfTest { return try await CheckSelfTest(command: self).run() }
    let checker = try await self.checker()
    var repository = checker.repository
    let locale = try self.locale.map { text throws(ParlanceError) in try repository.locale(text) }
    let comparison = try await CheckComparison(self, locale: locale, in: repository)
    var forecast: CustomerForecast?
    if let customers {
      forecast = try await CustomerForecast(
        file: customers, in: repository, on: day.day ?? repository.today)
    }
    func check(_ checker: Checker) async throws(ParlanceError) -> Report {
      try await self.check(checker, locale: locale, comparison, forecast)
    }
    var report = try await check(checker)
    if fix || dryRun {
      let mending = CheckMending(isDry: dryRun, printsDiff: format == .text || output != nil)
      (repository, report) = try await mending.run(repository, report) { repository in
        try await check(Checker(repository, on: day.day ?? repository.today))
      }
    }
    if let baseline, updateBaseline {
      report = try await comparison.update(baseline, from: report)
    }
    try write(report, of: repository)
    if report.fails(strict: strict) { throw ExitCode.findings }
  }

  /// What checks the repository; it remembers where nothing but the findings is asked for.
  private func checker() async throws(ParlanceError) -> Checker {
    if noCache || fix || dryRun || customers != nil || format == .html {
      let repository = try await repository.load()
      return Checker(repository, on: day.day ?? repository.today)
    }
    return try await Checker.remembering(repository.start, on: day.day)
  }

  private func check(
    _ checker: Checker, locale: LocaleTag?, _ comparison: CheckComparison,
    _ forecast: CustomerForecast?
  ) async throws(ParlanceError) -> Report {
    var report = await checker.check(locale: locale)
    if let forecast { report.rank(by: forecast, in: checker.repository) }
    try comparison.compare(&report)
    return report
  }

  private func write(_ report: Report, of repository: Repository) throws(ParlanceError) {
    func text(_ format: ReportFormat, _ style: TextStyle) -> String {
      report.written(
        as: format, of: repository, style: style, withSummary: !quiet, strict: strict)
    }
    if let output {
      try FileWriter.write(text(format, .plain), to: output)
      Console.write(text(.text, Console.style))
    } else if !(dryRun && format == .text) {
      Console.write(text(format, Console.style))
    }
  }
}

extension ReportFormat: ExpressibleByArgument {}

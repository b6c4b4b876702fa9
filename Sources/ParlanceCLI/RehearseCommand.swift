import ArgumentParser
import Parlance

struct RehearseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse",
    abstract: "Show one customer's whole year, with every text as it will be, for approval.",
    discussion: """
      The touchpoints of the terms that --on is in, in the order of their days; what is
      sent or said there, rendered for that day; and the objections of the stages, with
      room to approve each. --since shows only what reads differently now: both are
      rendered for the customer as it is today.

      Exits with 1 where something cannot be shown; the page says so in its place.

      Examples:
        parlance rehearse --customer acme --out year.html
        parlance rehearse --customer noor --locale ar --playbook vip --out year.html
        parlance rehearse --customer acme --since origin/main > changes.html
        parlance rehearse --customer acme --format text
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html
    case text
  }

  @Option(
    help: ArgumentHelp(
      "A customer in content/customers, or a YAML or JSON file of one.", valueName: "name|file"))
  var customer: String

  @Option(
    help: ArgumentHelp(
      "The locale (default: the customer's, or else the source).", valueName: "locale"))
  var locale: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "One playbook only; may be repeated (default: all).", valueName: "name"))
  var playbook: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only what reads differently than in a revision of git.", valueName: "revision"))
  var since: String?

  @Option(help: "How to write it.")
  var format: Format = .html

  @Option(
    help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"))
  var out: String?

  @Flag(help: "Leave out the notes and warnings on standard error.")
  var quiet = false

  @OptionGroup var day: DayOption
  @OptionGroup var repository: RepositoryOptions

  func validate() throws {
    if out?.isEmpty == true { throw ValidationError("--out needs a file, or - ") }
  }

  func run() async throws {
    let repository = try await repository.load()
    let customer = try repository.customer(customer)
    let locale = try self.locale.map { text throws(ParlanceError) in try repository.locale(text) }
    let rehearsal =
      if let since {
        try await Rehearsal(
          repository, for: customer, locale: locale, playbooks: playbook, on: day.day, since: since)
      } else {
        try Rehearsal(
          repository, for: customer, locale: locale, playbooks: playbook, on: day.day)
      }
    let page = format == .html ? rehearsal.html : rehearsal.text
    if let out, out != "-" {
      try FileWriter.write(page, to: out)
    } else {
      Console.write(page)
    }
    if !quiet { remarkLines(rehearsal.notes, rehearsal.findings).forEach(Console.note) }
    for fault in rehearsal.faults { Console.note("parlance: \(fault)") }
    if !rehearsal.faults.isEmpty { throw ExitCode.findings }
  }
}

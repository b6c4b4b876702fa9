import ArgumentParser
import Parlance

struct PlaybookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "playbook",
    abstract: "Show what a reseller does when, and with what.",
    discussion: """
      The page of a playbook, or of one of its stages: the goal, the actions with
      their weeks, steps and material, then the objections with their solutions.

      With --customer it shows only what applies to the customer, dates in the place
      of weeks, and what is overdue, due and next on the day of --on. A step is
      overdue behind its last day until the next step of its action begins, and for
      4 weeks at most. Where the customer's dates are missing, the weeks stay, and
      the page says so.

      --all writes pages to take along, which open without a server: an index, every
      stage, and every mail, script, objection and asset, filled with the data of the
      customer, or of sample customers. A folder that holds other files is left as it
      is; --force adds to it.

      Exits with 1 where the texts or the customer's data are wrong.

      Examples:
        parlance playbook vip --locale ko
        parlance playbook vip renewal --customer acme --on 2026-11-21
        parlance playbook vip --locale de --format html > plan.html
        parlance playbook vip renewal --format json
        parlance playbook --all --locale de --out pack
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case html
    case json
  }

  @Argument(help: ArgumentHelp("The playbook, such as vip.", valueName: "playbook"))
  var playbook: String?

  @Argument(help: ArgumentHelp("A stage of it (default: all).", valueName: "stage"))
  var stage: String?

  @Option(
    help: ArgumentHelp(
      "The locale (default: the customer's, or else the source).", valueName: "locale"))
  var locale: String?

  @Option(
    help: ArgumentHelp(
      "A customer in content/customers, or a YAML or JSON file of one.", valueName: "name|file"))
  var customer: String?

  @Option(help: "What to write (default: text).")
  var format: Format?

  @Flag(help: "Write everything, to take along.")
  var all = false

  @Option(help: ArgumentHelp("The folder for --all.", valueName: "folder"))
  var out: String?

  @Flag(help: "Replace files in the folder that Parlance has not written.")
  var force = false

  @Flag(help: "Leave out the notes and warnings on standard error.")
  var quiet = false

  @OptionGroup var day: DayOption
  @OptionGroup var repository: RepositoryOptions

  func validate() throws {
    if all {
      if let playbook {
        throw ValidationError("--all writes every playbook; leave “\(playbook)” out")
      }
      guard let out, !out.isEmpty else { throw ValidationError("--all needs --out FOLDER") }
      if format != nil { throw ValidationError("--all writes HTML; leave --format out") }
      return
    }
    if playbook == nil { throw ValidationError("name a playbook such as vip, or give --all") }
    if out != nil { throw ValidationError("--out is for --all") }
    if force { throw ValidationError("--force is for --all") }
  }

  func run() async throws {
    let repository = try await repository.load()
    let locale = try self.locale.map { text throws(ParlanceError) in try repository.locale(text) }
    let customer = try self.customer.map { name throws(ParlanceError) in
      try repository.customer(name)
    }
    if all, let out {
      try write(
        PlaybookPack.Order(locale: locale, customer: customer, day: day.day), of: repository,
        to: out)
      return
    }
    let item = try repository.playbook(named: playbook ?? "")
    do throws(RenderError) {
      let page = try Renderer(repository: repository).playbook(
        item, stage: stage, locale: locale, customer: customer, on: day.day)
      if !quiet { remarkLines(page.notes, page.findings).forEach(Console.note) }
      switch format ?? .text {
      case .text: Console.write("\(page.title)\n\n\(page.text)")
      case .markdown: Console.write(page.markdown)
      case .html: Console.write(page.html)
      case .json: Console.write(page.json)
      }
    } catch {
      Console.note("parlance: \(error)")
      throw error.kind == .unknownName ? ExitCode.cannotWork : ExitCode.findings
    }
  }

  private func write(
    _ order: PlaybookPack.Order, of repository: Repository, to folder: String
  ) throws {
    let pack = PlaybookPack(order, of: repository)
    guard pack.errors.isEmpty else {
      for error in pack.errors { Console.note("parlance: \(error)") }
      Console.note("parlance: nothing was written to \(folder)")
      throw ExitCode.findings
    }
    try pack.write(to: folder, force: force)
    guard !quiet else { return }
    remarkLines(pack.notes, pack.findings).forEach(Console.note)
    Console.note("\(pack.files.count) pages are in \(folder); open \(folder)/index.html")
  }
}

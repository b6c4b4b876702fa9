import ArgumentParser
import MessageFormat
import Parlance

struct DueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "Show whom to contact with what: what is overdue, due, and coming up.",
    discussion: """
      For each customer of a file (JSON Lines, or CSV as Excel writes it), the
      touchpoints of the playbooks, with the material that is for this customer and
      the locale in which it will really be served; and everyone who would get a
      journey in several languages. Weeks are those of the customer's current term.

      Something is overdue behind its last day, until the next step of its action
      begins or the term is over, and for 4 weeks at most. --done takes JSON Lines
      that say what was done:
        {"customer":"acme","term":"2026-02-16",
         "touchpoint":"vip/renewal/early-renewal/quote","day":"2026-11-18"}
      (one line; the term is named by its first day).

      Exits with 1 where a customer cannot be read, its dates make no sense, or a
      material cannot be had; with 2 when it cannot work.

      Examples:
        parlance due --customers crm.csv
        parlance due --customers crm.csv --on 2026-11-21 --within 4w
        parlance due --customers crm.csv --playbook vip --done done.jsonl
        parlance due --customers crm.csv --format csv > today.csv
        parlance due --customers crm.csv --out today --locale de     a page to open
      """)

  @Option(
    help: ArgumentHelp(
      "The customers: a file of JSON Lines or CSV, or - for standard input.", valueName: "file"))
  var customers: String

  @OptionGroup var encoding: EncodingOption

  @Option(
    help: ArgumentHelp("How far to look ahead: days or weeks.", valueName: "14d|2w"),
    transform: { text in
      guard let days = DueQuery.days(text) else {
        throw ParlanceError(
          "“\(text)” is not a time such as 14d or 2w, of \(DueQuery.longestWithin) days at most")
      }
      return days
    })
  var within: Int = 14

  @Option(
    help: ArgumentHelp(
      "What was done already, as JSON Lines; it is left out.", valueName: "file"))
  var done: String?

  @Option(help: ArgumentHelp("Look at one playbook only.", valueName: "name"))
  var playbook: String?

  @Option(
    help: ArgumentHelp(
      "Write a page, index.html, into a folder, with each mail and script beside it.",
      valueName: "folder"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      "The language of the page that --out writes (default: the source).", valueName: "locale"))
  var locale: String?

  @Flag(help: "Replace files that are in --out already.")
  var force = false

  @Option(
    help:
      "How to write it on standard output: text, csv or json (default: text, or with --out not).")
  var format: DueFormat?

  @Flag(help: "Leave out the notes, progress and summary on standard error.")
  var quiet = false

  @OptionGroup var day: DayOption
  @OptionGroup var repository: RepositoryOptions

  func validate() throws {
    if force, out == nil { throw ValidationError("--force is for --out FOLDER") }
    if locale != nil, out == nil {
      throw ValidationError("--locale is the language of the page that --out FOLDER writes")
    }
    if out?.isEmpty == true { throw ValidationError("--out needs a folder") }
    if customers == "-", done == "-" {
      throw ValidationError("standard input is for --customers or for --done, not for both")
    }
  }

  func run() async throws {
    let repository = try await repository.load()
    let doneList = try done.map { file throws(ParlanceError) in try DoneList(file: file) }
    let query = try DueQuery(
      repository, playbook: playbook, on: day.day ?? repository.today, within: within,
      done: doneList ?? DoneList())
    let reader = try RosterReader(customers, repository: repository, encoding: encoding.encoding)
    let language = try locale.map { text throws(ParlanceError) in try repository.locale(text) }
    let page = try out.map { folder throws(ParlanceError) in
      try DuePageOrder(query, folder: folder, locale: language, overwrites: force)
    }
    // A page stands for itself, unless a listing is asked for, too.
    let listing = (format ?? (page == nil ? .text : nil)).map {
      DueListing($0, of: query, file: reader.name, style: Console.style)
    }
    let job = DueJob(query: query, listing: listing, page: page, quiet: quiet)
    try await job.run(reader, done: doneList ?? DoneList(), doneFile: done)
  }
}

extension DueFormat: ExpressibleByArgument {}

import ArgumentParser
import Parlance

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Show a mail, script, objection, asset, snippet or playbook as it will be read.",
    discussion: """
      Without --customer, the examples of content/variables.yaml take its place.
      Exits with 1 where the text or the customer's data are wrong.

      --customers takes JSON Lines, or CSV as CRMs and Excel write it; `columns:` in
      parlance.yaml says how its columns name and write the variables. A line of JSON
      per customer goes to standard output, or with --out a file per customer into a
      folder. A customer with a fault is reported, and the others are rendered.

      Examples:
        parlance render emails/win-back --locale de --customer acme
        parlance render emails/win-back --locale en-XA   (with accents, a third longer)
        parlance render emails/win-back --locale ar-XB   (from right to left)
        parlance render emails/win-back --customer acme --set seats=1
        parlance render emails/win-back --format html > mail.html
        parlance render emails/win-back --format eml > mail.eml
        parlance render playbooks/vip --locale de --format html > plan.html
        parlance render emails/win-back --customers crm.csv --out mails --format eml
        parlance render emails/win-back --customers crm.jsonl > mails.jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case html
    case eml
    case json
  }

  @Argument(help: ArgumentHelp("The item, such as emails/renewal-general.", valueName: "id"))
  var id: String

  @Option(
    help: ArgumentHelp(
      "The locale (default: the customer's, or else the source).",
      valueName: "locale"))
  var locale: String?

  @Option(
    help: ArgumentHelp(
      "A customer in content/customers, or a YAML or JSON file of one.", valueName: "name|file"))
  var customer: String?

  @Option(
    help: ArgumentHelp(
      "Many customers: a file of JSON Lines or CSV, or - for standard input.", valueName: "file"))
  var customers: String?

  @OptionGroup var encoding: EncodingOption

  @Option(
    help: ArgumentHelp(
      "Where --customers go: a folder for a file each, or - for standard output (the default).",
      valueName: "folder"))
  var out: String?

  @Flag(help: "Replace files that are in --out already.")
  var force = false

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "A variable that takes the place of the customer's; may be repeated.",
      valueName: "name=value"))
  var set: [String] = []

  @Option(help: ArgumentHelp("A sender in content/senders.", valueName: "name"))
  var sender: String?

  @Option(help: "What to write (default: text; json for --customers on standard output).")
  var format: Format?

  @Flag(help: "Leave out the notes, warnings, progress and summary on standard error.")
  var quiet = false

  @OptionGroup var day: DayOption
  @OptionGroup var repository: RepositoryOptions

  /// The folder for a file per customer; nil for standard output.
  private var folder: String? { out == "-" ? nil : out }

  func validate() throws {
    if customers == nil {
      for (isGiven, option) in [
        (out != nil, "--out"), (force, "--force"), (encoding.encoding != nil, "--encoding"),
      ] where isGiven {
        throw ValidationError("\(option) is for --customers")
      }
      return
    }
    if customer != nil { throw ValidationError("give --customer or --customers, not both") }
    if folder?.isEmpty == true { throw ValidationError("--out needs a folder, or - ") }
    if folder == nil, force { throw ValidationError("--force is for --out FOLDER") }
    if folder == nil, let format, format != .json {
      throw ValidationError(
        "--customers go to standard output as json; for a file each, add --out FOLDER")
    }
  }

  func run() async throws {
    var repository = try await repository.load()
    if let pseudo = locale.flatMap({ PseudoLocale(tag: $0) }) {
      repository = try repository.with(pseudo)
    }
    let item = try repository.item(id)
    let locale = try self.locale.map { text throws(ParlanceError) in try repository.locale(text) }
    let changes = try CustomerChanges(set, of: item, variables: repository.variables)
    if let customers {
      let job = RenderJob(
        repository: repository, item: item, locale: locale, changes: changes, sender: sender,
        day: day.day, format: format ?? (folder == nil ? .json : .text))
      let output = try RenderOutput(folder: folder, format: job.format, overwrites: force)
      let reader = try RosterReader(customers, repository: repository, encoding: encoding.encoding)
      try await job.render(reader, to: output, quiet: quiet)
      return
    }
    let customer = changes.applied(to: try chosenCustomer(in: repository))
    do throws(RenderError) {
      let rendered = try Renderer(repository: repository).render(
        item, locale: locale, customer: customer, sender: sender, on: day.day)
      let output = try text(of: rendered)
      if !quiet { remarkLines(rendered.notes, rendered.findings).forEach(Console.note) }
      Console.write(output)
    } catch {
      Console.note("parlance: \(error)")
      throw error.kind == .unknownName ? ExitCode.cannotWork : ExitCode.findings
    }
  }

  private func chosenCustomer(in repository: Repository) throws(ParlanceError) -> Customer {
    guard let customer else {
      if !quiet {
        let names = repository.customers.keys.sorted().joined(separator: ", ")
        Console.note(
          "note: the examples of content/variables.yaml take the customer’s place"
            + (names.isEmpty ? "" : "; customers for --customer: \(names)"))
      }
      return repository.exampleCustomer
    }
    return try repository.customer(customer)
  }

  private func text(of rendered: Rendered) throws(RenderError) -> String {
    switch format ?? .text {
    case .text:
      let heading = rendered.subject.isEmpty ? "" : "\(rendered.subject)\n\n"
      return heading + rendered.text
    case .html: return rendered.html
    case .eml: return try rendered.eml()
    case .json: return rendered.json + "\n"
    }
  }
}

/// What the reader should know of what was rendered, a line each.
func remarkLines(_ notes: [String], _ findings: [Finding]) -> [String] {
  notes.map { "note: \($0)" }
    + findings.map { finding in
      let help = finding.help.map { "; \($0)" } ?? ""
      return "\(finding.severity): \(finding.location): \(finding.message)\(help)"
    }
}

import ArgumentParser
import Parlance

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Show a mail, script, objection, asset, snippet or playbook as it will be read.",
    discussion: """
      Without --customer, the examples of content/variables.yaml take its place.
      Exits with 1 where the text or the customer's data are wrong.

      Examples:
        parlance render emails/win-back --locale de --customer acme
        parlance render emails/win-back --customer acme --set seats=1
        parlance render emails/win-back --format html > mail.html
        parlance render emails/win-back --format eml > mail.eml
        parlance render playbooks/vip --locale de --format html > plan.html
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
      "A customer in content/customers, or a YAML file of one.", valueName: "name|file"))
  var customer: String?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "A variable that takes the place of the customer's; may be repeated.",
      valueName: "name=value"))
  var set: [String] = []

  @Option(help: ArgumentHelp("A sender in content/senders.", valueName: "name"))
  var sender: String?

  @Option(help: "What to print.")
  var format: Format = .text

  @Flag(help: "Leave out the notes and warnings on standard error.")
  var quiet = false

  @OptionGroup var day: DayOption
  @OptionGroup var repository: RepositoryOptions

  func run() async throws {
    let repository = try await repository.load()
    let item = try repository.item(id)
    let locale = try self.locale.map { text throws(ParlanceError) in try repository.locale(text) }
    var customer = try chosenCustomer(in: repository)
    for assignment in set {
      guard let equals = assignment.unicodeScalars.firstIndex(of: "=") else {
        throw ParlanceError("--set \(assignment): expected NAME=VALUE, such as --set seats=7")
      }
      do throws(ParlanceError) {
        try customer.set(
          String(assignment.unicodeScalars[..<equals]),
          to: String(assignment.unicodeScalars[assignment.unicodeScalars.index(after: equals)...]),
          variables: repository.variables)
      } catch {
        throw ParlanceError("\(item): --set \(assignment): \(error.message)")
      }
    }
    do throws(RenderError) {
      let rendered = try Renderer(repository: repository).render(
        item, locale: locale, customer: customer, sender: sender, on: day.day)
      let output = try text(of: rendered)
      if !quiet { say(rendered) }
      Console.write(output)
    } catch {
      Console.note("parlance: \(error)")
      throw error.kind == .unknownName ? ExitCode.cannotWork : ExitCode.findings
    }
  }

  /// Says on standard error what the reader should know of it.
  private func say(_ rendered: Rendered) {
    for note in rendered.notes { Console.note("note: \(note)") }
    for finding in rendered.findings {
      let help = finding.help.map { "; \($0)" } ?? ""
      Console.note("\(finding.severity): \(finding.location): \(finding.message)\(help)")
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
    switch format {
    case .text:
      let heading = rendered.subject.isEmpty ? "" : "\(rendered.subject)\n\n"
      return heading + rendered.text
    case .html: return rendered.html
    case .eml: return try rendered.eml()
    case .json: return rendered.json + "\n"
    }
  }
}

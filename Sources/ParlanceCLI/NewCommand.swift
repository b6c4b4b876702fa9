import ArgumentParser
import Parlance

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a mail, call script, objection, asset or snippet.",
    discussion: """
      Makes the item's folder, and in it a draft in the source locale, with the front
      matter of its kind and a TODO wherever a text is to come. Says which lines hook
      it into a playbook; check says what is left to do until it can be served.

      Names have ASCII letters, digits, - and _; those of snippets, which messages
      name, have no -.

      Examples:
        parlance new email spring-offer
        parlance new email spring-offer --title "{companyName}, spring is here"
        parlance new call-script spring-call --title "The call in spring"
        parlance new objection no-budget --title "There is no budget for it."
        parlance new asset price-list
        parlance new snippet opening_hours
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case email
    case callScript = "call-script"
    case objection
    case asset
    case snippet

    var item: ItemKind {
      switch self {
      case .email: .email
      case .callScript: .callScript
      case .objection: .objection
      case .asset: .asset
      case .snippet: .snippet
      }
    }
  }

  @Argument(help: "What sort of content it is.")
  var kind: Kind

  @Argument(help: ArgumentHelp("The item's name, such as spring-offer.", valueName: "id"))
  var id: String

  @Option(
    help: ArgumentHelp(
      "The subject of a mail, the title of a script or asset, or what an objection says.",
      valueName: "text"))
  var title: String?

  @Flag(help: "Print nothing.")
  var quiet = false

  @OptionGroup var repository: RepositoryOptions

  func run() async throws {
    let repository = try await repository.load()
    let item = try NewItem(kind.item, named: id, title: title, in: repository)
    try item.write()
    if !quiet { Console.write("\(item.file)\n\n\(item.nextSteps)") }
  }
}

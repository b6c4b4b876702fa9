import ArgumentParser
import Parlance

struct ApproveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Say of translations in review that somebody has read them: review becomes approved.",
    discussion: """
      A draft is not approved: what is left in it is to be translated first.

      Examples:
        parlance approve emails/renewal-general --locale fr
        parlance approve --all --locale fr
      """)

  @Argument(help: ArgumentHelp("The items, such as emails/renewal-general.", valueName: "id"))
  var ids: [String] = []

  @Flag(help: "Approve all items and playbooks.")
  var all = false

  @Option(help: ArgumentHelp("One locale only.", valueName: "locale"))
  var locale: String?

  @Flag(help: "Print nothing.")
  var quiet = false

  @OptionGroup var repository: RepositoryOptions

  func validate() throws {
    if all && !ids.isEmpty { throw ValidationError("name items or use --all, not both") }
    if !all && ids.isEmpty {
      throw ValidationError("name items, or use --all: parlance approve --all --locale fr")
    }
  }

  func run() async throws {
    let root = try await repository.load().root
    let lock = try RepositoryLock(root)
    defer { withExtendedLifetime(lock) {} }
    let repository = try await repository.load()
    let locales =
      if let locale { [try repository.locale(locale)] } else { repository.localeTags }
    var chosen: [ItemID] = []
    for id in ids { chosen.append(try repository.item(id)) }
    if all { chosen = repository.itemIDs + repository.orderedPlaybooks.map(\.id) }
    let approval = Approval(repository)
    var approved = 0
    var drafts: [String] = []
    for id in chosen {
      for outcome in try approval.outcomes(for: id, in: locales) {
        switch outcome {
        case .draft(let file): drafts.append(file)
        case .approved(let change):
          guard try change.write(below: root) else {
            throw ParlanceError(
              "\(change.path) was edited meanwhile and is left as it is; try again")
          }
          approved += 1
          if !quiet { Console.write("\(change.path)\n") }
        }
      }
    }
    if !quiet {
      let files = approved == 1 ? "1 file" : "\(approved) files"
      Console.write(
        approved == 0 && drafts.isEmpty ? "Nothing is in review.\n" : "\(files) approved.\n")
    }
    for file in drafts {
      Console.note("parlance: \(file) is a draft and is left as it is; export what is left of it")
    }
    if !drafts.isEmpty { throw ExitCode.findings }
  }
}

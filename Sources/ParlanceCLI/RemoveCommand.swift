import ArgumentParser
import Parlance

struct RemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take an item or a playbook away, in all locales.",
    discussion: """
      It is refused while something names the item; each place is shown. --references
      takes it out of lists that still have something else in them: material and
      objections of playbooks, what is forwarded, required stages, and ignores. Links
      and snippets in texts are left to people.

      Git keeps what was removed. What git does not have is removed with --force only.

      Exit codes: 0 removed, 1 something names it.

      Examples:
        parlance remove emails/win-back --dry-run
        parlance remove assets/vip-benefits --references
      """)

  @Argument(help: ArgumentHelp("The item, such as emails/win-back.", valueName: "id"))
  var id: String

  @Flag(help: "Take it out of lists that name it, too.")
  var references = false

  @Flag(help: "Remove what git does not have.")
  var force = false

  @OptionGroup var options: EditOptions

  func run() async throws {
    try await options.repository.edit(remove)
  }

  private func remove(from repository: Repository) throws {
    let removal = try Removal(id, references: references, in: repository)
    for place in removal.lookalikes {
      Console.note("parlance: \(place): looks like \(removal.id), and is left as it is")
    }
    for file in removal.unread { Console.note("parlance: \(file); not looked through") }
    guard removal.mentions.isEmpty else {
      for mention in removal.mentions {
        Console.note("\(mention.location): \(mention.what) names \(removal.id); \(mention.wayOut)")
      }
      let places = removal.mentions.count
      Console.note(
        "parlance: \(removal.id) is left as it is, since "
          + (places == 1 ? "1 place names it" : "\(places) places name it"))
      throw ExitCode.findings
    }
    if !force { try requireSaved(removal) }
    if !options.dryRun { try removal.carryOut() }
    if !options.quiet {
      for change in removal.changes { Console.write("\(change.path)\n") }
      Console.write("\(removal.id.folder) \(options.dryRun ? "would be removed" : "is removed").\n")
    }
  }

  private func requireSaved(_ removal: Removal) throws(ParlanceError) {
    guard let unsaved = removal.unsaved() else {
      throw ParlanceError(
        "git does not look after \(removal.id.folder), so that nothing keeps what is removed; "
          + "to remove it all the same: --force")
    }
    guard let first = unsaved.first else { return }
    let others = unsaved.count == 1 ? "" : " and \(unsaved.count - 1) more"
    throw ParlanceError(
      "git does not have \(first)\(others) as it is now; commit it, or lose it with --force")
  }
}

import ArgumentParser
import Parlance

struct RenameCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Give an item or a playbook another name, wherever it is named.",
    discussion: """
      The folder moves, and every place that names it changes with it, in all locales:
      material and objections of playbooks, what is forwarded, links and snippets in
      texts, required stages, ignores and settings of rules, and baselines. Translations
      that were fresh stay fresh. Nothing else changes.

      A rename that was interrupted is finished by the same command.

      Examples:
        parlance rename emails/win-back emails/come-back
        parlance rename objections/not-now later --dry-run
        parlance rename playbooks/vip playbooks/partners
      """)

  @Argument(help: ArgumentHelp("The item, such as emails/win-back.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("Its new name, such as emails/come-back.", valueName: "new"))
  var new: String

  @OptionGroup var options: EditOptions

  func run() async throws {
    try await options.repository.edit(rename)
  }

  private func rename(in repository: Repository) throws {
    let rename = try Rename(old, to: new, in: repository)
    if rename.isDone {
      if !options.quiet {
        Console.write(
          "\(rename.old) is not there, \(rename.new) is, and nothing names the former: "
            + "nothing is left to do.\n")
      }
      return
    }
    if !options.dryRun { try rename.carryOut() }
    if !options.quiet { report(rename) }
    for place in rename.lookalikes {
      Console.note("parlance: \(place): looks like \(rename.old), and is left as it is")
    }
    for file in rename.unread { Console.note("parlance: \(file); not looked through") }
  }

  private func report(_ rename: Rename) {
    for mention in rename.mentions { Console.write("\(mention.location): \(mention.what)\n") }
    for baseline in rename.baselines { Console.write("\(baseline.path): baseline\n") }
    if rename.movesFolder { Console.write("\(rename.old.folder) -> \(rename.new.folder)\n") }
    let places = rename.mentions.count == 1 ? "1 place" : "\(rename.mentions.count) places"
    let files = rename.changes.count == 1 ? "1 file" : "\(rename.changes.count) files"
    Console.write(
      "\(places) that \(rename.mentions.count == 1 ? "names" : "name") it; \(files) "
        + (options.dryRun ? "would change.\n" : "changed.\n"))
  }
}

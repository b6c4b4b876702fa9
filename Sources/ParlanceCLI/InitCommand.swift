import ArgumentParser
import Parlance

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a small new repository that passes check.",
    discussion: """
      Example:
        parlance init my-content
      """)

  @Argument(help: ArgumentHelp("The new folder.", valueName: "folder"))
  var folder: String

  @Flag(help: "Print nothing.")
  var quiet = false

  func run() throws {
    let files = try StarterRepository.create(in: folder)
    guard !quiet else { return }
    for file in files { Console.write("\(folder)/\(file)\n") }
    Console.write(
      """

      A repository with one mail and one playbook, in English and German. Try:
        cd \(folder)
        parlance check
        parlance render emails/welcome --locale de --customer nordlicht
      Then write your own first mail in content/emails/NAME/en.md.

      """)
  }
}

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

  @OptionGroup var chosen: ChosenTexts

  @Flag(help: "Print nothing.")
  var quiet = false

  @OptionGroup var repository: RepositoryOptions

  func run() async throws {
    try await repository.edit(approve)
  }

  private func approve(in repository: Repository) throws {
    let locales = try chosen.locales(in: repository)
    let approval = Approval(repository)
    var approved = 0
    var drafts: [String] = []
    for id in try chosen.items(in: repository) {
      for outcome in try approval.outcomes(for: id, in: locales) {
        switch outcome {
        case .draft(let file): drafts.append(file)
        case .approved(let change):
          guard try change.write(below: repository.root) else {
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

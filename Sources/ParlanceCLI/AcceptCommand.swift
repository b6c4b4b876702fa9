import ArgumentParser
import Parlance

struct AcceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Say that translations still hold, and record the source texts as they are now.",
    discussion: """
      The ID locales stands for the labels of the locales. What changed in the source
      is shown by: parlance diff ID

      Examples:
        parlance accept emails/renewal-general --locale de
        parlance accept playbooks/vip
        parlance accept --all
        parlance accept --all --minor "a typo in the source"
      """)

  @OptionGroup var chosen: ChosenTexts

  @Option(
    help: ArgumentHelp(
      "Why the translations still hold: printed as a commit message, for reviewers.",
      valueName: "reason"))
  var minor: String?

  @Flag(help: "Print nothing.")
  var quiet = false

  @OptionGroup var repository: RepositoryOptions

  func validate() throws {
    if let minor {
      guard minor.contains(where: { !$0.isWhitespace }) else {
        throw ValidationError("the reason is empty: --minor \"a typo in the source\"")
      }
      guard minor.onOneLine.unicodeScalars.elementsEqual(minor.unicodeScalars) else {
        throw ValidationError("the reason has line breaks or control characters")
      }
      guard minor.count <= AcceptCommand.reasonLimit else {
        throw ValidationError(
          "the reason is \(minor.count) characters long; it may have \(AcceptCommand.reasonLimit)")
      }
    }
  }

  /// What stands for the labels of the locales, in place of an ID.
  private static let labels = "locales"

  /// The longest reason, in characters.
  static let reasonLimit = 500

  func run() async throws {
    try await repository.edit(accept)
  }

  private func accept(in repository: Repository) throws {
    let locales = try chosen.locales(in: repository)
    let acceptance = Acceptance(repository)
    var changes: [Acceptance.Change] = []
    var unreadable: [String] = []
    for id in try chosen.items(in: repository, besides: AcceptCommand.labels) {
      if let locale = chosen.locale, !chosen.all,
        repository.state(of: id, in: locales[0]) == .missing
      {
        throw ParlanceError(
          "\(id.file(in: locales[0])) is not there, or lacks texts: there is nothing to accept "
            + "in \(locale)")
      }
      changes += try acceptance.changes(to: id, in: locales)
      unreadable += acceptance.unreadable(id, in: locales)
    }
    if chosen.all || chosen.ids.contains(AcceptCommand.labels) {
      changes += try acceptance.changes(toLabelsIn: locales)
      unreadable += acceptance.unreadable(nil, in: locales)
    }
    for change in changes {
      try FileWriter.write(change.text, to: "\(repository.root)/\(change.file)")
      if !quiet {
        let holds = change.fields.count == 1 ? "still holds" : "still hold"
        Console.write("\(change.file): \(change.fields.joined(separator: ", ")) \(holds)\n")
      }
    }
    if !quiet {
      let files = changes.count == 1 ? "1 file" : "\(changes.count) files"
      Console.write(
        changes.isEmpty
          ? unreadable.isEmpty ? "Everything was fresh already.\n" : ""
          : "\(files) accepted.\n")
      if let minor, !changes.isEmpty { Console.write(suggestion(minor)) }
    }
    for file in unreadable {
      Console.note("parlance: \(file): left alone, since it has faults; see: parlance check")
    }
    if !unreadable.isEmpty { throw ExitCode.findings }
  }

  /// The reason in a command that keeps it where reviewers and `git blame` find it.
  private func suggestion(_ reason: String) -> String {
    let message = "Translations still hold: \(reason)".replacing("'", with: "'\\''")
    return "\nThe reason belongs into the commit:\n  git commit -a -m '\(message)'\n"
  }
}

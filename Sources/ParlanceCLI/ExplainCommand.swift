import ArgumentParser
import Parlance

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule wants and why, with a bad and a good example.",
    discussion: """
      Without a rule, all rules are listed.

      Examples:
        parlance explain missing-translation
        parlance explain
      """)

  @Argument(help: ArgumentHelp("The rule.", valueName: "rule"))
  var rule: String?

  @Flag(help: ArgumentHelp("Print the documentation’s page of all rules.", visibility: .hidden))
  var markdown = false

  func run() throws {
    if markdown {
      Console.write(Rule.page)
      return
    }
    guard let rule else {
      Console.write(Rule.list(style: Console.style))
      return
    }
    guard let found = Rule.named(rule) else {
      throw ParlanceError(
        "no rule is named “\(rule)”\(Rule.suggestion(for: rule)); parlance explain lists all rules")
    }
    Console.write(found.text(style: Console.style))
  }
}

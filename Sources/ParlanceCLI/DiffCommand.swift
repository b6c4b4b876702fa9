import ArgumentParser
import Parlance

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changed in the source since translations were made from it.",
    discussion: """
      Each text that is not fresh is shown with what was removed from its source and
      added to it, word by word, beside its translation. The source of then is looked
      for in git’s history. The ID locales stands for the labels of the locales.

      Exit codes: 0 nothing changed, 1 something did.

      Examples:
        parlance diff emails/renewal-general --locale de
        parlance diff playbooks/vip --format json
        parlance diff locales
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(help: ArgumentHelp("The item, such as emails/renewal-general.", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("One locale only.", valueName: "locale"))
  var locale: String?

  @Option(help: "How it is printed.")
  var format = Format.text

  @OptionGroup var repository: RepositoryOptions

  func run() async throws {
    let repository = try await repository.load()
    let source = repository.project.source
    let item = id == "locales" ? nil : try repository.item(id)
    var locales = repository.localeTags
    if let locale {
      let tag = try repository.locale(locale)
      guard tag != source else {
        throw ParlanceError("\(tag) is the source; name a locale that is translated from it")
      }
      locales = [tag]
    }
    if let item, repository.translations(of: item)?[source] == nil {
      throw ParlanceError("\(item.file(in: source)) is not there: nothing is translated from it")
    }
    let changes = SourceChanges(of: item, in: locales, repository)
    if let locale, changes.locales.contains(where: { $0.isOpen && $0.fields.isEmpty }) {
      throw ParlanceError(
        "\(changes.locales[0].file) is not there, or a draft: nothing is translated in \(locale)")
    }
    switch format {
    case .text: Console.write(changes.text(style: Console.style))
    case .json: Console.write(changes.json.text() + "\n")
    }
    if !changes.isFresh { throw ExitCode.findings }
  }
}

import ArgumentParser
import Parlance

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write what is left to translate into a file for translators.",
    discussion: """
      The format is that of the file's name: \(ExchangeFormat.endings).
      A translator gets one text for a field or a paragraph, and one for each branch of
      a plural that the language needs; placeholders and marks are protected. Parlance
      takes the file back with: parlance import FILE

      XLIFF is 2.1, unless --format says xliff12, which older tools want, or xliff22, in
      which the branches of a sentence are one unit (plural, gender and select module).

      What was translated before and is like a text, from 75 % on, is offered beside it
      in XLIFF. The words are counted by how much work they are: new, changed since,
      like something by 75-84, 85-94 or 95-99 %, exact, and repeated in the same file.

      Examples:
        parlance export --locale fr --to fr.xlf
        parlance export --locale fr --to fr.po
        parlance export --locale fr --to fr.xlsx --stage renewal
        parlance export --locale de --to de.xlf --only outdated
        parlance export --locale fr --to fr.xlf --format xliff12
        parlance export --locale fr --to fr.xlf --format xliff22
        parlance export --locale all --to exchange/{locale}.xlf
      """)

  enum Only: String, ExpressibleByArgument, CaseIterable {
    case missing
    case outdated
    case all

    var selection: Exporter.Selection {
      switch self {
      case .missing: .missing
      case .outdated: .outdated
      case .all: .all
      }
    }
  }

  @Option(help: ArgumentHelp("The locale to translate to, or all.", valueName: "locale"))
  var locale: String

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The file to write; {locale} stands for the locale.", valueName: "file"))
  var path: String

  @Option(help: "What is given out (default: what is missing or outdated).")
  var only: Only?

  @Option(
    help: ArgumentHelp(
      "Only what a stage uses, such as renewal or vip/renewal.", valueName: "stage"))
  var stage: String?

  @Option(help: "The format, where the name of the file does not say it.")
  var format: ExchangeFormat?

  @Flag(help: "Print nothing.")
  var quiet = false

  @OptionGroup var repository: RepositoryOptions

  func run() async throws {
    guard let format = format ?? ExchangeFormat(path: path) else {
      throw ParlanceError(
        "the name \(path) does not say in which format; end it with "
          + "\(ExchangeFormat.endings), or add --format")
    }
    if let named = ExchangeFormat(path: path), named.ending != format.ending {
      throw ParlanceError(
        "--format \(format.rawValue) does not go with the name \(path); end it with "
          + "\(format.ending)")
    }
    let repository = try await repository.load()
    let locales: [LocaleTag]
    if locale == "all" {
      locales = repository.localeTags.filter { $0 != repository.project.source }
      guard path.contains("{locale}") || locales.count < 2 else {
        throw ParlanceError(
          "several locales want a file each: --to exchange/{locale}.\(path.split(separator: ".").last ?? "xlf")"
        )
      }
    } else {
      locales = [try repository.locale(locale)]
    }
    let memory = TranslationMemory(below: repository.root)
    var written: [String] = []
    var advice: [(place: String, text: String)] = []
    for locale in locales {
      let document = try Exporter(repository, locale: locale, memory: memory).document(
        only?.selection ?? .left, stage: stage)
      let path = path.replacing("{locale}", with: locale.description)
      for text in document.unfit { Console.note("\(locale): not given out: \(text)") }
      guard !document.units.isEmpty else {
        if !quiet {
          Console.write(
            document.unfit.isEmpty
              ? "\(locale): nothing is \(only == nil ? "left to translate" : only?.rawValue ?? ""), "
                + "so that no file is written.\n"
              : "\(locale): what is left is to be mended first, so that no file is written.\n")
        }
        continue
      }
      if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
        try FileWriter.createFolder(String(path[..<slash]))
      }
      try format.write(document, to: path)
      if !quiet { Console.write("\(path): \(TranslationEffort(document).summary)\n") }
      // The same sentence is costly in every language.
      let places = Set(advice.map(\.place))
      advice += self.advice(on: document).filter { !places.contains($0.place) }
      written.append(path)
    }
    if !quiet { tell(advice) }
    if !quiet, !written.isEmpty {
      Console.write("Next, once translated: parlance import \(written.joined(separator: " "))\n")
    }
  }

  /// What would make sentences of a document less work, each said once.
  private func advice(on document: ExchangeDocument) -> [(place: String, text: String)] {
    var seen: Set<String> = []
    return document.units.compactMap { unit in
      unit.context.advice.map { ("\(unit.item) \(unit.field)", $0) }
    }.filter { place, text in
      !text.contains("an address") && seen.insert("\(place): \(text)").inserted
    }
  }

  private func tell(_ advice: [(place: String, text: String)]) {
    for (place, text) in advice.prefix(5) { Console.write("  \(place): \(text)\n") }
    if advice.count > 5 { Console.write("  and \(advice.count - 5) more, each beside its text\n") }
  }
}

extension ExchangeFormat: ExpressibleByArgument {}

import ArgumentParser
import Parlance

struct GlossaryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: "Hand the words for the company’s terms to people, and take them back.",
    discussion: """
      The ending of the file says the format: .csv for people with a spreadsheet (the
      columns term, use, forms and avoid; words in a cell are kept apart by semicolons),
      .tbx for terminology tools (TBX-Basic, ISO 30042:2019).

      Examples:
        parlance glossary export --locale fr --to fr.csv
        parlance glossary import --locale fr --from fr.csv --dry-run
      """,
    subcommands: [Export.self, Import.self])

  /// The formats of glossaries.
  enum Format {
    case csv
    case tbx

    init(path: String) throws(ParlanceError) {
      let name = path.lowercased()
      if name.hasSuffix(".csv") {
        self = .csv
      } else if name.hasSuffix(".tbx") {
        self = .tbx
      } else {
        throw ParlanceError("“\(path)” does not say its format; let it end with .csv or .tbx")
      }
    }

    /// Makes sure that a locale’s terms can go into the format.
    func require(_ locale: LocaleTag, besides source: LocaleTag) throws(ParlanceError) {
      guard self == .tbx, locale == source else { return }
      throw ParlanceError(
        "\(locale) is the source, and TBX holds words of two languages; use a file .csv")
    }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the terms of a locale, those without a word included, to a file.",
      discussion: """
        Examples:
          parlance glossary export --locale fr --to fr.csv
          parlance glossary export --locale fr --to fr.tbx
        """)

    @Option(help: ArgumentHelp("The locale.", valueName: "locale"))
    var locale: String

    @Option(help: ArgumentHelp("The file, .csv or .tbx.", valueName: "file"))
    var to: String

    @Flag(help: "Print nothing.")
    var quiet = false

    @OptionGroup var repository: RepositoryOptions

    func run() async throws {
      let format = try Format(path: to)
      let repository = try await repository.load()
      let tag = try repository.locale(locale)
      let source = repository.project.source
      try format.require(tag, besides: source)
      let table = try GlossaryTable(of: tag, in: repository)
      let text: String? =
        switch format {
        case .csv: GlossaryCSV.write(table)
        case .tbx: TBX.write(table, from: source, to: tag)
        }
      guard let text else {
        if !quiet {
          let file = repository.locales[source]?.file ?? "locales/\(source).yaml"
          Console.write(
            "\(tag): there is no term yet, and TBX wants one at least, so that no file is written; "
              + "add terms under glossary: in \(file), or fill in a file .csv\n")
        }
        return
      }
      try FileWriter.write(text, to: to)
      let open = table.rows.count { $0.use.isEmpty }
      if !quiet {
        let terms = table.rows.count == 1 ? "1 term" : "\(table.rows.count) terms"
        Console.write("\(to): \(terms)\(open == 0 ? "" : ", \(open) without a word").\n")
      }
    }
  }

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take the words of a file into a locale.",
      discussion: """
        Only glossary: of locales/LOCALE.yaml changes, and there only the terms whose
        words do. Terms that the file does not have stay.

        Exit codes: 0 all is taken, 1 rows were refused.

        Examples:
          parlance glossary import --locale fr --from fr.csv --dry-run
          parlance glossary import --locale fr --from fr.tbx
        """)

    @Option(help: ArgumentHelp("The locale.", valueName: "locale"))
    var locale: String

    @Option(help: ArgumentHelp("The file, .csv or .tbx.", valueName: "file"))
    var from: String

    @OptionGroup var options: EditOptions

    func run() async throws {
      let format = try Format(path: from)
      let bytes = try ReturnedFile.read(from)
      try await options.repository.edit { try take(bytes, format, into: $0) }
    }

    private func take(_ bytes: [UInt8], _ format: Format, into repository: Repository) throws {
      let tag = try repository.locale(locale)
      let source = repository.project.source
      try format.require(tag, besides: source)
      let table =
        switch format {
        case .csv: GlossaryCSV.read(bytes)
        case .tbx: TBX.read(bytes, from: source, to: tag)
        }
      let plan = try GlossaryImport(table, to: tag, in: repository)
      if let change = plan.change, !options.dryRun,
        try !change.write(below: repository.root)
      {
        throw ParlanceError("\(change.path) was edited meanwhile and is left as it is; try again")
      }
      if !options.quiet {
        for row in plan.changed { Console.write("\(row.term.onOneLine): \(row.use.onOneLine)\n") }
        let terms = plan.changed.count == 1 ? "1 term" : "\(plan.changed.count) terms"
        Console.write(
          "\(terms) \(options.dryRun ? "would change" : "changed"), \(plan.same) as before, "
            + "\(plan.open) without a word.\n")
      }
      for problem in plan.problems { Console.note("\(from):\(problem.line): \(problem.message)") }
      if !plan.problems.isEmpty { throw ExitCode.findings }
    }
  }
}

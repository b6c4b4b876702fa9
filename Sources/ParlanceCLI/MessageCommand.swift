import ArgumentParser
import MessageFormat
import Parlance

struct MessageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "message",
    abstract: "Fill one ICU message, or show all its branches.",
    discussion: """
      The pattern comes from --pattern, from --file, or from standard input. In
      --set, 3 is a number, 2026-11-21 a date, 12.50 EUR money, and everything else
      text.

      With --jsonl, each line of standard input is answered by one line:
        {"locale":"de","pattern":"{n}","args":{"n":3},"timeZone":"UTC"}
        {"text":"3"}
        {"error":{"kind":"..","line":1,"column":5,"message":".."}}
      In args, these are values, too: {"date":"2026-11-21"}, {"decimal":"1.10"},
      {"datetime":"2026-11-21T10:00:00Z"}, {"money":"12.50","currency":"EUR"}.

      Examples:
        parlance message --locale de --pattern '{d, date, long}' --set d=2027-03-31
        parlance message --locale ar --branches --file pattern.txt
        parlance message --jsonl < requests.jsonl
      """)

  @Option(help: ArgumentHelp("The locale.", valueName: "locale"))
  var locale = "en"

  @Option(help: ArgumentHelp("The message.", valueName: "pattern"))
  var pattern: String?

  @Option(help: ArgumentHelp("A file that holds the message.", valueName: "file"))
  var file: String?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("The value of an argument; may be repeated.", valueName: "name=value"))
  var set: [String] = []

  @Option(help: ArgumentHelp("The time zone of instants.", valueName: "zone"))
  var timeZone = "UTC"

  @Flag(help: "Show each branch with the values that reach it.")
  var branches = false

  @Flag(help: "Answer lines of JSON from standard input.")
  var jsonl = false

  @Flag(help: "Be libicu exactly: its types only, a missing argument printed as {name}.")
  var icuCompatible = false

  @OptionGroup var day: DayOption

  func validate() throws {
    if pattern != nil && file != nil { throw ValidationError("give --pattern or --file, not both") }
    if jsonl && (pattern != nil || file != nil || branches || !set.isEmpty) {
      throw ValidationError("--jsonl takes everything from standard input")
    }
  }

  func run() throws {
    let answerer = MessageAnswerer(icuCompatible: icuCompatible, today: day.day)
    if jsonl {
      try answerLines(answerer)
      return
    }
    guard let tag = LocaleTag(locale), tag.isKnown else {
      throw ParlanceError("“\(locale)” is not a locale such as de or pt-BR")
    }
    if pattern == nil && file == nil && Console.inputIsTerminal {
      throw ParlanceError("give a message with --pattern or --file, or on standard input")
    }
    let pattern = try self.pattern ?? file.map(Input.contents(ofFile:)) ?? Input.contents()
    var arguments: [String: Value] = [:]
    for assignment in set {
      guard let equals = assignment.unicodeScalars.firstIndex(of: "=") else {
        throw ParlanceError("--set \(assignment): expected NAME=VALUE, such as --set seats=7")
      }
      arguments[String(assignment.unicodeScalars[..<equals])] =
        Value(
          readingText: String(
            assignment.unicodeScalars[assignment.unicodeScalars.index(after: equals)...]))
    }
    do throws(MessageAnswerer.Failure) {
      for warning in try answerer.parse(pattern).warnings {
        let position = TextPosition(utf8Offset: warning.range.lowerBound, in: pattern)
        let place = "\(file ?? "pattern"):\(position.line):\(position.column)"
        let hint = warning.hint.map { "; \($0)" } ?? ""
        Console.note(
          "parlance: \(place): warning: \(warning.message)\(hint) [\(warning.kind.rawValue)]")
      }
      if branches {
        try printBranches(of: pattern, arguments, answerer)
      } else {
        let text = try answerer.text(
          of: pattern, arguments, locale: locale, timeZone: timeZone)
        Console.write(text + "\n")
      }
    } catch {
      let place = "\(file ?? "pattern"):\(error.position.line):\(error.position.column)"
      Console.note("parlance: \(place): \(error.message) [\(error.kind)]")
      throw error.kind == "unknown-locale" ? ExitCode.cannotWork : ExitCode.findings
    }
  }

  private func answerLines(_ answerer: MessageAnswerer) throws(ParlanceError) {
    var lines = Input.Lines()
    while let line = try lines.next() {
      Console.write(answerer.answer(to: line).text() + "\n")
    }
  }

  private func printBranches(
    of pattern: String, _ given: [String: Value], _ answerer: MessageAnswerer
  ) throws(MessageAnswerer.Failure) {
    let sheet = try answerer.contactSheet(
      of: pattern, given: given, locale: locale, timeZone: timeZone)
    let labels = sheet.rows.map { $0.label.isEmpty ? "(always)" : $0.label }
    let width = labels.map(\.count).max() ?? 0
    for (row, label) in zip(sheet.rows, labels) {
      let padding = String(repeating: " ", count: width - label.count)
      Console.write("\(label)\(padding)  \(row.text)\n")
    }
    for branch in sheet.unreachable { Console.write("never reached: \(branch)\n") }
  }
}

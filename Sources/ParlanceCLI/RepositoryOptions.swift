import ArgumentParser
import MessageFormat
import Parlance

/// What every command takes that reads a repository.
struct RepositoryOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: ArgumentHelp(
      "The repository (default: the nearest folder upward that holds parlance.yaml).",
      valueName: "folder"))
  var folder: String?

  /// Reads the repository.
  func load() async throws(ParlanceError) -> Repository {
    try await Repository.load(from: start)
  }

  /// The folder from which the repository is looked for.
  var start: String { folder ?? "." }
}

/// The day to pretend.
struct DayOption: ParsableArguments {
  @Option(
    name: .customLong("on"),
    help: ArgumentHelp(
      "The day to pretend, such as 2026-11-21 (default: today).", valueName: "date"),
    transform: { text in
      guard let day = CalendarDay(text) else {
        throw ParlanceError("“\(text)” is not a date such as 2026-11-21")
      }
      return day
    })
  var day: CalendarDay?
}

/// How the text of a file of customers is encoded.
struct EncodingOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The encoding of --customers: utf-8 or windows-1252 (default: the project's, or utf-8).",
      valueName: "name"),
    transform: { name in
      guard let encoding = TextEncoding(name: name) else {
        throw ParlanceError("“\(name)” is not an encoding such as utf-8 or windows-1252")
      }
      return encoding
    })
  var encoding: TextEncoding?
}

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

extension Repository {
  /// The declared locale of a tag.
  ///
  /// - Throws: ``ParlanceError`` for a tag that is malformed, or not declared.
  func locale(_ text: String) throws(ParlanceError) -> LocaleTag {
    guard let tag = LocaleTag(text) else {
      let meant = LocaleTag(text.replacing("_", with: "-")).map { "; did you mean “\($0)”?" } ?? ""
      throw ParlanceError("“\(text)” is not a locale such as de or pt-BR\(meant)")
    }
    guard locales[tag] != nil else {
      let known = localeTags.map(\.description).joined(separator: ", ")
      throw ParlanceError("locales/\(tag).yaml is not there; declared locales: \(known)")
    }
    return tag
  }
}

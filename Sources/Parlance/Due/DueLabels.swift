import MessageFormat

/// The words of the page of what is due, in one locale.
final class DueLabels {
  private let repository: Repository
  private let locale: LocaleTag
  private var formatters: [LocaleTag: MessageFormatter] = [:]
  private var messages: [String: (message: Message, locale: LocaleTag)] = [:]
  private var known: [Key: String] = [:]

  private struct Key: Hashable {
    var name: String
    var day: CalendarDay?
  }

  /// The words in English, where a page is in English and the repository does not say them itself.
  private static let english: [String: String] = [
    "dueTitle": "Contacts for {day, date, full}",
    "overdue": "Overdue", "due": "Due now", "upcoming": "Coming up",
    "overdueSince": "Since {day, date, medium}", "dueUntil": "Until {day, date, medium}",
    "upcomingOn": "From {day, date, medium}",
    "openDraft": "Open as a draft",
    "severalLanguages": "Customers whose material comes in several languages",
    "faultyRows": "Customers whose data are wrong",
    "nothingDue": "Nothing is due.",
    "extraCredit": "Extra credit",
    "email": "By email", "phone": "By phone", "chat": "By chat", "social": "On social networks",
    "console": "In the console", "inPerson": "In person",
  ]

  /// - Throws: ``ParlanceError`` that names the labels which are missing, and their file.
  init(_ repository: Repository, _ locale: LocaleTag) throws(ParlanceError) {
    self.repository = repository
    self.locale = locale
    var missing: [String] = []
    for name in DueLabels.english.keys.sorted() {
      if let found = try message(name) {
        messages[name] = found
      } else {
        missing.append(name)
      }
    }
    guard missing.isEmpty else {
      throw ParlanceError(
        "locales/\(locale).yaml: the page needs labels that are missing: "
          + "\(missing.joined(separator: ", ")); write them under “labels:”, or name another "
          + "language with --locale")
    }
  }

  /// The message of a label, of the locale or along its fallbacks.
  private func message(
    _ name: String
  ) throws(ParlanceError) -> (Message, LocaleTag)? {
    for tag in repository.fallbackChain(of: locale) {
      var pattern = repository.locales[tag]?.labels[name].flatMap { $0.isBlank ? nil : $0.value }
      if pattern == nil, tag.language == "en" { pattern = DueLabels.english[name] }
      guard let pattern else { continue }
      // A label that cannot be filled is found here, and not in the middle of a page.
      let fault: String
      do throws(FormatError) {
        let formatter = try formatter(of: tag)
        formatters[tag] = formatter
        let (message, errors) = Message.parse(pattern)
        if let message, errors.isEmpty {
          _ = try formatter.format(message, DueLabels.values(CalendarDay(daysSinceEpoch: 0)))
          return (message, tag)
        }
        fault = errors.first?.message ?? "it is no message"
      } catch {
        fault = error.message
      }
      throw ParlanceError("locales/\(tag).yaml: the label “\(name)” cannot be filled: \(fault)")
    }
    return nil
  }

  private func formatter(of tag: LocaleTag) throws(FormatError) -> MessageFormatter {
    if let known = formatters[tag] { return known }
    return try MessageFormatter(
      locale: repository.locales[tag]?.icuLocale ?? tag.description,
      timeZone: repository.project.timeZone, types: .parlance)
  }

  private static func values(_ day: CalendarDay?) -> [String: Value] {
    day.map { ["day": .date($0)] } ?? [:]
  }

  /// A word, filled with a day where it names one.
  func text(_ name: String, _ day: CalendarDay? = nil) -> String {
    let key = Key(name: name, day: day)
    if let text = known[key] { return text }
    guard let (message, tag) = messages[name], let formatter = formatters[tag],
      let text = try? formatter.format(message, DueLabels.values(day))
    else { return name }
    if known.count < 4_096 { known[key] = text }
    return text
  }
}

import MessageFormat
import Parlance

/// What a visitor wants to see of the customers.
struct TodayFilter {
  var locale: LocaleTag?
  var channel: Touchpoint.Channel?
  /// A part of a name or an ID, in lower case.
  var search: String?
  /// How many days are looked ahead.
  var within: Int
  /// Whether only those are shown who get texts in several languages.
  var isMixed: Bool

  /// The choices of days to look ahead.
  static let horizons = [7, 14, 28, 56]
  /// How many days are looked ahead where nobody chooses.
  static let usualHorizon = 14

  /// Reads a query; what it does not know is passed over.
  init(_ query: Query) {
    locale = query["in"].flatMap { LocaleTag($0) }
    channel = query["channel"].flatMap { Touchpoint.Channel(rawValue: $0) }
    let text = query["q"]?.lowercased() ?? ""
    let words = text.split(whereSeparator: \.isWhitespace)
    search = words.isEmpty ? nil : words.joined(separator: " ")
    isMixed = query["mixed"] == "1"
    let days = query["within"].flatMap { Int($0) }
    within =
      days.flatMap { TodayFilter.horizons.contains($0) ? $0 : nil } ?? TodayFilter.usualHorizon
  }

  /// Whether something is left out.
  var isNarrow: Bool { locale != nil || channel != nil || search != nil || isMixed }

  /// Whether a touchpoint is shown.
  func shows(_ contact: DueContact) -> Bool { channel == nil || contact.channel == channel }

  /// Whether a customer's name or ID holds what is searched for.
  func matches(_ customer: Customer, in repository: Repository) -> Bool {
    guard let search else { return true }
    if customer.id.lowercased().contains(search) { return true }
    for variable in ["companyName", repository.project.recipientName] {
      if customer.name(variable).lowercased().contains(search) { return true }
    }
    return false
  }
}

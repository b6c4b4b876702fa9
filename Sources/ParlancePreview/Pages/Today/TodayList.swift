import MessageFormat
import Parlance

/// Whom to contact today: the piles of the page, filtered.
struct TodayList {
  /// The piles, the most pressing first.
  enum Pile: String, CaseIterable {
    case overdue
    case due
    case upcoming
    /// Put off until later.
    case later
    case done
  }

  /// A customer, and what is to be done.
  struct Entry {
    let found: DueCustomer
    var contacts: [DueContact]
    /// What puts customers in their order: the first day that something ends, or begins.
    let order: Int
  }

  private(set) var piles: [Pile: [Entry]] = [:]
  /// How many touchpoints each pile has.
  private(set) var counts: [Pile: Int] = [:]
  /// The locales of customers that something is due for, whether they are shown or not.
  private(set) var locales: Set<LocaleTag> = []
  /// The channels of what is due, whether it is shown or not.
  private(set) var channels: Set<Touchpoint.Channel> = []

  /// Sorts out a board.
  init(
    _ board: DueBoard, done: DoneList, _ filter: TodayFilter, on day: CalendarDay,
    _ repository: Repository
  ) {
    for found in board.customers {
      locales.insert(found.locale)
      for contact in found.contacts {
        if let channel = contact.channel { channels.insert(channel) }
      }
      guard filter.locale == nil || filter.locale == found.locale,
        filter.matches(found.customer, in: repository)
      else { continue }
      var sorted: [Pile: [DueContact]] = [:]
      for contact in found.contacts
      where filter.channel == nil || contact.channel == filter.channel {
        let pile: Pile =
          switch done.mark(of: contact, for: found.customer.id) {
          case .done?: .done
          case .later(let until)? where until > day: .later
          default: Pile(contact.urgency)
          }
        sorted[pile, default: []].append(contact)
      }
      for (pile, contacts) in sorted {
        piles[pile, default: []].append(
          Entry(found: found, contacts: contacts, order: TodayList.first(contacts)))
        counts[pile, default: 0] += contacts.count
      }
    }
    for pile in Pile.allCases {
      piles[pile]?.sort { left, right in
        left.order == right.order
          ? left.found.line < right.found.line : left.order < right.order
      }
    }
  }

  /// The day that puts customers in their order: the end of what is due, or its beginning.
  private static func first(_ contacts: [DueContact]) -> Int {
    var first = Int.max
    for contact in contacts {
      let day = contact.urgency == .upcoming ? contact.days.lowerBound : contact.days.upperBound
      first = min(first, day.daysSinceEpoch)
    }
    return first
  }
}

extension TodayList.Pile {
  fileprivate init(_ urgency: DueContact.Urgency) {
    switch urgency {
    case .overdue: self = .overdue
    case .due: self = .due
    case .upcoming: self = .upcoming
    }
  }
}

/// What a visitor wants to see of the customers.
struct TodayFilter {
  var locale: LocaleTag?
  var channel: Touchpoint.Channel?
  /// A part of a name or an ID, in lower case.
  var search: String?
  /// How many days are looked ahead.
  var within: Int

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
    let days = query["within"].flatMap { Int($0) }
    within =
      days.flatMap { TodayFilter.horizons.contains($0) ? $0 : nil } ?? TodayFilter.usualHorizon
  }

  /// Whether something is left out.
  var isNarrow: Bool { locale != nil || channel != nil || search != nil }

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

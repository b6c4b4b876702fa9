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
    let contacts: [DueContact]
  }

  /// Where a customer of a pile stands on the board.
  private struct Place {
    let customer: Int
    let line: Int
    /// What puts customers in their order: the first day that something ends, or begins.
    var order: Int
  }

  /// The customers of each pile in their order; those that are not shown need be no more.
  private var places = [[Place]](repeating: [], count: Pile.allCases.count)
  private var numbers = [Int](repeating: 0, count: Pile.allCases.count)
  /// The locales of customers that something is due for, whether they are shown or not.
  private(set) var locales: Set<LocaleTag> = []
  /// The channels of what is due, whether it is shown or not.
  private(set) var channels: Set<Touchpoint.Channel> = []
  /// How many customers get texts in several languages, whether they are shown or not.
  private(set) var mixedCount = 0

  private let board: DueBoard
  private let done: DoneList
  private let filter: TodayFilter
  private let day: CalendarDay

  /// Sorts out a board.
  init(
    _ board: DueBoard, done: DoneList, _ filter: TodayFilter, on day: CalendarDay,
    _ repository: Repository
  ) {
    self.board = board
    self.done = done
    self.filter = filter
    self.day = day
    for index in board.customers.indices { add(index, repository) }
    for pile in places.indices {
      places[pile].sort { ($0.order, $0.line) < ($1.order, $1.line) }
    }
  }

  private mutating func add(_ index: Int, _ repository: Repository) {
    let found = board.customers[index]
    locales.insert(found.locale)
    if !found.mixed.isEmpty { mixedCount += 1 }
    for contact in found.contacts {
      if let channel = contact.channel { channels.insert(channel) }
    }
    guard filter.locale == nil || filter.locale == found.locale,
      !filter.isMixed || !found.mixed.isEmpty, filter.matches(found.customer, in: repository)
    else { return }
    for contact in found.contacts where filter.shows(contact) {
      let pile = pile(of: contact, found).place
      let order = contact.order
      numbers[pile] += 1
      if places[pile].last?.customer == index {
        let last = places[pile].count - 1
        places[pile][last].order = min(order, places[pile][last].order)
      } else {
        places[pile].append(Place(customer: index, line: found.line, order: order))
      }
    }
  }

  private func pile(of contact: DueContact, _ found: DueCustomer) -> Pile {
    // To look for what nobody has said would cost the most of all.
    let mark = done.count == 0 ? nil : done.mark(of: contact, for: found.customer.id)
    switch mark {
    case .done?: return .done
    case .later(let until)? where until > day: return .later
    default: return Pile(contact.urgency)
    }
  }

  /// How many touchpoints a pile has.
  func count(of pile: Pile) -> Int { numbers[pile.place] }

  /// How many customers a pile has.
  func customerCount(of pile: Pile) -> Int { places[pile.place].count }

  /// The first customers of a pile, as many as have some number of touchpoints.
  func entries(of pile: Pile, upTo limit: Int) -> [Entry] {
    var room = limit
    var entries: [Entry] = []
    for place in places[pile.place] {
      if room <= 0 { break }
      let found = board.customers[place.customer]
      let contacts = found.contacts.filter {
        filter.shows($0) && self.pile(of: $0, found) == pile
      }
      room -= contacts.count
      entries.append(Entry(found: found, contacts: contacts))
    }
    return entries
  }
}

extension DueContact {
  /// What puts it in its order: the end of what is due, or the beginning of what is to come.
  fileprivate var order: Int {
    (urgency == .upcoming ? days.lowerBound : days.upperBound).daysSinceEpoch
  }
}

extension TodayList.Pile {
  /// Its place among the piles.
  fileprivate var place: Int {
    switch self {
    case .overdue: 0
    case .due: 1
    case .upcoming: 2
    case .later: 3
    case .done: 4
    }
  }

  fileprivate init(_ urgency: DueContact.Urgency) {
    switch urgency {
    case .overdue: self = .overdue
    case .due: self = .due
    case .upcoming: self = .upcoming
    }
  }
}

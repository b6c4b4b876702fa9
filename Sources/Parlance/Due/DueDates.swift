import MessageFormat

/// The dates of one customer that a playbook counts from, and what is wrong with them.
struct DueDates {
  /// How many days something stays overdue behind its last day, at most.
  static let overdueDays = 4 * 7
  /// How many years back or ahead a date may lie.
  private static let years = (back: 50, ahead: 10)

  private let playbook: Playbook
  private let values: [String: CalendarDay]
  private let expiry: CalendarDay?
  private let day: CalendarDay
  private var known: [String: Terms] = [:]
  /// The variables that make no sense, with what is wrong.
  private(set) var faults: [(variable: String, message: String)] = []

  /// The days on which a touchpoint is due in one term.
  struct Window {
    var days: ClosedRange<CalendarDay>
    /// The first day of the term.
    var term: CalendarDay
    /// Whether it is of the term that the customer is in.
    var isCurrent: Bool
  }

  /// The current term and the one behind it.
  private struct Terms {
    var current: CalendarDay
    var next: CalendarDay?
  }

  /// Reads a customer’s dates; `origins` are the variables that touchpoints are counted from.
  init(_ playbook: Playbook, _ origins: [String], of customer: Customer, on day: CalendarDay) {
    self.playbook = playbook
    self.day = day
    var values: [String: CalendarDay] = [:]
    let name = playbook.id.name
    for variable in origins {
      guard case .date(let date)? = customer.values[variable] else {
        let message = "“\(variable)” is missing, and the playbook \(name) counts from it"
        faults.append((variable, message))
        continue
      }
      if let fault = DueDates.fault(of: date, on: day) {
        faults.append((variable, "“\(variable)” is \(date), \(fault)"))
      } else {
        values[variable] = date
      }
    }
    // Even where nothing is counted from them, they say where the term begins and ends.
    for variable in [playbook.clock, playbook.expiry].compactMap({ $0 }) {
      guard values[variable] == nil, case .date(let date)? = customer.values[variable],
        DueDates.fault(of: date, on: day) == nil
      else { continue }
      values[variable] = date
    }
    if let clock = playbook.clock, let expiry = playbook.expiry, clock != expiry,
      let first = values[clock], let last = values[expiry], last <= first
    {
      faults.append(
        (expiry, "“\(expiry)” is \(last), which is not after “\(clock)”, \(first)"))
      values[clock] = nil
      values[expiry] = nil
    }
    self.values = values
    expiry = playbook.expiry.flatMap { values[$0] }
  }

  /// What is wrong with a date that no customer can have.
  private static func fault(of date: CalendarDay, on day: CalendarDay) -> String? {
    let difference = date.daysSinceEpoch - day.daysSinceEpoch
    if difference > years.ahead * 366 { return "more than \(years.ahead) years after \(day)" }
    if -difference > years.back * 366 { return "more than \(years.back) years before \(day)" }
    return nil
  }

  /// The days on which a step is due, in the current term and the one behind it.
  mutating func windows(of step: DuePlan.Step) -> [Window] {
    guard let origin = step.origin, let date = values[origin] else { return [] }
    switch step.touchpoint.timing {
    case .asNeeded: return []
    case .beforeExpiry, .weeksAfterExpiry:
      let window = step.touchpoint.timing.window(termStart: nil, expiry: date)
      guard let days = window else { return [] }
      return [Window(days: days, term: term(endingOn: date), isCurrent: true)]
    case .weeks, .day:
      // What is counted from the beginning of a term is over when the membership is.
      let end = step.isOfMembership && origin != playbook.expiry ? expiry : nil
      if let end, day > end { return [] }
      let terms = terms(of: origin, from: date, until: end)
      var windows: [Window] = []
      for (start, isCurrent) in [(terms.current, true)] + (terms.next.map { [($0, false)] } ?? []) {
        guard let days = step.touchpoint.timing.window(termStart: start, expiry: nil) else {
          continue
        }
        // A week that the term does not have never comes.
        if isCurrent, playbook.term != nil, let next = next(after: start, from: date),
          days.lowerBound >= next
        {
          continue
        }
        windows.append(Window(days: days, term: start, isCurrent: isCurrent))
      }
      return windows
    }
  }

  private mutating func terms(
    of variable: String, from first: CalendarDay, until end: CalendarDay?
  ) -> Terms {
    let key = end == nil ? variable : variable + "\n"
    if let terms = known[key] { return terms }
    var terms = Terms(current: first, next: nil)
    if let term = playbook.term {
      // On its last day, a membership is in the term that it has been in.
      let today = end.map { min(day, $0.adding(days: -1)) } ?? day
      terms.current = term.start(of: first, containing: today)
      terms.next = next(after: terms.current, from: first)
      if let end, let next = terms.next, next >= end { terms.next = nil }
    }
    known[key] = terms
    return terms
  }

  /// The anniversary behind one.
  private func next(after current: CalendarDay, from first: CalendarDay) -> CalendarDay? {
    guard let term = playbook.term else { return nil }
    return term.start(of: first, containing: current.adding(days: term.days.upperBound))
  }

  /// The first day of the term that ends with an expiry; the expiry where that cannot be told.
  private func term(endingOn expiry: CalendarDay) -> CalendarDay {
    guard let clock = playbook.clock, let first = values[clock] else { return expiry }
    return playbook.term?.start(of: first, containing: expiry.adding(days: -1)) ?? first
  }
}

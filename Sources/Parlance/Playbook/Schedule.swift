package import MessageFormat

/// When the touchpoints of a playbook are due for a customer, as of a day.
///
/// Everything that tells a customer's days asks it: the page of a playbook, the listing of what is
/// due, a customer's year, and how urgent findings are.
package struct Schedule {
  /// How many days something stays overdue behind its last day, at most.
  ///
  /// What should have been done longer ago than this, or before the step that follows it, is taken
  /// for done where nobody tells.
  static let overdueDays = 4 * 7
  /// How many years back or ahead a date may lie.
  private static let years = (back: 50, ahead: 10)

  package let playbook: Playbook
  /// The customer’s variables.
  let values: [String: Value]
  /// The day that it is.
  let day: CalendarDay
  /// What is wrong with a membership that ends before it begins.
  package let contradiction: Fault?
  /// The first and the last day of the membership, as far as they are known and make sense.
  private let first: CalendarDay?
  private let last: CalendarDay?
  /// The terms of the membership.
  private let membership: Terms?

  /// When a touchpoint is due for the customer.
  package enum Due: Equatable {
    /// Whenever there is reason to.
    case asNeeded
    /// In the current term, and in the next one; not in a term that is over before.
    case dated(Window?, next: Window?)
    /// Nobody can tell, and why.
    case unknown(Fault)

    /// The days in the current term, where there are some.
    package var window: Window? {
      if case .dated(let window, _) = self { window } else { nil }
    }
  }

  /// The days on which a touchpoint is due in one term.
  package struct Window: Equatable {
    package var days: ClosedRange<CalendarDay>
    /// The first day of the term.
    package var term: CalendarDay
    /// The day behind which the membership is over, and with it what was to be done in its term.
    var end: CalendarDay?
  }

  /// Why nobody can tell when a touchpoint is due.
  package struct Fault: Error, Equatable {
    /// The variable that is at fault; nil where the playbook names none.
    package var variable: String?
    /// What is wrong with it.
    package var reason: String
    /// Whether the customer has no such date.
    var isMissing = false
  }

  /// Looks at the dates of a customer.
  package init(_ playbook: Playbook, _ values: [String: Value], on day: CalendarDay) {
    self.playbook = playbook
    self.values = values
    self.day = day
    let first = try? Schedule.date(playbook.clock, of: playbook, values, on: day)
    let last = try? Schedule.date(playbook.expiry, of: playbook, values, on: day)
    if let first, let last, let clock = playbook.clock, let expiry = playbook.expiry,
      clock != expiry, last <= first
    {
      let reason = "“\(expiry)” is \(last), which is not after “\(clock)”, \(first)"
      contradiction = Fault(variable: expiry, reason: reason)
      self.first = nil
      self.last = nil
      membership = nil
    } else {
      contradiction = nil
      self.first = first
      self.last = last
      let end = playbook.clock == playbook.expiry ? nil : last
      membership = first.map { Terms(of: $0, playbook.term, on: day, until: end) }
    }
  }

  /// When a touchpoint is due.
  package func due(_ touchpoint: Touchpoint, in stage: Stage) -> Due {
    do throws(Fault) {
      switch touchpoint.timing {
      case .asNeeded: return .asNeeded
      case .weeks, .day:
        return try due(touchpoint.timing, from: playbook.origin(of: touchpoint, in: stage))
      case .beforeExpiry, .weeksAfterExpiry: return try due(aroundExpiry: touchpoint.timing)
      }
    } catch {
      return .unknown(error)
    }
  }

  // MARK: How days stand to the day

  /// How a touchpoint stands to the day.
  package enum State: String {
    /// It is over, and long ago.
    case past
    /// It should have been done.
    case overdue
    /// It is to be done now.
    case due
    /// Of what is to come it is the first.
    case next
    /// It is to come.
    case later
  }

  /// How days stand to the day that it is; nothing is ``State/next`` on its own.
  ///
  /// - Parameters:
  ///   - window: The days on which a touchpoint is due.
  ///   - others: Those of the touchpoints of the same action.
  /// - Returns: What the page says of it.
  package func state(of window: Window, among others: some Sequence<Window>) -> State {
    if let end = window.end, day > end { return .past }
    if window.days.lowerBound > day { return .later }
    let last = window.days.upperBound
    if last >= day { return .due }
    guard day <= last.adding(days: Schedule.overdueDays) else { return .past }
    let isFollowed = others.contains { $0.days.lowerBound > last && $0.days.lowerBound <= day }
    return isFollowed ? .past : .overdue
  }
}

extension Playbook {
  /// The variable that a touchpoint is counted from; nil for what is done as needed.
  func origin(of touchpoint: Touchpoint, in stage: Stage) -> String? {
    switch touchpoint.timing {
    case .asNeeded: nil
    case .weeks, .day: stage.clock ?? clock
    case .beforeExpiry, .weeksAfterExpiry: expiry
    }
  }
}

// MARK: Days

extension Schedule {
  /// The term that a customer is in, and the next one.
  fileprivate struct Terms {
    /// The first day of the term.
    let current: CalendarDay
    /// The day on which the term is over; nil where terms have no length.
    let anniversary: CalendarDay?
    /// The first day of the next term; nil where there is none.
    let next: CalendarDay?
    /// The day on which the next term is over.
    let nextAnniversary: CalendarDay?
    /// The day behind which no term is left.
    let end: CalendarDay?

    /// Counts from a date.
    ///
    /// On the day of its expiry a membership is still in its old term, and behind it in no new one
    /// until its dates say so.
    init(
      of first: CalendarDay, _ term: Playbook.Term?, on day: CalendarDay, until end: CalendarDay?
    ) {
      self.end = end
      guard let term else {
        (current, anniversary, next, nextAnniversary) = (first, nil, nil, nil)
        return
      }
      let today = end.map { min(day, $0.adding(days: -1)) } ?? day
      (current, anniversary) = term.starts(of: first, containing: today)
      next = anniversary.flatMap { day in end.map { day >= $0 } ?? false ? nil : day }
      nextAnniversary = next.flatMap { term.starts(of: first, containing: $0).next }
    }
  }

  /// When something is due that is counted from the beginning of a term.
  private func due(_ timing: Timing, from clock: String?) throws(Fault) -> Due {
    let terms = try terms(of: clock)
    let window = window(timing, in: terms.current, before: terms.anniversary, end: terms.end)
    let next = terms.next.flatMap {
      self.window(timing, in: $0, before: terms.nextAnniversary, end: terms.end)
    }
    return .dated(window, next: next)
  }

  /// The days in one term; nil where the term is over before they begin.
  private func window(
    _ timing: Timing, in term: CalendarDay, before next: CalendarDay?, end: CalendarDay?
  ) -> Window? {
    guard let days = timing.window(termStart: term, expiry: nil) else { return nil }
    if let next, days.lowerBound >= next { return nil }
    if let end, days.lowerBound > end { return nil }
    return Window(days: days, term: term, end: end)
  }

  /// The terms that are counted from a date.
  private func terms(of clock: String?) throws(Fault) -> Terms {
    if clock == playbook.clock, let membership { return membership }
    return Terms(of: try date(clock), playbook.term, on: day, until: nil)
  }

  /// When something is due that is counted from the expiry; it belongs to the term that ends then.
  private func due(aroundExpiry timing: Timing) throws(Fault) -> Due {
    let expiry = try date(playbook.expiry)
    guard let days = timing.window(termStart: nil, expiry: expiry) else { return .asNeeded }
    var term = expiry
    if let first {
      if days.upperBound < first { return .dated(nil, next: nil) }
      term = playbook.term?.start(of: first, containing: expiry.adding(days: -1)) ?? first
    }
    var window = Window(days: days, term: term)
    if case .beforeExpiry = timing { window.end = expiry }
    return .dated(window, next: nil)
  }

  // MARK: Dates

  /// What is wrong with a date that something is counted from; nil where nothing is.
  func fault(of variable: String?) -> Fault? {
    do throws(Fault) {
      _ = try date(variable)
      return nil
    } catch {
      return error
    }
  }

  private func date(_ variable: String?) throws(Fault) -> CalendarDay {
    if let contradiction, variable == playbook.clock || variable == playbook.expiry {
      throw contradiction
    }
    return try Schedule.date(variable, of: playbook, values, on: day)
  }

  private static func date(
    _ variable: String?, of playbook: Playbook, _ values: [String: Value], on day: CalendarDay
  ) throws(Fault) -> CalendarDay {
    guard let variable else {
      throw Fault(reason: "\(playbook.file) does not say what it is counted from")
    }
    guard case .date(let date)? = values[variable] else {
      throw Fault(variable: variable, reason: "“\(variable)” is missing", isMissing: true)
    }
    let difference = date.daysSinceEpoch - day.daysSinceEpoch
    var fault: String?
    if difference > years.ahead * 366 {
      fault = "more than \(years.ahead) years after \(day)"
    } else if -difference > years.back * 366 {
      fault = "more than \(years.back) years before \(day)"
    }
    if let fault { throw Fault(variable: variable, reason: "“\(variable)” is \(date), \(fault)") }
    return date
  }
}

import MessageFormat

/// When the touchpoints of a playbook are due for a customer, as of a day.
struct Schedule {
  let playbook: Playbook
  /// The customer’s variables.
  let values: [String: Value]
  /// The day that it is.
  let day: CalendarDay

  /// How many days a touchpoint stays overdue behind its last day, at most.
  ///
  /// Nobody tells the page of a playbook what was done. What should have been done longer ago than
  /// this, or before the step that follows it, is taken for done.
  static let overdueDays = DueDates.overdueDays

  /// When a touchpoint is due for the customer.
  enum Due: Equatable {
    /// Whenever there is reason to.
    case asNeeded
    /// From a first day to a last.
    case days(ClosedRange<CalendarDay>)
    /// Nobody can tell, and why.
    case unknown(reason: String)
  }

  /// How a touchpoint stands to the day.
  enum State: String {
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

  /// When a touchpoint is due in the current term.
  ///
  /// On its last day a membership is in the term that it has been in, and behind it in no new one.
  func due(_ touchpoint: Touchpoint, in stage: Stage) -> Due {
    switch touchpoint.timing {
    case .asNeeded: return .asNeeded
    case .weeks, .day:
      let clock = stage.clock ?? playbook.clock
      let isOfMembership = clock == playbook.clock && clock != playbook.expiry
      if isOfMembership, let nonsense { return .unknown(reason: nonsense) }
      guard let first = date(clock) else { return unknown(clock) }
      let end = isOfMembership ? date(playbook.expiry)?.adding(days: -1) : nil
      let start = playbook.term?.start(of: first, containing: min(day, end ?? day)) ?? first
      return touchpoint.timing.window(termStart: start, expiry: nil).map(Due.days) ?? .asNeeded
    case .beforeExpiry, .weeksAfterExpiry:
      if let nonsense { return .unknown(reason: nonsense) }
      guard let expiry = date(playbook.expiry) else { return unknown(playbook.expiry) }
      return touchpoint.timing.window(termStart: nil, expiry: expiry).map(Due.days) ?? .asNeeded
    }
  }

  /// What is wrong with a membership that ends before it begins.
  private var nonsense: String? {
    guard let clock = playbook.clock, let expiry = playbook.expiry, clock != expiry,
      let first = date(clock), let last = date(expiry), last <= first
    else { return nil }
    return "“\(expiry)” is \(last), which is not after “\(clock)”, \(first)"
  }

  private func unknown(_ variable: String?) -> Due {
    .unknown(
      reason: variable.map { "“\($0)” is missing" }
        ?? "\(playbook.file) does not say what it is counted from")
  }

  private func date(_ variable: String?) -> CalendarDay? {
    guard let variable, case .date(let day)? = values[variable] else { return nil }
    return day
  }

  /// How days stand to the day that it is; nothing is ``State/next`` on its own.
  ///
  /// - Parameters:
  ///   - days: The days on which a touchpoint is due.
  ///   - others: Those of the touchpoints of the same action.
  /// - Returns: What the page says of it.
  func state(
    of days: ClosedRange<CalendarDay>, among others: [ClosedRange<CalendarDay>]
  ) -> State {
    if days.lowerBound > day { return .later }
    if days.upperBound >= day { return .due }
    let isFollowed = others.contains { $0.lowerBound > days.upperBound && $0.lowerBound <= day }
    let isRecent = day <= days.upperBound.adding(days: Schedule.overdueDays)
    return isRecent && !isFollowed ? .overdue : .past
  }
}

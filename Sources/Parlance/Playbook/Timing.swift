public import MessageFormat

/// When a touchpoint is due, as `when:` says it.
public enum Timing: Hashable, Sendable {
  /// Whenever there is reason to.
  case asNeeded
  /// In weeks of the current term; week N is its days 7N-6 to 7N.
  case weeks(ClosedRange<Int>)
  /// On a day of the current term, from 1.
  case day(Int)
  /// So many days before the expiry, for so many days.
  case beforeExpiry(days: Int, length: Int)
  /// In weeks after the expiry; week 1 begins the day after it.
  case weeksAfterExpiry(ClosedRange<Int>)

  /// The last week of a term that a timing may name.
  static let lastWeek = 520

  /// Reads `week 40`, `weeks 44-48`, `day 3`, `2 weeks before expiry`, `after expiry` or
  /// `weeks 1-8 after expiry`; nil for anything else.
  public init?(_ text: String) {
    var words = text.split(separator: " ").map(String.init)
    var isAfterExpiry = false
    if words.suffix(2) == ["after", "expiry"] {
      isAfterExpiry = true
      words.removeLast(2)
      if words.isEmpty {
        self = .weeksAfterExpiry(1...4)
        return
      }
    }
    if words.suffix(2) == ["before", "expiry"], words.count == 4,
      let count = Timing.number(words[0])
    {
      switch words[1] {
      case "day", "days": self = .beforeExpiry(days: count, length: 1)
      case "week", "weeks": self = .beforeExpiry(days: count * 7, length: 7)
      default: return nil
      }
      return
    }
    guard words.count == 2 else { return nil }
    switch words[0] {
    case "day":
      guard !isAfterExpiry, let day = Timing.number(words[1]) else { return nil }
      self = .day(day)
    case "week", "weeks":
      let ends = words[1].replacing("–", with: "-").split(
        separator: "-", omittingEmptySubsequences: false
      ).map { Timing.number(String($0)) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        first <= last, (words[0] == "weeks") == (ends.count == 2)
      else { return nil }
      self = isAfterExpiry ? .weeksAfterExpiry(first...last) : .weeks(first...last)
    default: return nil
    }
  }

  private static func number(_ text: String) -> Int? {
    guard let number = Int(text), (1...lastWeek * 7).contains(number), !text.hasPrefix("+") else {
      return nil
    }
    return number
  }

  /// The days on which it is due, from its first to its last.
  ///
  /// - Parameters:
  ///   - termStart: the first day of the current term.
  ///   - expiry: the last day of the term.
  /// - Returns: nil for what is done as needed, and where the day that it is counted from is
  ///   not known.
  public func window(termStart: CalendarDay?, expiry: CalendarDay?) -> ClosedRange<CalendarDay>? {
    switch self {
    case .asNeeded: return nil
    case .weeks(let weeks):
      guard let termStart else { return nil }
      return termStart.adding(
        days: 7 * (weeks.lowerBound - 1))...termStart.adding(
          days: 7 * weeks.upperBound - 1)
    case .day(let day):
      guard let termStart else { return nil }
      let due = termStart.adding(days: day - 1)
      return due...due
    case .beforeExpiry(let days, let length):
      guard let expiry else { return nil }
      let first = expiry.adding(days: -days)
      return first...first.adding(days: length - 1)
    case .weeksAfterExpiry(let weeks):
      guard let expiry else { return nil }
      return expiry.adding(
        days: 7 * (weeks.lowerBound - 1) + 1)...expiry.adding(
          days: 7 * weeks.upperBound)
    }
  }
}

extension Playbook.Term {
  /// Reads `1 year`, `6 months`; nil for anything else.
  public init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2, let count = Int(words[0]), (1...1200).contains(count) else {
      return nil
    }
    switch words[1] {
    case "year", "years": self.init(count: count, unit: .year)
    case "month", "months": self.init(count: count, unit: .month)
    default: return nil
    }
  }

  /// The first day of the term that a day belongs to, in terms counted from a first day.
  ///
  /// An anniversary that the calendar does not have (February 29) is the month's last day. A
  /// day before the first one belongs to the first term.
  public func start(of first: CalendarDay, containing day: CalendarDay) -> CalendarDay {
    starts(of: first, containing: day).current
  }

  /// The first day of the term that a day belongs to, as ``start(of:containing:)`` says it, and of
  /// the next term; nil where the calendar has none.
  func starts(
    of first: CalendarDay, containing day: CalendarDay
  ) -> (current: CalendarDay, next: CalendarDay?) {
    let months = unit == .year ? count * 12 : count
    let (fromYear, fromMonth, _) = first.components
    let (toYear, toMonth, _) = day.components
    var terms = max(0, ((toYear - fromYear) * 12 + toMonth - fromMonth) / months)
    while terms > 0, anniversary(terms * months, of: first).map({ $0 > day }) ?? true { terms -= 1 }
    return (
      anniversary(terms * months, of: first) ?? first, anniversary((terms + 1) * months, of: first)
    )
  }

  private func anniversary(_ months: Int, of first: CalendarDay) -> CalendarDay? {
    let (year, month, day) = first.components
    let total = year * 12 + month - 1 + months
    let last = CalendarDay.days(inMonth: total % 12 + 1, of: total / 12)
    return CalendarDay(year: total / 12, month: total % 12 + 1, day: min(day, last))
  }
}

extension Timing: CustomStringConvertible {
  /// The timing as `when:` says it.
  public var description: String {
    func weeks(_ weeks: ClosedRange<Int>) -> String {
      weeks.count == 1
        ? "week \(weeks.lowerBound)" : "weeks \(weeks.lowerBound)-\(weeks.upperBound)"
    }
    return switch self {
    case .asNeeded: "as needed"
    case .weeks(let range): weeks(range)
    case .day(let day): "day \(day)"
    case .beforeExpiry(let days, let length):
      length == 7 ? "\(days / 7) weeks before expiry" : "\(days) days before expiry"
    case .weeksAfterExpiry(1...4): "after expiry"
    case .weeksAfterExpiry(let range): "\(weeks(range)) after expiry"
    }
  }
}

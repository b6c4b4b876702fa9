extension Playbook.Term {
  /// How many days a term can have.
  package var days: ClosedRange<Int> {
    let months = unit == .year ? count * 12 : count
    let (years, rest) = (months / 12, months % 12)
    return (years * 365 + max(0, rest * 30 - 2))...(years * 366 + rest * 31)
  }
}

extension Playbook.Term: CustomStringConvertible {
  /// The length as `term:` says it.
  public var description: String { "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")" }
}

extension Timing {
  /// Days counted from the first day of a term, which has the number 0.
  package struct Days {
    /// The first day, which depends on how long a term is where it is counted from the expiry.
    package var first: ClosedRange<Int>
    /// The number of days.
    package var count: Int
    /// Behind the last day, at the earliest and at the latest.
    var end: ClosedRange<Int> { first.lowerBound + count...first.upperBound + count }
  }

  /// When it is due, as days of a term; nil where that cannot be told.
  package func days(in term: Playbook.Term?) -> Days? {
    switch self {
    case .asNeeded: return nil
    case .weeks(let weeks):
      let first = 7 * (weeks.lowerBound - 1)
      return Days(first: first...first, count: 7 * weeks.count)
    case .day(let day): return Days(first: day - 1...day - 1, count: 1)
    case .beforeExpiry(let days, let length):
      guard let term = term?.days else { return nil }
      return Days(first: term.lowerBound - days...term.upperBound - days, count: length)
    case .weeksAfterExpiry(let weeks):
      guard let term = term?.days else { return nil }
      let first = 7 * (weeks.lowerBound - 1)
      return Days(first: term.lowerBound + first...term.upperBound + first, count: 7 * weeks.count)
    }
  }

  /// The first day counted from the expiry; nil where it is counted from the term’s beginning.
  private var daysFromExpiry: Int? {
    switch self {
    case .asNeeded, .weeks, .day: nil
    case .beforeExpiry(let days, _): -days
    case .weeksAfterExpiry(let weeks): 7 * (weeks.lowerBound - 1) + 1
    }
  }

  /// Whether it begins before another timing, however long a term is; `term` is nil where nobody
  /// knows how far its beginning and the expiry are apart.
  func begins(before other: Timing, in term: Playbook.Term?) -> Bool {
    if let left = daysFromExpiry, let right = other.daysFromExpiry { return left < right }
    guard let left = days(in: term), let right = other.days(in: term) else { return false }
    return left.first.upperBound < right.first.lowerBound
  }
}

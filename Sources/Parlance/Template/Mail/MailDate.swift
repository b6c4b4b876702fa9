package import MessageFormat

/// A moment as a mail's header writes it, in UTC.
package struct MailDate: Hashable, Sendable, CustomStringConvertible {
  private let seconds: Int64

  /// A moment, to the second.
  package init(_ instant: Instant) {
    let (quotient, remainder) = instant.milliseconds.quotientAndRemainder(dividingBy: 1000)
    seconds = remainder < 0 ? quotient - 1 : quotient
  }

  /// Noon of a day, so that every customer's calendar shows that day, or nearly.
  package init(_ day: CalendarDay) {
    seconds = Int64(day.daysSinceEpoch) * 86_400 + 43_200
  }

  /// The moment as `Wed, 31 Mar 2027 12:00:00 +0000` (RFC 5322, 3.3).
  package var description: String {
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    let rest = Int(seconds) - days * 86_400
    let (year, month, day) = CalendarDay(daysSinceEpoch: days).components
    let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
    let weekday = names[((days % 7) + 7) % 7]
    return "\(weekday), \(two(day)) \(months[month - 1]) \(year) \(time) +0000"
  }
}

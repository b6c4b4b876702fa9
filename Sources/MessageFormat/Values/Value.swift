/// A value that a message is filled with.
public enum Value: Hashable, Sendable {
  /// Text, printed as it is.
  case text(String)
  /// A whole number.
  case integer(Int64)
  /// An exact decimal number.
  case decimal(ExactDecimal)
  /// A binary floating-point number.
  case double(Double)
  /// A day of the calendar, which no time zone shifts.
  case date(CalendarDay)
  /// A moment, shown in the formatter's time zone.
  case instant(Instant)
  /// An amount in a currency.
  case money(Money)
  /// Values in order.
  case list([Value])
  /// The rows of a table, each a set of named values.
  case table([[String: Value]])
}

/// An amount in a currency.
public struct Money: Hashable, Sendable {
  /// The amount, in major units of the currency (euros, not cents).
  public var amount: ExactDecimal
  /// The currency's ISO 4217 code, such as `EUR`.
  public var currency: String

  /// Makes an amount in a currency.
  public init(amount: ExactDecimal, currency: String) {
    self.amount = amount
    self.currency = currency
  }
}

/// A moment in time.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var milliseconds: Int64

  /// Makes a moment of milliseconds since 1970-01-01T00:00:00Z.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Whether the left moment is before the right one.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

public import MessageFormat

/// How soon customers need what a finding is about.
public struct Urgency: Hashable, Sendable {
  /// How many customers get to a touchpoint that needs it, within the weeks that are asked about.
  public var customers: Int
  /// The day on which the first of all customers does, within those weeks or behind them; nil
  /// where none does.
  public var first: CalendarDay?
}

/// The customers for whom a check says how urgent its findings are.
public struct Audience: Hashable, Sendable {
  /// The file that they are read from.
  public var name: String
  /// How many could be read.
  public var customers = 0
  /// How many records could not.
  public var refused = 0
  /// How many have none of the dates from which touchpoints are counted.
  public var undated = 0
  /// The first day that is asked about.
  public var from: CalendarDay
  /// How many weeks from it on.
  public var weeks: Int
  /// How many customers get to a touchpoint within these weeks, by their locale.
  public var reaching: [LocaleTag: Int] = [:]

  /// The last day that is asked about.
  public var until: CalendarDay { from.adding(days: 7 * weeks - 1) }
}

extension Project {
  /// How many weeks ahead missing material is urgent, where the project does not say.
  static let defaultUrgentWeeks = 6
}

extension Rule {
  /// The rules about material that is not ready, which is urgent where a customer gets to it.
  static let aboutReadiness: Set<String> = [
    "missing-translation", "empty-translation", "missing-field", "missing-label",
    "draft-translation", "outdated-translation", "unrecorded-source", "unreviewed-translation",
    "unanswered-objection", "expired-content",
  ]
}

import CICU
import MessageFormat

extension ArgumentType {
  /// `{membershipEnd, relative}` prints a day as it is from today: “tomorrow”, “in 3 weeks”.
  ///
  /// Days are counted up to 13, weeks up to 8, then months, all rounded toward today;
  /// `{membershipEnd, relative, day}` counts in that unit, whatever the distance.
  static let relative = ArgumentType(name: ParlanceTypes.relative) { style, _ in
    guard let style, RelativeDay.units[style] == nil else { return nil }
    let units = RelativeDay.units.keys.sorted()
    return "`\(style)` is no unit\(didYouMean(style, in: units)); "
      + "expected one of \(units.joined(separator: ", "))"
  } format: { (value, style, formatter) throws(FormatError) in
    let day: CalendarDay
    switch value {
    case .date(let date): day = date
    case .instant(let instant):
      day = CalendarDay(
        daysSinceEpoch: Int(cicu_zone_day(formatter.timeZone, Double(instant.milliseconds))))
    default:
      throw FormatError(kind: .wrongType, message: "expected a date")
    }
    let (unit, beginsSentence) = SentenceStart.read(style)
    let distance = RelativeDay(
      from: formatter.today, to: day, unit: unit.flatMap { RelativeDay.units[$0] })
    return try formatter.relative(
      distance.count, distance.unit, beginsSentence: beginsSentence)
  }
}

/// How far a day is from another one, in whole units.
struct RelativeDay: Hashable {
  /// How many units, negative for the past.
  let count: Int
  /// The unit.
  let unit: RelativeUnit

  /// The units that a day can be counted in, by name.
  static let units: [String: RelativeUnit] = [
    "day": .day, "week": .week, "month": .month, "quarter": .quarter, "year": .year,
  ]

  /// Counts in a unit, or in the one that fits the distance.
  init(from today: CalendarDay, to day: CalendarDay, unit: RelativeUnit?) {
    let days = day.daysSinceEpoch - today.daysSinceEpoch
    let unit = unit ?? (abs(days) <= 13 ? .day : abs(days) / 7 <= 8 ? .week : .month)
    self.unit = unit
    count =
      switch unit {
      case .week: days / 7
      case .month: RelativeDay.months(from: today, to: day)
      case .quarter: RelativeDay.months(from: today, to: day) / 3
      case .year: RelativeDay.months(from: today, to: day) / 12
      default: days
      }
  }

  /// The whole months between two days, negative where the second is before the first.
  private static func months(from first: CalendarDay, to second: CalendarDay) -> Int {
    if second < first { return -months(from: second, to: first) }
    let (fromYear, fromMonth, fromDay) = first.components
    let (toYear, toMonth, toDay) = second.components
    let months = (toYear - fromYear) * 12 + toMonth - fromMonth
    // The last day of a short month ends a month that began on a later day.
    let isWhole = toDay >= min(fromDay, CalendarDay.days(inMonth: toMonth, of: toYear))
    return isWhole ? months : months - 1
  }
}

import CICU

/// What a formatter has opened of libicu: each thing once, and never more than a bounded number.
struct ICUObjects {
  let locale: String
  let zone: String

  /// The most styles that are kept open; the styles of a program's messages are few.
  private static let capacity = 256

  private var numbers: [NumberStyle: NumberHandle] = [:]
  private var dates: [DateKey: DateHandle] = [:]
  private var lists: [ListKey: ListHandle] = [:]
  private var cardinal: PluralHandle?
  private var ordinal: PluralHandle?
  private var patterns: DatePatternsHandle?
  private var relativeDates: [Bool: RelativeHandle] = [:]
  private var dayRanges: [String: DaysHandle] = [:]

  private struct DateKey: Hashable {
    var style: DateStyle
    var isDay: Bool
  }

  private struct ListKey: Hashable {
    var kind: ListKind
    var width: ListWidth
  }

  init(locale: String, zone: String) {
    self.locale = locale
    self.zone = zone
  }

  mutating func number(_ style: NumberStyle) throws(ICUFailure) -> NumberHandle {
    if let handle = numbers[style] { return handle }
    let handle = try NumberHandle(style, locale: locale)
    if numbers.count >= ICUObjects.capacity { numbers.removeAll() }
    numbers[style] = handle
    return handle
  }

  /// A formatter of moments, or of days where `isDay`: those are in no time zone.
  mutating func date(_ style: DateStyle, isDay: Bool) throws(ICUFailure) -> DateHandle {
    let key = DateKey(style: style, isDay: isDay)
    if let handle = dates[key] { return handle }
    if patterns == nil, case .skeleton = style {
      patterns = try DatePatternsHandle(locale: locale)
    }
    let known = patterns
    let locale = locale
    let handle = try DateHandle(
      style, locale: locale, zone: isDay ? "UTC" : zone, proleptic: isDay
    ) { () throws(ICUFailure) in
      if let known { return known }
      return try DatePatternsHandle(locale: locale)
    }
    if dates.count >= ICUObjects.capacity { dates.removeAll() }
    dates[key] = handle
    return handle
  }

  mutating func plural(ordinal isOrdinal: Bool) throws(ICUFailure) -> PluralHandle {
    if let handle = isOrdinal ? ordinal : cardinal { return handle }
    let handle = try PluralHandle(locale: locale, ordinal: isOrdinal)
    if isOrdinal { ordinal = handle } else { cardinal = handle }
    return handle
  }

  mutating func list(_ kind: ListKind, _ width: ListWidth) throws(ICUFailure) -> ListHandle {
    let key = ListKey(kind: kind, width: width)
    if let handle = lists[key] { return handle }
    let handle = try ListHandle(kind, width, locale: locale)
    lists[key] = handle
    return handle
  }

  mutating func relative(beginsSentence: Bool) throws(ICUFailure) -> RelativeHandle {
    if let handle = relativeDates[beginsSentence] { return handle }
    let handle = try RelativeHandle(locale: locale, beginsSentence: beginsSentence)
    relativeDates[beginsSentence] = handle
    return handle
  }

  mutating func days(_ skeleton: String) throws(ICUFailure) -> DaysHandle {
    if let handle = dayRanges[skeleton] { return handle }
    let handle = try DaysHandle(skeleton: skeleton, locale: locale)
    if dayRanges.count >= ICUObjects.capacity { dayRanges.removeAll() }
    dayRanges[skeleton] = handle
    return handle
  }
}

/// What a formatter has opened of libicu, behind a lock.
final class LockedICU: @unchecked Sendable {
  let locale: String
  let zone: String
  private var objects: ICUObjects
  private let lock = cicu_lock_open()

  init(_ objects: ICUObjects) {
    self.objects = objects
    locale = objects.locale
    zone = objects.zone
  }

  deinit { cicu_lock_close(lock) }

  func withLock<Result>(
    _ body: (inout ICUObjects) throws(ICUFailure) -> Result
  ) throws(ICUFailure) -> Result {
    cicu_lock_take(lock)
    defer { cicu_lock_give(lock) }
    return try body(&objects)
  }
}

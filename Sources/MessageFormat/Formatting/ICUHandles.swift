import CICU

// What libicu opens, closed with the object that holds it. None of these may be used by two
// threads at once; the formatter keeps them behind its lock.

/// A formatter of numbers.
final class NumberHandle: @unchecked Sendable {
  private let pointer: OpaquePointer
  /// Whether plural rules can select by what this formatter writes.
  private let selectsAsWritten: Bool
  private let isSkeleton: Bool
  private let hangsOnSmallFractions: Bool

  init(_ style: NumberStyle, locale: String) throws(ICUFailure) {
    let (kind, text): (cicu_number_kind, String) =
      switch style {
      case .decimal: (CICU_NUMBER_DECIMAL, "")
      case .integer: (CICU_NUMBER_INTEGER, "")
      case .currency: (CICU_NUMBER_CURRENCY, "")
      case .percent: (CICU_NUMBER_PERCENT, "")
      case .pattern(let pattern): (CICU_NUMBER_PATTERN, pattern)
      case .skeleton(let skeleton): (CICU_NUMBER_SKELETON, skeleton)
      case .spellout(let rules): (CICU_NUMBER_SPELLOUT, rules)
      case .ordinal(let rules): (CICU_NUMBER_ORDINAL, rules)
      case .duration(let rules): (CICU_NUMBER_DURATION, rules)
      }
    var error: Int32 = 0
    guard let pointer = cicu_number_open(kind, locale, text, Int32(text.utf8.count), &error)
    else { throw ICUFailure(code: error) }
    self.pointer = pointer
    isSkeleton = kind == CICU_NUMBER_SKELETON
    hangsOnSmallFractions =
      kind == CICU_NUMBER_SPELLOUT && (locale == "pl" || locale.hasPrefix("pl_"))
    switch style {
    case .decimal, .integer, .currency, .percent, .pattern: selectsAsWritten = true
    default: selectsAsWritten = false
    }
  }

  deinit { cicu_number_close(pointer) }

  func format(_ number: NumericValue) throws(ICUFailure) -> String {
    if hangsOnSmallFractions, number.hasSmallFraction { throw ICUFailure.unsupported }
    switch number {
    case .integer(let value):
      return try icuText { cicu_number_format_int64(pointer, value, $0, $1) }
    case .decimal(let value):
      return try icuText {
        cicu_number_format_decimal(pointer, value.text, Int32(value.text.utf8.count), $0, $1)
      }
    case .double(let value):
      // A skeleton rounds a double before all its digits are known; icu::MessageFormat hands it
      // the digits, and so does this.
      if isSkeleton, value.isFinite, value != 0 {
        let digits = value.description
        return try icuText {
          cicu_number_format_decimal(pointer, digits, Int32(digits.utf8.count), $0, $1)
        }
      }
      return try icuText { cicu_number_format_double(pointer, value, $0, $1) }
    }
  }

  func hasRuleSet(_ name: String) -> Bool {
    cicu_number_has_rule_set(pointer, name, Int32(name.utf8.count))
  }

  /// The plural category of a number as this formatter writes it.
  func category(of number: NumericValue, by rules: PluralHandle) throws(ICUFailure) -> String {
    if selectsAsWritten, let text = number.inexactText {
      return try icuText {
        cicu_plural_select_decimal(
          rules.pointer, pointer, text, Int32(text.utf8.count), $0, $1)
      }
    }
    return try icuText { cicu_plural_select(rules.pointer, pointer, number.double, $0, $1) }
  }
}

/// The plural rules of a locale.
final class PluralHandle: @unchecked Sendable {
  fileprivate let pointer: OpaquePointer

  init(locale: String, ordinal: Bool) throws(ICUFailure) {
    var error: Int32 = 0
    guard let pointer = cicu_plural_open(locale, ordinal, &error) else {
      throw ICUFailure(code: error)
    }
    self.pointer = pointer
  }

  deinit { cicu_plural_close(pointer) }

  /// The category of a bare number.
  func category(of number: Double) throws(ICUFailure) -> String {
    try icuText { cicu_plural_select(pointer, nil, number, $0, $1) }
  }

  /// The categories that the locale has.
  func keywords() throws(ICUFailure) -> [String] {
    try icuText { cicu_plural_keywords(pointer, $0, $1) }.split(separator: " ").map(String.init)
  }
}

/// Finds patterns for date skeletons.
final class DatePatternsHandle: @unchecked Sendable {
  fileprivate let pointer: OpaquePointer

  init(locale: String) throws(ICUFailure) {
    var error: Int32 = 0
    guard let pointer = cicu_date_patterns_open(locale, &error) else {
      throw ICUFailure(code: error)
    }
    self.pointer = pointer
  }

  deinit { cicu_date_patterns_close(pointer) }
}

/// A formatter of moments in a time zone.
final class DateHandle: @unchecked Sendable {
  private let pointer: OpaquePointer

  init(
    _ style: DateStyle, locale: String, zone: String, proleptic: Bool,
    patterns: () throws(ICUFailure) -> DatePatternsHandle
  ) throws(ICUFailure) {
    var error: Int32 = 0
    let pointer: OpaquePointer?
    switch style {
    case .lengths(let date, let time):
      pointer = cicu_date_open(
        DateHandle.length(date), DateHandle.length(time), locale, zone, proleptic, &error)
    case .pattern(let pattern, let isTime):
      pointer = cicu_date_open_pattern(
        pattern, Int32(pattern.utf8.count), isTime, locale, zone, proleptic, &error)
    case .skeleton(let skeleton):
      pointer = cicu_date_open_skeleton(
        try patterns().pointer, skeleton, Int32(skeleton.utf8.count), locale, zone, proleptic,
        &error)
    }
    guard let pointer else { throw ICUFailure(code: error) }
    self.pointer = pointer
  }

  deinit { cicu_date_close(pointer) }

  /// The last moment that is formatted, 275,760 years after 1970 and as many before: libicu 72
  /// crashes on some that are much further away.
  private static let last = 8.64e15

  func format(milliseconds: Double) throws(ICUFailure) -> String {
    guard abs(milliseconds) <= DateHandle.last else { throw ICUFailure.unsupported }
    return try icuText { cicu_date_format(pointer, milliseconds, $0, $1) }
  }

  /// The pattern that the style came to.
  func pattern() throws(ICUFailure) -> String {
    try icuText { cicu_date_pattern(pointer, $0, $1) }
  }

  private static func length(_ length: DateLength?) -> cicu_date_style {
    switch length {
    case nil: CICU_DATE_NONE
    case .short: CICU_DATE_SHORT
    case .medium: CICU_DATE_MEDIUM
    case .long: CICU_DATE_LONG
    case .full: CICU_DATE_FULL
    }
  }
}

/// A formatter of lists.
final class ListHandle: @unchecked Sendable {
  private let pointer: OpaquePointer

  init(_ kind: ListKind, _ width: ListWidth, locale: String) throws(ICUFailure) {
    let icuKind =
      switch kind {
      case .and: CICU_LIST_AND
      case .or: CICU_LIST_OR
      case .unit: CICU_LIST_UNITS
      }
    let icuWidth =
      switch width {
      case .wide: CICU_LIST_WIDE
      case .short: CICU_LIST_SHORT
      case .narrow: CICU_LIST_NARROW
      }
    var error: Int32 = 0
    guard let pointer = cicu_list_open(locale, icuKind, icuWidth, &error) else {
      throw ICUFailure(code: error)
    }
    self.pointer = pointer
  }

  deinit { cicu_list_close(pointer) }

  /// The list, and where each part stands in it, in UTF-8 bytes.
  func format(_ parts: [String]) throws(ICUFailure) -> (text: String, spans: [Range<Int>]) {
    let texts = parts.joined()
    let lengths = parts.map { Int32($0.utf8.count) }
    var spans = [Int32](repeating: -1, count: parts.count * 2)
    let text = try icuText {
      cicu_list_format(pointer, texts, lengths, Int32(parts.count), &spans, $0, $1)
    }
    let ranges = parts.indices.map { index in
      let start = Int(spans[2 * index])
      let end = Int(spans[2 * index + 1])
      return start >= 0 && start <= end ? start..<end : 0..<0
    }
    return (text, ranges)
  }
}

/// A formatter of relative dates.
final class RelativeHandle: @unchecked Sendable {
  private let pointer: OpaquePointer

  init(locale: String, beginsSentence: Bool) throws(ICUFailure) {
    var error: Int32 = 0
    guard let pointer = cicu_relative_open(locale, beginsSentence, &error) else {
      throw ICUFailure(code: error)
    }
    self.pointer = pointer
  }

  deinit { cicu_relative_close(pointer) }

  func format(_ offset: Double, _ unit: RelativeUnit, numeric: Bool) throws(ICUFailure) -> String {
    let icuUnit =
      switch unit {
      case .year: CICU_RELATIVE_YEAR
      case .quarter: CICU_RELATIVE_QUARTER
      case .month: CICU_RELATIVE_MONTH
      case .week: CICU_RELATIVE_WEEK
      case .day: CICU_RELATIVE_DAY
      case .hour: CICU_RELATIVE_HOUR
      case .minute: CICU_RELATIVE_MINUTE
      case .second: CICU_RELATIVE_SECOND
      }
    return try icuText { cicu_relative_format(pointer, offset, icuUnit, numeric, $0, $1) }
  }
}

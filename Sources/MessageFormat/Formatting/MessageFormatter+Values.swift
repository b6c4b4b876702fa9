import CICU

extension MessageFormatter {
  // MARK: By function

  /// Formats a value by a function, or in the way of its type.
  func format(_ value: Value, function: Function?) throws(FormatError) -> String {
    guard let function else { return try bare(value) }
    let style = function[option: Function.Option.style]?.value
    if let type = types[function.name] {
      let trimmed = style.map { String(PatternCharacters.trimmed($0)) }
      return try type.format(value, trimmed == "" ? nil : trimmed, self)
    }
    guard let type = ICUType(name: function.name) else {
      throw FormatError(kind: .badFormat, message: "`\(function.name)` is no type")
    }
    switch type {
    case .number: return try number(value, NumberStyle(style: style))
    case .spellout: return try number(value, .spellout(style ?? ""))
    case .ordinal: return try number(value, .ordinal(style ?? ""))
    case .duration: return try number(value, .duration(style ?? ""))
    case .date: return try date(value, DateStyle(style: style, isTime: false), isTime: false)
    case .time: return try date(value, DateStyle(style: style, isTime: true), isTime: true)
    }
  }

  /// Formats a value without a function: `{name}`.
  private func bare(_ value: Value) throws(FormatError) -> String {
    switch value {
    case .text(let text): return text
    case .integer(let number): return try format(.integer(number), .decimal)
    case .decimal(let number): return try format(.decimal(number), .decimal)
    case .double(let number): return try format(.double(number), .decimal)
    case .date(let day): return try format(day, .lengths(date: .medium, time: nil))
    case .instant(let instant): return try format(instant, .lengths(date: .short, time: .short))
    case .money(let money): return try currency(money)
    case .list(let values): return try list(values)
    case .table:
      throw FormatError(
        kind: .wrongType,
        message: "a table cannot be printed, expected `{..., select, each {...} other {...}}`")
    }
  }

  private func number(_ value: Value, _ style: NumberStyle) throws(FormatError) -> String {
    if let number = NumericValue(value) { return try format(number, style) }
    guard case .money(let money) = value else {
      throw FormatError(kind: .wrongType, message: "expected a number, found \(value.typeName)")
    }
    if style.namesCurrency {
      throw FormatError(
        kind: .wrongType,
        message: "the style names a currency, and money has its own (\(money.currency))")
    }
    return try format(.decimal(money.amount), style)
  }

  private func date(
    _ value: Value, _ style: DateStyle, isTime: Bool
  ) throws(FormatError) -> String {
    switch value {
    case .date(let day) where !isTime: return try format(day, style)
    case .instant(let instant): return try format(instant, style)
    case .integer, .double, .decimal:
      // libicu takes a number for milliseconds since 1970.
      let milliseconds = NumericValue(value)?.double ?? .nan
      return try format(milliseconds: milliseconds, style, isDay: false)
    default:
      throw FormatError(
        kind: .wrongType,
        message: "expected \(isTime ? "a date with a time" : "a date"), found \(value.typeName)")
    }
  }

  // MARK: libicu

  func format(_ number: NumericValue, _ style: NumberStyle) throws(FormatError) -> String {
    do {
      return try withICU { objects throws(ICUFailure) in
        try objects.number(style).format(number)
      }
    } catch {
      throw FormatError(
        kind: .badFormat, message: "\(style.description) cannot be used (\(error.name))")
    }
  }

  private func format(_ day: CalendarDay, _ style: DateStyle) throws(FormatError) -> String {
    try format(milliseconds: Double(day.daysSinceEpoch) * 86_400_000, style, isDay: true)
  }

  private func format(_ instant: Instant, _ style: DateStyle) throws(FormatError) -> String {
    try format(milliseconds: Double(instant.milliseconds), style, isDay: false)
  }

  private func format(
    milliseconds: Double, _ style: DateStyle, isDay: Bool
  ) throws(FormatError) -> String {
    do {
      return try withICU { objects throws(ICUFailure) in
        try objects.date(style, isDay: isDay).format(milliseconds: milliseconds)
      }
    } catch {
      throw FormatError(
        kind: .badFormat, message: "\(style.description) cannot be used (\(error.name))")
    }
  }

  // MARK: For registered types

  /// Formats a number, or an amount without its currency, as the locale writes it.
  ///
  /// - Parameter value: An integer, a decimal, a double or money.
  /// - Returns: The number as text.
  /// - Throws: A ``FormatError`` for any other value.
  public func number(_ value: Value) throws(FormatError) -> String {
    try number(value, .decimal)
  }

  /// Formats money in its own currency, as the locale writes it.
  ///
  /// - Parameters:
  ///   - money: The amount and its currency.
  ///   - skeleton: A number skeleton such as `.00` or `::.00`, which may not name a currency.
  /// - Returns: The amount with its currency, as text.
  /// - Throws: A ``FormatError`` for a currency that is none, or a bad skeleton.
  public func currency(_ money: Money, skeleton: String? = nil) throws(FormatError) -> String {
    guard cicu_currency_is_known(money.currency) else {
      throw FormatError(
        kind: .wrongType,
        message: "`\(money.currency)` is no ISO 4217 currency, expected one such as `EUR`")
    }
    var style = "currency/" + money.currency
    if let skeleton {
      var rest = PatternCharacters.trimmed(skeleton)
      if rest.hasPrefix("::") { rest = rest.dropFirst(2) }
      let own = String(rest)
      if NumberStyle.skeleton(own).namesCurrency {
        throw FormatError(
          kind: .badFormat, message: "the skeleton names a currency, and money has its own")
      }
      style += " " + own
    }
    return try format(.decimal(money.amount), .skeleton(style))
  }

  /// Joins texts in the locale's way: "A, B and C".
  ///
  /// - Parameters:
  ///   - parts: The texts, in order.
  ///   - kind: What joins the last two.
  ///   - width: How wide the list is written.
  /// - Returns: The list as text.
  /// - Throws: A ``FormatError`` where libicu fails.
  public func list(
    _ parts: [String], kind: ListKind = .and, width: ListWidth = .wide
  ) throws(FormatError) -> String {
    try located { objects throws(ICUFailure) in
      try objects.list(kind, width).format(parts).text
    }
  }

  /// Joins values in the locale's way, each as it prints without a function.
  ///
  /// - Parameters:
  ///   - values: The values, in order.
  ///   - kind: What joins the last two.
  ///   - width: How wide the list is written.
  /// - Returns: The list as text.
  /// - Throws: A ``FormatError`` for a value that cannot be printed.
  public func list(
    _ values: [Value], kind: ListKind = .and, width: ListWidth = .wide
  ) throws(FormatError) -> String {
    var parts: [String] = []
    for value in values { parts.append(try bare(value)) }
    return try list(parts, kind: kind, width: width)
  }

  /// Formats an offset from now: "tomorrow", "in 3 weeks", "2 months ago".
  ///
  /// - Parameters:
  ///   - offset: How many units ahead, negative for the past.
  ///   - unit: The unit.
  ///   - numeric: Whether "in 1 day" is wanted in place of "tomorrow".
  ///   - beginsSentence: Whether the text begins a sentence: "Tomorrow" in place of "tomorrow",
  ///     where the language writes that so.
  /// - Returns: The offset as text.
  /// - Throws: A ``FormatError`` where libicu fails.
  public func relative(
    _ offset: Int, _ unit: RelativeUnit, numeric: Bool = false, beginsSentence: Bool = false
  ) throws(FormatError) -> String {
    try located { objects throws(ICUFailure) in
      try objects.relative(beginsSentence: beginsSentence).format(
        Double(offset), unit, numeric: numeric)
    }
  }

  /// Formats a value in the way of its type, as `{name}` prints it.
  ///
  /// - Parameter value: Any value but a table.
  /// - Returns: The value as text.
  /// - Throws: A ``FormatError`` for a value that cannot be printed.
  public func format(_ value: Value) throws(FormatError) -> String {
    try bare(value)
  }

  /// Formats a day or a moment.
  ///
  /// - Parameters:
  ///   - value: A day, which no time zone shifts, or a moment.
  ///   - style: A keyword, `::` and a skeleton, or a pattern, as behind `{x, date, ...}`.
  /// - Returns: The day or moment as text.
  /// - Throws: A ``FormatError`` for any other value, or a style that libicu does not take.
  public func date(_ value: Value, style: String? = nil) throws(FormatError) -> String {
    try date(value, DateStyle(style: style, isTime: false), isTime: false)
  }
}

/// What joins the last two of a list.
public enum ListKind: String, Hashable, Sendable, CaseIterable {
  /// "A, B and C".
  case and
  /// "A, B or C".
  case or
  /// "A, B, C", as for amounts of several units.
  case unit
}

/// How wide a list is written.
public enum ListWidth: String, Hashable, Sendable, CaseIterable {
  /// In full words.
  case wide
  /// With short words, such as "&".
  case short
  /// As narrow as it can be.
  case narrow
}

/// The unit that a relative date counts in.
public enum RelativeUnit: String, Hashable, Sendable, CaseIterable {
  /// Years.
  case year
  /// Quarters of a year.
  case quarter
  /// Months.
  case month
  /// Weeks.
  case week
  /// Days.
  case day
  /// Hours.
  case hour
  /// Minutes.
  case minute
  /// Seconds.
  case second
}

extension Value {
  /// What the value is, for error messages.
  var typeName: String {
    switch self {
    case .text: "text"
    case .integer: "an integer"
    case .decimal: "a decimal"
    case .double: "a number"
    case .date: "a date"
    case .instant: "a date with a time"
    case .money: "money"
    case .list: "a list"
    case .table: "a table"
    }
  }

  /// Whether there is nothing in it.
  var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .list(let values): values.isEmpty
    case .table(let rows): rows.isEmpty
    default: false
    }
  }

  /// The rows of a table, or the values of a list, each under the list's own name.
  func rows(named name: String) -> [[String: Value]]? {
    switch self {
    case .table(let rows): rows
    case .list(let values): values.map { [name: $0] }
    default: nil
    }
  }
}

extension NumberStyle {
  /// The style as error messages name it.
  var description: String {
    switch self {
    case .decimal: "the number format"
    case .integer: "the style `integer`"
    case .currency: "the style `currency`"
    case .percent: "the style `percent`"
    case .pattern(let pattern): "the number pattern `\(PatternCharacters.trimmed(pattern))`"
    case .skeleton(let skeleton): "the number skeleton `::\(PatternCharacters.trimmed(skeleton))`"
    case .spellout: "the type `spellout`"
    case .ordinal: "the type `ordinal`"
    case .duration: "the type `duration`"
    }
  }
}

extension DateStyle {
  /// The style as error messages name it.
  var description: String {
    switch self {
    case .lengths: "the date format"
    case .pattern(let pattern, _): "the date pattern `\(PatternCharacters.trimmed(pattern))`"
    case .skeleton(let skeleton): "the date skeleton `::\(PatternCharacters.trimmed(skeleton))`"
    }
  }
}

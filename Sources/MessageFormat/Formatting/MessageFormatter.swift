import CICU

/// Fills messages for one locale and time zone.
///
/// What it needs of libicu it opens once and keeps. It may be used from many tasks at once, which
/// then wait for each other now and then: where speed matters, give each task one of its own.
public final class MessageFormatter: Sendable {
  /// The locale, as it was given.
  public let locale: String
  /// The time zone that moments are shown in.
  public let timeZone: String
  /// The argument types that messages may use.
  public let types: ArgumentTypes
  /// What happens where a message uses an argument that is not given.
  public let missingArguments: MissingArguments

  /// What happens where a message uses an argument that is not given.
  public enum MissingArguments: Sendable {
    /// An error that names the variable: no reader ever sees a brace.
    case fail
    /// The variable is printed in braces, as libicu does.
    case printName
  }

  private let givenToday: CalendarDay?
  private let icu: LockedICU

  /// Makes a formatter.
  ///
  /// - Parameters:
  ///   - locale: A BCP 47 language tag, such as `de-AT` or `ar-u-nu-latn`; libicu's own
  ///     identifiers (`de_AT`) serve too.
  ///   - timeZone: A name of the tz database, such as `Europe/Berlin`.
  ///   - types: The argument types that messages may use.
  ///   - today: The day that relative dates are counted from; nil for the day that it is in the
  ///     time zone.
  ///   - missingArguments: What happens where an argument is not given.
  /// - Throws: A ``FormatError`` of the kind `unknown-locale` for a malformed locale or an
  ///   unknown time zone.
  public init(
    locale: String, timeZone: String = "UTC", types: ArgumentTypes = .icu,
    today: CalendarDay? = nil, missingArguments: MissingArguments = .fail
  ) throws(FormatError) {
    let name = try MessageFormatter.icuLocale(locale)
    guard cicu_zone_is_known(timeZone) else {
      throw FormatError(
        kind: .unknownLocale,
        message: "`\(timeZone)` is no time zone, expected one such as `Europe/Berlin`")
    }
    self.locale = locale
    self.timeZone = timeZone
    self.types = types
    self.missingArguments = missingArguments
    self.givenToday = today
    self.icu = LockedICU(ICUObjects(locale: name, zone: timeZone))
  }

  /// The day that relative dates are counted from.
  public var today: CalendarDay {
    if let givenToday { return givenToday }
    return CalendarDay(daysSinceEpoch: Int(cicu_zone_day(timeZone, cicu_time_now())))
  }

  /// libicu's identifier of a locale.
  static func icuLocale(_ locale: String) throws(FormatError) -> String {
    if locale.utf8.contains(UInt8(ascii: "_")) || locale.utf8.contains(UInt8(ascii: "@")) {
      return locale
    }
    do {
      return try icuText { cicu_locale_name(locale, $0, $1) }
    } catch {
      throw FormatError(
        kind: .unknownLocale,
        message: "`\(locale)` is no language tag, expected one such as `de` or `pt-BR`")
    }
  }

  /// A set of what can be opened of libicu, for one task alone.
  func newObjects() -> ICUObjects {
    ICUObjects(locale: icu.locale, zone: icu.zone)
  }

  /// Uses what is open of libicu; nobody else does meanwhile.
  func withICU<Result: Sendable>(
    _ body: (inout ICUObjects) throws(ICUFailure) -> Result
  ) throws(ICUFailure) -> Result {
    try icu.withLock(body)
  }

  // MARK: Messages

  /// Fills a message.
  ///
  /// - Parameters:
  ///   - message: The message.
  ///   - arguments: The values by the name of their variable.
  /// - Returns: The text.
  /// - Throws: A ``FormatError`` that names the variable and its place in the message.
  public func format(
    _ message: Message, _ arguments: [String: Value]
  ) throws(FormatError) -> String {
    try text(of: message.pattern, arguments)
  }

  /// Fills a message into a sink, which learns where each piece is from.
  ///
  /// - Parameters:
  ///   - message: The message.
  ///   - arguments: The values by the name of their variable.
  ///   - sink: What is written to; it keeps what was written before an error.
  /// - Throws: A ``FormatError`` that names the variable and its place in the message.
  public func format(
    _ message: Message, _ arguments: [String: Value], into sink: inout some FormatSink
  ) throws(FormatError) {
    var limited = LimitedSink(sink)
    defer { sink = limited.sink }
    try write(message.pattern, arguments, number: nil, into: &limited)
    try limited.checkLimit()
  }

  /// What a pattern prints.
  func text(of pattern: Pattern, _ arguments: [String: Value]) throws(FormatError) -> String {
    var sink = LimitedSink(StringSink())
    try write(pattern, arguments, number: nil, into: &sink)
    try sink.checkLimit()
    return sink.sink.text
  }
}

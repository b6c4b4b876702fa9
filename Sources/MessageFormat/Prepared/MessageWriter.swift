/// Fills messages fast, as UTF-8, for one task.
///
/// A ``MessageFormatter`` is shared; a writer belongs to one task, has what it needs of libicu for
/// itself, and remembers what it has written. Prepare a message once, then write it for each set
/// of values:
///
/// ```swift
/// let writer = MessageWriter(formatter)
/// let prepared = writer.prepare(message, variables: ["name", "seats"])
/// var bytes: [UInt8] = []
/// try prepared.write([.text("Acme"), .integer(12)], into: &bytes)
/// ```
public final class MessageWriter {
  /// What says locale, time zone and types.
  public let formatter: MessageFormatter

  private var objects: ICUObjects
  private var numbers: [NumberStyle: NumberWriter] = [:]
  private var dates: [DateKey: DateWriter] = [:]
  private var categories: [CategoryKey: CategoryTable] = [:]

  private struct DateKey: Hashable {
    var style: DateStyle
    var isDay: Bool
  }

  private struct CategoryKey: Hashable {
    var style: NumberStyle
    var ordinal: Bool
  }

  /// The most styles of a kind that are remembered; messages that are prepared keep their own.
  private static let capacity = 64

  /// Makes a writer.
  ///
  /// - Parameter formatter: What says locale, time zone and types.
  public init(_ formatter: MessageFormatter) {
    self.formatter = formatter
    objects = formatter.newObjects()
  }

  /// Prepares a message for many writings.
  ///
  /// - Parameters:
  ///   - message: The message.
  ///   - variables: The order in which the values will come.
  /// - Returns: The message, prepared. A style that libicu refuses is an error of the writing.
  public func prepare(_ message: Message, variables: [String]) -> PreparedMessage {
    PreparedMessage(message, variables: variables, writer: self)
  }

  // What cannot be opened is nil here, and is found again, with its error, by the slow way.

  func number(_ style: NumberStyle) -> NumberWriter? {
    if let writer = numbers[style] { return writer }
    guard let handle = try? objects.number(style) else { return nil }
    let writer = NumberWriter(style, handle)
    if numbers.count >= MessageWriter.capacity { numbers.removeAll() }
    numbers[style] = writer
    return writer
  }

  func date(_ style: DateStyle, isDay: Bool) -> DateWriter? {
    let key = DateKey(style: style, isDay: isDay)
    if let writer = dates[key] { return writer }
    guard let handle = try? objects.date(style, isDay: isDay) else { return nil }
    let isInUTC = isDay || objects.zone == "UTC"
    let locale = objects.locale
    let writer = DateWriter(
      handle,
      wholeDays: isInUTC
        ? { pattern in
          try? DateHandle(
            .pattern(pattern, isTime: false), locale: locale, zone: "UTC", proleptic: isDay
          ) { () throws(ICUFailure) in try DatePatternsHandle(locale: locale) }
        } : nil)
    if dates.count >= MessageWriter.capacity { dates.removeAll() }
    dates[key] = writer
    return writer
  }

  func categories(_ style: NumberStyle, ordinal: Bool) -> CategoryTable? {
    let key = CategoryKey(style: style, ordinal: ordinal)
    if let table = categories[key] { return table }
    guard let rules = try? objects.plural(ordinal: ordinal),
      let handle = try? objects.number(style)
    else { return nil }
    let table = CategoryTable(rules, handle)
    if categories.count >= MessageWriter.capacity { categories.removeAll() }
    categories[key] = table
    return table
  }
}

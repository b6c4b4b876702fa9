import MessageFormat
import Parlance

/// Instants as a field for a day and a time shows them: without a zone, which is the customer's.
struct LocalTime {
  /// The zone, such as `Europe/Berlin`.
  let zone: String
  private let formatter: MessageFormatter?
  // A space before a pattern is a part of it.
  private static let message = Message.parse("{moment, date,yyyy-MM-dd'T'HH:mm:ss}").message

  init(of customer: Customer, in repository: Repository) {
    zone = customer.timeZone ?? repository.project.timeZone
    formatter = try? MessageFormatter(locale: "en", timeZone: zone, types: .parlance)
  }

  /// The day and the time, `2027-03-31T10:00`, with seconds where there are some; nil for what such
  /// a field cannot hold.
  func text(of instant: Instant) -> String? {
    guard let whole = whole(instant) else { return nil }
    return whole.hasSuffix(":00") ? String(whole.dropLast(3)) : whole
  }

  /// The moment that a day and a time name; nil for anything else.
  func instant(_ text: String) -> Instant? {
    let seconds = text.utf8.count == 16 ? ":00" : ""
    guard [16, 19].contains(text.utf8.count), let wanted = Instant(rfc3339: "\(text)\(seconds)Z")
    else { return nil }
    // What the clock shows then tells how far the zone is from UTC; twice, since that may change.
    var instant = wanted
    for _ in 0..<2 {
      guard let shown = whole(instant).flatMap({ Instant(rfc3339: "\($0)Z") }) else { return nil }
      instant = Instant(
        milliseconds: instant.milliseconds + wanted.milliseconds - shown.milliseconds)
    }
    return instant
  }

  private func whole(_ instant: Instant) -> String? {
    guard let message = LocalTime.message,
      let text = try? formatter?.format(message, ["moment": .instant(instant)]),
      let clock = Instant(rfc3339: "\(text)Z"),
      // A year before the first one looks like one behind it.
      abs(clock.milliseconds - instant.milliseconds) < 172_800_000
    else { return nil }
    return text
  }
}

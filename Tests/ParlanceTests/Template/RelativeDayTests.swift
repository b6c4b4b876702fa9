import MessageFormat
import Testing

@testable import Parlance

@Suite("Days as they are from today")
struct RelativeDayTests {
  @Test(
    "A day is counted in days up to 13, in weeks up to 8, then in months, toward today",
    arguments: [
      ("2026-11-21", "today"), ("2026-11-22", "tomorrow"), ("2026-11-20", "yesterday"),
      ("2026-12-04", "in 13 days"), ("2026-12-05", "in 2 weeks"), ("2026-12-11", "in 2 weeks"),
      ("2027-01-16", "in 8 weeks"), ("2027-01-22", "in 8 weeks"), ("2027-01-23", "in 2 months"),
      ("2027-02-20", "in 2 months"), ("2027-02-21", "in 3 months"), ("2028-11-21", "in 24 months"),
      ("2026-11-08", "13 days ago"), ("2026-11-07", "2 weeks ago"), ("2026-08-22", "2 months ago"),
      ("2026-08-21", "3 months ago"),
    ])
  func distance(day: String, text: String) throws {
    #expect(try format("{d, relative}", day: day) == text)
  }

  @Test(
    "A unit is used whatever the distance",
    arguments: [
      ("day", "2027-03-31", "in 130 days"), ("week", "2026-11-22", "this week"),
      ("month", "2027-03-31", "in 4 months"), ("year", "2027-11-20", "this year"),
      ("year", "2027-11-21", "next year"), ("quarter", "2027-06-01", "in 2 quarters"),
    ])
  func unit(unit: String, day: String, text: String) throws {
    #expect(try format("{d, relative, \(unit)}", day: day) == text)
  }

  @Test(
    "Each language says it in its own way",
    arguments: [("de", "übermorgen"), ("ja", "明後日"), ("ko", "모레"), ("it", "dopodomani")])
  func languages(locale: String, text: String) throws {
    #expect(try format("{d, relative}", day: "2026-11-23", locale: locale) == text)
  }

  @Test("The last day of a short month ends a month")
  func shortMonth() throws {
    let first = try #require(CalendarDay("2026-12-31"))
    let last = try #require(CalendarDay("2027-02-28"))
    #expect(RelativeDay(from: first, to: last, unit: .month).count == 2)
  }

  @Test(
    "A moment is on the day that it is in the customer’s time zone",
    arguments: [
      ("2026-11-21T23:30:00Z", "UTC", "today"),
      ("2026-11-21T23:30:00Z", "Europe/Berlin", "tomorrow"),
      ("2026-11-22T07:59:00Z", "America/Los_Angeles", "today"),
      ("2026-11-22T08:00:00Z", "America/Los_Angeles", "tomorrow"),
      ("2026-11-20T10:30:00Z", "Pacific/Kiritimati", "today"),
    ])
  func moments(moment: String, zone: String, text: String) throws {
    let message = try #require(Message.parse("{d, relative}", types: .parlance).message)
    let formatter = try MessageFormatter(
      locale: "en", timeZone: zone, types: .parlance, today: CalendarDay("2026-11-21"))
    let instant = try #require(Instant(rfc3339: moment))
    #expect(try formatter.format(message, ["d": .instant(instant)]) == text)
  }

  @Test("With a day to pretend, two renderings are the same to the last byte")
  func repeatable() throws {
    func outputs() throws -> [String] {
      let rendered = try LiteralContent.render(
        [
          "content/emails/m/en.md": LiteralContent.mail(
            "{end, relative} {x}", subject: "Für {name}")
        ])
      return [rendered.html, rendered.text, rendered.json, try rendered.eml()]
    }
    let first = try outputs()
    #expect(try outputs() == first)
    #expect(first[3].contains("Date: Sat, 21 Nov 2026 12:00:00 +0000\r\n"))
    #expect(first[1].hasPrefix("In 4 months x\n"))
  }

  @Test("A unit that is none is found without a customer")
  func badUnit() throws {
    let message = try #require(Message.parse("{d, relative, dya}", types: .parlance).message)
    let found = try MessageFormatter(locale: "en", types: .parlance).complaints(about: message)
    #expect(found.first?.message.contains("did you mean “day”?") == true)
  }

  private func format(_ pattern: String, day: String, locale: String = "en") throws -> String {
    let message = try #require(Message.parse(pattern, types: .parlance).message)
    let formatter = try MessageFormatter(
      locale: locale, types: .parlance, today: CalendarDay("2026-11-21"))
    return try formatter.format(message, ["d": .date(try #require(CalendarDay(day)))])
  }
}

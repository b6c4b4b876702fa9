import MessageFormat
import Testing

@Suite("Values")
struct ValueTests {
  @Test(
    "days are read and written as ISO 8601", arguments: ["2027-03-31", "2024-02-29", "0001-01-01"])
  func days(text: String) throws {
    #expect(try #require(CalendarDay(text)).description == text)
  }

  @Test(
    "what is no day is refused",
    arguments: [
      "2027-02-29", "2027-13-01", "2027-3-1", "27-03-31", "2027-03-31x", "0000-01-01", "",
    ])
  func noDays(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test("days count through leap years and centuries")
  func counting() throws {
    let first = try #require(CalendarDay(year: 1600, month: 1, day: 1))
    var day = first
    for _ in 0..<146_097 {
      let (year, month, dayOfMonth) = day.components
      #expect(CalendarDay(year: year, month: month, day: dayOfMonth) == day)
      day = day.adding(days: 1)
    }
    #expect(day.description == "2000-01-01")
  }

  @Test("decimals stay as they are written", arguments: ["1.10", "-0.5", "1E3", "007", "1E-5"])
  func decimals(text: String) {
    #expect(ExactDecimal(text)?.text == text)
  }

  @Test(
    "what is no decimal is refused",
    arguments: ["", ".", "1.", ".5", "1,5", "0x10", "1e", "--1", "١"])
  func noDecimals(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test(
    "positions count lines and code points",
    arguments: [(0, 1, 1), (2, 1, 2), (3, 2, 1), (5, 3, 1), (9, 3, 2)])
  func positions(offset: Int, line: Int, column: Int) {
    // é LF a CR LF would be one; here LF, then CR, then an emoji of four bytes.
    let text = "é\na\r😀b"
    #expect(TextPosition(utf8Offset: offset, in: text) == TextPosition(line: line, column: column))
  }
}

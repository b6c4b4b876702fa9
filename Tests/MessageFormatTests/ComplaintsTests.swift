import MessageFormat
import Testing

@Suite("Complaints about styles")
struct ComplaintsTests {
  private func kinds(_ pattern: String, _ locale: String = "en") throws -> [FormatError.Kind] {
    let message = try #require(Message.parse(pattern).message)
    return try MessageFormatter(locale: locale).complaints(about: message).map(\.kind)
  }

  @Test(
    "are silent about what is right",
    arguments: [
      "{d, date} {d, date, short} {d, date, FULL } {d, time, medium}",
      "{d, date, ::yMMMd} {d, date, d. MMMM y} {d, date, EEEE} {d, date, yMd} {d, date, HHmm}",
      "{d, date, 'on' d} {d, date, QQQ} {d, time, HH:mm} {d, date, yyyyMMdd} {d, date, MMM}",
      "{d, date, YYYY-'W'ww} {d, date, D}",
      "{n, number} {n, number, integer} {n, number, percent} {n, number, #,##0.00}",
      "{n, number, ::currency/EUR} {n, number, ::.00 sign-always} {n, number, 0} {n, number, #%}",
      "{n, spellout} {n, spellout,%spellout-ordinal} {n, ordinal} {n, duration}",
    ])
  func right(pattern: String) throws {
    #expect(try kinds(pattern) == [])
  }

  @Test(
    "find skeletons and patterns that libicu refuses",
    arguments: [
      "{n, number, ::bogus}", "{n, number, ::currency/}", "{n, number, 0.0.0}",
    ])
  func bad(pattern: String) throws {
    #expect(try kinds(pattern) == [.badFormat])
  }

  @Test(
    "find styles that libicu takes for a pattern",
    arguments: [
      "{d, date, lnog}", "{d, date, medum}", "{d, date, shrt}", "{d, date, Fulll}",
      "{d, date, med}", "{d, date, ::foo}", "{d, date, YYYY-MM-dd}", "{d, date, DD.MM.yyyy}",
      "{d, time, logn}", "{n, spellout, %spellout-ordinal}", "{n, spellout,%spelout-ordinal}",
    ])
  func suspicious(pattern: String) throws {
    #expect(try kinds(pattern) == [.suspiciousStyle])
  }

  @Test("name the keyword that was meant")
  func hint() throws {
    let message = try #require(Message.parse("{d, date, lnog} {n, number, curency}").message)
    let found = try MessageFormatter(locale: "en").complaints(about: message)
    #expect(found.first?.message.contains("`long`") == true)
    #expect(found.last?.message.contains("`currency`") == true)
  }

  @Test("look into every branch, and point at the style")
  func branches() throws {
    let source = "{n, plural, one {{d, date, lnog}} other {{s, select, other {{n, number, ::x}}}}}"
    let message = try #require(Message.parse(source).message)
    let found = try MessageFormatter(locale: "en").complaints(about: message)
    #expect(found.map(\.variable) == ["d", "n"])
    let bytes = Array(source.utf8)
    #expect(
      found.map {
        String(decoding: bytes[$0.range.lowerBound..<$0.range.upperBound], as: UTF8.self)
      } == [" lnog", " ::x"])
  }
}

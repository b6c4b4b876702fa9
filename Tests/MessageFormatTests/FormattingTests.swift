import MessageFormat
import Testing

@Suite("Formatting")
struct FormattingTests {
  static let day = CalendarDay(year: 2027, month: 3, day: 31) ?? CalendarDay(daysSinceEpoch: 0)
  /// 2026-11-21T22:30:00Z, which is the day after in Tokyo.
  static let instant = Instant(milliseconds: 1_795_300_200_000)

  static func format(
    _ pattern: String, _ locale: String, _ arguments: [String: Value] = [:],
    zone: String = "UTC", types: ArgumentTypes = .icu
  ) throws -> String {
    let (message, errors) = Message.parse(pattern, types: types)
    #expect(errors.isEmpty, "\(pattern)")
    return try MessageFormatter(locale: locale, timeZone: zone, types: types)
      .format(#require(message), arguments)
  }

  @Test(
    "writes numbers, money and dates as each locale does",
    arguments: [
      ("en", "1,234.5", "€4,188.00", "March 31, 2027", "Mar 31, 2027"),
      ("de", "1.234,5", "4.188,00 €", "31. März 2027", "31.03.2027"),
      ("it", "1.234,5", "4.188,00 €", "31 marzo 2027", "31 mar 2027"),
      ("ja", "1,234.5", "€4,188.00", "2027年3月31日", "2027/03/31"),
      ("ko", "1,234.5", "€4,188.00", "2027년 3월 31일", "2027. 3. 31."),
      ("pl", "1234,5", "4188,00 €", "31 marca 2027", "31 mar 2027"),
      ("ar", "1,234.5", "‏4,188.00 €", "31 مارس 2027", "31‏/03‏/2027"),
      ("fr", "1 234,5", "4 188,00 €", "31 mars 2027", "31 mars 2027"),
    ])
  func locales(locale: String, number: String, money: String, long: String, medium: String) throws {
    let arguments: [String: Value] = [
      "n": .double(1234.5), "m": .money(Money(amount: try decimal("4188.00"), currency: "EUR")),
      "d": .date(FormattingTests.day),
    ]
    func format(_ pattern: String) throws -> String {
      // Narrow and other spaces are told apart by nobody who reads a table.
      try FormattingTests.format(pattern, locale, arguments)
        .replacing("\u{202F}", with: " ").replacing("\u{A0}", with: " ")
    }
    // Arabic digits differ between versions of CLDR.
    if locale != "ar" {
      #expect(try format("{n, number, ::.0}") == number)
      #expect(try format("{m}") == money)
    }
    if locale != "ar" {
      #expect(try format("{d, date, long}") == long)
      #expect(try format("{d}") == medium)
    }
  }

  private func decimal(_ text: String) throws -> ExactDecimal {
    try #require(ExactDecimal(text))
  }

  @Test("never shifts a day by a time zone, and shows a moment in the formatter's")
  func zones() throws {
    let arguments: [String: Value] = [
      "d": .date(FormattingTests.day), "t": .instant(FormattingTests.instant),
    ]
    for zone in ["UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"] {
      #expect(
        try FormattingTests.format("{d, date,yyyy-MM-dd}", "en", arguments, zone: zone)
          == "2027-03-31")
    }
    #expect(
      try FormattingTests.format("{t, date, ::yMMMd}", "en", arguments, zone: "Asia/Tokyo")
        == "Nov 22, 2026")
    #expect(
      try FormattingTests.format("{t, time,HH:mm}", "en", arguments, zone: "Europe/Berlin")
        == "23:30")
  }

  @Test("reaches back by the rules of today's calendar")
  func proleptic() throws {
    let day = try #require(CalendarDay(year: 1500, month: 3, day: 1))
    #expect(
      try FormattingTests.format("{d, date,yyyy-MM-dd}", "en", ["d": .date(day)]) == "1500-03-01")
  }

  @Test("formats decimals exactly")
  func decimals() throws {
    let number = try decimal("12345678901234567890.1")
    #expect(
      try FormattingTests.format("{n}", "en", ["n": .decimal(number)])
        == "12,345,678,901,234,567,890.1")
    #expect(
      try FormattingTests.format(
        "{n, number, ::currency/EUR}", "en", ["n": .decimal(try decimal("0.125"))]) == "€0.12")
    let large = "{n, plural, one {one} few {few} many {many} other {other}}"
    #expect(
      try FormattingTests.format(large, "ru", ["n": .integer(9_007_199_254_740_993)]) == "few")
  }

  @Test("shows the exact number of a plural less its offset")
  func offset() throws {
    let pattern =
      "{n, plural, offset:1 =0 {nobody} =1 {you} one {you and #} other {you and # others}}"
    let texts = try [0, 1, 2, 3].map {
      try FormattingTests.format(pattern, "en", ["n": .integer($0)])
    }
    #expect(texts == ["nobody", "you", "you and 1", "you and 2 others"])
  }

  @Test("selects the plural by the number as it is written")
  func writtenNumber() throws {
    let one: [String: Value] = ["n": .integer(1)]
    #expect(
      try FormattingTests.format(
        "{n, plural, one {one} other {{n, number,0.0} items}}", "en", one) == "1.0 items")
    #expect(try FormattingTests.format("{n, plural, one {one} other {#}}", "en", one) == "one")
    let half: [String: Value] = ["n": .double(1.4)]
    #expect(
      try FormattingTests.format(
        "{n, plural, one {one} other {{n, number, integer} items}}", "en", half) == "one")
  }

  @Test("formats ranks, words, durations and choices")
  func others() throws {
    let n: [String: Value] = ["n": .integer(22)]
    #expect(
      try FormattingTests.format(
        "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", "en", n) == "22nd")
    #expect(try FormattingTests.format("{n, spellout}", "en", n) == "twenty-two")
    #expect(try FormattingTests.format("{n, ordinal}", "en", n) == "22nd")
    #expect(
      try FormattingTests.format("{n, spellout,%spellout-ordinal}", "en", n) == "twenty-second")
    #expect(
      try FormattingTests.format("{n, choice, 0#none|1#one|1<many: {n}}", "en", n) == "many: 22")
  }

  @Test("says which variable is missing, and where")
  func missing() throws {
    let message = try #require(Message.parse("Hi {name}!").message)
    let error = try #require(throws: FormatError.self) {
      try MessageFormatter(locale: "en").format(message, [:])
    }
    #expect(error.kind == .missingArgument)
    #expect(error.variable == "name")
    #expect([error.range.lowerBound, error.range.upperBound] == [3, 9])
  }

  @Test("prints a missing variable's name only where that is asked for")
  func printName() throws {
    let message = try #require(Message.parse("Hi {name}, {n, plural, other {#}}!").message)
    let formatter = try MessageFormatter(locale: "en", missingArguments: .printName)
    #expect(try formatter.format(message, [:]) == "Hi {name}, {n}!")
  }

  @Test(
    "refuses a value of the wrong type, naming the variable",
    arguments: [
      ("{x, number}", Value.text("1")),
      ("{x, plural, other {#}}", .text("1")),
      ("{x, plural, one {a} other {#}}", .double(.nan)),
      ("{x, select, other {}}", .integer(1)),
      ("{x, date}", .text("2027-03-31")),
      ("{x, time}", .date(FormattingTests.day)),
      ("{x}", .table([])),
      ("{x, number, currency}", .money(Money(amount: ExactDecimal(1), currency: "EUR"))),
      ("{x, number, ::currency/USD}", .money(Money(amount: ExactDecimal(1), currency: "EUR"))),
      ("{x}", .money(Money(amount: ExactDecimal(1), currency: "EURO"))),
    ])
  func wrongType(pattern: String, value: Value) throws {
    let message = try #require(Message.parse(pattern).message)
    let error = try #require(throws: FormatError.self) {
      try MessageFormatter(locale: "en").format(message, ["x": value])
    }
    #expect(error.kind == .wrongType)
    #expect(error.variable == "x")
  }

  @Test("refuses locales and time zones that are none", arguments: ["", "de-", "x y", "abcdefghi"])
  func unknownLocale(locale: String) {
    #expect(throws: FormatError.self) { try MessageFormatter(locale: locale) }
    #expect(throws: FormatError.self) { try MessageFormatter(locale: "de", timeZone: "Berlin") }
  }

  @Test("tells a sink where each piece is from")
  func sink() throws {
    struct Recorder: FormatSink {
      var events: [String] = []
      mutating func literal(_ text: Text) { events.append("literal " + text.value) }
      mutating func value(_ text: String, of expression: Expression?) {
        events.append("value \(text) of \(expression?.variable ?? "#")")
      }
      mutating func beginVariant(_ variant: Match.Variant) { events.append("begin") }
      mutating func endVariant() { events.append("end") }
    }
    var recorder = Recorder()
    let message = try #require(Message.parse("a{x}{n, plural, other {# b}}").message)
    try MessageFormatter(locale: "en").format(
      message, ["x": .text("X"), "n": .integer(2)], into: &recorder)
    #expect(
      recorder.events == [
        "literal a", "value X of x", "begin", "value 2 of #", "literal  b", "end",
      ])
  }
}

@Suite("Days from one to another are written as a locale writes them")
struct DaysTests {
  @Test(
    "What two days share is said once",
    arguments: [
      ("en", "2026-11-16", "2026-11-22", "Nov 16 – 22, 2026"),
      ("en", "2026-12-28", "2027-01-03", "Dec 28, 2026 – Jan 3, 2027"),
      ("en", "2026-11-16", "2026-11-16", "Nov 16, 2026"),
      ("de", "2026-11-16", "2026-11-22", "16.–22. Nov. 2026"),
      ("ja", "2026-11-16", "2026-11-22", "2026年11月16日～22日"),
      ("ar-EG", "2026-11-16", "2026-11-22", "١٦–٢٢ نوفمبر، ٢٠٢٦"),
      ("ar-EG-u-nu-latn", "2026-11-16", "2026-11-22", "16–22 نوفمبر، 2026"),
    ])
  func days(locale: String, first: String, last: String, text: String) throws {
    let formatter = try MessageFormatter(locale: locale, timeZone: "Pacific/Kiritimati")
    let days = try #require(CalendarDay(first))...(try #require(CalendarDay(last)))
    let written = try formatter.days(days).replacing("\u{2009}", with: " ")
      .replacing("\u{202F}", with: " ").replacing("\u{200F}", with: "")
    #expect(written == text)
  }

  @Test("Days that no file can name are refused")
  func far() throws {
    let formatter = try MessageFormatter(locale: "en")
    let last = try #require(CalendarDay("9999-12-31"))
    #expect(try formatter.days(last...last.adding(days: 10_000)).contains("9999"))
    #expect(throws: FormatError.self) {
      try formatter.days(last.adding(days: 1)...last.adding(days: 1))
    }
    #expect(throws: FormatError.self) { try formatter.days(last...last.adding(days: 10_001)) }
  }
}

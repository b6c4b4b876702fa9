import MessageFormat
import Testing

@Suite("Limits")
struct LimitsTests {
  private func nested(_ depth: Int) -> String {
    String(repeating: "{n, plural, other {", count: depth) + "#"
      + String(repeating: "}}", count: depth)
  }

  @Test("branches may be nested 64 deep, and no deeper")
  func nesting() throws {
    let message = try #require(Message.parse(nested(64)).message)
    #expect(try MessageFormatter(locale: "en").format(message, ["n": .integer(5)]) == "5")
    let errors = Message.parse(nested(65)).errors
    #expect(errors.map(\.kind) == [.nestingTooDeep])
    #expect(Message.parse(nested(2_000)).errors.map(\.kind) == [.nestingTooDeep])
    let choices = String(repeating: "{n,choice,0#", count: 65) + String(repeating: "}", count: 65)
    #expect(Message.parse(choices).errors.map(\.kind) == [.nestingTooDeep])
  }

  @Test("a message may have 64 KiB, and no more")
  func length() {
    let longest = String(repeating: "a", count: 64 * 1_024)
    #expect(Message.parse(longest).message != nil)
    #expect(Message.parse(longest + "a").errors.map(\.kind) == [.tooLong])
    let wide = String(repeating: "é", count: 32 * 1_024)
    #expect(Message.parse(wide).message != nil)
    #expect(Message.parse(wide + "a").errors.map(\.kind) == [.tooLong])
  }

  @Test("a number in a pattern may have 100 digits and an exponent of 308, and no more")
  func numbers() {
    func errors(_ number: String) -> [SyntaxError.Kind] {
      Message.parse("{n, plural, =\(number) {a} other {b}}").errors.map(\.kind)
    }
    let digits = String(repeating: "1", count: 100)
    #expect(errors(digits).isEmpty)
    #expect(errors(digits + "1") == [.numberTooLarge])
    #expect(errors("1e308").isEmpty)
    #expect(errors("1e309") == [.numberTooLarge])
    #expect(errors("1e-309") == [.numberTooLarge])
    #expect(errors("1E99999999999999999999") == [.numberTooLarge])
  }

  @Test("a decimal may have 100 digits and an exponent of 308, and no more")
  func decimals() {
    let digits = String(repeating: "9", count: 99)
    #expect(ExactDecimal(digits + "9") != nil)
    #expect(ExactDecimal(digits + ".9") != nil)
    #expect(ExactDecimal(digits + "9.9") == nil)
    #expect(ExactDecimal("1E308") != nil)
    #expect(ExactDecimal("1E309") == nil)
    #expect(ExactDecimal("1E-309") == nil)
    #expect(ExactDecimal("1E999999999") == nil)
  }

  @Test("the largest numbers are formatted at once")
  func large() throws {
    let message = try #require(Message.parse("{n}").message)
    let largest = try #require(ExactDecimal("1E308"))
    let text = try MessageFormatter(locale: "en").format(message, ["n": .decimal(largest)])
    #expect(text.count == 309 + 102)
  }

  @Test("what libicu would never come back from is an error")
  func endless() throws {
    let spellout = try #require(Message.parse("{n, spellout}").message)
    let polish = try MessageFormatter(locale: "pl")
    for number in [1e-11, Double.leastNonzeroMagnitude, -12.00000000000001] {
      #expect(throws: FormatError.self) { try polish.format(spellout, ["n": .double(number)]) }
    }
    #expect(try polish.format(spellout, ["n": .double(0.5)]) != "")
    let bare = try #require(Message.parse("{n}").message)
    let ordinal = try #require(Message.parse("{n, ordinal}").message)
    for locale in ["ja", "zh", "th", "id", "en"] {
      let formatter = try MessageFormatter(locale: locale)
      #expect(throws: FormatError.self) {
        try formatter.format(ordinal, ["n": .double(-.infinity)])
      }
    }
    let tamil = try MessageFormatter(locale: "ta-u-nu-taml")
    for value in [Value.integer(.min), .double(-9_223_372_036_854_775_808)] {
      #expect(throws: FormatError.self) { try tamil.format(bare, ["n": value]) }
    }
  }

  @Test("a text may have 10 MiB, and no more")
  func output() throws {
    let message = try #require(Message.parse("{a}{b}").message)
    let formatter = try MessageFormatter(locale: "en")
    let prepared = MessageWriter(formatter).prepare(message, variables: ["a", "b"])
    let longest = Value.text(String(repeating: "x", count: 10 * 1_024 * 1_024))
    #expect(
      try formatter.format(message, ["a": longest, "b": .text("")]).utf8.count == 10 * 1_024 * 1_024
    )
    #expect(try prepared.format([longest, .text("")]).utf8.count == 10 * 1_024 * 1_024)
    for error in [
      #expect(throws: FormatError.self) {
        try formatter.format(message, ["a": longest, "b": .text("y")])
      },
      #expect(throws: FormatError.self) { try prepared.format([longest, .text("y")]) },
    ] { #expect(error?.kind == .limit) }
  }

  @Test("tables repeated in tables end soon")
  func bomb() throws {
    var types = ArgumentTypes.icu
    types.select = [.each]
    let rows = Value.table(Array(repeating: ["x": .integer(1)], count: 10))
    let formatter = try MessageFormatter(locale: "en", types: types)
    for body in ["{x}", ""] {
      let source =
        String(repeating: "{t, select, each {", count: 30) + body
        + String(repeating: "} other {}}", count: 30)
      let message = try #require(Message.parse(source, types: types).message)
      let error = #expect(throws: FormatError.self) { try formatter.format(message, ["t": rows]) }
      #expect(error?.kind == .limit)
    }
  }

  @Test("moments may be 8,640,000,000,000,000 milliseconds from 1970, and no more")
  func moments() throws {
    let message = try #require(Message.parse("{t, date, ::yMMMd} {t} {t, time, full}").message)
    for locale in [
      "en", "ja-u-ca-japanese", "th", "ar-u-ca-islamic", "he-u-ca-hebrew", "zh-u-ca-chinese",
    ] {
      let formatter = try MessageFormatter(locale: locale)
      for milliseconds in [Int64(8_640_000_000_000_000), -8_640_000_000_000_000] {
        let last = Value.instant(Instant(milliseconds: milliseconds))
        #expect(try formatter.format(message, ["t": last]) != "")
        let further = Value.instant(Instant(milliseconds: milliseconds + milliseconds.signum()))
        #expect(throws: FormatError.self) { try formatter.format(message, ["t": further]) }
      }
    }
  }
}

import MessageFormat
import Testing

@Suite("Prepared messages")
struct PreparedMessageTests {
  /// Numbers of every size, near every power of ten, with and without a fraction.
  private static let numbers: [Value] = {
    var numbers: [Value] = []
    var random = SeededGenerator(seed: 5)
    var power: Int64 = 1
    for _ in 0..<17 {
      for number in [power - 1, power, Int64.random(in: 0...power, using: &random)] {
        numbers.append(.integer(number))
        numbers.append(.double(Double(number) + 0.5))
        numbers.append(.double(Double(Int64.random(in: 0...power, using: &random)) / 100))
        if let decimal = ExactDecimal("\(number).\(Int64.random(in: 0...999, using: &random))") {
          numbers.append(.decimal(decimal))
        }
      }
      power *= 10
    }
    return numbers + [
      .double(-0.0), .double(.nan), .double(.infinity), .integer(.max), .integer(.min),
    ]
  }()

  @Test(
    "write digits as libicu does, in every locale",
    arguments: [
      "en", "de", "de-CH", "de-AT", "fr", "fr-CH", "it", "it-CH", "es", "es-MX", "pt", "pt-PT",
      "nl", "sv", "nb", "da", "fi", "pl", "cs", "sk", "hu", "ro", "bg", "ru", "uk", "el", "tr",
      "he",
      "ar", "ar-EG", "fa", "ur", "hi", "hi-u-nu-deva", "bn", "ta", "te", "mr", "ne", "my", "th",
      "th-u-nu-thai", "ja", "ko", "zh", "zh-Hant", "en-IN", "en-ZA", "zu", "sw", "am", "ka", "hy",
      "lt",
      "lv", "et", "sl", "hr", "sr", "ccp", "dz", "ff-Adlm", "mni", "sat", "ks", "ckb", "lrc", "und",
      "zh-u-nu-hanidec", "en-US-posix", "ar-u-nu-latn", "gsw", "rm", "bg-BG",
    ])
  func digits(locale: String) throws {
    let formatter = try MessageFormatter(locale: locale)
    let writer = MessageWriter(formatter)
    let source =
      "{n}|{n, number}|{n, number, integer}|{n, number, ::currency/EUR}"
      + "|{n, number, ::currency/JPY}|{n, number, ::currency/KWD}|{n, plural, other {#}}"
    let message = try #require(Message.parse(source).message)
    let prepared = writer.prepare(message, variables: ["n"])
    for number in PreparedMessageTests.numbers {
      #expect(try prepared.format([number]) == formatter.format(message, ["n": number]))
    }
  }

  @Test("write dates as libicu does, however often", arguments: ["UTC", "Asia/Kolkata"])
  func dates(zone: String) throws {
    let formatter = try MessageFormatter(locale: "fa", timeZone: zone)
    let writer = MessageWriter(formatter)
    let message = try #require(
      Message.parse("{t}{t, date, ::yMMMd}{t, time}{d, date, full}{t, date, long}").message)
    let prepared = writer.prepare(message, variables: ["t", "d"])
    for step in Int64(-2_000)...2_000 {
      let instant = Value.instant(Instant(milliseconds: step * 43_199_999))
      let day = Value.date(CalendarDay(daysSinceEpoch: Int(step)))
      let text = try prepared.format([instant, day])
      guard step % 20 == 0 else { continue }
      #expect(try text == formatter.format(message, ["t": instant, "d": day]))
      #expect(try text == prepared.format([instant, day]))
    }
  }

  @Test("say the same errors as the formatter, and leave the output as it was")
  func errors() throws {
    let formatter = try MessageFormatter(locale: "en")
    let message = try #require(Message.parse("a {n, number} {n, plural, other {#}}").message)
    let prepared = MessageWriter(formatter).prepare(message, variables: ["n"])
    for value in [nil, Value.text("x"), .date(CalendarDay(daysSinceEpoch: 0))] {
      var output = Array("before".utf8)
      let expected = try #require(throws: FormatError.self) {
        try formatter.format(message, value.map { ["n": $0] } ?? [:])
      }
      let found = try #require(throws: FormatError.self) {
        try prepared.write([value], into: &output)
      }
      #expect(found == expected)
      #expect(output == Array("before".utf8))
    }
  }

  @Test("do what registered types and select features do")
  func registered() throws {
    let types = RegisteredTypesTests.types
    let formatter = try MessageFormatter(locale: "en", types: types)
    let source =
      "{x, shout, loud}{p, select, missing {-} other {{p}}}{l, select, each {{l}{x}} other {}}"
    let message = try #require(Message.parse(source, types: types).message)
    let prepared = MessageWriter(formatter).prepare(message, variables: ["x", "p", "l"])
    #expect(
      try prepared.format([.text("a"), nil, .list([.text("1"), .text("2")])]) == "A!-1a and 2a")
  }

  private static let rows: Value = .table([
    ["p": .text("A"), "n": .integer(1)], ["p": .text("I"), "n": .integer(2)], ["p": .text("B")],
  ])

  @Test(
    "write rows, missing values and lists as the formatter does, and trace what they are made of",
    arguments: [
      "{t, select, each {{p} ({n, plural, one {#!} other {#}} of {n})} other {none}}",
      "Yours:\n{t, select, each {\n- {p}: {n}\n} other {none}}\nBye",
      "{l, select, each {<{l}>} other {none}}", "{x, select, missing {none} other {call {x}}}",
      "{t, select, each {{l, select, each {{p}{l}} other {}}} other {none}}",
      "{none, select, each {{none}} other {nothing}}{x, select, a {A} other {{n, plural, =5 {#} "
        + "other {#s}}}}#",
      "{t, select, missing {gone} each {{p, select, A {a} other {{missing}}}} other {none}}",
      "{y, select, missing {gone} other {}}{t}",
    ],
    ["en", "es", "ja"])
  func rows(pattern: String, locale: String) throws {
    let formatter = try MessageFormatter(locale: locale, types: RegisteredTypesTests.types)
    let message = try #require(
      Message.parse(pattern, types: RegisteredTypesTests.types).message)
    let names = ["t", "l", "x", "n"]
    let writer = MessageWriter(formatter)
    let prepared = writer.prepare(message, variables: names)
    let trace = MessageTrace()
    let sets: [[Value?]] = [
      [PreparedMessageTests.rows, .list([.text("a"), .text("b")]), .text("a"), .integer(5)],
      [nil, .list([]), nil, .integer(1)], [.table([]), nil, .text(""), nil],
    ]
    for values in sets {
      let arguments = Dictionary(
        uniqueKeysWithValues: zip(names, values).compactMap { name, value in
          value.map { (name, $0) }
        })
      let expected = Result { () throws(FormatError) in try formatter.format(message, arguments) }
      let written = Result { () throws(FormatError) in try prepared.format(values) }
      let traced = Result { () throws(FormatError) in
        try prepared.trace(values, into: trace)
        return prepared.text(of: trace)
      }
      #expect(written == expected)
      #expect(traced == expected)
    }
  }

  @Test("no more rows are printed than the limit allows", arguments: [0, 1])
  func rowLimit(more: Int) throws {
    let types = RegisteredTypesTests.types
    let formatter = try MessageFormatter(locale: "en", types: types)
    let message = try #require(
      Message.parse("{l, select, each {\n{l}\n} other {}}", types: types).message)
    let list = Value.list(Array(repeating: .text("a"), count: Limits.rows + more))
    let prepared = MessageWriter(formatter).prepare(message, variables: ["l"])
    for format in [{ try prepared.format([list]) }, { try formatter.format(message, ["l": list]) }]
    {
      if more == 0 {
        #expect(try format().utf8.count == 2 * Limits.rows - 1)
      } else {
        let error = #expect(throws: FormatError.self) { _ = try format() }
        #expect(error?.kind == .limit)
        #expect(error?.variable == "l")
      }
    }
  }
}

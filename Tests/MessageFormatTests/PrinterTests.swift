import MessageFormat
import Testing

@Suite("The printer")
struct PrinterTests {
  @Test(
    "quotes what must be quoted, and nothing else",
    arguments: [
      ("I don''t '{'know'}'", "I don't '{'know}"),
      ("{n, plural, other {'#' # '}'}}", "{n, plural, other {'#' # '}'}}"),
      ("{n,plural,offset:1 =0{a}other{b}}", "{n, plural, offset:1 =0 {a} other {b}}"),
      ("{ d , date , ::yMMMd }", "{d, date, ::yMMMd }"),
      ("{n,choice, 0 # a '|' b|1<c}", "{n, choice, 0# a '|' b|1<c}"),
      ("''{x}", "''{x}"),
      ("{s, select, other {a''}}", "{s, select, other {a''}}"),
      ("it's #", "it's #"),
    ])
  func quoting(source: String, printed: String) throws {
    #expect(try #require(Message.parse(source).message).print() == printed)
  }

  @Test("prints what parses to the same tree", arguments: 0..<4)
  func roundTrip(part: Int) {
    var patterns = RandomPatterns(seed: 77_000 + UInt64(part))
    for index in 0..<1_500 {
      let source = index % 3 == 0 ? patterns.brokenPattern() : patterns.pattern()
      guard let message = Message.parse(source).message else { continue }
      let printed = message.print()
      #expect(Message.parse(printed).message == message, "\(source)\n\(printed)")
      #expect(Message.parse(printed).message?.print() == printed, "\(source)\n\(printed)")
    }
  }
}

@Suite("Questions to a message")
struct QuestionTests {
  @Test("name its variables and how they are used")
  func arguments() throws {
    let message = try #require(
      Message.parse("{a} {n, plural, one {{a, number}} other {# {b} {a}}}").message)
    #expect(
      message.arguments == [
        Message.Argument(variable: "a", uses: [nil, "number"]),
        Message.Argument(variable: "n", uses: ["plural"]),
        Message.Argument(variable: "b", uses: [nil]),
      ])
  }

  @Test("name its branches")
  func branches() throws {
    let message = try #require(
      Message.parse("{n, plural, one {{s, select, x {} other {}}} other {}}").message)
    let keys = message.branches.map { $0.choices.map(\.key) }
    #expect(
      keys == [
        [.keyword("one")], [.keyword("one"), .keyword("x")], [.keyword("one"), .other], [.other],
      ])
  }
}

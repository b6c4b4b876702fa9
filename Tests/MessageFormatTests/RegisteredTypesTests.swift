import MessageFormat
import Testing

@Suite("Types that a program adds")
struct RegisteredTypesTests {
  static let shout = ArgumentType(
    name: "shout",
    complaint: { style, _ in style == nil || style == "loud" ? nil : "the style is `loud`" },
    format: { value, style, formatter throws(FormatError) in
      try formatter.format(value).uppercased() + (style == "loud" ? "!" : "")
    })

  static var types: ArgumentTypes {
    var types = ArgumentTypes.icu.adding(shout)
    types.select = [.missing, .each]
    return types
  }

  @Test("are rejected where they are not added, and used where they are")
  func registration() throws {
    #expect(Message.parse("{x, shout}").errors.map(\.kind) == [.unknownType])
    #expect(
      try FormattingTests.format(
        "{x, shout} {x, shout, loud }", "en", ["x": .text("a")], types: RegisteredTypesTests.types)
        == "A A!")
  }

  @Test("say what is wrong with a style")
  func complaints() throws {
    let types = RegisteredTypesTests.types
    let message = try #require(Message.parse("{x, shout, quiet}", types: types).message)
    let found = try MessageFormatter(locale: "en", types: types).complaints(about: message)
    #expect(found.map(\.message) == ["the style is `loud`"])
    #expect(found.map(\.variable) == ["x"])
  }

  private static let phone = "{phone, select, missing {none} other {call {phone}}}"

  @Test(
    "select knows a missing value",
    arguments: [
      (["phone": Value.text("1")], "call 1"), (["phone": .text("")], "none"), ([:], "none"),
      (["phone": .integer(5)], "call 5"),
    ])
  func missing(arguments: [String: Value], text: String) throws {
    #expect(
      try FormattingTests.format(
        RegisteredTypesTests.phone, "en", arguments, types: RegisteredTypesTests.types) == text)
  }

  @Test("select repeats a variant for each row, as a list or on lines of their own")
  func each() throws {
    let rows: Value = .table([
      ["product": .text("A"), "seats": .integer(1)], ["product": .text("B"), "seats": .integer(2)],
      ["product": .text("C"), "seats": .integer(3)],
    ])
    let inline = "{l, select, each {{product} ({seats} of {all})} other {none}}"
    let lines = "Yours:\n{l, select, each {\n- {product}: {seats}\n} other {none}}\nBye"
    func format(_ pattern: String, _ arguments: [String: Value], _ locale: String) throws -> String
    {
      try FormattingTests.format(pattern, locale, arguments, types: RegisteredTypesTests.types)
    }
    let all: Value = .integer(9)
    #expect(
      try format(inline, ["l": rows, "all": all], "en")
        == "A (1 of 9), B (2 of 9), and C (3 of 9)")
    #expect(
      try format(inline, ["l": rows, "all": all], "de") == "A (1 of 9), B (2 of 9) und C (3 of 9)")
    #expect(try format(lines, ["l": rows], "en") == "Yours:\n- A: 1\n- B: 2\n- C: 3\nBye")
    #expect(try format(inline, ["l": .table([])], "en") == "none")
    #expect(try format(inline, [:], "en") == "none")
    let list = "{l, select, each {<{l}>} other {none}}"
    #expect(try format(list, ["l": .list([.text("A"), .text("B")])], "it") == "<A> e <B>")
  }

  @Test("lists, money and relative dates are there for them")
  func helpers() throws {
    let formatter = try MessageFormatter(locale: "en")
    #expect(try formatter.list(["A", "B", "C"], kind: .or) == "A, B, or C")
    #expect(try formatter.list(["A"]) == "A")
    #expect(try formatter.list([String]()) == "")
    #expect(try formatter.relative(1, .day) == "tomorrow")
    #expect(try formatter.relative(-3, .week) == "3 weeks ago")
    #expect(try formatter.relative(1, .day, numeric: true) == "in 1 day")
    let money = Money(amount: try #require(ExactDecimal("12.5")), currency: "USD")
    #expect(try formatter.currency(money) == "$12.50")
    #expect(try formatter.currency(money, skeleton: "::.0") == "$12.5")
    #expect(throws: FormatError.self) {
      try formatter.currency(money, skeleton: "::currency/EUR")
    }
    #expect(
      try MessageFormatter(locale: "ja").currency(
        Money(amount: ExactDecimal(1200), currency: "JPY")) == "￥1,200")
  }
}

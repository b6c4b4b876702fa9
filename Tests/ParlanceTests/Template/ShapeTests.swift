import MessageFormat
import Testing

@testable import Parlance

@Suite("Branches are shaped as blocks or as inline text")
struct ShapeTests {
  @Test(
    "A branch without a line break is inline text in its surroundings",
    arguments: [
      ("You have {seats, plural, one {# seat} other {# seats}}.", "You have 12 seats.\n"),
      ("{seats, plural, one {- a} other {- # b}} c", "- 12 b c\n"),
      ("{seats, plural, other {# heading}}", "12 heading\n"),
      ("{tier, select, plus {a} other {1. b}}", "1. b\n"),
      ("a{tier, select, plus {a} other { b }}c", "a b c\n"),
      ("**{tier, select, plus {a} other {b}}** c", "b c\n"),
      ("{tier, select, plus {a} other {**b**}} c", "b c\n"),
      ("{tier, select, plus {a} other {[b](https://e.com)}} c", "b <https://e.com> c\n"),
      ("{tier, select, plus {a} other {{seats, plural, other {x # y}}}} c", "x 12 y c\n"),
      ("[{tier, select, plus {a} other {b}}](https://e.com) c", "b <https://e.com> c\n"),
      (
        "[a](https://e.com/{tier, select, plus {p} other {b_c_d}}) c", "a <https://e.com/b_c_d> c\n"
      ),
      ("`{tier, select, plus {a} other {*b*}}` c", "*b* c\n"),
    ])
  func inline(body: String, text: String) throws {
    #expect(try LiteralContent.text(body) == text)
  }

  @Test(
    "A branch with a line break of its own starts a line and loses its common indentation",
    arguments: [
      (
        "Intro\n\n{tier, select, plus {\n- p\n} other {\n    - a\n    - b\n}}\n\nEnd",
        "Intro\n\n- a\n- b\n\nEnd\n"
      ),
      ("Hello {tier, select, plus {} other {\n\n- a\n}} end", "Hello\n\n- a end\n"),
      (
        "> {tier, select, plus {} other {\n  # a\n  b\n}}\n\nEnd",
        "> a\n> =\n>\n> b\n\nEnd\n"
      ),
      (
        "- one\n  {tier, select, plus {} other {\n  - two\n  - three\n  }}\n- four",
        "- one\n  - two\n  - three\n- four\n"
      ),
      (
        "{tier, select, plus {} other {\n{seats, plural, one {} other {\n  - a\n  - b\n}}\n}}",
        "- a\n- b\n"
      ),
    ])
  func block(body: String, text: String) throws {
    #expect(try LiteralContent.text(body) == text)
  }

  @Test(
    "An empty block is dropped with its line, and a paragraph that shows nothing too",
    arguments: [
      ("- a\n{tier, select, plus {\n- b\n} other {}}\n- c", "- a\n- c\n"),
      (
        "| h |\n|---|\n| a |\n{tier, select, plus {\n| b |\n} other {}}\n| c |",
        "h\n-\na\nc\n"
      ),
      ("a\n\n{tier, select, plus {\nb\n} other {}}\n\nc", "a\n\nc\n"),
      ("a\n\n{tier, select, plus {b} other {}}\n\nc", "a\n\nc\n"),
      ("a {tier, select, plus {\nb\n} other {}}c", "a c\n"),
      ("- a\n- {phone, select, missing {} other {{phone}}}\n- c", "- a\n- c\n"),
      ("a\n\n1. {phone, select, missing {} other {{phone}}}\n\nc", "a\n\nc\n"),
      ("a\n\n# {phone, select, missing {} other {{phone}}}\n\nc", "a\n\nc\n"),
      ("a\n\n> {phone, select, missing {} other {{phone}}}\n\nc", "a\n\nc\n"),
    ])
  func empty(body: String, text: String) throws {
    #expect(try LiteralContent.text(body) == text)
    let html = try LiteralContent.render(body: body).html
    for tag in ["p", "li", "h1"] { #expect(!html.contains("></\(tag)>")) }
    let tags = htmlSkeleton(html)
    for (tag, next) in zip(tags, tags.dropFirst())
    where ["/ul", "/ol", "/blockquote"].contains(next) {
      #expect(!tag.hasPrefix(next.dropFirst()))
    }
  }

  @Test(
    "A table is told row by row",
    arguments: [
      (
        "{licences, select, each {\n- {product}: {count, plural, one {# seat} other {# seats}}\n} "
          + "other {none}}",
        "- A: 1 seat\n- B: 2 seats\n"
      ),
      (
        "- Products\n  {licences, select, each {\n  - {product}\n  } other {}}\n- End",
        "- Products\n  - A\n  - B\n- End\n"
      ),
      (
        "| p | n |\n|---|--:|\n{licences, select, each {\n| {product} | {count} |\n} other {}}",
        "p  n\n-  -\nA  1\nB  2\n"
      ),
      ("Have {licences, select, each {{count} {product}} other {none}}.", "Have 1 A and 2 B.\n"),
    ])
  func each(body: String, text: String) throws {
    #expect(try LiteralContent.text(body) == text)
  }

  @Test("A table may have 10,000 rows")
  func manyRows() throws {
    let mail = LiteralContent.mail("{licences, select, each {\n- {product}: {count}\n} other {}}")
    let repository = try LiteralContent.repository(["content/emails/m/en.md": mail])
    var customer = try LiteralContent.customer(in: repository)
    customer.values["licences"] = .table(
      (1...10_000).map { ["product": .text("P\($0)"), "count": .integer($0)] })
    let text = try Renderer(repository: repository)
      .render(ItemID(.email, "m"), locale: LocaleTag("en"), customer: customer).text
    #expect(text.hasPrefix("- P1: 1\n"))
    #expect(text.contains("\n- P10000: 10,000\n\n-- \n"))
  }

  @Test("A table without rows takes the branch other")
  func noRows() throws {
    let body = "{licences, select, each {\n- {product}\n} other {No licences.}}"
    #expect(try LiteralContent.text(body, ["licences": ""]) == "No licences.\n")
  }

  @Test(
    "An optional value is there or missing",
    arguments: [("", "Write.\n"), ("+49 30 1", "Call +49 30 1.\n")])
  func missing(value: String, text: String) throws {
    let body = "{phone, select, missing {Write} other {Call {phone}}}."
    #expect(try LiteralContent.text(body, ["phone": value]) == text)
  }
}

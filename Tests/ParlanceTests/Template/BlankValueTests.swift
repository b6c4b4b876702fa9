import MessageFormat
import Testing

@testable import Parlance

@Suite("A value that shows nothing is no value")
struct BlankValueTests {
  private static let blanks = [
    " ", "\t", "\u{A0}", "\u{3000}", "\u{200B}", "\u{AD}", "\u{FEFF}", " \u{200B} ", "\u{2060}",
    "\u{3164}", "\u{2800}", "\u{0}", "\u{202E}", "\u{2028}",
  ]

  private func error(
    _ body: String, subject: String = "S", _ values: [String: Value]
  ) throws -> RenderError? {
    let repository = try LiteralContent.repository([
      "content/emails/m/en.md": LiteralContent.mail(body, subject: subject)
    ])
    var customer = try LiteralContent.customer(in: repository)
    customer.values.merge(values) { $1 }
    return #expect(throws: RenderError.self) {
      try Renderer(repository: repository).render(
        ItemID(.email, "m"), locale: LocaleTag("en"), customer: customer)
    }
  }

  @Test("A text that shows nothing is an error that names the variable", arguments: blanks)
  func text(value: String) throws {
    for (body, subject) in [
      ("Hi {x}", "S"), ("b", "Hi {x}"), ("{tier, select, other {Hi {x}}}", "S"),
      ("[a](https://e.com/{x})", "S"), ("{x, particle, 을/를}", "S"),
    ] {
      let error = try error(body, subject: subject, ["x": .text(value)])
      #expect(error?.kind == .data)
      #expect(error?.variable == "x")
      #expect(error?.location?.file == "content/emails/m/en.md")
      #expect(error?.message.contains("nothing that shows") == true, "\(error?.message ?? "")")
    }
  }

  @Test("So is a list with such an element", arguments: blanks)
  func list(value: String) throws {
    for body in [
      "{products}", "{products, list, or}", "{products, select, each {{products}} other {}}",
    ] {
      let error = try error(body, ["products": .list([.text("A"), .text(value)])])
      #expect(error?.kind == .data)
      #expect(error?.variable == "products")
    }
  }

  @Test("And a column of a table")
  func column() throws {
    let row: [String: Value] = ["product": .text("\u{200B}"), "count": .integer(1)]
    let error = try error(
      "{licences, select, each {\n- {product}\n} other {}}", ["licences": .table([row])])
    #expect(error?.variable == "product")
  }

  @Test("Where the message does not print it, it does no harm")
  func unused() throws {
    #expect(
      try LiteralContent.text("{tier, select, plus {{x}} other {b}}", ["x": " "]) == "b\n")
  }
}

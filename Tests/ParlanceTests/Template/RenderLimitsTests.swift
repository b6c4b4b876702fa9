import MessageFormat
import Testing

@testable import Parlance

@Suite("What is too much is refused, and what is just enough is not")
struct RenderLimitsTests {
  private static let limit = 10 * 1024 * 1024

  @Test("The page of a mail may have 10 MiB, and not a byte more")
  func output() throws {
    let empty = try render("{x}", x: "a").html.utf8.count - 1
    let text = String(repeating: "a", count: Self.limit - empty)
    #expect(try render("{x}", x: text).html.utf8.count == Self.limit)
    let error = #expect(throws: RenderError.self) { try render("{x}", x: text + "a") }
    #expect(error?.kind == .data)
    #expect(error?.message.hasPrefix("the output is larger than 10 MiB") == true)
  }

  @Test("So may its text part, where it is larger than the page")
  func text() throws {
    // Each line of a quote says how deep it is.
    let body = String(repeating: "> ", count: 40) + "{x}"
    #expect(try render(body, x: String(repeating: "words ", count: 100)).text.count > 8_000)
    let error = #expect(throws: RenderError.self) {
      try render(body, x: String(repeating: "words ", count: 130_000))
    }
    #expect(error?.message.hasPrefix("the output is larger than 10 MiB") == true)
  }

  @Test(
    "A row more than 10,000 is refused, of a table and of a list",
    arguments: [
      "{licences, select, each {\n- {product}\n} other {}}",
      "| a |\n|---|\n{licences, select, each {| {product} |} other {}}",
      "Of {licences, select, each {{product}} other {}}",
      "{products, select, each {\n- {products}\n} other {}}",
    ])
  func rows(body: String) throws {
    let error = #expect(throws: RenderError.self) { try render(body, rows: 10_001) }
    #expect(error?.message.contains("10001 rows") == true, "\(error?.message ?? "")")
    #expect(error?.variable == (body.contains("licences") ? "licences" : "products"))
  }

  @Test("10,000 rows are not")
  func enoughRows() throws {
    let text = try render("`{products, select, each {P} other {}}`", rows: 10_000).text
    #expect(text.utf8.count { $0 == UInt8(ascii: "P") } == 10_000)
  }

  private func render(_ body: String, rows count: Int) throws -> Rendered {
    let repository = try LiteralContent.repository([
      "content/emails/m/en.md": LiteralContent.mail(body)
    ])
    var customer = try LiteralContent.customer(in: repository)
    customer.values["licences"] = .table(Array(repeating: ["product": .text("P")], count: count))
    customer.values["products"] = .list(Array(repeating: .text("P"), count: count))
    return try Renderer(repository: repository).render(ItemID(.email, "m"), customer: customer)
  }

  private func render(_ body: String, x: String) throws -> Rendered {
    let repository = try LiteralContent.repository([
      "content/emails/m/en.md": LiteralContent.mail(body)
    ])
    var customer = try LiteralContent.customer(in: repository)
    customer.values["x"] = .text(x)
    return try Renderer(repository: repository).render(ItemID(.email, "m"), customer: customer)
  }
}

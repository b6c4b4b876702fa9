import MessageFormat
import Testing

@testable import Parlance

/// A check renders only texts that can fail; what it leaves out must come out well.
@Suite("Which texts a check renders")
struct RenderingNeedTests {
  private static let bodies: [(text: String, isRendered: Bool)] = [
    ("Plain text with {contactName} and {seats, plural, one {a seat} other {# seats}}.", false),
    ("# Title\n\n- *one*\n- **two** `three`\n\n> four\n\n1. five\n", false),
    ("[Go](https://example.com/a?b=c#d) <https://example.com> info@example.com", false),
    ("[Go](https://example.com/{contactName}) [mail](mailto:a@example.com)", false),
    ("[Go]({renewUrl}) ![Picture](https://example.com/a.png)", false),
    ("[Go]({contactName})", true),
    ("[Go](javascript:alert)", true),
    ("[Go](/relative)", true),
    ("[Go](https://{contactName}.example.com/)", true),
    ("![Picture](a.png)", true),
    ("[Step](step:2) [Price](objection:price)", true),
    ("{signature, snippet}", true),
    ("{products, select, each {- {products}} other {none}}", true),
    ("{contactName}", true),
    (String(repeating: "long ", count: 2_000), true),
    (String(repeating: "*a* ", count: 100), false),
    (String(repeating: "*a* ", count: 101), true),
  ]

  private func repository(_ body: String) throws -> TemporaryRepository {
    try TemporaryRepository(
      smallRepository.with([
        "content/variables.yaml": """
        contactName: {type: text, example: Jana}
        seats: {type: integer, minimum: 1, example: 12}
        renewUrl: {type: url, example: "https://example.com/renew"}
        products: {type: list, example: [A, B]}

        """,
        "content/snippets/signature/en.md": "Best regards\n",
        "content/emails/later/en.md": "---\nsubject: >-\n  Later\n---\n\(body)\n",
      ]))
  }

  @Test("Only what can fail is rendered", arguments: bodies)
  func need(body: String, isRendered: Bool) async throws {
    let content = try await repository(body).load()
    let input = CheckInput(content, today: CalendarDay(daysSinceEpoch: 20_778))
    let id = ItemID(.email, "zz")
    let english = try #require(LocaleTag("en"))
    let later = try #require(content.items[ItemID(.email, "later")]?.translations[english])
    let texts = TextsInput(
      shared: input, locale: LocaleInput(english, in: input), template: Template(later, of: id),
      source: nil, renderer: Renderer(repository: content))
    #expect(texts.needsRendering == isRendered)
  }

  @Test(
    "What is not rendered comes out well", arguments: bodies.filter { !$0.isRendered }.map(\.text))
  func comesOut(body: String) async throws {
    let content = try await repository(body).load()
    let renderer = Renderer(repository: content)
    let customer = content.completeCustomer
    for seats in [1, 12] {
      var customer = customer
      customer.values["seats"] = .integer(Int64(seats))
      let rendered = try renderer.render(ItemID(.email, "later"), customer: customer)
      #expect(!rendered.html.isEmpty && rendered.findings.isEmpty)
    }
  }
}

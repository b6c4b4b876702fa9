import Testing

@testable import Parlance

@Suite("No customer ever sees a brace")
struct PrintedBraceTests {
  private func error(_ body: String) throws -> RenderError? {
    #expect(throws: RenderError.self) { try LiteralContent.render(body: body) }
  }

  @Test(
    "A template that would print the braces of a placeholder is refused, at the place",
    arguments: [
      ("Hi '{name}!", 4), ("dell'{name}", 5), ("a {x} b '{name} c", 9), ("'{ name , number}'", 1),
      ("{seats, plural, one {a} other {b '#{name}' c}}", 34),
      ("{tier, select, plus {'{name}'} other {b}}", 22),
    ])
  func hidden(body: String, column: Int) throws {
    let error = try error("\n" + body)
    #expect(error?.kind == .template)
    #expect(error?.location?.line == 6)
    #expect(error?.location?.column == column)
    #expect(error?.message.contains("{name}") == true)
  }

  @Test(
    "A closing brace too many is refused, at the place",
    arguments: [("{name}}", 7), ("a } b", 3), ("{tier, select, plus {a} other {b}}}", 35)])
  func stray(body: String, column: Int) throws {
    let error = try error("\n" + body)
    #expect(error?.kind == .template)
    #expect(error?.location?.line == 6)
    #expect(error?.location?.column == column)
    #expect(error?.message == "this closing brace closes nothing, and would be printed; delete it")
  }

  @Test("In a subject too", arguments: ["'{name}", "{name}}"])
  func subject(text: String) throws {
    let error = #expect(throws: RenderError.self) {
      try LiteralContent.render([
        "content/emails/m/en.md": LiteralContent.mail("b", subject: text)
      ])
    }
    #expect(error?.kind == .template)
    #expect(error?.field == "subject")
  }

  @Test(
    "Braces that are quoted to be printed are printed",
    arguments: [
      ("a '{' b", "a { b\n"), ("a '}' b", "a } b\n"), ("it''s", "it's\n"), ("'{}'", "{}\n"),
    ])
  func quoted(body: String, text: String) throws {
    #expect(try LiteralContent.text(body) == text)
  }

  @Test("The first placeholder of each quotation is found")
  func ranges() throws {
    let repository = try LiteralContent.repository([
      "content/emails/m/en.md": LiteralContent.mail("'{x} {y}' and '{z}' }")
    ])
    let id = ItemID(.email, "m")
    let locale = try #require(LocaleTag("en"))
    let translation = try #require(repository.served(id, in: locale))
    let field = try #require(Template(translation, of: id)["body"])
    #expect(field.hiddenPlaceholders.map(\.name) == ["x", "z"])
    #expect(field.hiddenPlaceholders.map(\.range.lowerBound) == [0, 14])
    #expect(field.strayBraces.map(\.lowerBound) == [20])
  }
}

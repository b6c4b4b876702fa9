import MessageFormat
import Testing

@testable import Parlance

@Suite("What a template must not hold, and what it leaves unsaid")
struct TemplateFaultTests {
  private let mail = "content/emails/m"

  // MARK: Control characters

  @Test(
    "A control character in a literal text is refused, at the place",
    arguments: ["\u{0}", "\u{7}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}"])
  func control(character: String) throws {
    let body = #expect(throws: RenderError.self) {
      try LiteralContent.render(body: "ab\(character)c")
    }
    #expect(body?.kind == .template)
    #expect(body?.location == SourceLocation(file: "\(mail)/en.md", line: 5, column: 3))
    let code = String(character.unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
    #expect(body?.message.contains(code) == true)
  }

  @Test("So is one that YAML spells")
  func escape() throws {
    let error = #expect(throws: RenderError.self) {
      try LiteralContent.render(["\(mail)/en.md": "---\nsubject: \"a\\ab\\0\"\n---\nb\n"])
    }
    #expect(error?.kind == .template)
    #expect(error?.field == "subject")
    #expect(error?.location == SourceLocation(file: "\(mail)/en.md", line: 2, column: 10))
  }

  @Test(
    "One that HTML spells is replaced", arguments: ["&#7;", "&#x1B;", "&#0;", "&#13;", "&#x80;"])
  func reference(text: String) throws {
    #expect(try LiteralContent.text("a\(text)b") == "a\u{FFFD}b\n")
  }

  @Test("One in what the sender says is refused")
  func sender() throws {
    let error = #expect(throws: RenderError.self) {
      try LiteralContent.render([
        "\(mail)/en.md": LiteralContent.mail("b"),
        "content/senders/example.yaml": "name: \"E\\a\"\nemail: a@b.example\n",
      ])
    }
    #expect(error?.kind == .template)
    #expect(error?.location?.file == "content/senders/example.yaml")
  }

  // MARK: Tables

  private func table(_ body: String, _ rows: [[String: Value]]?) throws -> String {
    let repository = try LiteralContent.repository(["\(mail)/en.md": LiteralContent.mail(body)])
    var customer = try LiteralContent.customer(in: repository)
    customer.values["licences"] = rows.map(Value.table)
    let text = try Renderer(repository: repository).render(
      ItemID(.email, "m"), locale: LocaleTag("en"), customer: customer
    ).text
    return text.split(separator: "\n-- \n").first.map(String.init) ?? ""
  }

  @Test("Without rows, “other” serves a table that has no “each”")
  func noRows() throws {
    for rows: [[String: Value]]? in [nil, []] {
      #expect(try table("A {licences, select, other {none}}", rows) == "A none\n")
      #expect(try table("A {licences, select, each {x} other {none}}", rows) == "A none\n")
    }
  }

  @Test("With rows, it is refused, and told to add “each”")
  func rows() throws {
    let error = #expect(throws: RenderError.self) {
      try table(
        "A {licences, select, other {none}}", [["product": .text("A"), "count": .integer(1)]])
    }
    #expect(error?.kind == .template)
    #expect(error?.variable == "licences")
    #expect(error?.location == SourceLocation(file: "\(mail)/en.md", line: 5, column: 3))
    #expect(
      error?.message == "“licences” has rows, but nothing is said for them; "
        + "add each {...}: {licences, select, each {...} other {...}}")
  }

  @Test("A list is treated alike")
  func list() throws {
    let error = #expect(throws: RenderError.self) {
      try LiteralContent.render(body: "A {products, select, other {none}}")
    }
    #expect(error?.kind == .template)
    #expect(error?.message.contains("add each {...}") == true)
    #expect(
      try LiteralContent.text("A {products, select, other {none}}", ["products": ""]) == "A none\n")
  }

  // MARK: What is left out

  @Test("A mail's file without To: is said, with the variable")
  func recipient() throws {
    let rendered = try LiteralContent.render(body: "b", ["email": ""])
    #expect(!(try rendered.eml().contains("To: ")))
    #expect(
      rendered.notes == [
        "the customer “test” has no value for “email”; the mail's file has no To:"
      ])
  }

  @Test("A project that names no recipient has nothing to say about it")
  func noRecipient() throws {
    let rendered = try LiteralContent.render(
      [
        "\(mail)/en.md": LiteralContent.mail("b"),
        "parlance.yaml": "parlance: 1\nsource: en\nsender: example\n",
      ], values: ["email": ""])
    #expect(rendered.notes.isEmpty)
  }

  @Test("A sender's text that has nothing for the locale is said")
  func senderLocale() throws {
    let rendered = try LiteralContent.render(body: "b", locale: "ja")
    #expect(
      rendered.notes.contains(
        "the sender's “address” has no text for ja (content/senders/example.yaml); "
          + "the mail is without it"))
    let fallback = try LiteralContent.render(body: "b", locale: "ar")
    #expect(!fallback.notes.contains { $0.contains("address") })
  }
}

import Testing

@testable import Parlance

@Suite("A link that leads nowhere is refused, at its address")
struct LinkTests {
  private func error(_ body: String, _ values: [String: String] = [:]) throws -> RenderError? {
    #expect(throws: RenderError.self) {
      try LiteralContent.render(body: "First line.\n\n" + body, values)
    }
  }

  @Test(
    "The error stands at the address, and says what is wrong with it",
    arguments: [
      ("a [b](javascript:alert(1))", 7, "the scheme “javascript”"),
      ("a [b](foo:bar) c", 7, "the scheme “foo”"), ("[b](/relative)", 5, "relative"),
      ("[b](page.html)", 5, "relative"), ("[b]()", 5, "no address"), ("[b](<>)", 6, "no address"),
      ("<ftp://e.com>", 2, "the scheme “ftp”"), ("![b](data:x)", 6, "the scheme “data”"),
      ("[b](https://u:p@example.com/)", 5, "user name"),
      ("[b](https://u@example.com/)", 5, "user name"),
      ("[b](https://)", 5, "no host"), ("[b](objection:price)", 5, "only a call script"),
      ("[b](step:1)", 5, "only a call script"),
      ("{tier, select, plus {a} other {[b](objection:price)}}", 36, "only a call script"),
      ("`/a` [b](/a)", 10, "relative"), ("[b][r]\n\n[r]: foo:bar", 6, "the scheme “foo”"),
      ("{x} [b](https://example.com{x})", 9, "stands in the scheme or host"),
    ])
  func place(body: String, column: Int, message: String) throws {
    let error = try error(body)
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(error?.location?.line == 6 + lines)
    #expect(error?.location?.column == column)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test("In a snippet, the place is in the snippet")
  func snippet() throws {
    let error = #expect(throws: RenderError.self) {
      try LiteralContent.render([
        "content/emails/m/en.md": LiteralContent.mail("{sig, snippet}"),
        "content/snippets/sig/en.md": "Hello\n\n[b](/relative)",
      ])
    }
    #expect(
      error?.location == SourceLocation(file: "content/snippets/sig/en.md", line: 3, column: 5))
  }

  // MARK: Call scripts

  private func script(_ body: String, _ kind: String = "call-scripts") throws -> Rendered {
    let title = kind == "objections" ? "statement" : "title"
    return try LiteralContent.render(
      [
        "content/\(kind)/c/en.md": "---\n\(title): T\n---\n\(body)\n",
        "content/objections/price/en.md": "---\nstatement: Too dear\n---\n## It\n\npays.\n",
      ], "\(kind)/c")
  }

  @Test(
    "A step that is not there is refused with the number of steps",
    arguments: ["step:3", "step:19", "step:0", "step:-1", "step:x", "step:", "step:1.5"])
  func step(address: String) throws {
    let error = #expect(throws: RenderError.self) {
      try script("# One\n\nGo [on](\(address)).\n\n> ## Two\n\n### None")
    }
    #expect(error?.kind == .template)
    #expect(error?.location?.line == 6)
    #expect(error?.location?.column == 9)
    #expect(
      error?.message
        == "“\(address)” names no step: this call script has 2 (its headings, counted from 1)")
  }

  @Test("In a branch too")
  func branch() throws {
    #expect(throws: RenderError.self) {
      try script("# One\n\n{tier, select, plus {a} other {[b](step:2)}}")
    }
    #expect(throws: RenderError.self) { try script("Go [on](step:1).") }
  }

  @Test("Elsewhere there are neither steps nor objections", arguments: ["objections", "assets"])
  func elsewhere(kind: String) throws {
    for address in ["step:1", "objection:price"] {
      let error = #expect(throws: RenderError.self) { try script("## A\n\n[b](\(address))", kind) }
      #expect(error?.message.contains("only a call script") == true)
    }
  }

  @Test("An objection that is opened in place brings no steps of its own")
  func objectionSteps() throws {
    let html = try script("# One\n\n[b](objection:price)\n\n# Two").html
    #expect(html.contains("<h1 id=\"step-2\">Two</h1>"))
    #expect(html.contains("<h2>It</h2>"))
  }

  @Test("An objection that a branch names is opened too")
  func objectionInBranch() throws {
    let rendered = try script("# One\n\n{tier, select, plus {a} other {[b](objection:price)}}")
    #expect(rendered.html.contains("<div id=\"objection-price\">"))
    #expect(rendered.text.contains("    | Too dear\n"))
  }

  @Test("An objection that is not there is refused at the link")
  func unknownObjection() throws {
    let error = #expect(throws: RenderError.self) { try script("# One\n\n[b](objection:prize)") }
    #expect(
      error?.message == "no item is named “objections/prize”; did you mean “objections/price”?")
    #expect(error?.location?.line == 6)
    #expect(error?.location?.column == 5)
  }
}

import Testing

@testable import Parlance

@Suite("The page of a script, objection, asset or snippet is what a browser and a printer take")
struct PageTests {
  private let objection = [
    "content/objections/price/en.md": """
    ---
    statement: >-
      It is far too dear for us, and our people would have to learn it all again from the start
    ---
    Yes.
    """
  ]

  private func script(_ body: String, locale: String = "en") throws -> Rendered {
    let file = "content/call-scripts/c/\(locale).md"
    return try LiteralContent.render(
      objection.merging([file: "---\ntitle: T\n---\n\(body)"]) { $1 }, "call-scripts/c",
      locale: locale)
  }

  @Test("An objection that two links name is opened at the first; the second leads there")
  func twice() throws {
    let rendered = try script("[a](objection:price)\n\n- x\n\n[b](objection:price)\n")
    #expect(rendered.html.ranges(of: "<details>").count == 1)
    #expect(rendered.html.ranges(of: "href=\"#objection-price\"").count == 2)
    #expect(rendered.text.ranges(of: "| Yes.").count == 1)
  }

  @Test("What a link opens is inside of what it leads to, so that browsers open it")
  func opens() throws {
    let html = try script("[a](objection:price)\n").html
    #expect(html.contains("</summary>\n<div id=\"objection-price\">\n<p>Yes.</p>\n</div>"))
  }

  @Test("The lines of an objection in a script are as long as those around it, its mark included")
  func width() throws {
    let text = try script("[a](objection:price)\n").text
    #expect(text.contains("    | It is far too dear for us, and our people would have to learn it"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 72 })
  }

  @Test("A snippet has no heading: its name is no text")
  func snippet() throws {
    let html = try LiteralContent.render(["content/snippets/s/en.md": "Hi"], "snippets/s").html
    #expect(html.contains("<title>s</title>"))
    #expect(!html.contains("<h1"))
  }

  @Test("Paper shows what is folded on the screen")
  func sheet() throws {
    let html = try script("- [ ] a\n").html
    #expect(html.contains("@media print"))
    #expect(html.contains("details::details-content"))
    #expect(html.contains("<ul class=\"tasks\">\n<li><span class=\"box\">&#9744;</span> a</li>"))
  }

  @Test("Every kind has the rules of its own, and no others")
  func kinds() {
    let page = Page(
      theme: Theme(), direction: Direction(isRightToLeft: true), language: "ko", script: "Kore")
    #expect(page.sheet(kind: "call-script").contains(".call-script >"))
    #expect(!page.sheet(kind: "asset").contains(".call-script"))
    #expect(page.sheet(kind: "asset").contains("word-break: keep-all; }"))
  }

  @Test("Title, subtitle and body stand on the page as given, and change nothing else")
  func parts() {
    let page = Page(
      theme: Theme(), direction: Direction(isRightToLeft: true), language: "ar", script: "Arab")
    let marks = ["\u{F0000}", "\u{F0001}", "\u{F0002}"]
    let texts = ["S & \"T\"", "P <b>", "<p>ب</p>"]
    var filled = page.html(kind: "asset", title: marks[0], subtitle: marks[1], body: marks[2])
    let written = [HTMLEscape.text(texts[0]), HTMLEscape.text(texts[1]), texts[2]]
    for (mark, text) in zip(marks, written) { filled = filled.replacing(mark, with: text) }
    #expect(
      filled == page.html(kind: "asset", title: texts[0], subtitle: texts[1], body: texts[2]))
  }
}

import Testing

@testable import Parlance

@Suite("The page of a mail is what mail programs take")
struct MailPageTests {
  @Test("The preheader is there and hidden, and the locale stands in the body too")
  func frame() throws {
    let mail = LiteralContent.mail("Hallo", subject: "S & T", preheader: "Before <all>")
    let html = try LiteralContent.render(["content/emails/m/de.md": mail], locale: "de").html
    #expect(html.contains("<div style=\"display:none;"))
    #expect(html.contains(">Before &lt;all&gt;&#847;"))
    #expect(html.contains("<title>S &amp; T</title>"))
    #expect(html.contains("<html lang=\"de\" dir=\"ltr\""))
    #expect(html.contains("<div lang=\"de\" dir=\"ltr\""))
    #expect(html.contains("<meta name=\"color-scheme\" content=\"light dark\">"))
    #expect(html.contains("@media (prefers-color-scheme: dark)"))
  }

  @Test(
    "A link alone in its paragraph is a button, for Outlook as a shape",
    arguments: [
      ("[Go]({url})", true), ("{tier, select, plus {} other {[Go]({url})}}", true),
      ("{tier, select, plus {} other {\n[Go]({url})\n}}", true), ("[Go]({url}) now", false),
      ("- [Go]({url})", false), ("> [Go]({url})", false), ("<https://example.com>", false),
    ])
  func button(body: String, isButton: Bool) throws {
    let html = try LiteralContent.render(body: body).html
    #expect(html.contains("<v:roundrect") == isButton)
    #expect(html.contains("class=\"button\"") == isButton)
    #expect(html.contains("href=\"https://example.com"))
  }

  @Test("A table moves in its frame, and its numbers and headings break only at blanks")
  func table() throws {
    let body = "| 製品 | 数 |\n|---|--:|\n| 品 | {x} |"
    let html = try LiteralContent.render(body: body, locale: "ja").html
    #expect(html.contains("overflow-x:auto\"><table "))
    #expect(html.ranges(of: "word-break:keep-all").count == 3)
    #expect(html.contains("</table></div>"))
  }

  @Test("A long word is broken, and does not make the mail wider")
  func longWord() throws {
    let html = try LiteralContent.render(body: String(repeating: "a", count: 500)).html
    #expect(html.contains("overflow-wrap:break-word\">"))
    #expect(html.ranges(of: "table-layout:fixed").count == 3)
  }

  @Test(
    "Stress is heavier in scripts that have no italics", arguments: [("ja", true), ("de", false)])
  func upright(locale: String, isUpright: Bool) throws {
    let html = try LiteralContent.render(body: "a", locale: locale).html
    #expect(html.contains("em { font-style: normal;") == isUpright)
  }

  @Test("Subject, preheader and body stand on the page as they are given, and change nothing else")
  func parts() {
    let page = MailPage(
      style: MailStyle(theme: Theme(), direction: Direction(isRightToLeft: false), script: "Latn"),
      language: "en", footer: MailPage.Footer(name: "E", website: "https://example.com"))
    let marks = ["\u{F0000}", "\u{F0001}", "\u{F0002}"]
    let frame = page.html(subject: marks[0], preheader: marks[1], body: marks[2])
    let texts = ["S & \"T\"", "P <b>", "<p>ب</p>"]
    var filled = frame
    let written = [HTMLEscape.text(texts[0]), HTMLEscape.text(texts[1]), texts[2]]
    for (mark, text) in zip(marks, written) {
      #expect(frame.ranges(of: mark).count == 1)
      filled = filled.replacing(mark, with: text)
    }
    #expect(filled == page.html(subject: texts[0], preheader: texts[1], body: texts[2]))
  }

  @Test("A picture has a text in its place, and a width")
  func image() throws {
    let html = try LiteralContent.render(body: "![A {x}](https://e.com/a.png)", ["x": "\"b\""]).html
    #expect(
      html.contains("<img src=\"https://e.com/a.png\" alt=\"A &quot;b&quot;\" width=\"520\" style=")
    )
  }

  @Test("Right-to-left mail is mirrored")
  func mirrored() throws {
    let html = try LiteralContent.render(body: "- أ\n\n> ب", locale: "ar").html
    #expect(html.contains("padding-right:22px"))
    #expect(html.contains("border-right:3px"))
    #expect(!html.contains("padding-left:22px;font"))
    #expect(html.contains("align=\"right\""))
  }

  @Test("The fonts are those of the locale's script")
  func fonts() throws {
    let theme = "fonts: {default: \"Arial\", Jpan: \"'Yu Gothic', sans-serif\"}\n"
    let mail = ["content/theme.yaml": theme, "content/emails/m/ja.md": LiteralContent.mail("日本")]
    let html = try LiteralContent.render(mail, locale: "ja").html
    #expect(html.contains("font-family:'Yu Gothic', sans-serif;"))
    #expect(!html.contains("font-family:Arial"))
  }

  @Test(
    "Every element of Markdown has its place in the page",
    arguments: [
      ("# A", "<h1 "), ("a\\\nb", "a<br>\nb"), ("~~a~~", "<del>a</del>"),
      ("`a<b`", ">a&lt;b</code>"),
      ("3. a", "<ol start=\"3\""), ("- [x] a", "&#9745;</span> a"), ("***", "<hr "),
      ("| a |\n|:-:|\n| b |", "<td align=\"center\""), ("> a", "<blockquote "),
      ("<b>a</b>", "&lt;b&gt;a&lt;/b&gt;"), ("&copy; &#x41;", "© A"),
      ("[a](https://e.com \"T\") b", "title=\"T\""), ("```\na\n```", "<code>a\n</code></pre>"),
    ])
  func elements(body: String, html: String) throws {
    #expect(try LiteralContent.render(body: body).html.contains(html))
  }
}

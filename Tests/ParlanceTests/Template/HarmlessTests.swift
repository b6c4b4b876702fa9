import Testing

@testable import Parlance

@Suite("A value is inert wherever it stands")
struct HarmlessTests {
  /// A mail with the value in every context that takes any text.
  private static let body = """
    {x} at the start, *{x}* and **{x}**, `{x}` and ~~{x}~~

    # {x}

    ## A {tier, select, plus {p} other {b {x}}}

    - {x}
    - [{x}](https://example.com/a/{x}-b?q={x}#{x})

    > {x}

    | {x} | b |
    |---|---|
    | c | {x} |

    ![{x}](https://example.com/i.png "{x}") [text](https://example.com "{x}")

    [{x}](https://example.com/{x}.html)

        {x}

    {tier, select, plus {p} other {
    - {x}
    }}
    """

  static let hostile = [
    "<b>", "</td></table>", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)", "-->", "--!>", "<!--", "]]>", "<![endif]-->", "&lt;b&gt;", "&#60;",
    "*Acme*", "**", "_a_", "`", "``` x", "# x", "- x", "1. x", "> x", "| x | y |", "---", "[a](b)",
    "](https://evil.example)", "![a](b)", "<https://evil.example>", "https://evil.example",
    "www.evil.example", "{x}", "{x, plural}", "'", "\\", "\\*", "a\\", "~~a~~", "x\n\n# y",
    "x\r\nBcc: a@b.example", "a\u{0}", "a\u{7}b", "\u{202E}txt.exe", "a\u{2066}", "\u{F0000}",
    "\u{FFFFD}", "مرحبا", "שלום <b>", "a\u{2028}b", "%2e%2e%2f", "../..", "?a=b&c=d#e", "//evil",
    "@evil.example", ":", "javascript:alert(1)", "株式会社", "👩‍👩‍👧‍👦", "  x  ", "a  b",
  ]

  @Test("A hostile value leaves the page as it is with the value x", arguments: hostile)
  func structure(value: String) throws {
    let plain = try LiteralContent.render(body: Self.body)
    let filled = try LiteralContent.render(body: Self.body, ["x": value])
    #expect(htmlSkeleton(filled.html) == htmlSkeleton(plain.html))
    #expect(blocks(filled.text) == blocks(plain.text))
  }

  /// The number of paragraphs and the like, which no value may change.
  private func blocks(_ text: String) -> Int {
    text.split(separator: "\n\n", omittingEmptySubsequences: false).count
  }

  @Test("A value shows as its own characters in the page, in the text and in the subject")
  func characters() throws {
    let mail = LiteralContent.mail("A {x} B", subject: "S {x}", preheader: "P {x}")
    let rendered = try LiteralContent.render(
      ["content/emails/m/en.md": mail], values: ["x": "*Acme* <b>"])
    #expect(rendered.html.contains(">A *Acme* &lt;b&gt; B</p>"))
    #expect(rendered.html.contains("<title>S *Acme* &lt;b&gt;</title>"))
    #expect(rendered.text.hasPrefix("A *Acme* <b> B\n"))
    #expect(rendered.subject == "S *Acme* <b>")
    #expect(rendered.preheader == "P *Acme* <b>")
  }

  @Test(
    "A control character in a line of its own is an error that names the variable",
    arguments: [
      "a\nb", "a\r\nBcc: x@y.example", "a\u{0}", "a\u{7F}", "a\u{85}b", "a\u{2028}b", "a\tb",
    ],
    ["subject", "preheader"])
  func headers(value: String, field: String) throws {
    let mail =
      field == "subject"
      ? LiteralContent.mail("b", subject: "S {x}")
      : LiteralContent.mail("b", preheader: "P {x}")
    let error = #expect(throws: RenderError.self) {
      try LiteralContent.render(["content/emails/m/en.md": mail], values: ["x": value])
    }
    #expect(error?.variable == "x")
    #expect(error?.field == field)
  }

  @Test("In running text, control characters are dropped and line breaks are spaces")
  func controls() throws {
    #expect(
      try LiteralContent.text("A {x} B", ["x": "a\u{0}\u{1B}b\r\nc\u{202E}d"]) == "A ab cd B\n")
  }

  @Test("Characters that turn the direction of text are left out, and that is said")
  func overrides() throws {
    let rendered = try LiteralContent.render(body: "A {x}", ["x": "a\u{202E}b"])
    #expect(rendered.text.hasPrefix("A ab\n"))
    #expect(rendered.findings.map(\.rule) == ["direction-override"])
    #expect(
      rendered.findings.map(\.message) == [
        "the value of “x” holds characters that turn the direction of text; they are left out"
      ])
    #expect(rendered.findings.map(\.location.description) == ["content/emails/m/en.md:5:3"])
  }

  @Test("Values are isolated where right-to-left text is near, and nowhere else")
  func isolation() throws {
    #expect(!(try LiteralContent.render(body: "A {x}", ["x": "Müller"]).html.contains("<bdi>")))
    let hebrew = try LiteralContent.render(body: "A {x}", ["x": "שלום"])
    #expect(hebrew.html.contains("<bdi>שלום</bdi>"))
    #expect(hebrew.text.hasPrefix("A \u{2068}שלום\u{2069}\n"))
    let arabic = try LiteralContent.render(body: "مرحبا {x}", locale: "ar", ["x": "Acme"])
    #expect(arabic.html.contains("<bdi>Acme</bdi>"))
    #expect(arabic.html.contains("<html lang=\"ar\" dir=\"rtl\""))
    #expect(arabic.html.contains("<div lang=\"ar\" dir=\"rtl\""))
  }
}

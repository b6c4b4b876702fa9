import MessageFormat
import Testing

@testable import Parlance

@Suite("The renderer shows an item as a customer will see it, or says why not")
struct RendererTests {
  private let mail = "content/emails/m"

  @Test(
    "Plurals, dates, money and lists are written as the locale does",
    arguments: [
      ("de", "1", "1 Lizenz endet am 31. März 2027: 4.188,00 € für A und B"),
      ("de", "7", "7 Lizenzen enden am 31. März 2027: 4.188,00 € für A und B"),
    ])
  func values(locale: String, seats: String, subject: String) throws {
    let message =
      "{seats, plural, one {# Lizenz endet} other {# Lizenzen enden}} am {end, date, long}: "
      + "{total, money} für {products, list}"
    let rendered = try LiteralContent.render(
      ["\(mail)/de.md": LiteralContent.mail("b", subject: message)], locale: locale,
      values: ["seats": seats])
    #expect(rendered.subject.replacing("\u{A0}", with: " ") == subject)
  }

  // MARK: Where a text comes from

  @Test("Every part says which locale it is in")
  func parts() throws {
    let rendered = try LiteralContent.render(
      [
        "\(mail)/de.md": LiteralContent.mail("Hallo\n\n{sig, snippet}", preheader: "P"),
        "content/snippets/sig/de.md": "Gruß",
      ], locale: "de")
    let parts = rendered.parts.map { "\($0.part) \($0.locale)" }
    #expect(
      parts == [
        "subject de", "preheader de", "body de", "snippets/sig de", "sender.address de",
        "labels.unsubscribe de",
      ])
    #expect(rendered.notes.isEmpty)
    #expect(rendered.html.contains("Musterweg 1, Berlin"))
    #expect(rendered.text.contains("Abbestellen: https://example.com/unsubscribe\n"))
  }

  @Test("A declared fallback serves where there is no translation, and is said")
  func fallback() throws {
    let rendered = try LiteralContent.render(
      ["\(mail)/de.md": LiteralContent.mail("Hallo")], locale: "de-AT")
    #expect(rendered.locale.description == "de-AT")
    #expect(rendered.parts.allSatisfy { $0.locale.description == "de" })
    #expect(rendered.notes == ["emails/m is shown in de: there is no translation for de-AT"])
    #expect(rendered.html.contains("lang=\"de\""))
  }

  @Test(
    "Without a translation and a fallback, the error names the file to create or to finish",
    arguments: [nil, "", "---\nsubject: S\nstate: draft\n---\nb\n"] as [String?])
  func missing(text: String?) throws {
    var files = ["\(mail)/en.md": LiteralContent.mail("b")]
    files["\(mail)/de.md"] = text
    let error = #expect(throws: RenderError.self) {
      try LiteralContent.render(files, locale: "de")
    }
    #expect(error?.kind == .noTranslation)
    #expect(error?.location?.file == "\(mail)/de.md")
  }

  @Test("A text under review is served with a note")
  func review() throws {
    let rendered = try LiteralContent.render(
      ["\(mail)/en.md": "---\nsubject: S\nstate: review\n---\nb\n"])
    #expect(rendered.notes == ["\(mail)/en.md is still under review"])
  }

  private func tag(_ text: String) throws -> LocaleTag { try #require(LocaleTag(text)) }

  // MARK: Snippets

  @Test(
    "A snippet stands as blocks where it is alone, and as text within text",
    arguments: [
      ("A\n\n{sig, snippet}\n\nB", "A\n\n- one x\n- two\n\nB\n"),
      ("{tier, select, plus {} other {{sig, snippet}}}", "- one x\n- two\n"),
      ("> {sig, snippet}", "> - one x\n> - two\n"),
      ("A {sig, snippet} B", "A one x two B\n"),
    ])
  func snippet(body: String, text: String) throws {
    let rendered = try LiteralContent.render(
      [
        "\(mail)/en.md": LiteralContent.mail(body),
        "content/snippets/sig/en.md": "- one {x}\n- two",
      ])
    #expect(rendered.text.hasPrefix(text))
  }

  @Test("Snippets may be nested 8 deep", arguments: [8, 9])
  func snippetDepth(depth: Int) throws {
    var files = ["\(mail)/en.md": LiteralContent.mail("{s1, snippet}")]
    for level in 1...depth {
      files["content/snippets/s\(level)/en.md"] =
        level == depth ? "end" : "{s\(level + 1), snippet}"
    }
    if depth == 8 {
      #expect(try LiteralContent.render(files).text.hasPrefix("end\n"))
    } else {
      let error = #expect(throws: RenderError.self) { try LiteralContent.render(files) }
      #expect(error?.message.contains("more than 8 deep") == true)
    }
  }

  @Test("A snippet that contains itself is refused, with the way round")
  func snippetCycle() throws {
    let error = #expect(throws: RenderError.self) {
      try LiteralContent.render([
        "\(mail)/en.md": LiteralContent.mail("{a, snippet}"),
        "content/snippets/a/en.md": "{b, snippet}", "content/snippets/b/en.md": "{a, snippet}",
      ])
    }
    #expect(error?.message == "the snippet “a” contains itself: a > b > a")
  }

  // MARK: Faults

  @Test(
    "A template with a fault is refused before any customer is seen",
    arguments: [
      ("{nmae}", "nmae", "“nmae” is not declared in content/variables.yaml; did you mean “name”?"),
      ("{tier}", "tier", nil), ("{x, number}", "x", nil), ("{end, plural, other {a}}", "end", nil),
      ("{sgi, snippet}", "sgi", nil), ("{end, date, lnog}", "end", nil),
      ("{total, money, ::currency/USD}", "total", nil), ("{x", nil, nil),
      ("{seats, plural, one {a}}", nil, nil), ("private \u{F0001} character", nil, nil),
    ] as [(String, String?, String?)])
  func fault(body: String, variable: String?, message: String?) throws {
    let error = #expect(throws: RenderError.self) { try LiteralContent.render(body: "\n" + body) }
    #expect(error?.kind == .template)
    #expect(error?.variable == variable)
    #expect(error?.location?.line == 6)
    if let message { #expect(error?.message == message) }
  }

  @Test("A missing value is an error that names variable, template and what was expected")
  func missingValue() throws {
    let error = #expect(throws: RenderError.self) {
      try LiteralContent.render(body: "Until {end, date, long}", ["end": ""])
    }
    #expect(
      error?.description
        == "content/emails/m/en.md:5:7: the customer “test” has no value for “end”; "
        + "expected a date such as 2027-03-31")
    #expect(error?.variable == "end")
    #expect(error?.item.description == "emails/m")
  }

  @Test(
    "A name that is not known is an error with the nearest one that is",
    arguments: [
      ("emails/n", "no item is named “emails/n”; did you mean “emails/m”?"),
      ("playbooks/vip", "no item is named “playbooks/vip”"),
    ])
  func unknown(item: String, message: String) throws {
    let error = #expect(throws: RenderError.self) {
      try LiteralContent.render(["\(mail)/en.md": LiteralContent.mail("b")], item)
    }
    #expect(error?.kind == .unknownName)
    #expect(error?.message == message)
  }

  @Test("A mail without a subject is refused, with the file")
  func noSubject() throws {
    let error = #expect(throws: RenderError.self) {
      try LiteralContent.render(["\(mail)/en.md": "Body\n"])
    }
    #expect(error?.field == "subject")
    #expect(error?.location?.file == "\(mail)/en.md")
  }

  @Test("Variables that are set take the place of the customer's")
  func set() throws {
    let repository = try LiteralContent.repository(["\(mail)/en.md": LiteralContent.mail("{seats}")]
    )
    let renderer = Renderer(repository: repository)
    let customer = try LiteralContent.customer(in: repository)
    let item = ItemID(.email, "m")
    #expect(
      try renderer.render(item, customer: customer, set: ["seats": "7"]).text.hasPrefix("7\n"))
    for (name, value) in [("seats", "many"), ("saets", "7"), ("seats", "0")] {
      let error = #expect(throws: RenderError.self) {
        try renderer.render(item, customer: customer, set: [name: value])
      }
      #expect(error?.variable == name)
      #expect(error?.kind == .data)
    }
  }

  @Test("A mail that Gmail would cut off is said to be too long", arguments: [0, 1])
  func tooLong(excess: Int) throws {
    let empty = try LiteralContent.render(body: "{x}", ["x": "a"]).html.utf8.count
    let text = String(repeating: "a", count: 102 * 1024 - empty + 1 + excess)
    let rendered = try LiteralContent.render(body: "{x}", ["x": text])
    #expect(rendered.html.utf8.count == 102 * 1024 + excess)
    #expect(rendered.findings.map(\.rule) == (excess == 0 ? [] : ["oversized-mail"]))
    #expect(rendered.findings.first?.message.contains("Gmail cuts mails off") != false)
  }

  @Test("Output beyond 10 MiB is refused")
  func tooLarge() throws {
    let mail = LiteralContent.mail("{x} {x} {x}")
    let repository = try LiteralContent.repository(["\(self.mail)/en.md": mail])
    var customer = try LiteralContent.customer(in: repository)
    customer.values["x"] = .text(String(repeating: "&& ", count: 400_000))
    let error = #expect(throws: RenderError.self) {
      try Renderer(repository: repository).render(
        ItemID(.email, "m"), locale: try tag("en"), customer: customer)
    }
    #expect(error?.message.hasPrefix("the output is larger than 10 MiB") == true)
  }

  // MARK: Pages

  @Test("A call script opens the objections that it names, and links its steps")
  func callScript() throws {
    let rendered = try LiteralContent.render(
      [
        "content/call-scripts/c/en.md": """
        ---
        title: Call {x}
        purpose: Find out
        ---
        ## Greet

        > Hello {x}

        Is it [dear](objection:price)? Then go to [the end](step:2).

        - [ ] Budget

        ## Close
        """,
        "content/objections/price/en.md": "---\nstatement: Too dear, {x}\n---\nIt **pays**.\n",
        "content/objections/price/item.yaml": "forward: [flyer]\n",
        "content/assets/flyer/en.md": "---\ntitle: Flyer\nlink: https://example.com/f\n---\nNice\n",
      ], "call-scripts/c", values: ["x": "<b>"])
    #expect(rendered.subject == "Call <b>")
    #expect(rendered.html.contains("<h2 id=\"step-2\">Close</h2>"))
    #expect(rendered.html.contains("href=\"#step-2\""))
    #expect(rendered.html.contains("<summary>Too dear, &lt;b&gt;</summary>"))
    #expect(rendered.html.contains("<a href=\"https://example.com/f\">Flyer</a>"))
    #expect(
      rendered.text == """
        Find out

        Greet
        -----

        > Hello <b>

        Is it dear? Then go to the end.

            | Too dear, <b>
            |
            | It pays.
            |
            | - Flyer <https://example.com/f>

        - [ ] Budget

        Close
        -----

        """)
    #expect(rendered.parts.map(\.part).contains("objections/price"))
    let error = #expect(throws: RenderError.self) { try rendered.eml() }
    #expect(
      error?.message
        == "only emails can be written as eml, and this is another kind of item: call script")
  }

  @Test("A value in an asset’s link stays behind the host, and in its slot")
  func assetLink() throws {
    func render(_ link: String, locale: String = "en", x: String) throws -> Rendered {
      try LiteralContent.render(
        [
          "content/assets/f/\(locale).md":
            "---\ntitle: Flyer\nlink: >-\n  \(link)\n---\nNice\n"
        ], "assets/f", locale: locale, values: ["x": x, "url": "https://example.com/q?a=b"])
    }
    let rendered = try render("https://example.com/{x}.pdf", x: "a?b/../c")
    #expect(rendered.preheader == "https://example.com/a%3Fb%2F..%2Fc.pdf")
    #expect(rendered.text.hasSuffix("\nhttps://example.com/a%3Fb%2F..%2Fc.pdf\n"))
    #expect(rendered.html.contains("href=\"https://example.com/a%3Fb%2F..%2Fc.pdf\""))
    #expect(try render("{url}", x: "a").preheader == "https://example.com/q?a=b")
    // Where text runs from right to left, values are isolated, but not in addresses.
    let arabic = try render("https://example.com/{x}", locale: "ar", x: "acme")
    #expect(arabic.preheader == "https://example.com/acme")
    for link in ["{x}", "https://{x}/", "{x}:a"] {
      let error = #expect(throws: RenderError.self) { try render(link, x: "https://evil.example") }
      #expect(error?.variable == "x")
      #expect(error?.field == "link")
    }
  }

  @Test("An asset says where it is to be had")
  func asset() throws {
    let rendered = try LiteralContent.render(
      ["content/assets/f/en.md": "---\ntitle: Flyer\nlink: https://example.com/f\n---\nNice\n"],
      "assets/f")
    #expect(rendered.text == "Nice\n\nhttps://example.com/f\n")
    #expect(rendered.html.contains("href=\"https://example.com/f\""))
    #expect(rendered.html.contains("<html lang=\"en\" dir=\"ltr\">"))
  }
}

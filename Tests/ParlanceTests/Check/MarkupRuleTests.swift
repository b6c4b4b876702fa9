import Testing

@testable import Parlance

@Suite("Rules on markup and mails")
struct MarkupRuleTests {
  @Test(
    "What is built otherwise than its source is found",
    arguments: [
      ("# A\n\nText", "## A\n\nText"), ("- a\n- b", "- a\n- b\n- c"), ("Text", "1. a\n2. b"),
      ("[a](https://a.b/c)", "[a](https://a.b/d)"), ("a", "[a](https://a.b/d)"),
      ("[a](mailto:x@a.b)", "[a](mailto:y@a.b)"), ("[a]({phone})", "a"),
      ("![a](https://a.b/c.png)", "a"), ("a", "> a"), ("a", "| a | b |\n| --- | --- |\n| c | d |"),
      ("- a", "- [ ] a"), ("[a](objection:x)", "[a](objection:y)"),
    ])
  func mismatch(body: String, source: String) async throws {
    let found = try await RuleProbe(rule: "markup-mismatch").find(body, source: source)
    #expect(found.map(\.severity) == [.warning])
  }

  @Test(
    "What only says in which language a page is may differ",
    arguments: [
      ("[a](https://a.b/de/c)", "[a](https://a.b/en/c)"),
      ("[a](https://a.b/de-DE/c)", "[a](https://a.b/c/)"),
      ("[a](https://de.wiki.org/Haus)", "[a](https://en.wiki.org/House)"),
      ("[a](https://a.b/c?hl=de&x=1)", "[a](https://www.a.b/c?x=1#top)"),
      ("[b](https://a.b/2) [a](https://a.b/1)", "[a](https://a.b/1) [b](https://a.b/2)"),
      ("**a** b", "**b** a"), ("[{phone}]({phone})", "[x]({phone})"),
    ])
  func sameMarkup(body: String, source: String) async throws {
    let found = try await RuleProbe(rule: "markup-mismatch").find(body, source: source)
    #expect(found.map(\.message) == [])
  }

  @Test("Emphasis that only the source has is a note")
  func emphasis() async throws {
    let found = try await RuleProbe(rule: "markup-mismatch").find("a b", source: "**a** b")
    #expect(found.map(\.severity) == [.note])
  }

  @Test(
    "Markdown that is left to see is found",
    arguments: [
      "Das ist ** wichtig**.", "**offen", "[a](https://a.b/c d)", "[a] [b][c]",
      "Das **\u{300C}Plan\u{300D}", "##Titel", "*Alle * in der Firma", "Und *כל * אנשי",
      "Für * alle* in der Firma",
    ])
  func literal(body: String) async throws {
    #expect(!(try await RuleProbe(rule: "literal-markup").find(body).isEmpty))
  }

  @Test(
    "What is no Markdown, or is kept literal, is left alone",
    arguments: [
      "Nutzer\\*innen und \\*\\*so\\*\\*", "2 * 3 * 4", "snake_case_name", "a * b * c",
      "3 * 4* Meter", "Preis * gilt *",
      "Preis* und Preis**\n\n** mit Steuer",
      "`**a**`", "#hashtag", "[1] (siehe unten)", "PIN: ****", "____", "**so** und *so* und ~5",
      "    **code**",
    ])
  func notMarkup(body: String) async throws {
    let found = try await RuleProbe(rule: "literal-markup").find(body)
    #expect(found.map(\.message) == [])
  }

  @Test("A subject is no Markdown")
  func subject() async throws {
    let probe = RuleProbe(rule: "literal-markup")
    #expect(try await probe.find("Text", subject: "Nur **heute**").count == 1)
    #expect(try await probe.find("Text", subject: "Nur [hier](https://a.b)").count == 1)
  }

  @Test(
    "Links that look like fraud are found",
    arguments: [
      "[a](http://a.b/c)", "[a](https://x@a.b/c)", "[a](https://xn--80ak6aa92e.com/)",
      "[a](https://p\u{430}ypal.com/)", "[www.bank.de](https://a.com/)",
      "[https://bank.de/x](https://a.com/)", "![a](http://a.b/c.png)",
    ])
  func unsafe(body: String) async throws {
    #expect(try await RuleProbe(rule: "unsafe-link").find(body).count == 1)
  }

  @Test(
    "Links that say where they lead are left alone",
    arguments: [
      "[a](https://a.b/c)", "[bank.de](https://www.bank.de/)", "[Node.js](https://nodejs.org/)",
      "https://a.com/", "[{phone}](https://a.com/{phone})", "[a](https://bücher.de/)",
      "[a](mailto:x@a.com)", "[x@a.com](mailto:x@a.com)",
    ])
  func safe(body: String) async throws {
    let found = try await RuleProbe(rule: "unsafe-link").find(body)
    #expect(found.map(\.message) == [])
  }

  @Test(
    "Links that lead nowhere are found once",
    arguments: ["[a]()", "[a](#b)", "[a](step:1)", "![a]()", "[a](https://)"])
  func broken(body: String) async throws {
    #expect(try await RuleProbe(rule: "broken-link-target").find(body).count == 1)
    #expect(try await RuleProbe(rule: "render-failure").find(body) == [])
  }

  @Test("A script’s steps are counted from 1")
  func steps() async throws {
    func found(_ step: Int) async throws -> Int {
      let text = "---\ntitle: >-\n  S\n---\n## A\n\n[b](step:\(step))\n\n## B\n\nText\n"
      let repository = try TemporaryRepository(
        smallRepository.with([
          "content/call-scripts/s/en.md": text, "content/call-scripts/s/de.md": text,
        ]))
      return try await repository.check().count { $0.rule == "broken-link-target" }
    }
    #expect(try await found(0) == 2)
    #expect(try await found(1) == 0)
    #expect(try await found(2) == 0)
    #expect(try await found(3) == 2)
  }

  @Test(
    "HTML is found, and what only looks like it is not",
    arguments: [
      ("a<br>b", 1), ("a<br/>b", 1), ("<b>a</b>", 2), ("<a href=\"x\">a</a>", 2), ("<!-- a -->", 1),
      ("`<b>`", 0), ("a < b > c", 0), ("<https://a.b>", 0), ("<Name>", 0), ("a &amp; b", 0),
      ("x <3 y", 0),
    ])
  func html(body: String, count: Int) async throws {
    #expect(try await RuleProbe(rule: "raw-html").find(body).count == count)
  }

  @Test("Entities are read in a body, and would be seen in a subject")
  func entities() async throws {
    let probe = RuleProbe(rule: "raw-html")
    #expect(
      try await probe.find("a&nbsp;b", subject: "a&nbsp;b").map(\.severity) == [.error, .note])
    #expect(try await probe.find("a", subject: "AT&T; a & b") == [])
  }

  @Test("A picture without words is found")
  func alt() async throws {
    #expect(try await RuleProbe(rule: "missing-alt").find("![](https://a.b/c.png)").count == 1)
    #expect(try await RuleProbe(rule: "missing-alt").find("![a](https://a.b/c.png)") == [])
  }

  @Test(
    "A subject is measured in columns, with the examples of its values",
    arguments: [
      ("de", String(repeating: "x", count: 20), 0), ("de", String(repeating: "x", count: 21), 1),
      ("ja", String(repeating: "更", count: 10), 0), ("ja", String(repeating: "更", count: 11), 1),
      ("de", "{companyName}", 1), ("de", String(repeating: "e\u{301}", count: 20), 0),
    ])
  func subjectColumns(locale: String, subject: String, count: Int) async throws {
    let probe = RuleProbe(
      rule: "subject-too-long", locale: locale,
      files: ["parlance.yaml": "parlance: 1\nsource: en\nsender: example\nlimits: {subject: 20}\n"])
    #expect(try await probe.find("Text", subject: subject).count == count)
  }

  @Test("A sender that has no address to unsubscribe at in one locale is found there")
  func unsubscribe() async throws {
    let repository = try TemporaryRepository(
      smallRepository.with([
        "parlance.yaml": "parlance: 1\nsource: en\nsender: example\nunsubscribe: required\n",
        "content/senders/example.yaml":
          "name: A\nemail: a@a.com\nunsubscribe: {en: https://a.com/en}\n",
      ]))
    let found = try await repository.check().filter { $0.rule == "missing-unsubscribe" }
    #expect(found.map(\.locale?.description) == ["de"])
  }
}

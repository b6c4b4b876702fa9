import Testing

@testable import Parlance

@Suite("A text is in one language, or it is said")
struct OneLanguageTests {
  private let mail = "content/emails/m"

  /// What every Arabic mail of these tests has: its own label, and an address.
  private let arabic = [
    "locales/ar.yaml": "fallback: en\nlabels:\n  unsubscribe: إلغاء الاشتراك\n",
    "content/senders/example.yaml": """
    name: Example Software
    email: hello@example.com
    unsubscribe: https://example.com/unsubscribe
    """,
  ]

  @Test("A snippet in another language is a finding at the place that names it")
  func snippet() throws {
    let rendered = try LiteralContent.render(
      arabic.merging([
        "\(mail)/ar.md": LiteralContent.mail("مرحبا\n\n{sig, snippet}"),
        "content/snippets/sig/en.md": "Regards",
      ]) { $1 }, locale: "ar")
    #expect(rendered.parts.contains(Rendered.Part(part: "snippets/sig", locale: try tag("en"))))
    #expect(
      rendered.findings == [
        Finding(
          rule: "mixed-language", severity: .warning,
          location: SourceLocation(file: "\(mail)/ar.md", line: 7, column: 1),
          item: ItemID(.email, "m"), locale: try tag("ar"), field: "body",
          message: "snippets/sig is shown in en, the text around it in ar",
          help: "write content/snippets/sig/ar.md")
      ])
    #expect(rendered.notes.isEmpty)
    #expect(
      rendered.json.contains(
        #""findings":[{"rule":"mixed-language","severity":"warning","file":"content/emails/m/ar.md","#
          + #""line":7,"column":1,"endLine":null,"endColumn":null,"item":"emails/m","locale":"ar","#
          + #""field":"body""#))
  }

  @Test("A snippet in the language of a region is by fallback, and mixes nothing")
  func region() throws {
    let rendered = try LiteralContent.render(
      [
        "\(mail)/de-AT.md": LiteralContent.mail("Servus\n\n{sig, snippet}"),
        "content/snippets/sig/de.md": "Gruß",
      ], locale: "de-AT")
    #expect(rendered.findings.isEmpty)
    #expect(
      rendered.notes == [
        "snippets/sig is shown in de: there is no translation for de-AT",
        "the label “unsubscribe” is shown in de: de-AT has none",
      ])
  }

  @Test("A mail that is in its fallback’s language from end to end mixes nothing")
  func wholeMail() throws {
    let rendered = try LiteralContent.render(
      [
        "\(mail)/en.md": LiteralContent.mail("Hello\n\n{sig, snippet}"),
        "content/snippets/sig/en.md": "Regards", "content/snippets/sig/ar.md": "تحياتي",
      ], locale: "ar")
    #expect(rendered.findings.isEmpty)
    #expect(rendered.notes == ["emails/m is shown in en: there is no translation for ar"])
    #expect(rendered.parts.allSatisfy { $0.locale.description == "en" })
  }

  @Test("A label and a sender’s text in another language are findings")
  func foot() throws {
    let rendered = try LiteralContent.render(body: "مرحبا", locale: "ar")
    #expect(
      rendered.findings.map { "\($0.location.file) \($0.message)" } == [
        "content/senders/example.yaml the sender’s address is shown in en, "
          + "the text around it in ar",
        "locales/ar.yaml the label “unsubscribe” is shown in en, the text around it in ar",
      ])
  }

  @Test("Without a label, its own or by fallback, the error names the file and the key")
  func missingLabel() throws {
    let error = #expect(throws: RenderError.self) {
      try LiteralContent.render(
        ["\(mail)/ja.md": LiteralContent.mail("b"), "locales/ja.yaml": "required: true\n"],
        locale: "ja")
    }
    #expect(error?.kind == .noTranslation)
    #expect(
      error?.description
        == "locales/ja.yaml:1:1: the label “unsubscribe” is missing; "
        + "write it under “labels:” in this file")
    // A sender who cannot be unsubscribed from needs none.
    _ = try LiteralContent.render(
      [
        "\(mail)/ja.md": LiteralContent.mail("b"), "locales/ja.yaml": "required: true\n",
        "content/senders/example.yaml": "name: N\nemail: n@example.com\n",
      ], locale: "ja")
  }

  @Test("An objection and a forwarded asset in another language are findings at their places")
  func script() throws {
    let files = [
      "content/call-scripts/c/ar.md":
        "---\ntitle: T\npurpose: P\n---\n## A\n\nIs it [dear](objection:price)?\n",
      "content/objections/price/en.md": "---\nstatement: Dear\n---\nIt pays.\n",
      "content/objections/price/item.yaml": "forward: [flyer]\n",
      "content/assets/flyer/en.md": "---\ntitle: F\nlink: https://example.com/f\n---\nNice\n",
      "content/objections/dear/ar.md": "---\nstatement: S\n---\nB.\n",
      "content/objections/dear/item.yaml": "forward: [flyer]\n",
    ]
    let script = try LiteralContent.render(files, "call-scripts/c", locale: "ar")
    #expect(
      script.findings.map { "\($0.location) \($0.message)" } == [
        "content/call-scripts/c/ar.md:7:14 objections/price is shown in en, "
          + "the text around it in ar"
      ])
    let objection = try LiteralContent.render(files, "objections/dear", locale: "ar")
    #expect(
      objection.findings.map { "\($0.location) \($0.message)" } == [
        "content/objections/dear/item.yaml:1:11 assets/flyer is shown in en, "
          + "the text around it in ar"
      ])
  }

  @Test(
    "A project that turns the rule off, or ignores it, has no such finding",
    arguments: [
      ("rules: {mixed-language: off}", []), ("rules: {mixed-language: error}", ["error"]),
      ("ignore:\n  - {rule: mixed-language, locale: ar, reason: r}", []),
      ("ignore: [{rule: mixed-language, locale: ar, reason: r, until: 2026-11-20}]", ["warning"]),
    ])
  func settings(settings: String, severities: [String]) throws {
    let rendered = try LiteralContent.render(
      arabic.merging([
        "\(mail)/ar.md": LiteralContent.mail("مرحبا\n\n{sig, snippet}"),
        "content/snippets/sig/en.md": "Regards",
        "parlance.yaml": "parlance: 1\nsource: en\nsender: example\n\(settings)\n",
      ]) { $1 }, locale: "ar")
    #expect(rendered.findings.map(\.severity.rawValue) == severities)
  }

  private func tag(_ text: String) throws -> LocaleTag { try #require(LocaleTag(text)) }
}

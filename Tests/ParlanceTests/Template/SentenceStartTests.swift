import MessageFormat
import Testing

@testable import Parlance

@Suite("A relative date at the start of a sentence begins with a capital letter")
struct SentenceStartTests {
  private static let date = "{end, relative}"

  @Test(
    "The start is found behind marks, quotation marks and the ends of sentences",
    arguments: [
      "D you go", "# D", "## D", "- D", "1. D", "- [ ] D", "> D", "> - D", "**D** you", "*D*",
      "“D”", "(D)", "[D](https://example.com/)", "- a\n- D", "a\n\nD", "# a\nD", "a\n- D",
      "> a\n\nD", "a\n> D", "a\n===\nD", "It ends. D", "It ends! **D**", "It ends? “D”",
      "“It ends.” D", "It ends.\nD", "| D |\n|---|\n| a |", "| a | D |\n|---|---|\n| a | b |",
      "| a |\n|---|\n| D |", "✓ D", "– D", "… *It* … ends. D", "¿D", "It costs {total, money}. D",
      "{tier, select, plus {a} other {D}}", "It. {tier, select, plus {D} other {D}}",
      "a {tier, select, plus {a} other {\nD\n}}", "{tier, select, plus {} other {}}D",
      "a {tier, select, plus {is.} other {it.}} D", "{tier, select, plus {It.} other {}} D",
      "a\n{tier, select, plus {} other {\n- b\n}}\nD",
      "{licences, select, each {- D: {product}} other {}}",
    ])
  func start(body: String) throws {
    #expect(try text(body).contains("Tomorrow"), "\(body)")
    #expect(!(try text(body).contains("tomorrow")), "\(body)")
  }

  @Test(
    "Within a sentence it is written small",
    arguments: [
      "a D", "a\nD", "- a\n  D", "> a\n> D", "It ends e.g. D", "z. B. D", "ca.\u{A0}D", "{name} D",
      "{name}. D b", "a: D",
      "a, “D”", "a **D**", "`D`", "[a D](https://example.com/)", "a… D",
      "a {tier, select, plus {a} other {D}}", "{tier, select, plus {a} other {}} D",
      "a {tier, select, plus {b} other {c.}} D", "a [D](https://example.com/)",
      "{licences, select, each {D} other {}}",
    ])
  func within(body: String) throws {
    let expected = body.contains("{name}. D") ? "Tomorrow" : "tomorrow"
    #expect(try text(body).contains(expected), "\(body)")
  }

  @Test(
    "Each language writes its own capital letters, where it has any",
    arguments: [
      ("de", "2026-11-23", "Übermorgen endet es", "übermorgen"),
      ("it", "2026-11-22", "Domani endet es", "domani"),
      ("pl", "2026-11-22", "Jutro endet es", "jutro"),
      ("tr", "2026-11-23", "Öbür gün endet es", "öbür gün"),
      ("lt", "2026-11-25", "Po 4 dienų endet es", "po 4 dienų"),
      ("el", "2026-11-22", "Αύριο endet es", "αύριο"),
      ("ar", "2026-11-22", "غدًا endet es", "غدًا"), ("ja", "2026-11-22", "明日 endet es", "明日"),
    ])
  func languages(locale: String, day: String, start: String, within: String) throws {
    let files = [
      "locales/\(locale).yaml": "labels:\n  unsubscribe: U\n",
      "content/emails/m/\(locale).md": LiteralContent.mail(
        "{end, relative} endet es", subject: "a {end, relative}"),
    ]
    let rendered = try LiteralContent.render(files, locale: locale, values: ["end": day])
    func bare(_ text: String) -> String {
      text.filter { !"\u{200F}\u{2068}\u{2069}".contains($0) }
    }
    #expect(bare(rendered.text).hasPrefix(start + "\n"))
    #expect(bare(rendered.subject) == "a " + within)
  }

  @Test("The letter i is capitalised as Turkish does")
  func dotlessI() throws {
    // No day is written with it in Turkish, but one is in Azerbaijani: a second is “indi”.
    let formatter = try MessageFormatter(locale: "az")
    #expect(try formatter.relative(0, .second, beginsSentence: true) == "İndi")
    #expect(try formatter.relative(0, .second) == "indi")
  }

  @Test("A unit is kept at the start of a sentence, and so is what is wrong with one")
  func unit() throws {
    let text = try LiteralContent.text("{end, relative, week} a", ["end": "2026-11-22"])
    #expect(text == "This week a\n")
    let error = #expect(throws: RenderError.self) {
      try LiteralContent.text("{end, relative, at the start day} a")
    }
    #expect(error?.kind == .template)
  }

  @Test("Many branches before a date take no time, and leave it open")
  func manyBranches() throws {
    let branches = (0..<40).map { "{tier, select, plus {a\($0)} other {b\($0).}}" }
    let text = try LiteralContent.text(
      (branches + ["{end, relative}"]).joined(separator: " "), ["end": "2026-11-22"])
    #expect(text.hasSuffix("tomorrow\n"))
  }

  private func text(_ body: String) throws -> String {
    try LiteralContent.text(
      body.replacing("D", with: Self.date), ["end": "2026-11-22", "name": "jana"])
  }
}

import MessageFormat
import Testing

@testable import Parlance

@Suite("Texts that are not done")
struct UntranslatedTests {
  /// What a rule finds in a body, given the English one.
  private func findings(
    _ rule: String, _ english: String, _ text: String, in locale: String,
    with more: [String: String?] = [:]
  ) async throws -> [Finding] {
    var files: [String: String?] = ["locales/\(locale).yaml": "required: true\n"]
    for (tag, body) in [("en", english), (locale, text)] {
      files["content/emails/welcome/\(tag).md"] = "---\nsubject: >-\n  Hi\n---\n\(body)\n"
    }
    let repository = try TemporaryRepository(smallRepository.with(files).with(more))
    return try await repository.check().filter {
      $0.rule == rule && $0.locale?.description == locale && $0.field == "body"
    }
  }

  @Test(
    "What is the same as in the source is told, names and single words aside",
    arguments: [
      ("de", "Your quote is ready.", 1), ("de", "Welcome back", 1), ("de", "Newsletter", 0),
      ("de", "Creative Cloud", 0), ("de", "Creative Cloud Libraries", 0), ("ja", "Social Media", 1),
      ("ja", "Newsletter", 0), ("de", "{companyName}: {seats}", 0), ("en-GB", "Your quote.", 0),
      ("de", "https://example.com/your/quote/is/ready", 0), ("de", "12 / 24 / 36", 0),
      ("de", "{seats, plural, one {Your seat is ready} other {Your seats are ready}}", 1),
      ("de", "Open Example Software Suite", 0), ("de", "[“Notes on free work”](https://a.b/c)", 0),
    ])
  func same(locale: String, text: String, count: Int) async throws {
    let glossary =
      "required: true\nglossary:\n  Example Software Suite: {use: Example Software Suite}\n"
    let found = try await findings(
      "untranslated-text", text, text, in: locale,
      with: locale == "de" ? ["locales/de.yaml": glossary] : [:])
    #expect(found.count == count)
  }

  @Test("Lines that were left in the source language are told together, where they begin")
  func lines() async throws {
    let english = "Hello there\n\nThis is good news for you.\n\nAnd so is this one here.\n\nBye\n"
    let german = "Hallo\n\nThis is good news for you.\n\nAnd so is this one here.\n\nTschüs\n"
    let found = try await findings("untranslated-text", english, german, in: "de")
    #expect(found.map(\.location.line) == [7])
    #expect(found.first?.end == TextPosition(line: 9, column: 25))
    #expect(found.first?.message == "these 2 lines are the same as in English (en)")
  }

  @Test(
    "Words that were to be replaced are told, where they are words",
    arguments: [
      ("de", "TODO: Text", 1), ("de", "Text (TODO)", 1), ("de", "FIXME", 1), ("de", "XXX", 1),
      ("de", "XXXL", 0), ("de", "AUTODOMO", 0), ("de", "Lorem ipsum dolor", 1), ("de", "TBD", 1),
      ("de", "{seats, plural, one {TODO} other {TODO}}", 2), ("de", "translate me", 1),
      ("de", "https://a.b/TODO", 0), ("de", "[TODO](https://a.b)", 1),
      ("es", "TODO INCLUIDO", 0), ("es", "TODO: texto", 1), ("es", "todo", 0),
      ("pt", "TODO O MUNDO", 0), ("ja", "日本語TODO日本語", 1), ("de", "[NAME]", 1),
      ("de", "[insert date]", 1), ("de", "[Name](https://a.b)", 0), ("de", "- [x] da", 0),
      ("de", "[siehe oben]", 0), ("de", "Hallo %s", 1), ("de", "100 %s", 0), ("de", "50%", 0),
      ("de", "Die TODO Group hilft.", 0),
    ])
  func placeholders(locale: String, text: String, count: Int) async throws {
    let found = try await findings(
      "placeholder-text", "Hello", text, in: locale,
      with: [
        "locales/\(locale).yaml": "glossary:\n  TODO Group: {use: TODO Group}\n"
      ])
    #expect(found.count == count)
  }

  @Test("A placeholder is told where it is")
  func place() async throws {
    let found = try await findings("placeholder-text", "Hello", "Übrig: TODO\n", in: "de")
    #expect(found.map(\.location.column) == [8])
    #expect(found.first?.end?.column == 12)
  }

  @Test("A text or a file without a source is an orphan; a source without texts is a hole")
  func orphans() async throws {
    let repository = try TemporaryRepository(
      smallRepository.with([
        "content/emails/welcome/de.md":
          "---\nsubject: >-\n  Hallo\npreheader: >-\n  Neu\n---\nHallo\n",
        "content/emails/late/de.md": "---\nsubject: >-\n  Spät\n---\nHallo\n",
        "locales/en.yaml": "labels: {unsubscribe: Unsubscribe}\n",
        "locales/de.yaml": "labels: {unsubscribe: Abmelden, week: Woche}\n",
      ]))
    let found = try await repository.check().filter { $0.rule == "orphan-translation" }
    #expect(
      found.map { "\($0.location) \($0.field ?? "")" } == [
        "content/emails/late/de.md:1:1 ", "content/emails/welcome/de.md:5:3 preheader",
        "locales/de.yaml:1:39 labels.week",
      ])
    try repository.write("locales/en.yaml", "required: true\n")
    #expect(
      try await repository.check().filter { $0.rule == "orphan-translation" && $0.item == nil }
        == [])
  }

  @Test("What is to be reviewed, and what is a draft, is told at its state")
  func states() async throws {
    let repository = try TemporaryRepository(
      smallRepository.with([
        "content/emails/welcome/de.md": "---\nsubject: >-\n  Hallo\nstate: review\n---\nHallo\n"
      ]))
    let found = try await repository.check().filter { $0.rule == "unreviewed-translation" }
    #expect(found.map(\.location.line) == [4])
    #expect(found.map(\.severity) == [.note])
    try repository.write(
      "content/emails/welcome/de.md", "---\nstate: draft\nsubject: >-\n  Hallo\n---\nHallo\n")
    let drafts = try await repository.check().filter { $0.rule == "draft-translation" }
    #expect(drafts.map(\.location.line) == [2])
  }

  @Test(
    "An item expires the day after its last day, of which thirty days remind",
    arguments: [
      ("2026-11-20", ["expired-content"]), ("2026-11-21", ["expiring-content"]),
      ("2026-12-21", ["expiring-content"]), ("2026-12-22", []),
    ])
  func expiry(day: String, rules: [String]) async throws {
    let repository = try TemporaryRepository(
      smallRepository.with(["content/emails/welcome/item.yaml": "tags: [a]\nexpires: \(day)\n"]))
    let found = try await repository.check()
    #expect(found.map(\.rule) == rules)
    #expect(found.allSatisfy { $0.location.line == 2 && $0.item != nil })
  }
}

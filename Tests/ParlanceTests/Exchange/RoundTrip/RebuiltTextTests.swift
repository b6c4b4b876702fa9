import Testing

@testable import Parlance

@Suite("Texts that are put together again")
struct RebuiltTextTests {
  /// The body of a mail, filled in and taken back in German.
  private func german(_ body: String, subject: String = "Hi") async throws -> Rebuilt {
    try await rebuilt(body, subject: subject, in: "de")
  }

  /// What has become of a mail.
  private typealias Rebuilt = (
    units: [String], subject: String?, body: String?, left: Int, faults: [String]
  )

  private func rebuilt(
    _ body: String, subject: String = "Hi", in locale: String
  ) async throws -> Rebuilt {
    let copy = try TemporaryRepository(
      smallRepository.with([
        "content/emails/welcome/en.md": "---\nsubject: >-\n  \(subject)\n---\n\(body)\n",
        "content/emails/welcome/de.md": nil, "locales/de.yaml": nil,
      ]))
    try copy.write("locales/\(locale).yaml", "required: true\n")
    let tag = ExchangeSamples.tag(locale)
    let document = try Exporter(try await copy.load(), locale: tag).document()
    let plan = try Importer(try await copy.load(), locale: tag).plan(
      RoundTripTests.returned(document) { UnitText([.text("§ ")] + $0.source.parts) })
    #expect(plan.isClean, "\((plan.refused + plan.conflicts + plan.waiting).prefix(3))")
    #expect(try plan.write(below: copy.root).isEmpty)
    let repository = try await copy.load()
    let translation = repository.items[ItemID(.email, "welcome")]?.translations[tag]
    return (
      document.units.filter { $0.field == "body" }.map(\.source.plain),
      translation?["subject"]?.value, translation?["body"]?.value,
      try Exporter(repository, locale: tag).document().units.count,
      try await copy.check(locale: tag).filter { $0.severity == .error && $0.locale == tag }
        .map(\.message)
    )
  }

  @Test(
    "The number of a plural around a paragraph stays a number",
    arguments: [
      (
        "{seats, plural, one {\nOne.\n} other {\n# seats of '#'.\n}}",
        "{seats, plural, one {\n§ One.\n} other {\n§ # seats of '#'.\n}}"
      ),
      (
        "{seats, plural, one {\nOne.\n} other {\n# {salutation, select, female {x} other {y}}\n}}",
        "{seats, plural, one {\n§ One.\n} other {\n"
          + "§ {seats} {salutation, select, female {x} other {y}}\n}}"
      ),
    ])
  func numbers(source: String, expected: String) async throws {
    let found = try await german(source)
    #expect(found.body?.hasPrefix(expected) == true, "\(found.body ?? "")")
    #expect(found.left == 0)
  }

  @Test("A placeholder behind a plural that is shown as codes does not become its number")
  func flat() async throws {
    let subject =
      "{seats, plural, offset:1 one {a #} other {b #}} {seats, selectordinal, one {#st} "
      + "other {#th}} {seats}"
    // German has one form for ranks.
    let expected = subject.replacing("one {#st} ", with: "")
    #expect(try await german("Hi", subject: subject).subject == "§ \(expected)")
  }

  @Test("A branch that says nothing needs no translation")
  func emptyBranch() async throws {
    let found = try await german("{phone, select, missing {} other {Call {phone}.}}")
    #expect(found.units == ["Call {phone}."])
    #expect(found.body?.hasPrefix("{phone, select, missing {} other {§ Call {phone}.}}") == true)
    #expect(found.left == 0)
  }

  @Test(
    "A branch that is wrapped, or has a line break, stays a part of its sentence",
    arguments: [
      ("{seats, plural, one {A\nb.} other {C.}}", "{seats, plural, one {§ A b.} other {§ C.}}"),
      (
        "A {seats, plural, one {b\\\nc} other {d}} e.",
        "§ A {seats, plural, one {b\\\nc} other {d}} e."
      ),
      (
        "{seats, plural, one {A\\\nb} other {C}}!",
        "§ {seats, plural, one {A\\\nb!} other {C!}}"
      ),
    ])
  func wrappedBranches(source: String, expected: String) async throws {
    let found = try await german(source)
    #expect(found.units.count == 2)
    #expect(found.body?.hasPrefix(expected) == true, "\(found.body ?? "")")
    #expect(found.left == 0)
  }

  @Test("A picture behind each branch of a quoted choice does not make blocks of the branches")
  func quotedBranches() async throws {
    let branches = "female {![a](https://a.example/b.png) c} other {d\\\n> e}"
    let found = try await german(
      "> {salutation, select, \(branches)} ![f](https://a.example/f.png)")
    #expect(
      found.body == """
        > § {salutation, select, \(branches)} ![f](https://a.example/f.png)

        """)
    #expect(found.left == 0)
  }

  @Test("Quoted branches that share nothing stay parts of their sentence")
  func quotedSentence() async throws {
    let found = try await german(
      "> {salutation, select, female {a} other {b\\\n> c}}")
    #expect(found.units.count == 2)
    #expect(found.left == 0)
  }

  @Test(
    "A choice that says nothing is no hole",
    arguments: ["{phone, select, missing {} other {}}", "{seats, plural, one {} other { }}"])
  func emptyChoice(choice: String) async throws {
    let found = try await rebuilt("One.\n\n\(choice)\n\nTwo.", in: "pl")
    #expect(found.units == ["One.", "Two."])
    #expect(found.left == 0)
    #expect(found.faults == [])
  }

  @Test("A plural that is shown as codes has the branches that the language needs")
  func completedCodes() async throws {
    let subject =
      "{seats, plural, offset:1 =1 {a {seats, plural, one {# b} other {# c}}} one {d} other {e}}"
    let found = try await rebuilt("Hi", subject: subject, in: "pl")
    #expect(found.faults == [])
    #expect(found.left == 0)
    #expect(found.subject?.contains("few {# c} many {# c} other {# c}") == true)
    #expect(found.subject?.contains("few {e} many {e} other {e}") == true)
  }

  @Test("A choice of which only a branch on one line is needed is found again")
  func fewerBranches() async throws {
    let found = try await rebuilt(
      "{seats, plural, one {\n## A\n} other {b}}\n\n{seats, plural, one {\n- C\n} other {}}\n\nD",
      in: "ja")
    #expect(found.left == 0)
    #expect(found.body == "{seats, plural, other {§ b}}\n\n{seats, plural, other {}}\n\n§ D\n")
  }

  @Test(
    "The title of a link is words, not a part of its address",
    arguments: [
      "[a](https://b.example \"c d\") e", "![a](<https://b.example/x> 'c {companyName}')",
    ])
  func titles(source: String) async throws {
    let text = try UnitText(plain: source, isMarkdown: true, like: UnitText())
    let inner = text.codes.first { $0.role == .close }.map(\.data)
    #expect(inner == String(source.dropFirst(source.hasPrefix("!") ? 3 : 2).prefix { $0 != "c" }))
    #expect(text.words.contains("c "))
    let found = try await german(source)
    #expect(found.body == "§ \(source)\n")
    #expect(found.left == 0)
  }

  @Test("A line break behind an address is not a part of it", arguments: ["  ", "\\"])
  func brokenAddress(end: String) async throws {
    let found = try await german("See https://example.com/y.\(end)\nB")
    #expect(found.units == ["See https://example.com/y.\\\nB"])
    #expect(found.body == "§ See https://example.com/y.\\\nB\n")
    #expect(found.left == 0)
  }

  @Test(
    "A table stays one, be it in a quotation or below a word, and a paragraph does not become one",
    arguments: [
      ("> | a | b |\n> |---|---|\n> | c | d |", "> | § a | § b |\n> |---|---|\n> | § c | § d |"),
      ("a\n|---|\nb\nc", "§ a\n|---|\n§ b\n§ c"),
      (
        "x\n| a | b |\n|---|---|\n| c | d |\ny", "§ x | a | b | |---|---| | c | d | y"
      ),
      ("x\ny\\\n|---|", "§ x y\\\n\\|---|"),
    ])
  func tables(source: String, expected: String) async throws {
    let found = try await german(source)
    #expect(found.body?.hasPrefix(expected) == true, "\(found.body ?? "")")
    #expect(found.left == 0)
  }

  @Test(
    "A body without words belongs to the language, too", arguments: ["```\ncode\n```", "{phone}"])
  func withoutWords(body: String) async throws {
    let found = try await german(body)
    #expect(found.units == ["\(body)\n"])
    #expect(found.left == 0)
  }
}

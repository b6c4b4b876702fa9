import Testing

@testable import Parlance

@Suite("Texts that are put together again")
struct RebuiltTextTests {
  /// The body of a mail, filled in and taken back in German.
  private func german(_ body: String, subject: String = "Hi") async throws -> (
    units: [String], subject: String?, body: String?, left: Int
  ) {
    let copy = try TemporaryRepository(
      smallRepository.with([
        "content/emails/welcome/en.md": "---\nsubject: >-\n  \(subject)\n---\n\(body)\n",
        "content/emails/welcome/de.md": nil,
      ]))
    let tag = ExchangeSamples.tag("de")
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
      try Exporter(repository, locale: tag).document().units.count
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
    #expect(try await german("Hi", subject: subject).subject == "§ \(subject)")
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

import MessageFormat
import Testing

@testable import Parlance

@Suite("How texts are cut into units")
struct UnitTests {
  private static func units(
    _ text: String, in locale: String = "de", translation: String? = nil, field: String = "body"
  ) async throws -> [TranslationUnit] {
    let tag = try #require(LocaleTag(locale))
    var files = smallRepository.with([
      "content/emails/welcome/en.md": "---\nsubject: >-\n  Hello\n---\n\(text)\n",
      "content/emails/welcome/de.md": nil,
      "content/variables.yaml": """
      companyName: {type: text, example: Acme}
      seats: {type: integer, minimum: 1, example: 12}
      users: {type: integer, example: 12}
      salutation: {type: choice, values: [female, male, neutral], example: neutral}
      licences: {type: table, columns: {product: {type: text}, seats: {type: integer}}}

      """,
    ])
    files["locales/\(tag).yaml"] = "required: true\n"
    if let translation {
      files["content/emails/welcome/\(tag).md"] =
        "---\nsubject: >-\n  Hallo\n---\n\(translation)\n"
    }
    let repository = try TemporaryRepository(files)
    return try Exporter(try await repository.load(), locale: tag).document(.all).units
      .filter { $0.field == field }
  }

  @Test("Paragraphs, headings, points, quotations and cells are units of their own")
  func blocks() async throws {
    let units = try await Self.units(
      """
      # Welcome

      A paragraph
      on two lines.

      > Say this.

      - [ ] One
      - Two

      | a | b |
      |---|---|
      | c | d |

      ```
      code
      ```

      ---
      """)
    #expect(
      units.map { "\($0.part.rawValue): \($0.source.plain)" } == [
        "heading: Welcome", "paragraph: A paragraph on two lines.", "quote: Say this.",
        "list item: One", "list item: Two", "cell: a", "cell: b", "cell: c", "cell: d",
      ])
  }

  @Test(
    "A plural gives a unit for each branch that the language needs",
    arguments: [
      ("ja", ["other"]), ("de", ["one", "other"]), ("fr", ["one", "many", "other"]),
      ("pl", ["one", "few", "many", "other"]),
      ("ar", ["one", "two", "few", "many", "other"]),
    ])
  func branches(locale: String, keys: [String]) async throws {
    let units = try await Self.units(
      "You have {seats, plural, one {# seat} other {# seats}}.", in: locale)
    #expect(units.map { $0.branches.map(\.key) } == keys.map { [$0] })
    #expect(units.map(\.source.plain).last == "You have {seats} seats.")
    #expect(units.allSatisfy { $0.branches.allSatisfy { !$0.samples.isEmpty } || locale == "pl" })
  }

  @Test("Marks and placeholders are codes with pairs")
  func codes() async throws {
    let units = try await Self.units(
      "**Dear {companyName}**, see [the *page*](https://example.com/{companyName}) or `x`.")
    let text = try #require(units.first).source
    #expect(
      text.codes.map { "\($0.id) \($0.role) \($0.data)" } == [
        "1 open **", "2 single {companyName}", "1 close **", "3 open [", "4 open *", "4 close *",
        "3 close ](https://example.com/{companyName})", "5 single `x`",
      ])
    #expect(text.words == "Dear , see the page or .")
  }

  @Test("A paragraph put in before others keeps their units")
  func stableIDs() async throws {
    let before = try await Self.units("One.\n\nTwo.\n\nTwo.")
    let after = try await Self.units("Zero.\n\nOne.\n\nTwo.\n\nTwo.")
    #expect(Set(before.map(\.id)).count == 3)
    #expect(Set(before.map(\.id)).isSubset(of: Set(after.map(\.id))))
  }

  @Test("Rows of a table keep their choice as codes, or become blocks of their own")
  func rows() async throws {
    let inline = try await Self.units(
      "You have {licences, select, each {{product}} other {nothing}} today.")
    #expect(
      inline.map(\.source.plain) == [
        "You have {licences, select, each {{product}} other {nothing}} today."
      ])
    #expect(inline.first?.source.words == "You have nothing today.")
    let block = try await Self.units(
      "{licences, select, each {\n- {product}: {seats, plural, one {# seat} other {# seats}}\n} "
        + "other {\n- nothing\n}}")
    #expect(
      block.map(\.source.plain) == [
        "{product}: {seats} seat", "{product}: {seats} seats", "nothing",
      ])
    #expect(block.first?.branches.map(\.key) == ["each", "one"])
  }

  @Test("A translation that greets in more paragraphs stands beside its source")
  func joinedParagraphs() async throws {
    let units = try await Self.units(
      "Hello {companyName},\n\nThanks.",
      translation: "{companyName}\\\nDamen und Herren\n\nguten Tag.\n\nDanke.")
    #expect(
      units.map { $0.previous?.target.plain ?? $0.target?.plain ?? "" } == [
        "{companyName}\\\nDamen und Herren\n\nguten Tag.", "Danke.",
      ])
  }

  @Test("A translation that is built otherwise comes as a whole")
  func whole() async throws {
    let units = try await Self.units("One.\n\n- Two", translation: "Eins und zwei.")
    #expect(units.map(\.part) == [.body])
    #expect(units.first?.previous?.target.plain == "Eins und zwei.\n")
  }
}

import MessageFormat
import Testing

@testable import Parlance

/// Where findings point to: the sample marks the place with ⟦, which is taken out again.
@Suite("Places of findings")
struct PlaceTests {
  @Test(
    "A finding points to its line and column through YAML’s styles",
    arguments: [
      "subject: >-\n  Bis ⟦{ende}",
      "subject: >-\n  Bis\n  zum ⟦{ende}",
      "subject: |-\n  Bis zum ⟦{ende}",
      "subject: 'Wie geht''s ⟦{ende}?'",
      "subject: \"Gr\\u00fc\\x41\\n\\\" ⟦{ende}\"",
      "subject: \"Bis \\\n  zum ⟦{ende}\"",
      "subject: Bis zum ⟦{ende}",
      "subject: Bis\n  zum\n\n  Ende ⟦{ende}",
      "subject: >-\n  Grüße 👩‍👩‍👧 an ⟦{ende}",
      "state: review\nsubject:   >-\n\n     Bis\n\n     zum ⟦{ende}",
    ])
  func yaml(marked: String) async throws {
    let place = try mark(in: "---\n\(marked)\n---\nText\n")
    try await expect(place, rule: "unknown-variable")
  }

  @Test(
    "A finding points to its line and column in a body",
    arguments: [
      "---\nsubject: >-\n  Willkommen\n---\n⟦{ende}\n",
      "---\nsubject: >-\n  Willkommen\n---\n\nErste Zeile\n\n- über ⟦{ende}\n",
      "---\r\nsubject: >-\r\n  Willkommen\r\n---\r\nZeile\r\n日本 ⟦{ende}\r\n",
    ])
  func body(marked: String) async throws {
    try await expect(try mark(in: marked), rule: "unknown-variable")
  }

  private typealias Place = (text: String, line: Int, column: Int)

  private func mark(in marked: String) throws -> Place {
    let parts = marked.split(separator: "⟦", omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    let before = parts[0].unicodeScalars
    let line = before.count { $0 == "\n" } + 1
    let column = before.reversed().prefix { $0 != "\n" }.count + 1
    return (parts.joined(), line, column)
  }

  private func expect(_ place: Place, rule: String) async throws {
    let repository = try TemporaryRepository(
      smallRepository.with(["content/emails/welcome/de.md": place.text]))
    let found = try await repository.check().filter { $0.rule == rule }
    let expected = SourceLocation(
      file: "content/emails/welcome/de.md", line: place.line, column: place.column)
    #expect(found.map(\.location) == [expected])
  }

  @Test("A fault in one text does not hide those of the other texts and files")
  func allFaults() async throws {
    let repository = try TemporaryRepository(
      smallRepository.with([
        "content/emails/welcome/de.md": """
        ---
        subject: {seats, plural, one {Lizenz} other {Lizenzen}}
        preheader: Noch # Tage
        state: reviw
        ---
        Bis {membershipEnd, date, lnog}, {compnyName}.

        """,
        "content/emails/welcome/en.md":
          "---\nsubject: >-\n  {seats, plural, one {x}}\n---\nText {\n",
        "locales/de.yaml": "required: perhaps\n",
      ]))
    let found = Set(try await repository.check().map { "\($0.location.file) \($0.rule)" })
    #expect(
      found.isSuperset(of: [
        "content/emails/welcome/de.md unquoted-text", "content/emails/welcome/de.md cut-text",
        "content/emails/welcome/de.md invalid-setting",
        "content/emails/welcome/de.md malformed-format",
        "content/emails/welcome/de.md unknown-variable",
        "content/emails/welcome/en.md invalid-message", "locales/de.yaml invalid-setting",
      ]), "\(found.sorted())")
  }
}

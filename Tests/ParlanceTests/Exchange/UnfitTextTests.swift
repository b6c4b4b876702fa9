import Testing

@testable import Parlance

@Suite("Texts that are to be mended before they are translated")
struct UnfitTextTests {
  @Test(
    "A paragraph with a control character is named, and the others are given out",
    arguments: ["\u{1}", "\u{7F}", "\u{85}", "\u{E000}", "\u{FFFE}", " `\u{1}`"])
  func paragraph(character: String) async throws {
    let repository = try TemporaryRepository(
      smallRepository.with([
        "content/emails/welcome/en.md": """
        ---
        subject: >-
          Hello
        ---
        One text.

        {seats, plural, one {A\(character) seat.} other {# seats.}}

        Another.

        """,
        "content/emails/welcome/de.md": nil,
        "content/variables.yaml": "seats: {type: integer, minimum: 1, example: 12}\n",
      ]))
    let german = try #require(LocaleTag("de"))
    let document = try await exported(repository, german)
    #expect(document.units.map(\.source.plain) == ["Hello", "One text.", "Another."])
    let code = try #require(
      character.unicodeScalars.first { !" `".unicodeScalars.contains($0) }
    ).codePoint
    #expect(
      document.unfit == [
        "content/emails/welcome/en.md: body: the text holds a control character (\(code)); remove "
          + "it, and the text is given out"
      ])
    let efforts = try Exporter(try await repository.load(), locale: german).effort()
    #expect(efforts.summary == "3 texts, 4 words: 4 new; 1 text held back")
    let path = "content/emails/welcome/en.md"
    try repository.write(path, try repository.read(path).replacing(character, with: ""))
    let mended = try await exported(repository, german)
    #expect(mended.unfit == [])
    #expect(mended.units.count == document.units.count + 2)
  }

  private func exported(
    _ repository: TemporaryRepository, _ locale: LocaleTag
  ) async throws -> ExchangeDocument {
    try Exporter(try await repository.load(), locale: locale).document()
  }
}

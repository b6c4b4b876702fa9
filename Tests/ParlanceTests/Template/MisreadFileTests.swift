import Testing

@testable import Parlance

@Suite("Where a file could not be read as it was meant, the renderer says so")
struct MisreadFileTests {
  private static let german = "content/emails/welcome/de.md"

  private func error(_ text: String) async throws -> RenderError? {
    try await error(bytes: Array(text.utf8))
  }

  private func error(bytes: [UInt8]) async throws -> RenderError? {
    let files = try TemporaryRepository(smallRepository)
    try files.write(Self.german, bytes: bytes)
    let repository = try await files.load()
    return #expect(throws: RenderError.self) {
      try Renderer(repository: repository).render(
        ItemID(.email, "welcome"), locale: LocaleTag("de"), customer: repository.exampleCustomer)
    }
  }

  @Test("A file that is not UTF-8 is not called missing")
  func notUTF8() async throws {
    let error = try await error(bytes: Array("---\nsubject: Gr".utf8) + [0xFC, 0x0A])
    #expect(error?.kind == .template)
    #expect(error?.location == SourceLocation(file: Self.german, line: 2, column: 12))
    #expect(error?.message == "byte 0xFC is not UTF-8; save the file as UTF-8")
  }

  @Test(
    "A text that YAML reads otherwise, or cuts, is not called missing",
    arguments: [
      ("---\nsubject: {seats} Lizenzen\n---\nb\n", 2, 10, "YAML reads the text of “subject”"),
      ("---\nsubject: {seats}\n---\nb\n", 2, 10, "YAML reads the text of “subject” as a mapping"),
      ("---\nsubject: Noch # Tage\n---\nb\n", 2, 14, "YAML takes “# Tage” for a comment"),
      ("---\nsubject: S\nb\n", 1, 1, "the front matter that begins here has no end"),
      // An optional text is not left out without a word either.
      ("---\nsubject: S\npreheader: {x}\n---\nb\n", 3, 12, "YAML reads the text of “preheader”"),
    ])
  func misread(text: String, line: Int, column: Int, message: String) async throws {
    let error = try await error(text)
    #expect(error?.kind == .template)
    #expect(
      error?.location == SourceLocation(file: Self.german, line: line, column: column))
    #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
  }

  @Test("A fallback that serves in place of a file that cannot be read is shown with the reason")
  func fallback() async throws {
    let files = try TemporaryRepository(
      smallRepository.with(["locales/de.yaml": "required: true\nfallback: en\n"]))
    try files.write(Self.german, bytes: [0xFF])
    let repository = try await files.load()
    let rendered = try Renderer(repository: repository).render(
      ItemID(.email, "welcome"), locale: LocaleTag("de"), customer: repository.exampleCustomer)
    #expect(
      rendered.notes.contains(
        "emails/welcome is shown in en: \(Self.german):1:1: byte 0xFF is not UTF-8; "
          + "save the file as UTF-8"))
  }
}

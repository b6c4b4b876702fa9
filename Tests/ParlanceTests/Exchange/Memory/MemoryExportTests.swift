import MessageFormat
import Testing

@testable import Parlance

@Suite("What was translated before goes out with what is left")
struct MemoryExportTests {
  private static func document(
    _ files: [String: String?] = [:]
  ) async throws -> (ExchangeDocument, TranslationEffort) {
    let repository = try TemporaryRepository(
      smallRepository.with([
        "content/emails/welcome/en.md":
          "---\nsubject: >-\n  Hello\n---\nYour licences end on Monday.\n",
        "content/emails/welcome/de.md":
          "---\nsubject: >-\n  Hallo\nfingerprint: {subject: \(Fingerprint(of: "Hello")), "
          + "body: \(Fingerprint(of: "Your licences end on Monday.\n"))}\nstate: approved\n---\n"
          + "Ihre Lizenzen enden am Montag.\n",
        "content/emails/later/en.md":
          "---\nsubject: >-\n  Hello\n---\nYour licences end on Sunday.\n\nA new text.\n\n"
          + "A new text.\n",
      ]).with(files))
    let loaded = try await repository.load()
    let german = try #require(LocaleTag("de"))
    let exporter = try Exporter(
      loaded, locale: german, memory: TranslationMemory(below: repository.root))
    return (try exporter.document(), try exporter.effort().all)
  }

  @Test("Each text has its matches, and its words stand in the band of the best")
  func bands() async throws {
    let (document, effort) = try await Self.document()
    let later = document.units.filter { $0.item == "emails/later" }
    #expect(later.map { $0.matches.map(\.percent) } == [[100], [92], [], []])
    #expect(later[1].matches.first?.target.plain == "Ihre Lizenzen enden am Montag.")
    #expect(later[1].matches.first?.origin == "emails/welcome body")
    #expect(effort.words[.exact] == 1)
    #expect(effort.words[.middle] == 5)
  }

  @Test("XLIFF 2.1 says matches in its module, and reading passes them over")
  func xliff2() async throws {
    let (document, _) = try await Self.document()
    let text = XLIFF.write(document, version: .v21)
    #expect(
      text.contains(
        """
              <mtc:matches>
                <mtc:match ref="#s" similarity="92" matchQuality="92" \
        origin="emails/welcome body" type="tm">
                  <source>Your licences end on Monday.</source>
                  <target>Ihre Lizenzen enden am Montag.</target>
                </mtc:match>
              </mtc:matches>
        """))
    #expect(text.contains("<segment id=\"s\" state=\"initial\">"))
    let returned = XLIFF.read(Array(text.utf8))
    #expect(returned.units.isEmpty)
    #expect(returned.problems.isEmpty)
  }

  @Test("XLIFF 1.2 says matches as alternatives, and reading passes them over")
  func xliff12() async throws {
    let (document, _) = try await Self.document()
    let text = XLIFF.write(document, version: .v12)
    #expect(text.contains("<alt-trans match-quality=\"92%\" origin=\"emails/welcome body\">"))
    let returned = XLIFF.read(Array(text.utf8))
    #expect(returned.units.isEmpty)
    #expect(returned.problems.isEmpty)
  }

  @Test("A text that stands there twice is repeated")
  func repeated() async throws {
    let (document, effort) = try await Self.document([
      "content/emails/third/en.md": "---\nsubject: >-\n  Brand new\n---\nA new text.\n"
    ])
    let repeated = document.units.filter { $0.repeats != nil }
    #expect(repeated.contains { $0.source.plain == "A new text." })
    #expect((effort.words[.repeated] ?? 0) >= 3)
  }

  @Test("A file in memory/ is offered from, and outlives the cache")
  func imported() async throws {
    let (document, _) = try await Self.document([
      "memory/agency.tmx": """
      <?xml version="1.0"?>
      <!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4"><header srclang="en"/><body><tu>
      <tuv xml:lang="en-US"><seg>A new text!</seg></tuv>
      <tuv xml:lang="de-DE"><seg>Ein neuer Text!</seg></tuv>
      </tu></body></tmx>
      """
    ])
    let new = try #require(document.units.first { $0.source.plain == "A new text." })
    #expect(new.matches.map(\.target.plain) == ["Ein neuer Text!"])
    #expect(new.matches.map(\.percent) == [90])
    #expect(new.matches.first?.origin == "memory/agency.tmx")
  }
}

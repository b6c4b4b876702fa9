import Testing

@testable import Parlance

@Suite("Characters that formats stumble over")
struct OddCharacterTests {
  /// What belongs into texts, though nobody sees it.
  private static let kept = [
    "\u{200E}", "\u{61C}", "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}",
    "\u{FEFF}", "\u{AD}", "\u{FFF9}", "\u{FFFD}", "\u{3000}", "\u{E0041}",
  ]

  /// What no text may have.
  private static let refused = [
    "\u{0}", "\u{1}", "\u{7}", "\u{8}", "\u{B}", "\u{C}", "\u{E}", "\u{1B}", "\u{1F}", "\u{7F}",
    "\u{80}", "\u{85}", "\u{2028}", "\u{2029}", "\u{9F}", "\u{E000}", "\u{FFFE}", "\u{FFFF}",
    "\u{1FFFE}",
    "\u{F0000}",
  ]

  @Test(
    "What a translator types is taken as it is, or refused with a message",
    arguments: ExchangeFormat.allCases)
  func typed(format: ExchangeFormat) async throws {
    let repository = try await TemporaryRepository(
      smallRepository.with(["content/emails/welcome/de.md": nil])
    ).load()
    let tag = ExchangeSamples.tag("de")
    let document = try Exporter(repository, locale: tag).document()
    let importer = try Importer(repository, locale: tag)
    #expect(document.units.count == 2)
    for character in OddCharacterTests.kept + OddCharacterTests.refused {
      let code = try #require(character.unicodeScalars.first).codePoint
      var typed = document
      for index in typed.units.indices {
        typed.units[index].target = UnitText([.text("Ein\(character)e \(index)")])
        typed.units[index].state = .review
      }
      let returned = try written(typed, format)
      let plan = try importer.plan(returned)
      let isKept = OddCharacterTests.kept.contains(character)
      #expect(plan.takenCount == (isKept ? 2 : 0), "\(code)")
      #expect(isKept || plan.refused.count == 2 || !returned.problems.isEmpty, "\(code)")
      #expect(isKept ? plan.isClean && returned.problems.isEmpty : plan.files.isEmpty, "\(code)")
      for file in plan.files {
        let translation = FrontMatter.read(
          SourceFile(path: file.change.path, text: file.change.after),
          item: ItemID(.email, "welcome"), locale: tag
        ).0
        #expect(translation["subject"]?.value == "Ein\(character)e 0", "\(code)")
        #expect(translation["body"]?.value.hasPrefix("Ein\(character)e 1") == true, "\(code)")
      }
    }
  }

  @Test(
    "A translation that has such a character already is not changed by an untouched file",
    arguments: ExchangeFormat.allCases)
  func untouched(format: ExchangeFormat) async throws {
    let tag = ExchangeSamples.tag("de")
    var files = smallRepository
    for character in OddCharacterTests.kept + OddCharacterTests.refused where character != "\u{0}" {
      let code = try #require(character.unicodeScalars.first).codePoint.lowercased()
      let folder = "content/emails/\(code.replacing("+", with: "-"))"
      files["\(folder)/en.md"] = smallRepository["content/emails/welcome/en.md"]
      files["\(folder)/de.md"] = """
        ---
        subject: \(YAMLTextEdit.quoted("Ein\(character)e 0"))
        fingerprint: {subject: \(Fingerprint(of: Rule.Example.sourceSubject)), \
        body: \(Fingerprint(of: Rule.Example.sourceBody))}
        ---
        Ein\(character)e 1

        """
    }
    let repository = try await TemporaryRepository(files).load()
    let document = try Exporter(repository, locale: tag).document(.all)
    let returned = try written(document, format)
    let plan = try Importer(repository, locale: tag).plan(returned)
    #expect(plan.files.map(\.change.path) == [])
    #expect(returned.problems == [] && returned.units.count > document.units.count / 2)
    #expect(plan.sameCount + plan.refused.count == returned.units.count, "\(plan.conflicts)")
    #expect(plan.refused.allSatisfy { $0.message.contains("control character") })
  }

  private func written(
    _ document: ExchangeDocument, _ format: ExchangeFormat
  ) throws -> ReturnedDocument {
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    try format.write(document, to: "\(folder.path)/file")
    return try format.read("\(folder.path)/file")
  }
}

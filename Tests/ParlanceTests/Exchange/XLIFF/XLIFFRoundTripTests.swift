import Testing

@testable import Parlance

@Suite("XLIFF there and back")
struct XLIFFRoundTripTests {
  @Test("What is written is read back the same", arguments: XLIFF.Version.allCases)
  func rich(version: XLIFF.Version) throws {
    try expectSame(try ExchangeDocument.rich(), version)
  }

  @Test("Random texts come back the same", arguments: XLIFF.Version.allCases)
  func random(version: XLIFF.Version) throws {
    var generator = SeededGenerator(seed: 7)
    for round in 0..<40 {
      let units = (0..<12).map { index in
        TranslationUnit.sample(
          "a:b:\(round).\(index)", item: "emails/\(index / 5)", randomText(&generator),
          randomText(&generator),
          state: TranslationUnit.State.allCases.randomElement(using: &generator) ?? .review)
      }
      try expectSame(try .french(units), version)
    }
  }

  @Test(
    "The shipped content comes back as it is, and valid",
    arguments: [
      (XLIFF.Version.v21, "ar"), (.v12, "ja"), (.v22, "ar"), (.v22, "ja"), (.v22, "pl"),
    ])
  func shipped(version: XLIFF.Version, locale: String) async throws {
    let repository = try await Repository.load(from: packageRoot)
    let tag = try #require(LocaleTag(locale))
    let document = try Exporter(repository, locale: tag).document(.all)
    let returned = XLIFF.read(Array(XLIFF.write(document, version: version).utf8))
    #expect(returned.problems == [])
    #expect(returned.target == tag)
    let plan = try Importer(repository, locale: tag).plan(returned)
    #expect(plan.files.isEmpty)
    #expect(plan.isClean, "\((plan.refused + plan.conflicts + plan.waiting).prefix(3))")
    #expect(plan.sameCount == document.units.count)
    let faults = try Judge(name: "xliff").faults(in: [json(document, version)])
    #expect(faults == [], "\(faults.prefix(9).joined(separator: "\n"))")
  }

  @Test("Tools that write the file anew lose nothing", arguments: XLIFF.Version.allCases)
  func retold(version: XLIFF.Version) async throws {
    let repository = try await Repository.load(from: packageRoot)
    let tag = try #require(LocaleTag("pl"))
    let text = XLIFF.write(try Exporter(repository, locale: tag).document(.all), version: version)
    let expected = XLIFF.read(Array(text.utf8)).units.map(\.target)
    let line = JSON.object([("text", .string(text))]).text()
    let printed = try Judge(name: "retold").faults(in: [line]).joined()
    guard case .array(let texts) = try JSON(parsing: Array(printed.utf8)) else {
      Issue.record("no list of texts")
      return
    }
    #expect(texts.count >= 2)
    for case .string(let text) in texts {
      let returned = XLIFF.read(Array(text.utf8))
      #expect(returned.problems == [])
      #expect(returned.units.allSatisfy { $0.was != nil })
      let changed = zip(returned.units.map(\.target), expected).first { $0 != $1 }
      #expect(changed == nil)
      #expect(returned.units.count == expected.count)
    }
  }

  @Test("Another reader finds the same in it, and the schemas hold")
  func judged() throws {
    var generator = SeededGenerator(seed: 5)
    var documents = [try ExchangeDocument.rich()]
    documents.append(
      try .french(
        (0..<150).map { index in
          TranslationUnit.sample(
            "a:b:\(index)", item: "emails/\(index / 9)", randomText(&generator),
            randomText(&generator, firstID: 100), state: .review)
        }))
    let lines = documents.flatMap { document in
      XLIFF.Version.allCases.map { json(document, $0) }
    }
    let faults = try Judge(name: "xliff").faults(in: lines)
    #expect(faults == [], "\(faults.prefix(9).joined(separator: "\n"))")
  }

  private func json(_ document: ExchangeDocument, _ version: XLIFF.Version) -> String {
    let units = document.units.map { unit in
      JSON.object([
        ("id", .string(unit.id)), ("source", json(unit.source, version)),
        ("target", unit.target.map { json($0, version) } ?? .null),
      ])
    }
    return JSON.object([
      ("version", .string(version.rawValue)),
      ("text", .string(XLIFF.write(document, version: version))), ("units", .array(units)),
    ]).text()
  }

  private func json(_ text: UnitText, _ version: XLIFF.Version) -> JSON {
    .array(
      text.returned(version).map { part in
        switch part {
        case .text(let text): .string(text)
        case .code(let id, let role, let data):
          .array([.string("\(role)"), .string(id), .optional(data)])
        }
      })
  }

  private func expectSame(_ document: ExchangeDocument, _ version: XLIFF.Version) throws {
    let text = XLIFF.write(document, version: version)
    #expect(text == XLIFF.write(document, version: version))
    let returned = XLIFF.read(Array(text.utf8))
    #expect(returned.problems == [])
    #expect(returned.source == document.source)
    #expect(returned.target == document.target)
    let expected = document.units.filter { unit in
      unit.target.map { !$0.isBlank } == true && !(unit.state.isLeft && unit.source == unit.target)
    }
    #expect(returned.units.map(\.id) == expected.map(\.id))
    for (unit, original) in zip(returned.units, expected) {
      #expect(unit.target == .parts(original.target?.returned(version) ?? []))
      #expect(unit.was == original.was)
      #expect(unit.isApproved == (original.state == .approved))
    }
  }

  private func randomText(_ generator: inout SeededGenerator, firstID: Int = 1) -> UnitText {
    let words = [
      "a", " ", "  ", "\n", "\r\n", "\t", "<", ">", "&", "&amp;", "'", "\"", "]]>", "<!--", "{x}",
      "日本", "ع", "\u{202E}", "e\u{301}", "\u{A0}", "\u{0}", "\u{C}", "\u{FFFE}", "\u{85}", "👩‍👩‍👧",
    ]
    let labels = ["bold", "italic", "link", "picture", "line break", "{seats}", "few"]
    var text = UnitText()
    var open: [InlineCode] = []
    for id in firstID...(firstID + Int.random(in: 1...11, using: &generator)) {
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        text.append(.text(words.randomElement(using: &generator) ?? ""))
      }
      var code = InlineCode(
        id: id, role: .single, data: words.randomElement(using: &generator) ?? "",
        label: labels.randomElement(using: &generator) ?? "")
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: text.append(.code(code))
      case 1, 2:
        code.role = .open
        open.append(code)
        text.append(.code(code))
      case 3 where !open.isEmpty:
        code = open.remove(at: Int.random(in: 0..<open.count, using: &generator))
        code.role = .close
        text.append(.code(code))
      default:
        code.role = .close
        text.append(.code(code))
      }
    }
    return text
  }
}

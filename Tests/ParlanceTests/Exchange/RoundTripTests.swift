import Testing

@testable import Parlance

@Suite("Texts that go to translators and come back")
struct RoundTripTests {
  /// What comes back when nobody has touched anything.
  static func returned(
    _ document: ExchangeDocument, areApproved: Bool = true,
    _ target: (TranslationUnit) -> UnitText? = { $0.target }
  ) -> ReturnedDocument {
    var returned = ReturnedDocument()
    returned.target = document.target
    for (line, unit) in document.units.enumerated() {
      guard let text = target(unit) else { continue }
      returned.units.append(
        ReturnedUnit(
          id: unit.id, target: .plain(text.plain), isApproved: areApproved,
          was: unit.was, line: line + 1, column: 1))
    }
    return returned
  }

  @Test(
    "An untouched export changes no byte of the shipped content",
    arguments: ["de", "it", "ja", "ko", "pl", "ar"])
  func untouched(locale: String) async throws {
    let repository = try await Repository.load(from: packageRoot)
    let tag = try #require(LocaleTag(locale))
    let document = try Exporter(repository, locale: tag).document(.all)
    #expect(document.units.count > 300)
    #expect(document.units.allSatisfy { $0.state == .approved })
    #expect(Set(document.units.map(\.id)).count == document.units.count)
    let plan = try Importer(repository, locale: tag).plan(RoundTripTests.returned(document))
    #expect(
      plan.files.isEmpty, "\(plan.files.first.map { $0.change.path + $0.change.after } ?? "")")
    #expect(plan.isClean, "\((plan.refused + plan.conflicts + plan.waiting).prefix(3))")
    #expect(plan.sameCount == document.units.count)
    let wholes = document.units.filter { $0.part == .body }.map(\.id)
    #expect(wholes.count <= 3, "\(wholes)")
  }

  @Test("Every text written anew puts every file together again", arguments: ["de", "ja", "ar"])
  func rewritten(locale: String) async throws {
    let repository = try await Repository.load(from: packageRoot)
    let tag = try #require(LocaleTag(locale))
    let document = try Exporter(repository, locale: tag).document(.all)
    let plan = try Importer(repository, locale: tag).plan(
      RoundTripTests.returned(document, areApproved: false) { unit in
        var text = UnitText()
        for part in unit.target?.parts ?? [] { text.append(part) }
        if unit.field != "link" { text.append(.text(" \u{2014}")) }
        return text
      })
    #expect(plan.isClean, "\((plan.refused + plan.conflicts + plan.waiting).prefix(3))")
    let links = document.units.count { $0.field == "link" }
    #expect(plan.takenCount == document.units.count - links)
    let copy = try shippedCopy()
    for file in plan.files { try copy.write(file.change.path, file.change.after) }
    let again = try await copy.load()
    #expect(again.findings.isEmpty, "\(again.findings.first.map { "\($0)" } ?? "")")
    let after = try Exporter(again, locale: tag).document(.all)
    #expect(after.units.map(\.id) == document.units.map(\.id))
    let texts = after.units.filter { $0.field != "link" }
    #expect(texts.allSatisfy { $0.target?.words.hasSuffix(" \u{2014}") == true })
    #expect(after.units.allSatisfy { $0.state == .review || $0.item == "locales" })
  }

  @Test("A new language that is filled in is complete", arguments: ["fr", "ru", "cy"])
  func newLanguage(locale: String) async throws {
    let copy = try shippedCopy()
    try copy.write("locales/\(locale).yaml", "required: true\n")
    let sender = try copy.read("content/senders/example.yaml")
    try copy.write(
      "content/senders/example.yaml",
      sender.replacing("address:\n", with: "address:\n  \(locale): Parlance, Berlin\n"))
    let repository = try await copy.load()
    let tag = try #require(LocaleTag(locale))
    let document = try Exporter(repository, locale: tag).document()
    #expect(document.units.allSatisfy { $0.state == .missing && $0.target == nil })
    let plan = try Importer(repository, locale: tag).plan(
      RoundTripTests.returned(document) { unit in
        unit.field == "link" ? unit.source : UnitText([.text("§ ")] + unit.source.parts)
      })
    #expect(plan.isClean, "\((plan.refused + plan.conflicts + plan.waiting).prefix(3))")
    for file in plan.files { try copy.write(file.change.path, file.change.after) }
    let filled = try await copy.load()
    let left = try Exporter(filled, locale: tag).document()
    #expect(left.units.isEmpty, "\(left.units.prefix(2))")
    let findings = try await copy.check(locale: tag).filter { $0.severity == .error }
    #expect(findings.isEmpty, "\(findings.prefix(3))")
  }
}

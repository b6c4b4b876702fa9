import Testing

@testable import Parlance

@Suite("A language by way of XLIFF 2.2")
struct XLIFFLanguageTests {
  @Test(
    "A file that is filled in completes the language",
    arguments: ["fr", "ar-EG", "ja-JP", "pl-PL"])
  func filled(locale: String) async throws {
    let copy = try shippedCopy()
    try copy.write("locales/\(locale).yaml", "required: true\n")
    let sender = try copy.read("content/senders/example.yaml")
    try copy.write(
      "content/senders/example.yaml",
      sender.replacing("address:\n", with: "address:\n  \(locale): Parlance, Berlin\n"))
    let tag = try #require(LocaleTag(locale))
    let repository = try await copy.load()
    let document = try Exporter(repository, locale: tag).document()
    let text = filled(XLIFF.write(document, version: .v22))
    let returned = XLIFF.read(Array(text.utf8))
    #expect(returned.problems == [])
    #expect(Set(returned.units.map(\.id)) == Set(document.units.map(\.id)))
    let plan = try Importer(repository, locale: tag).plan(returned)
    #expect(plan.isClean, "\((plan.refused + plan.conflicts + plan.waiting).prefix(3))")
    #expect(try plan.write(below: copy.root).isEmpty)
    let after = try await copy.load()
    #expect(try Exporter(after, locale: tag).document().units.isEmpty)
    let findings = try await copy.check(locale: tag).filter { $0.severity == .error }
    #expect(findings.isEmpty, "\(findings.prefix(3))")
  }

  /// A file with a translation beside each source, as a tool writes it; addresses stay.
  private func filled(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "      <segment "),
      let end = rest[start.upperBound...].firstRange(of: "</source>")
    {
      let segment = rest[start.lowerBound..<end.upperBound]
        .replacing("state=\"initial\"", with: "state=\"translated\"")
      result += rest[..<start.lowerBound] + segment
      if let begin = segment.firstRange(of: "<source>") {
        let source = segment[begin.upperBound...].dropLast("</source>".count)
        let mark = source.hasPrefix("http") ? "" : "§ "
        result += "<target>\(mark)\(source)</target>"
      }
      rest = rest[end.upperBound...]
    }
    return result + rest
  }
}

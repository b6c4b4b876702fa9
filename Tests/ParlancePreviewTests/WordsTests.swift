import MessageFormat
import Parlance
import Testing

@testable import ParlancePreview

@Suite("What the interface says")
struct WordsTests {
  @Test("The source has a message for every label, and no other")
  func labels() throws {
    let source = try #require(Languages.catalogs.first)
    let tag = try #require(LocaleTag(source.tag))
    let catalog = LabelCatalog(String(decoding: source.bytes, as: UTF8.self), locale: tag)
    #expect(catalog.findings.isEmpty)
    #expect(catalog.patterns.keys.sorted() == Label.allCases.map(\.rawValue).sorted())
  }

  @Test(
    "The language chosen comes first, then the browser's, then English",
    arguments: [
      ("de", "it", "de"), (nil, "it, de;q=0.9", "it"), (nil, "fr;q=1, pl;q=0.5", "pl"),
      (nil, "de-AT", "de"), ("xx-nonsense-really", "ja", "ja"), (nil, "fr", "en"), (nil, nil, "en"),
      (nil, "ko;q=0, ar;q=0.1", "ar"), (nil, ",;q=,=;;", "en"),
    ] as [(String?, String?, String)])
  func languages(chosen: String?, accepted: String?, expected: String) throws {
    let words = try Languages().words(chosen: chosen, accepted: accepted)
    #expect(words.locale.description == expected)
  }
}

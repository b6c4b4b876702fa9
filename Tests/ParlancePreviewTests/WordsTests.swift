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

  @Test("A piece of a page stands where the language puts it, and what is no piece is escaped")
  func pieces() throws {
    let words = try Languages().source
    let html = words.html(
      .foundCount, ["count": .value(.integer(0)), "name": .html("<b>x</b>")])
    #expect(html == "Nothing fits “<b>x</b>”. Try fewer or other words.")
    #expect(
      words.html(.todaySummary, ["name": .name("<A>"), "count": .value(.integer(1))])
        == "<bdi>&lt;A&gt;</bdi>: 1 customer")
    #expect(words.html(.lifecycleFor, ["name": .value(.text("<A>"))]) == "For &lt;A&gt;")
  }

  @Test("A character that stands for a piece stands for none in a name")
  func marks() throws {
    let html = try Languages().source.html(
      .coverageIn, ["name": .name("\u{F0001}\u{F0000}"), "other": .html("<i></i>")])
    #expect(html == "<bdi>\u{F0001}\u{F0000}</bdi>: <i></i>")
  }

  @Test(
    "Lists of pieces are put together as the language does it",
    arguments: [("en", "A, <b>B</b>, and C"), ("de", "A, <b>B</b> und C"), ("ja", "A、<b>B</b>、C")])
  func lists(language: String, expected: String) throws {
    let words = try Languages().words(chosen: language, accepted: nil)
    let html = words.html(.todayUnread, ["columns": .list(["A", "<b>B</b>", "C"])])
    #expect(html.source.hasSuffix(expected))
  }

  @Test(
    "Names of languages are written large in headings, and within a sentence as the language does",
    arguments: [
      ("it", "Italiano", "italiano"), ("pl", "Włoski", "włoski"),
      ("de", "Italienisch", "Italienisch"),
    ])
  func titles(language: String, title: String, name: String) throws {
    let words = try Languages().words(chosen: language, accepted: nil)
    let italian = try #require(LocaleTag("it"))
    #expect(words.title(of: italian) == title)
    #expect(words.name(of: italian) == name)
  }

  @Test("What stands before and behind a name is for the language to say, and scripts fill it in")
  func sides() throws {
    let words = try Languages().source
    #expect(words.sides(.noteOn) == ("Note on: ", ""))
    #expect(words.pattern(.mailLeadsTo, ["name"]) == "Leads to {name}")
    #expect(words.pattern(.noteLine, ["name", "other"]) == "{name}: {other}")
  }
}

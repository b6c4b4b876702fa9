import MessageFormat
import Parlance
import Testing

@testable import ParlancePreview

@Suite("Searching texts of a language")
struct SearchTests {
  /// A search among a few texts, and which of them is found first; nil for none.
  struct Search: Sendable, CustomTestStringConvertible {
    var locale: String
    var texts: [String]
    var typed: String
    var first: Int?

    init(_ locale: String, _ texts: [String], _ typed: String, _ first: Int?) {
      self.locale = locale
      self.texts = texts
      self.typed = typed
      self.first = first
    }

    var testDescription: String { "\(locale): \(typed)" }
  }

  static let german = [
    "Das ist uns zu teuer.", "Wir ändern ungern etwas an unseren Maßnahmen.",
    "Die Lizenzkosten sind unklar.", "Unsere Straße hat kein schnelles Netz.",
  ]
  static let japanese = ["ライセンスの移行が心配です。", "今使っているもので十分です。", "価格が高いと思います。"]
  static let arabic = ["الأسعار مرتفعة جدًّا.", "نحتاج إلى وقت للتفكير."]
  static let turkish = ["Isparta’da çalışıyoruz.", "İzmir’de bir ofisimiz var.", "Fiyat yüksek."]
  static let korean = ["라이선스를 모두 쓰지 않습니다.", "지금은 때가 아닙니다."]

  static let searches = [
    // What is typed right, in any case, and what is not yet typed to its end.
    Search("de", german, "teuer", 0), Search("de", german, "TEUER", 0),
    Search("de", german, "lizenzk", 2), Search("de", german, "kosten", 2),
    // Accents and ß.
    Search("de", german, "andern", 1), Search("de", german, "massnahmen", 1),
    Search("de", german, "STRASSE", 3), Search("de", german, "maßnahme", 1),
    // One letter swapped, left out, added or wrong; two in a long word.
    Search("de", german, "tueer", 0), Search("de", german, "teur", 0),
    Search("de", german, "teuuer", 0), Search("de", german, "teuet", 0),
    Search("de", german, "lizennzkotsen", 2), Search("de", german, "strase", 3),
    // What is not there, and short words that are near any other.
    Search("de", german, "fahrrad", nil), Search("de", german, "unt", nil),
    Search("de", german, "teuer fahrrad lampe", nil), Search("de", german, "das teur", 0),
    // Swedish has ä as a letter of its own; German has not.
    Search("sv", ["där", "dar"], "där", 0), Search("sv", ["dar"], "där", nil),
    Search("de", ["dar"], "där", 0),
    // Turkish has i and ı.
    Search("tr", turkish, "ısparta", 0), Search("tr", turkish, "izmir", 1),
    Search("tr", turkish, "fıyat", 2), Search("tr", ["ılık"], "ilik", nil),
    Search("tr", turkish, "yuksek", 2),
    // Without spaces: by pairs of characters, hiragana as katakana.
    Search("ja", japanese, "移行", 0), Search("ja", japanese, "値段が高い", 2),
    Search("ja", japanese, "らいせんす", 0), Search("ja", japanese, "ﾗｲｾﾝｽ", 0),
    Search("ja", japanese, "高", 2), Search("ja", japanese, "電話", nil),
    Search("ko", korean, "라이선스", 0), Search("ko", korean, "라이센스", 0),
    Search("zh", ["我们觉得太贵了。", "现在不是时候。"], "太贵", 0),
    // Without vowel marks and hamza.
    Search("ar", arabic, "الاسعار", 0), Search("ar", arabic, "مرتفعه", 0),
    Search("ar", arabic, "وَقْت", 1), Search("ar", arabic, "التفكير", 1),
  ]

  @Test("What is searched for is found as people of the language would", arguments: searches)
  func found(_ search: Search) throws {
    let tag = try #require(LocaleTag(search.locale))
    let index = SearchIndex(search.texts.map { ($0, "") }, Collation(tag))
    var query = SearchQuery(search.typed, index.collation)
    #expect(index.search(&query).first?.text == search.first)
  }

  @Test("What the statement says counts for more than what the solution says")
  func ranking() throws {
    let tag = try #require(LocaleTag("en"))
    let texts = [
      ("Not now.", "The price will rise, and the price is fair."), ("The price is high.", "So?"),
      ("Something else.", "Nothing."),
    ]
    let index = SearchIndex(texts, Collation(tag))
    var query = SearchQuery("price", index.collation)
    #expect(index.search(&query).map(\.text) == [1, 0])
  }

  @Test(
    "Whatever is typed is answered",
    arguments: [
      "", " ", "\u{0}", "\u{301}\u{301}", "…!?", "<script>alert(1)</script>", "' OR 1=1 --",
      "(((((a+)+)+", "\u{202E}abc", "😀", "👩‍👩‍👧‍👦", "\u{FDFA}", "\u{F0000}", "a\u{AD}b",
      String(repeating: "x", count: 10_000), String(repeating: "値", count: 10_000),
      String(repeating: "e\u{301}", count: 10_000), String(repeating: "a b ", count: 2_500),
      "x" + String(repeating: "\u{301}", count: 10_000), String(repeating: "\u{FDFA}", count: 199),
    ], ["en", "ja", "ar"])
  func hostile(typed: String, locale: String) throws {
    let tag = try #require(LocaleTag(locale))
    let collation = Collation(tag)
    for text in ["Some text about prices.", "価格について。", "", typed] {
      let index = SearchIndex([(text, typed)], collation)
      var query = SearchQuery(typed, collation)
      #expect(query.words.count <= SearchQuery.terms && query.pairs.count <= SearchQuery.terms)
      _ = index.search(&query)
      var marked = Marked(query, collation)
      let html = marked.text(text)
      #expect(!html.source.contains("<script"))
      _ = marked.excerpt(text)
    }
  }

  /// A text, what was searched for in it, and the text with what is marked in brackets.
  static let markings = [
    ("de", "Das ist uns zu teuer.", "teuer", "Das ist uns zu [teuer]."),
    ("de", "Das ist uns zu teuer.", "zu teur", "Das ist uns [zu] [teuer]."),
    ("de", "Maßnahmen & <b>", "massnahmen", "[Maßnahmen] &amp; &lt;b&gt;"),
    ("ja", "価格が高いと思います。", "値段が高い", "価格[が高い]と思います。"),
    ("ja", "価格が高い。", "高", "価格が[高]い。"),
    ("ar", "الأسعار مرتفعة.", "الاسعار", "[الأسعار] مرتفعة."),
  ]

  @Test("What fits is marked, and nothing else", arguments: markings)
  func marks(locale: String, text: String, typed: String, expected: String) throws {
    let tag = try #require(LocaleTag(locale))
    let index = SearchIndex([(text, "")], Collation(tag))
    var query = SearchQuery(typed, index.collation)
    _ = index.search(&query)
    var marked = Marked(query, index.collation)
    let source = marked.text(text).source
    #expect(
      source.replacing("<mark>", with: "[").replacing("</mark>", with: "]") == expected)
  }

  @Test("An excerpt shows the first place, with whole words around it")
  func excerpt() throws {
    let tag = try #require(LocaleTag("en"))
    let filler = Array(repeating: "word", count: 60).joined(separator: " ")
    let text = "\(filler) needle \(filler)"
    let index = SearchIndex([(text, "")], Collation(tag))
    var query = SearchQuery("needle", index.collation)
    _ = index.search(&query)
    var marked = Marked(query, index.collation)
    let excerpt = marked.excerpt(text)
    let source = try #require(excerpt).source
    #expect(source.contains("<mark>needle</mark>"))
    #expect(source.hasPrefix("… word ") && source.hasSuffix(" word …"))
    #expect(source.count < 300)
    let nothing = marked.excerpt("nothing of it")
    #expect(nothing == nil)
  }
}

import Testing

@testable import ParlancePreview

@Suite("Pieces of pages")
struct HTMLTests {
  @Test("A text that is put in cannot become markup", arguments: ["<b>", "\"'&", "a\u{0}b"])
  func escaping(text: String) {
    let html: HTML = "<p title=\"\(text)\">\(text)</p>"
    #expect(!html.source.dropFirst(3).contains("<b>"))
    #expect(!html.source.contains("\u{0}"))
    #expect(html.source.count { $0 == "\"" } == 2)
  }

  @Test("A piece that is put in stays as it is")
  func nesting() {
    let inner: HTML = "<b>\("a & b")</b>"
    let outer: HTML = "<p>\(inner)\([inner, inner])</p>"
    #expect(outer.source == "<p><b>a &amp; b</b><b>a &amp; b</b><b>a &amp; b</b></p>")
  }
}

@Suite("Queries")
struct QueryTests {
  @Test(
    "A query comes back as it was written",
    arguments: ["", "a b", "ü=&+%", "日本", "%zz", "\u{1F600}"])
  func roundTrip(value: String) {
    var query = Query()
    query["name"] = value
    let back = Query(query.text.dropFirst())
    #expect(back["name"] == (value.isEmpty ? nil : value))
  }

  @Test("No more pairs are read than the limit")
  func limit() {
    let pairs = (0...Query.capacity).map { "a\($0)=1" }
    #expect(
      Query(pairs.prefix(Query.capacity).joined(separator: "&")).pairs.count == Query.capacity)
    #expect(Query(pairs.joined(separator: "&")).pairs.count == Query.capacity)
  }
}

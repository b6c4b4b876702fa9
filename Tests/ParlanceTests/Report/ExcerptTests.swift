import Testing

@testable import Parlance

@Suite("Excerpts of lines")
struct ExcerptTests {
  @Test(
    "The marker stands under the place, whatever is before it",
    arguments: [
      ("Hallo {x}", 7, 10, "Hallo {x}", "      ^~~"),
      ("日本 {x}", 4, 7, "日本 {x}", "     ^~~"),
      ("u\u{308}ber {x}", 7, 10, "u\u{308}ber {x}", "     ^~~"),
      ("\t\t{x}", 3, 6, "  {x}", "  ^~~"),
      ("👩‍👩‍👧 ☎️ {x}", 10, 13, "👩‍👩‍👧 ☎️ {x}", "      ^~~"),
      ("한국어", 2, 3, "한국어", "  ^~"),
      ("e\u{301}a", 2, 3, "e\u{301}a", "^"),
      ("end", 4, nil, "end", "   ^"),
      ("end", 99, 120, "end", "   ^"),
      ("", 1, nil, "", "^"),
      ("ab", 1, 1, "ab", "^"),
    ])
  func marker(line: String, start: Int, end: Int?, text: String, marker: String) {
    let excerpt = Excerpt(line, from: start, to: end)
    #expect(excerpt.text == text)
    #expect(excerpt.marker == marker)
  }

  @Test("What shows as nothing, or turns what is beside it, is shown by its number")
  func unseen() {
    let excerpt = Excerpt("a\u{202E}b\u{1B}[31m\u{200B}c\u{2028}", from: 2, to: 3)
    #expect(excerpt.text == "a⟨U+202E⟩b⟨U+001B⟩[31m⟨U+200B⟩c⟨U+2028⟩")
    #expect(excerpt.marker == " ^~~~~~~~")
    #expect(Excerpt("می‌خواهم", from: 1, to: 2).text == "می‌خواهم")
    #expect(Excerpt("می\u{200C}", from: 3, to: 4).text == "می⟨U+200C⟩")
  }

  @Test("A long line is cut on both sides of the place", arguments: [1, 50, 5_000, 9_990])
  func long(start: Int) {
    let line = String(repeating: "abcdefghij", count: 1_000)
    let excerpt = Excerpt(line, from: start, to: start + 5)
    #expect(Excerpt.columns(excerpt.text) <= Excerpt.width + 2)
    #expect(excerpt.marked == String(Array(line)[start - 1..<start + 4]))
    #expect(excerpt.text.hasPrefix("…") == (start > 46))
    #expect(excerpt.text.hasSuffix("…") == (start < 9_900))
  }

  @Test("A line as long as a file is as quick to show as a short one")
  func longest() {
    let line = String(repeating: "a", count: 2_000_000)
    for start in stride(from: 1, through: 1_000_000, by: 50_000) {
      #expect(Excerpt(line, from: start, to: start + 900_000).text.hasSuffix("…"))
    }
  }

  @Test("A long place is cut at its end")
  func longPlace() {
    let line = String(repeating: "日本", count: 5_000)
    let excerpt = Excerpt(line, from: 3, to: 9_000)
    #expect(excerpt.before == "日本")
    #expect(Excerpt.columns(excerpt.text) <= Excerpt.width)
    #expect(excerpt.text.hasSuffix("…"))
  }
}

import Testing

@testable import Parlance

@Suite("Differences word by word")
struct WordDifferenceTests {
  static func marked(_ before: String, _ after: String) -> String {
    WordDifference(before, after).lines(style: .plain).joined(separator: "\n")
  }

  @Test(
    "What was removed and what was added is marked, and the rest is kept",
    arguments: [
      ("Your seat ends.", "Your seat ends.", "    Your seat ends."),
      ("Your seat ends.", "Your licence ends.", "    Your [-seat-]{+licence+} ends."),
      ("Your seat", "Your one seat", "    Your {+one +}seat"),
      ("", "New", "    {+New+}"),
      ("Old", "", "    [-Old-]"),
      ("", "", ""),
      ("a b c", "x y c", "    [-a b-]{+x y+} c"),
      ("one\n\ntwo", "one\n\nthree\nfour", "    one\n\n    [-two-]{+three+}\n    {+four+}"),
      ("席が終わります", "契約が終わります", "    [-席-]{+契約+}が終わります"),
      (
        "{seats, plural, one {# seat}}", "{seats, plural, one {a seat}}",
        "    {seats, plural, one {[-#-]{+a+} seat}}"
      ),
      ("a\u{1B}[31m", "a\u{1B}[31m b", "    a[31m{+ b+}"),
    ])
  func marks(before: String, after: String, expected: String) {
    #expect(WordDifferenceTests.marked(before, after) == expected)
  }

  @Test("The parts make up both texts, whatever these are", arguments: 0..<200)
  func parts(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let words = ["a", "b", "c", " ", "\n", "é", "{", "한국", "👩‍👩‍👧", "\u{301}", ". "]
    func text() -> String {
      (0..<Int.random(in: 0...30, using: &generator)).map { _ in
        words.randomElement(using: &generator) ?? ""
      }.joined()
    }
    let (before, after) = (text(), text())
    var old = ""
    var new = ""
    for part in WordDifference(before, after).parts {
      switch part {
      case .kept(let text): (old, new) = (old + text, new + text)
      case .removed(let text): old += text
      case .added(let text): new += text
      }
    }
    #expect(old == before)
    #expect(new == after)
  }

  @Test("A script is the shortest one up to its limit, and beyond that replaces the whole")
  func limit() {
    let old = Array(0..<100)
    let new = old.map { $0 % 2 == 0 ? $0 : -$0 }
    func edits(_ limit: Int) -> Int {
      EditScript.steps(old, new, limit: limit).count { $0 != .keep }
    }
    #expect(edits(100) == 100)
    #expect(edits(99) == 200)
  }

  @Test("Long texts without a word in common, are compared at once")
  func long() {
    let before = String(repeating: "old word ", count: 40_000)
    let after = String(repeating: "new text ", count: 40_000)
    #expect(WordDifference(before, after).parts.count <= 4)
  }
}

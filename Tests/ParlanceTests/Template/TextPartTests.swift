import Testing

@testable import Parlance

@Suite("The text part reads well on its own")
struct TextPartTests {
  @Test(
    "Each block has its own look",
    arguments: [
      ("# Title\n\nText", "Title\n=====\n\nText\n"),
      ("## 見出し\n\nText", "見出し\n------\n\nText\n"),
      ("### Small", "Small\n"),
      ("- a\n- b\n  - c", "- a\n- b\n  - c\n"),
      ("- a\n\n- b", "- a\n\n- b\n"),
      ("9. a\n10. b", " 9. a\n10. b\n"),
      ("- [ ] a\n- [x] b", "- [ ] a\n- [x] b\n"),
      ("> a\n>\n> - b", "> a\n>\n> - b\n"),
      ("a\\\nb", "a\nb\n"), ("a\nb", "a b\n"), ("一行\n二行", "一行二行\n"),
      ("한국\n말", "한국 말\n"),
      ("a\n\n---\n\nb", "a\n\n------------------------\n\nb\n"),
      ("```\nx  y\n\nz\n```", "    x  y\n\n    z\n"),
      ("**a** _b_ ~~c~~ `d`", "a b c d\n"),
      ("![Chart](https://e.com/a.png)", "[Chart]\n"),
    ])
  func blocks(body: String, text: String) throws {
    #expect(try LiteralContent.text(body) == text)
  }

  @Test(
    "Links stand where they are, and a link of its own says where it leads",
    arguments: [
      ("See [this](https://e.com/a) now", "See this <https://e.com/a> now\n"),
      ("[Go](https://e.com/a)", "Go: https://e.com/a\n"),
      ("[Go]({url})", "Go: https://example.com/q\n"),
      ("{tier, select, plus {} other {[Go]({url})}}", "Go: https://example.com/q\n"),
      ("See https://e.com/a now", "See https://e.com/a now\n"),
      ("Write to jana@example.com", "Write to jana@example.com\n"),
      ("- [Go](https://e.com/a)", "- Go <https://e.com/a>\n"),
    ])
  func links(body: String, text: String) throws {
    #expect(try LiteralContent.text(body) == text)
  }

  @Test("Columns of a table are lined up by the width of their letters")
  func table() throws {
    let body = "| Item | Price |\n|:--|--:|\n| 年間プラン | 1 |\n| B | 1,234 |"
    let text = "Item        Price\n----------  -----\n年間プラン      1\nB           1,234\n"
    #expect(try LiteralContent.text(body) == text)
  }

  @Test("A table that is too wide is told row by row")
  func wideTable() throws {
    let long = String(repeating: "word ", count: 10)
    let body = "| A | B |\n|---|---|\n| \(long)| \(long)|\n| c | d |"
    let row = String(repeating: "word ", count: 9) + "word"
    #expect(try LiteralContent.text(body) == "A: \(row)\nB: \(row)\n\nA: c\nB: d\n")
  }

  @Test("No line is wider than 72 columns, and none is broken where Unicode forbids it")
  func wrapping() throws {
    let words = String(repeating: "Verlängerung ", count: 30)
    let japanese = String(repeating: "ご契約は、三月に満了となります。", count: 10)
    let body = "\(words)\n\n> \(words)\n\n- \(words)\n\n\(japanese)"
    let lines = try LiteralContent.text(body).split(separator: "\n").map(String.init)
    #expect(lines.allSatisfy { LineBreaks.columns($0) <= 72 })
    #expect(lines.allSatisfy { !$0.hasPrefix("、") && !$0.hasPrefix("。") })
    #expect(lines.contains { LineBreaks.columns($0) > 66 })
  }

  @Test("An address is never broken")
  func longAddress() throws {
    let address = "https://example.com/" + String(repeating: "a-b/", count: 40)
    let text = try LiteralContent.text("Please read [all of it](\(address)) soon.")
    #expect(text == "Please read all of it\n<\(address)>\nsoon.\n")
  }
}

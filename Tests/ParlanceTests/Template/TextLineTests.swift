import Testing

@testable import Parlance

@Suite("Lines of the text part")
struct TextLineTests {
  @Test(
    "A line from right to left that would be taken for one from left to right begins with a mark",
    arguments: [
      ("Adobe هنا", true), ("مرحبا Adobe", false), ("{x}", true), ("{x} هنا", false),
      ("5 هنا", false), ("12 / 2027", true), ("https://example.com/", false), ("–", false),
      ("(Adobe) هنا", true), ("*Adobe* هنا", true), ("- Adobe هنا", true),
    ])
  func mark(body: String, isMarked: Bool) throws {
    let text = try LiteralContent.text(body, locale: "ar", ["x": "Acme"])
    #expect(text.contains("\u{200F}") == isMarked)
    if isMarked { #expect(text.hasPrefix("\u{200F}") || text.hasPrefix("- \u{200F}")) }
    #expect(try !LiteralContent.text(body, locale: "en", ["x": "Acme"]).contains("\u{200F}"))
  }

  @Test("So do the lines that a long one is broken into, and the rows of tables; code does not")
  func marks() throws {
    let long = String(repeating: "كلمة ", count: 14) + "Adobe هنا"
    #expect(try LiteralContent.text(long, locale: "ar").contains("\n\u{200F}Adobe"))
    let table = try LiteralContent.text("| A | ب |\n|---|---|\n| ج | D |", locale: "ar")
    #expect(table.hasPrefix("\u{200F}A"))
    #expect(try !LiteralContent.text("    code", locale: "ar").contains("\u{200F}"))
  }

  @Test("So does the foot of a mail, but for addresses")
  func foot() throws {
    let mail = try LiteralContent.render(body: "مرحبا", locale: "ar")
    #expect(
      mail.text.hasSuffix(
        "-- \n\u{200F}\u{2068}Example Software\u{2069}\n\u{200F}\u{2068}Sample Street 1, Berlin, "
          + "Germany\u{2069}\nhttps://example.com\n\u{200F}Unsubscribe: https://example.com/unsubscribe\n"
      ))
  }

  @Test("Korean lines end between words, as they do in HTML")
  func korean() throws {
    let words = Array(repeating: "소프트웨어를", count: 12)
    let text = try LiteralContent.text(words.joined(separator: " "), locale: "ko")
    #expect(text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init) == words)
    let values = try LiteralContent.text(
      String(repeating: "가", count: 32) + " {x}님께 (주){x}와 2027년에", locale: "ko", ["x": "한국소프트웨어"])
    #expect(
      values == String(repeating: "가", count: 32) + "\n한국소프트웨어님께 (주)한국소프트웨어와 2027년에\n")
  }

  @Test("A Korean word that has no room on a line is broken; none is longer than that")
  func longWord() throws {
    let word = String(repeating: "가", count: 100)
    let text = try LiteralContent.text("나 \(word) {x}", locale: "ko", ["x": word])
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.first == "나")
    #expect(lines.allSatisfy { LineBreaks.columns($0) <= Rendering.textWidth })
    #expect(lines.joined().filter { $0 == "가" }.count == 200)
    #expect(lines.count == 7)
  }

  @Test(
    "A telephone number, a day or an amount is on one line",
    arguments: [
      ("{x}", "+49 (0)89 1234 5678-90"), ("{end, date, long}", "March 31, 2027"),
      ("{end}", "Mar 31, 2027"), ("{total}", "€4,188.00"),
    ])
  func whole(value: String, text: String) throws {
    for length in 50...72 {
      let before = String(repeating: "x", count: length)
      let rendered = try LiteralContent.text(
        "\(before) \(value) and on", ["x": "+49 (0)89 1234 5678-90"])
      #expect(rendered.contains(text), "\(length)")
    }
  }

  @Test("A text value of several words is broken between them")
  func broken() throws {
    let rendered = try LiteralContent.text(
      String(repeating: "x", count: 68) + " {x}", ["x": "10 Great Ideas"])
    #expect(rendered.hasSuffix("10\nGreat Ideas\n") || rendered.hasSuffix("\n10 Great Ideas\n"))
    #expect(rendered.contains("10\n") || !rendered.contains(" 10"))
  }
}

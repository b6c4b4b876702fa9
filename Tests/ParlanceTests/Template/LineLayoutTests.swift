import Buffers
import Testing

@testable import Parlance

@Suite("Lines break where libicu would break the whole text")
struct LineLayoutTests {
  private static let literals = [
    "Your plan ends on ", ", and ", ". ", " (", ") ", "“", "” ", "-", " – ", "/", ": ", "%", " €",
    "§ ",
    "no. ", "…", "! ", "?", "年間プランは", "に終了します。", "「", "」を", "、", "귀하의 ", "은(는) ", "خطة ", " يا ",
    "، ",
    "Größe ", "l’", "«\u{A0}", "\u{A0}»", "www.", "#", "@", "\u{200B}", " ", "x", "12", "ー", "っと",
    "สวัสดี",
  ]
  private static let values = [
    "Acme", "Zażółć Sp. z o.o.", "12", "1.391,59\u{A0}€", "7 January 2026", "株式会社あおぞら", "김서연",
    "ليلى حداد",
    "O’Neil & Sons", "Fiber_1000", "-5", "50%", "(new)", "\"quoted\"", "a/b", "Студент", "3–4",
    "２０２６年",
    "A B C", "x", "…", "€12", "no-break", "👩‍👩‍👧‍👦 family", "e\u{301}", "\u{2068}שלום\u{2069}", "สวัสดี",
    "ｶﾅ", "1,2",
    "€1,391.59", "1.391,59\u{A0}€", "￥1,391", "₩1,391", "US$12", "$12 off", "12$ x", "A & B", "漢$1",
    "7. Januar 2026", "2026年1月7日", "2026년 1월 7일", "1 391,59\u{A0}zł", "12.5", "v.5", "a.b", "3.",
    "7 يناير 2026",
    "٧ يناير ٢٠٢٦", "\u{2068}ليلى حداد\u{2069}", "\u{2068}12\u{2069}", "漢字 かな", "A.", "St. Pölten",
    "C++", "Größe", "  two  spaces ",
  ]

  @Test("Literals and values in any order", arguments: ["en", "ja", "ko", "ar", "th", "de"])
  func random(language: String) {
    var numbers = SeededGenerator(seed: 7)
    let layout = LineLayout(language: language)
    let literals = LineLayoutTests.literals.map { TextLiteral($0) }
    for round in 0..<3_000 {
      let limit = [10, 24, 72][round % 3]
      layout.begin()
      var whole = ""
      func add(_ text: String) {
        for scalar in text.unicodeScalars {
          if scalar != " " {
            whole.unicodeScalars.append(scalar)
          } else if let last = whole.utf8.last, last > 0x20 {
            whole += " "
          }
        }
      }
      for _ in 0..<Int.random(in: 1...14, using: &numbers) {
        if Bool.random(using: &numbers) {
          let index = Int.random(in: 0..<literals.count, using: &numbers)
          layout.append(Unmanaged.passUnretained(literals[index]))
          add(LineLayoutTests.literals[index])
        } else {
          let value = LineLayoutTests.values.randomElement(using: &numbers) ?? ""
          layout.append(value)
          add(value)
        }
      }
      let found = lines(of: layout, limit: limit)
      let expected = reference(whole, language, limit: limit)
      #expect(found == expected, "\(language) \(limit) \(whole.debugDescription)")
    }
  }

  private func lines(of layout: LineLayout, limit: Int) -> [String] {
    var lines = TextLines(ByteBuffer(capacity: 256))
    defer { lines.output.free() }
    layout.write(to: &lines, limit: limit)
    return String(decoding: lines.output.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// The lines of a text that libicu is given in one piece.
  private func reference(_ text: String, _ language: String, limit: Int) -> [String] {
    let bytes = Array(text.utf8)
    let cuts = bytes.withUnsafeBufferPointer {
      LineBreaks(language: language).cuts(of: $0, LineBreaks.Context(before: 0, behind: 0))
    }
    var lines: [String] = []
    var line = ""
    var start = 0
    var word: [String] = []
    func trimmed(_ text: String) -> String {
      var text = text
      while text.last == " " { text.removeLast() }
      return text
    }
    func fits(_ run: String) -> Bool {
      LineBreaks.columns(line) + LineBreaks.columns(trimmed(run)) <= limit
    }
    func end() {
      lines.append(trimmed(line))
      line = ""
    }
    for cut in cuts {
      word.append(String(decoding: bytes[start..<Int(cut.end)], as: UTF8.self))
      start = Int(cut.end)
      if cut.isWithin { continue }
      if !line.isEmpty, !fits(word.joined()) { end() }
      // A word that no line has room for is broken.
      let isTooWide = !fits(word.joined())
      for run in word {
        if isTooWide, !line.isEmpty, !fits(run) { end() }
        line += run
      }
      word = []
    }
    if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
    return lines
  }
}

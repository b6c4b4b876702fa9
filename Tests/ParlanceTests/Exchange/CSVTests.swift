import Testing

@testable import Parlance

@Suite("Units as CSV")
struct CSVTests {
  private func read(_ text: String) -> ReturnedDocument {
    TranslationSheet.readCSV(Array(text.utf8))
  }

  private let document = ExchangeSamples.document([
    ExchangeSamples.unit("a", "A, “b”", "=Ą", state: .approved), ExchangeSamples.full,
  ])

  @Test("What people read comes first, what Parlance needs last")
  func columns() {
    #expect(
      TranslationSheet.csv(document) == """
        \u{FEFF}source (en),translation (pl),branch,limit,state,note,terms,previous source,\
        previous translation,match percent,matching source,matching translation,used in,register,advice,text,id,was\r
        "A, “b”",'=Ą,,,approved,,,,,,,,,,,emails/win-back/subject,a,\
        \(Fingerprint(of: "=Ą").description)\r
        {seats} seats for {companyName},,"{seats} is “few”, for example 2, 3, 4",78,outdated,\
        "Keep it short.
        was: ffffffff","“seat”: “stanowisko”, not “miejsce”",Seats,"Stanowiska
        „tu”",,,,"vip, renewal, week 40",formal,split it,emails/win-back/subject,\
        emails.win-back:subject:3f2a9c10:seats.few,0123abcd\r
        ,,,,,,,,,,,,,,,,end,\r

        """)
  }

  @Test("A file that was cut off is told, and half a row is not taken")
  func cutOff() {
    let units = ["a", "ab", "abc"].map { ExchangeSamples.unit($0, $0, "One.") }
    let text = TranslationSheet.csv(ExchangeSamples.document(units))
    let rows = text.split(separator: "\r\n")
    let afterRow = read(rows[..<3].joined(separator: "\r\n") + "\r\n")
    #expect(afterRow.units.map(\.id) == ["a", "ab"] && afterRow.problems == [])
    #expect(
      afterRow.warnings.map { "\($0.line) \($0.message)" } == [
        "3 the last row, with “end” as id, is not there: was the file cut off? All rows up to "
          + "this one were read"
      ])
    // The ID of the third row is that of the second by now.
    let within = rows[..<4].joined(separator: "\r\n").split(separator: "abc,")
    let cut = read(
      within.joined(separator: "abc,").dropLast(within.last?.count ?? 0).dropLast(2).description)
    #expect(cut.units.map(\.id) == ["a", "ab"])
    #expect(cut.problems.map(\.message) == ["row 4 breaks off, and is not taken"])
    // Rows may have been sorted, or taken out.
    let sorted = [rows[0], rows[4], rows[2]].joined(separator: "\r\n")
    #expect(read(sorted).units.map(\.id) == ["ab"])
    #expect(read(sorted).problems == [] && read(sorted).warnings == [])
  }

  @Test("The best match is shown beside the translation, and reading passes over it")
  func matches() {
    let text = TranslationSheet.csv(ExchangeSamples.document([ExchangeSamples.alike]))
    #expect(text.contains(",81,'=Your licences end.,'-Licencje {product},"))
    #expect(read(text).units == [] && read(text).problems == [])
  }

  @Test("Every kind of text comes back as it was", arguments: 1...20)
  func everyText(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let document = ExchangeSamples.document(using: &generator, count: 30)
    let returned = read(TranslationSheet.csv(document))
    #expect(returned.problems == [])
    #expect(ExchangeSamples.plain(returned) == ExchangeSamples.plain(document))
    let approved = document.units.map { $0.state == .approved }
    #expect(returned.units.map(\.isApproved) == approved)
    #expect(returned.source == document.source && returned.target == document.target)
  }

  @Test("No cell begins with what spreadsheets calculate", arguments: ExchangeSamples.difficult)
  func formulas(text: String) {
    let guarded = SheetGuard.guarded(text)
    let first = guarded.unicodeScalars.first { $0 != " " }
    #expect(first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } == false)
    #expect(SheetGuard.unguarded(guarded) == text)
    #expect(SheetGuard.unguarded(SheetGuard.guardedInTextCell(text)) == text)
  }

  @Test(
    "Other separators, encodings and line ends are read",
    arguments: [",", ";", "\t"], ["\r\n", "\n", "\r"])
  func dialects(separator: String, lineEnd: String) {
    let text =
      ["ID", "was", "Translation (pt-BR)", "mine"].joined(separator: separator) + lineEnd
      + ["a", "none", "\"x\(lineEnd)\"\"y\"\"\(separator) z\"", ""].joined(separator: separator)
      + lineEnd + ["b", "", "w"].joined(separator: separator)
    let files: [[UInt8]] = [
      Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8),
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
      Array("sep=\(separator)\(lineEnd)\(text)".utf8),
    ]
    for (index, file) in files.enumerated() {
      let returned = TranslationSheet.readCSV(file)
      #expect(returned.problems == [])
      #expect(returned.target == ExchangeSamples.tag("pt-BR"))
      #expect(
        ExchangeSamples.plain(returned) == ["a none x\n\"y\"\(separator) z", "b - w"], "\(index)")
      #expect(returned.units.map(\.line) == (index == 4 ? [3, 4] : [2, 3]))
      #expect(returned.units.map(\.column) == [3, 3])
    }
  }

  @Test("Columns may have moved, rows may have been added, and titles may stand above")
  func edited() {
    let returned = read(
      """
      My translations,,,
      ,,,
      Note,TRANSLATION,State,Id
      ,x,approved,a
      ,,,b
      ,'s morgens,Approved ,c
      ,-5 %,,d
      ,,,
      """)
    #expect(returned.problems == [])
    #expect(ExchangeSamples.plain(returned) == ["a - x", "c - 's morgens", "d - -5 %"])
    #expect(returned.units.map(\.line) == [4, 6, 7])
    // Without “was”, nobody knows whether the word is older than the text.
    #expect(returned.units.map(\.isApproved) == [false, false, false])
  }

  @Test("A state is older than a text that was written since, unless there was something to do")
  func approval() {
    let was = Fingerprint(of: "x").description
    let returned = read(
      """
      id,translation,state,was,previous translation
      a,x,approved,\(was),
      b,y,approved,\(was),
      c,y,approved,none,
      d,y,approved,\(was),x
      e,x,review,\(was),
      """)
    #expect(returned.units.map(\.isApproved) == [true, false, true, true, false])
  }

  @Test(
    "What cannot be read is told with its row, and the rest is read",
    arguments: [
      (
        "translation,source\nx,y",
        "1:1 no row names the column “id”, by which texts are known; export again, and translate that file"
      ),
      (
        "id,source\na,y\nb,c",
        "1:1 there is no column “translation”; give the one with the translations this name"
      ),
      (
        "id,translation,translation\na,y,",
        "1:1 the column “translation” stands here twice; remove one of them"
      ),
      (
        "id,translation\n,x\na,y",
        "2:1 row 2 has a translation, but no id; copy the id of its text from the export"
      ),
      (
        "id,translation\nb,x,z\na,y,",
        "2:1 row 2 has 3 cells, but the header names 2 columns; a text with a separator in it belongs in quotes"
      ),
      (
        "id,translation\n\"b\"c,x\na,y",
        "2:1 row 2 has text behind a closing quote; write quotes twice"
      ),
      (
        "id,translation\na,y\nb,\"x\nc,z",
        "3:1 the quotes of row 3 do not close; nothing behind them is read"
      ),
      ("", "1:1 the file is empty"),
      ("\u{FEFF}\r\n", "1:1 the file is empty"),
      (
        "id,trans\0lation",
        "1:1 the file has NUL characters, so it is no text in UTF-8; save it in UTF-8"
      ),
    ])
  func problems(text: String, problem: String) {
    let returned = read(text)
    #expect(returned.problems.map { "\($0.line):\($0.column) \($0.message)" } == [problem])
    let isWhole = problem.hasPrefix("1:1")
    #expect(returned.units.map(\.id) == (isWhole ? [] : ["a"]))
  }

  @Test("A file that Excel has saved in its old encoding is read where it is named")
  func encodings() {
    let file = Array("id;translation\na;".utf8) + [0xE4, 0x0A] + Array("b;x".utf8)
    let returned = TranslationSheet.readCSV(file)
    #expect(returned.units.map(\.id) == ["b"])
    #expect(
      returned.problems.map(\.message) == ["row 2 is not UTF-8; save the file as “CSV UTF-8”"])
    let known = TranslationSheet.readCSV(file, encoding: .windows1252)
    #expect(known.units.map(\.plain) == ["ä", "x"])
  }

  @Test("Size and number of problems are limited")
  func limits() {
    let file = Array("id,translation\na,x".utf8)
    #expect(TranslationSheet.readCSV(file, encoding: .utf8, limit: file.count).units.count == 1)
    #expect(
      TranslationSheet.readCSV(file, encoding: .utf8, limit: file.count - 1).problems.map(\.message)
        == ["the file has \(file.count) bytes; at most \(file.count - 1) are read"])
    let quotes = "id,translation\n" + String(repeating: "\"a\"\"\"b\n", count: 200_000)
    let returned = read(quotes)
    #expect(returned.problems.count == ReturnedDocument.problemLimit)
  }
}

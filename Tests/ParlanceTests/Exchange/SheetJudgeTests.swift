import Testing

@testable import Parlance

@Suite("Spreadsheets, judged by Python’s csv and openpyxl")
struct SheetJudgeTests {
  @Test("Other readers find every text as it is, and no formula", arguments: ["pl", "ar"], 1...3)
  func judged(locale: String, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var document = ExchangeSamples.document(using: &generator, count: 100)
    document.target = ExchangeSamples.tag(locale)
    document.units += [ExchangeSamples.full, ExchangeSamples.alike]
    let columns = SheetColumn.allCases
    let rows: [[String]] =
      [columns.map { $0.title(document) }]
      + document.units.map { unit in columns.map { $0.value(unit) } }
    let end = columns.map { $0 == .id ? CSVSheet.end : "" }
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    try FileWriter.write(TranslationSheet.csv(document), to: "\(folder.path)/a.csv")
    try TranslationSheet.writeXLSX(document, to: "\(folder.path)/a.xlsx")
    let cases = ["csv", "xlsx"].map { format in
      JSON.object([
        ("format", .string(format)), ("file", .string("\(folder.path)/a.\(format)")),
        ("rightToLeft", .boolean(locale == "ar")),
        (
          "rows",
          .array((format == "csv" ? rows + [end] : rows).map { .array($0.map { .string($0) }) })
        ),
      ]).text()
    }
    let faults = try Judge(name: "sheets").faults(in: cases)
    #expect(faults == [], "\(faults.prefix(5))")
  }
}

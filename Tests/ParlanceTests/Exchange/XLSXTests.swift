import Testing

@testable import Parlance

@Suite("Units as a workbook of Excel")
struct XLSXTests {
  private static let header =
    "<row r=\"1\"><c t=\"inlineStr\"><is><t>id</t></is></c><c t=\"inlineStr\"><is><t>translation</t></is></c></row>"

  private static func inline(_ text: String) -> String {
    "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>"
  }

  private func returned(_ document: ExchangeDocument) throws -> ReturnedDocument {
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    try TranslationSheet.writeXLSX(document, to: "\(folder.path)/a.xlsx")
    return try TranslationSheet.readXLSX(at: "\(folder.path)/a.xlsx")
  }

  @Test("A match that is too long for a cell is not offered, and stops nothing")
  func longMatch() throws {
    var unit = ExchangeSamples.alike
    for length in [XLSXWriter.cellLimit, XLSXWriter.cellLimit + 1] {
      unit.matches[0].target = UnitText([.text(String(repeating: "x", count: length))])
      let folder = try TemporaryFolder(for: "the test")
      defer { folder.remove() }
      let path = "\(folder.path)/a.xlsx"
      try TranslationSheet.writeXLSX(ExchangeSamples.document([unit]), to: path)
      #expect(try TranslationSheet.readXLSX(at: path).units == [])
    }
  }

  @Test("Every kind of text comes back as it was", arguments: 1...10)
  func everyText(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var document = ExchangeSamples.document(using: &generator, count: 30)
    document.units.append(ExchangeSamples.full)
    let returned = try returned(document)
    #expect(returned.problems == [])
    #expect(ExchangeSamples.plain(returned) == ExchangeSamples.plain(document))
    #expect(
      returned.units.map(\.isApproved) == document.units.dropLast().map { $0.state == .approved })
    #expect(returned.source == document.source && returned.target == document.target)
    #expect(returned.units.map(\.line) == Array(2...31))
  }

  @Test("Characters that XML lacks come back, too")
  func characters() throws {
    let text = "a\0b\u{1}\u{B}\u{FFFE}\u{FFFF}_x0041_x0042_\u{85}\u{7F}😀 _xD83D_ _x00e4_"
    let document = ExchangeSamples.document([ExchangeSamples.unit("a", text, text)])
    #expect(try returned(document).units.map(\.plain) == [text])
  }

  @Test("The same texts give the same bytes")
  func sameBytes() throws {
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    let document = ExchangeSamples.document([ExchangeSamples.full])
    let files = try ["a", "b"].map { name in
      try TranslationSheet.writeXLSX(document, to: "\(folder.path)/\(name)")
      return try ReturnedFile.read("\(folder.path)/\(name)", limit: 1 << 20)
    }
    #expect(files[0] == files[1])
  }

  @Test("A text is refused where a cell cannot hold it", arguments: [32_767, 32_768])
  func longText(length: Int) throws {
    let text = String(repeating: "あ", count: length)
    let document = ExchangeSamples.document([ExchangeSamples.unit("a", "A", text)])
    if length == 32_767 {
      #expect(try returned(document).units.map(\.plain) == [text])
    } else {
      let error = #expect(throws: ParlanceError.self) { try returned(document) }
      #expect(
        error?.message == "the translation of a is longer than 32767 characters, more than a cell "
          + "of Excel holds; export CSV, PO or XLIFF instead")
    }
  }

  @Test("What other programs write is read")
  func programs() throws {
    let returned = try LiteralWorkbook(
      "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c></row>",
      """
      <row r="2"><c r="C2" t="s"><v>0</v></c></row><row/>
      <row r="5" ht="3"><c r="B5" t="s"><v>1</v></c><c r="D5" t="s"><v>2</v></c><c r="XFD5"/></row>
      <row r="7"><c r="B7" t="s"><v>3</v></c><c r="D7" t="s"><v>4</v></c></row>
      <row r="1000000"><c r="B1000000" t="str"><v>n</v></c><c r="D1000000"><v>12.5</v></c></row>
      <row><c r="B9" t="inlineStr"><is><t>b</t></is></c><c/><c t="b"><v>1</v></c></row>
      <row><c/><c t="inlineStr"><is><t>e</t></is></c><c/><c r="D9" t="str"><v>_x000D_
      x_x000d_</v></c></row>
      """,
      strings: """
        <si><t>title</t></si><si><t> ID </t></si><si><r><t>Trans</t></r><r><t>lation (ja)</t></r></si>\
        <si><t>a</t></si><si><rPr/><t xml:space="preserve"> 年間</t><rPh sb="0" eb="2"><t>ねんかん</t></rPh>\
        <r><rPr><b/></rPr><t>_x005F_x0041_&amp;</t></r></si>
        """
    ).read()
    #expect(returned.problems == [])
    #expect(returned.target == ExchangeSamples.tag("ja"))
    #expect(
      ExchangeSamples.plain(returned) == ["a -  年間_x0041_&", "n - 12.5", "b - TRUE", "e - \nx\r"])
    #expect(returned.units.map(\.line) == [7, 1_000_000, 1_000_001, 1_000_002])
    #expect(returned.units.map(\.column) == [4, 4, 4, 4])
  }

  @Test("A formula is never evaluated, and told; so are mistakes that a cell shows")
  func formulas() throws {
    let returned = try LiteralWorkbook(
      XLSXTests.header
        + "<row r=\"2\">\(XLSXTests.inline("a"))<c><f>1+1</f><v>2</v></c></row>"
        + "<row r=\"3\">\(XLSXTests.inline("b"))<c t=\"e\"><v>#NAME?</v></c></row>"
        + "<row r=\"4\">\(XLSXTests.inline("c"))<c t=\"s\"><v>7</v></c></row>"
        + "<row r=\"5\"><c t=\"str\"><f>A1</f><v>a</v></c>\(XLSXTests.inline("x"))</row>"
        + "<row r=\"6\">\(XLSXTests.inline("d"))\(XLSXTests.inline("good"))<c><f>1</f></c></row>"
    ).read()
    #expect(returned.units.map(\.id) == ["d"])
    #expect(
      returned.problems.map { "\($0.line):\($0.column) \($0.message)" } == [
        "2:2 row 2 has a formula, which is not evaluated; write the text itself",
        "3:2 row 3 has the error #NAME? in place of a text",
        "4:2 row 4 has the error “text 7, which the file does not have” in place of a text",
        "5:1 row 5 has a formula as id; copy the id of its text from the export",
      ])
  }

  @Test("A workbook without a column of IDs is a problem")
  func noColumn() throws {
    let returned = try LiteralWorkbook("<row>\(XLSXTests.inline("translation"))</row>", "").read()
    #expect(returned.problems.map(\.line) == [1])
    #expect(returned.units.isEmpty)
  }

  @Test("What is broken in the middle of a sheet is told with its row, what is before it is read")
  func broken() throws {
    var workbook = LiteralWorkbook("")
    workbook.parts[4].text =
      "<worksheet>\(XLSXTests.header)<row>\(XLSXTests.inline("a"))\(XLSXTests.inline("x"))</row>"
      + String(repeating: " ", count: 4_000) + "<row><c></row></worksheet>"
    let returned = try workbook.read()
    #expect(returned.units.map(\.id) == ["a"])
    #expect(returned.problems.map(\.line) == [2])
    workbook.parts[4].text = "<worksheet><row><c></row></worksheet>"
    #expect(
      try workbook.refusal().hasPrefix("cannot be read: “xl/sheets/s0.xml” in it cannot be read: "))
  }

  // MARK: Hostile files

  @Test("What is no workbook is refused")
  func noWorkbook() throws {
    let folder = try TemporaryFolder(for: "the test")
    defer { folder.remove() }
    let path = "\(folder.path)/a.xlsx"
    func refusal() -> String {
      do {
        _ = try TranslationSheet.readXLSX(at: path)
        return ""
      } catch { return String(error.message.dropFirst(path.count + 1)) }
    }
    #expect(refusal() == "cannot be read: No such file or directory")
    try FileWriter.write("", to: path)
    #expect(refusal() == "cannot be read: the file is empty")
    try FileWriter.write("id,translation\na,b\n", to: path)
    #expect(refusal().hasPrefix("cannot be read: it is no .xlsx file, or a broken one ("))
    try FileWriter.write(to: path) { write throws(ParlanceError) in
      try write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    }
    #expect(
      refusal() == "cannot be read: it has a password, or is of an Excel before 2007; save it as "
        + ".xlsx without a password")
    var workbook = LiteralWorkbook(XLSXTests.header)
    workbook.parts.remove(at: 4)
    #expect(
      try workbook.refusal()
        == "cannot be read: “xl/sheets/s0.xml” in it is missing; is it a workbook of Excel?")
    workbook.parts = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]
    #expect(
      try workbook.refusal()
        == "cannot be read: “xl/workbook.xml” in it is missing; is it a workbook of Excel?")
    workbook = LiteralWorkbook(XLSXTests.header)
    workbook.password = "secret"
    #expect(
      try workbook.refusal() == "cannot be read: it is encrypted; save it without a password")
  }

  @Test("Document types and entities are refused in every part", arguments: 0..<5)
  func entities(part: Int) throws {
    var workbook = LiteralWorkbook(XLSXTests.header)
    workbook.parts[part].text =
      "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>" + workbook.parts[part].text
    #expect(try workbook.refusal().contains("document type or entity"))
  }

  @Test("Files that become large are refused at the limit, whatever the archive says")
  func bombs() throws {
    let filling = String(repeating: " ", count: 3_000_000)
    let workbook = LiteralWorkbook(XLSXTests.header + filling)
    let size = workbook.parts.reduce(0) { $0 + $1.text.utf8.count }
    var limits = ZipArchive.Limits(inflated: size, ratio: 1_000_000)
    #expect(try workbook.refusal(limits) == "")
    limits.inflated = size - 1
    #expect(
      try workbook.refusal(limits)
        == "cannot be read: it becomes more than \(size - 1) bytes when it is unpacked")
    let sheet = workbook.parts[4].text.utf8.count
    #expect(try workbook.refusal(ZipArchive.Limits(ratio: 1, small: sheet)) == "")
    #expect(
      try workbook.refusal(ZipArchive.Limits(ratio: 1, small: sheet - 1))
        == "cannot be read: “xl/sheets/s0.xml” in it becomes more than 1 times larger when it is "
        + "unpacked")
    #expect(try workbook.refusal().contains("200 times larger"))
  }

  @Test("Many files, many elements and many bytes are refused at the limit")
  func counts() throws {
    let workbook = LiteralWorkbook(XLSXTests.header)
    #expect(try workbook.refusal(ZipArchive.Limits(files: 5)) == "")
    #expect(
      try workbook.refusal(ZipArchive.Limits(files: 4))
        == "cannot be read: it has 5 files in it; at most 4 are read")
    let elements = workbook.parts[4].text.split(separator: "<").count { !$0.hasPrefix("/") }
    #expect(try workbook.refusal(ZipArchive.Limits(elements: elements)) == "")
    #expect(
      try workbook.refusal(ZipArchive.Limits(elements: elements - 1))
        .contains("more than \(elements - 1) elements"))
    #expect(
      try workbook.refusal(ZipArchive.Limits(bytes: 100)).hasPrefix("has more than 100 bytes"))
  }
}

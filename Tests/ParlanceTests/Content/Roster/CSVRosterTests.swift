import Testing

@testable import Parlance

@Suite("Customers in CSV")
struct CSVRosterTests {
  static let read = ["2 a companyName=Nord; Süd, \"GmbH\" seats=1200", "3 b companyName=B seats=3"]

  @Test(
    "Every dialect gives the same customers",
    arguments: [
      "id,companyName,seats\na,\"Nord; Süd, \"\"GmbH\"\"\",1200\nb,B,3\n",
      "id,companyName,seats\r\na,\"Nord; Süd, \"\"GmbH\"\"\",1200\r\nb,B,3\r\n",
      "id,companyName,seats\ra,\"Nord; Süd, \"\"GmbH\"\"\",1200\rb,B,3\r",
      "id;companyName;seats\na;\"Nord; Süd, \"\"GmbH\"\"\";1200\nb;B;3",
      "id\tcompanyName\tseats\na\t\"Nord; Süd, \"\"GmbH\"\"\"\t1200\nb\tB\t3\n",
      "id\tcompanyName\tseats\na\tNord; Süd, \"GmbH\"\t1200\nb\tB\t3\n",
      "\u{FEFF}id;companyName;seats\r\na;\"Nord; Süd, \"\"GmbH\"\"\";1200\r\nb;B;3\r\n",
      "\"id\";\"companyName\";\"seats\"\n\"a\";\"Nord; Süd, \"\"GmbH\"\"\";\"1200\"\n\"b\";\"B\";\"3\"",
      "id;Company;Seats\na;\"Nord; Süd, \"\"GmbH\"\"\";1.200\nb;B;3\n",
      "seats,companyName,id\n1200,\"Nord; Süd, \"\"GmbH\"\"\",a\n3,B,b\n",
      " id , companyName , seats \na,\"Nord; Süd, \"\"GmbH\"\"\", 1200 \nb,B,3\n",
    ])
  func dialects(text: String) async throws {
    #expect(try await LiteralRoster.lines(text) == Self.read)
  }

  @Test("The line “sep=;” of Excel is no row", arguments: ["sep=|\n", "\"sep=|\"\r\n", "SEP=|\n"])
  func separatorLine(line: String) async throws {
    let lines = try await LiteralRoster.lines(line + "id|companyName|seats\na|A,;|1\n")
    #expect(lines == ["3 a companyName=A,; seats=1"])
  }

  @Test("Line breaks within quotes belong to the cell, and lines are counted with them")
  func lineBreaks() async throws {
    let lines = try await LiteralRoster.lines(
      "id,companyName\r\na,\"one\r\ntwo\"\r\nb,x\r\n\r\nc,\"\n\n!\"\r\nd,y\r\n")
    #expect(
      lines == [
        "2 a companyName=one\r\ntwo", "4 b companyName=x", "6 c companyName=\n\n!",
        "9 d companyName=y",
      ])
  }

  @Test("Empty cells, empty lines and rows of delimiters say nothing")
  func empty() async throws {
    let lines = try await LiteralRoster.lines("\n\nid;companyName;seats\n;x;\n;;\n\n; ;4\n")
    #expect(lines == ["4 line-4 companyName=x", "7 line-7 seats=4"])
  }

  @Test("Columns are translated as parlance.yaml says")
  func columns() async throws {
    let lines = try await LiteralRoster.lines(
      "id;Language;Seats;Ends;Total;Greeting;Products;active;Opened\n"
        + "a;Deutsch;1.234;31.03.2027;4.188,00 €;Frau;A; TRUE;01.07.2026 10:00\n"
        .replacing("A; TRUE", with: "\"A; B\";TRUE")
        + "b;Teutsch;12;01.04.2027;1,5;-;;false;\n"
        + "c;de_DE;12;;EUR 1.234.567,89;male;X;;\n")
    #expect(
      lines == [
        "2 a de active=true membershipEnd=2027-03-31 opened=1782892800000 products=[A|B] "
          + "quoteTotal=4188.00 EUR salutation=female seats=1234",
        "3 b de active=false membershipEnd=2027-04-01 quoteTotal=1.5 EUR salutation=neutral seats=12",
        "4 c de products=[X] quoteTotal=1234567.89 EUR salutation=male seats=12",
      ])
  }

  @Test("Columns that nothing reads are named, and do not matter")
  func unread() async throws {
    let (records, unread) = try await LiteralRoster.records("id,Foo,seats,,seets\na,x,1,y,z\n".utf8)
    #expect(unread == ["Foo", "seets"])
    #expect(records.map(LiteralRoster.line) == ["2 a seats=1"])
  }

  @Test("Rows that share an id are the rows of its table")
  func tables() async throws {
    let lines = try await LiteralRoster.lines(
      "id,companyName,Product,Count\na,A,Photoshop,1.200\na,A,Acrobat,\nb,B,,\na,A,InDesign,3\n"
        + "c,C,X,1\nc,D,Y,2\nd,D,,5\n,E,P,1\n,E,Q,1\n")
    #expect(
      lines == [
        "2 a companyName=A licences=[1200/Photoshop|Acrobat]", "4 b companyName=B",
        "5 a companyName=A licences=[3/InDesign]",
        "7 c ! companyName: “companyName” is “D”, but “C” in line 6; rows that share an id are one "
          + "customer",
        "8 d ! licences: “licences” has no “product” in this row",
        "9 line-9 companyName=E licences=[1/P]", "10 line-10 companyName=E licences=[1/Q]",
      ])
  }

  @Test("Without a table, rows that share an id are customers of their own")
  func sameID() async throws {
    let lines = try await LiteralRoster.lines("id,seats\na,1\na,2\n")
    #expect(lines == ["2 a seats=1", "3 a seats=2"])
  }

  @Test(
    "A bad row is told with its line, and the others are read",
    arguments: [
      ("b,B", "companyName,seats is missing"),
      ("b,B,1,x", "has 4 cells, but the first row names 3 columns"),
      ("b,\"B,1", "the quotes of the cell “companyName” do not close"),
      ("b,\"B\" x,1", "the quotes of the cell “companyName” do not close"),
      ("b,B,many", "“seats” is “many”, but a whole number from 1 to 5000 was expected"),
      ("b,B,0", "“seats” is “0”"), ("b,B,5001", "“seats” is “5001”"),
      ("b,B,1.0", "“seats” is “1.0”"), ("b,B\0,1", "NUL"),
    ])
  func badRows(row: String, message: String) async throws {
    let lines = try await LiteralRoster.lines(
      "id,companyName,seats\na,A,1\n\(row)\nc,\"C\",3\nd,D,4\n")
    let wanted = message.hasPrefix("companyName") ? "“seats” is missing" : message
    #expect(lines.count == 4)
    #expect(lines.first == "2 a companyName=A seats=1")
    #expect(lines.dropFirst().first?.hasPrefix("3 ") == true)
    #expect(lines.dropFirst().first?.contains(wanted) == true, "\(lines)")
    #expect(lines.suffix(2) == ["4 c companyName=C seats=3", "5 d companyName=D seats=4"])
  }

  @Test("Excel leaves out empty cells at the end of rows, but the end of the file may be cut off")
  func shortRows() async throws {
    let lines = try await LiteralRoster.lines("id,seats,share\na,1\nb,2,\nc,3,4,,\nd,4")
    #expect(lines.dropLast() == ["2 a seats=1", "3 b seats=2", "4 c seats=3 share=4"])
    #expect(lines.last?.contains("“share” is missing") == true)
  }

  @Test(
    "A value that does not fit names the column and the form that was expected",
    arguments: [
      ("Ends", "31.02.2027", "“membershipEnd” (column “Ends”) is “31.02.2027”, but a date"),
      ("Ends", "31.03.27", "dd.MM.yyyy"), ("Ends", "2027-03-31", "dd.MM.yyyy"),
      ("Ends", "31.03.2027 ", "read"), ("Ends", "31.03.2027x", "dd.MM.yyyy"),
      ("Seats", "1.23", "a whole number from 1 to 5000, written as in de"),
      ("Seats", "1,5", "written as in de"), ("Seats", "5.001", "written as in de"),
      ("Seats", "12 Stück", "written as in de"),
      ("Total", "12 USD", "an amount in EUR, written as in de"),
      ("Greeting", "Dame", "one of female, male, neutral"),
      ("Language", "Klingonisch!", "a locale such as de, or its name,"),
      ("timeZone", "Berlin", "a time zone such as Europe/Berlin"),
      ("on", "gestern", "a date such as 2027-03-31"),
      ("active", "WAHR", "true or false"),
    ])
  func values(column: String, text: String, message: String) async throws {
    let lines = try await LiteralRoster.lines("id;\(column)\na;\(text)\n")
    #expect(lines.count == 1)
    if message == "read" {
      #expect(lines.first?.contains("!") == false, "\(lines)")
    } else {
      #expect(lines.first?.contains(message) == true, "\(lines)")
    }
  }

  @Test(
    "A file without a sound header is refused as a whole",
    arguments: [
      ("", "empty"), ("\n\n", "empty"), ("a,b\n1,2\n", "the first row must name the columns"),
      ("id,seats,id\n", "the column “id” stands here twice"),
      ("companyName,Company\n", "the columns “companyName” and “Company” hold the same"),
      ("\"id,seats\n1,2", "quotes of the first row do not close"),
      ("id,se\0ats\n", "NUL"), ("\u{0}i\u{0}d", "NUL"),
    ])
  func headers(text: String, message: String) async throws {
    let refusal = try await LiteralRoster.refusal(text.utf8)
    #expect(refusal.contains(message), "\(refusal)")
  }

  @Test("A column with a faulty entry refuses the file, instead of being left out")
  func faultyColumn() async throws {
    let folder = try TemporaryRepository(
      LiteralRoster.repository.with([
        "parlance.yaml": "parlance: 1\nsource: en\ncolumns: {Ends: {variable: seats, pattern: x}}\n"
      ]))
    try folder.write("c.csv", "id,Ends\na,1\n")
    let repository = try await folder.load()
    #expect(throws: ParlanceError.self) {
      try RosterReader("\(folder.root)/c.csv", repository: repository)
    }
  }

  @Test("Windows-1252 is read where it is named; else its letters are an error that names the way")
  func encodings() async throws {
    let text = "id,companyName\na,"
    let bytes = Array(text.utf8) + [0x4D, 0xFC, 0x80, 0x93, 0x94] + Array("\nb,B\n".utf8)
    let unnamed = try await LiteralRoster.records(bytes).records.map(LiteralRoster.line)
    #expect(unnamed.first?.contains("add --encoding windows-1252") == true)
    #expect(unnamed.last == "3 b companyName=B")
    let named = try await LiteralRoster.records(bytes, encoding: .windows1252).records
    #expect(named.map(LiteralRoster.line) == ["2 a companyName=Mü€“”", "3 b companyName=B"])
    let marked = try await LiteralRoster.records(
      Array("\u{FEFF}id,companyName\na,Mü\n".utf8), encoding: .windows1252
    ).records
    #expect(marked.map(LiteralRoster.line) == ["2 a companyName=Mü"])
    let unknown = try await LiteralRoster.records(
      Array("id,companyName\na,".utf8) + [0x81], encoding: .windows1252
    ).records
    #expect(unknown.map(LiteralRoster.line).first?.contains("windows-1252 does not know") == true)
    let utf16 = try await LiteralRoster.refusal([0xFF, 0xFE, 0x69, 0, 0x64, 0])
    #expect(utf16.contains("UTF-16"))
    let header = try await LiteralRoster.refusal(Array("id,Gr".utf8) + [0xFC, 0x0A])
    #expect(header.contains("add --encoding windows-1252"))
  }

  @Test("A row may have 4 MiB, and not a byte more", arguments: [0, 1])
  func longRow(extra: Int) async throws {
    let text = String(repeating: "x", count: Roster.recordLimit - 2 + extra)
    let lines = try await LiteralRoster.records("id,companyName\na,\(text)\nb,B\n".utf8).records
    #expect(lines.count == 2)
    if case .success = try #require(lines.first).result {
      #expect(extra == 0)
    } else {
      #expect(extra == 1)
      #expect(LiteralRoster.line(lines[0]).contains("longer than 4194304 bytes"))
    }
    #expect(LiteralRoster.line(lines[1]) == "3 b companyName=B")
  }

  @Test("A file may have as many columns as Excel has, and not one more", arguments: [0, 1])
  func manyColumns(extra: Int) async throws {
    let commas = String(repeating: ",", count: CSVDialect.cellLimit - 1 + extra)
    let text = "id\(commas)\na\(commas)\nb\(commas),,,x\n"
    if extra == 1 {
      #expect(try await LiteralRoster.refusal(text.utf8).contains("more than 16384 columns"))
    } else {
      let lines = try await LiteralRoster.lines(text)
      #expect(lines.first == "2 a")
      #expect(lines.last?.contains("too many cells") == true)
    }
  }

  @Test("Empty rows do not part the rows of a customer, wherever batches end")
  func emptyRows() async throws {
    let rows = (0..<9_000).map { "c\($0 / 3),Company \($0 / 3),P\($0 % 3)\n,,\n\n" }
    let lines = try await LiteralRoster.lines("id,companyName,Product\n" + rows.joined())
    #expect(lines.count == 3_000)
    #expect(lines.allSatisfy { $0.hasSuffix("licences=[P0|P1|P2]") })
  }

  @Test("A quote that nothing closes takes one line with it, however long the file is")
  func openQuote() async throws {
    let name = String(repeating: "some company or other ", count: 20)
    let rows = (0..<15_000).map { "c\($0),\(name)!,7" }
    let lines = try await LiteralRoster.lines(
      "id,companyName,seats\na,\"A,1\n" + rows.joined(separator: "\n") + "\n")
    #expect(lines.count == 15_001)
    #expect(lines.first?.contains("do not close") == true)
    #expect(lines.last == "15002 c14999 companyName=\(name)! seats=7")
  }

  @Test("Rows of one customer that never end are passed over in bounded memory")
  func longGroup() async throws {
    let rows = (0..<300_000).map { "a,A,Product \($0)" }
    let lines = try await LiteralRoster.lines(
      "id,companyName,Product\nz,Z,P\n" + rows.joined(separator: "\n") + "\nb,B,Q\n")
    #expect(lines.count == 3, "\(lines.map { $0.prefix(100) })")
    #expect(lines.first == "2 z companyName=Z licences=[P]")
    #expect(lines.dropFirst().first?.contains("the rows of “a” are longer than") == true)
    #expect(lines.last == "300003 b companyName=B licences=[Q]")
  }

  @Test("Batches end between rows, wherever quotes and groups stand")
  func batches() async throws {
    var text = "id,companyName,Product\n"
    var expected: [String] = []
    var line = 2
    for index in 0..<6_000 {
      let company = index % 3 == 0 ? "\"C\n\(index)\"\"\"" : "C\(index)"
      let shown = index % 3 == 0 ? "C\n\(index)\"" : "C\(index)"
      var products: [String] = []
      let first = line
      for product in 0...(index % 4) {
        text += "c\(index),\(company),P\(product)\n"
        products.append("P\(product)")
        line += index % 3 == 0 ? 2 : 1
      }
      expected.append(
        "\(first) c\(index) companyName=\(shown) licences=[\(products.joined(separator: "|"))]")
    }
    #expect(try await LiteralRoster.lines(text) == expected)
  }
}

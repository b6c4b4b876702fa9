import MessageFormat
import Testing

@testable import Parlance

@Suite("Customers in JSON Lines")
struct JSONRosterTests {
  static let file = "customers.jsonl"

  @Test("A line is a customer, whatever its values are written as")
  func lines() async throws {
    let lines = try await LiteralRoster.lines(
      """
      {"id":"a","locale":"de","companyName":"Müller \\u0026 \\"Söhne\\" \\ud83d\\ude00","seats":12}
      { "id" : "b" , "seats" : "12" , "share" : 1.10 , "quoteTotal" : "4188.00 EUR" }

      {"seats":7,"membershipEnd":"2027-03-31","opened":"2027-03-31T10:00:00+02:00"}\r
      {"id":"d","products":["A","B"],"licences":[{"product":"A","count":2},{"product":"B"}]}
      {"id":"e","active":true,"website":"https://example.com/ä","email":"j@example.com","phone":null}
      {"id":"f","active":"true","companyName":"","seats":null,"products":[],"licences":[]}
      {"companyName":12.50}
      """.replacing(",\"phone\":null", with: ""), in: Self.file)
    #expect(
      lines == [
        "1 a de companyName=Müller & \"Söhne\" 😀 seats=12",
        "2 b quoteTotal=4188.00 EUR seats=12 share=1.10",
        "4 line-4 membershipEnd=2027-03-31 opened=1806480000000 seats=7",
        "5 d licences=[2/A|B] products=[A|B]",
        "6 e active=true email=j@example.com website=https://example.com/ä", "7 f active=true",
        "8 line-8 companyName=12.50",
      ])
  }

  @Test(
    "A line that is no customer is told, and the others are read",
    arguments: [
      ("{\"id\":\"b\",\"seats\":\"many\"}", "3 b ! seats: “seats” is “many”, but a whole number"),
      ("{\"seats\":0,\"id\":\"b\"}", "3 b ! seats: “seats” is “0”"),
      ("{\"id\":\"b\",\"seets\":3}", "did you mean “seats”?"),
      ("{\"id\":\"b\",\"locale\":\"de_DE\"}", "3 b ! locale:"),
      ("{\"id\":\"b\",\"seats\":1,\"seats\":2}", "“seats” stands here a second time"),
      ("{\"id\":\"b\",\"seats\":{\"a\":1}}", "“seats” is a mapping"),
      ("{\"id\":\"b\",\"licences\":[{\"count\":1}]}", "has no “product” in row 1"),
      ("{\"id\":\"b\",\"seats\":1", "this is no JSON: column 20: found the end of the text"),
      ("{\"id\":\"b\"} x", "this is no JSON: column 12"), ("{'id':1}", "this is no JSON: column 2"),
      ("[1]", "this is a list, but a customer {…} was expected"), ("7", "this is “7”"),
      ("{\"id\":\"b\",\"companyName\":\"\u{1}\"}", "a control character must be escaped"),
      ("{\"id\":\"b\",\"companyName\":\"\\ud83d\"}", "half of a character"),
      ("{\"id\":\"b\",\"seats\":01}", "this is no JSON"), ("\0", "this is no JSON"),
      ("{\"id\":\"b\",\"companyName\":\(String(repeating: "[", count: 100_000))", "nested deeper"),
    ])
  func faults(line: String, message: String) async throws {
    let lines = try await LiteralRoster.lines(
      "{\"id\":\"a\",\"seats\":1}\n\n\(line)\n{\"id\":\"c\",\"seats\":3}", in: Self.file)
    #expect(lines.count == 3)
    #expect(lines.first == "1 a seats=1")
    #expect(lines.last == "4 c seats=3")
    #expect(lines.dropFirst().first?.hasPrefix("3 ") == true)
    #expect(lines.dropFirst().first?.contains(message) == true, "\(lines.dropFirst().first ?? "")")
  }

  @Test("Bytes that are not UTF-8 are an error that names the way out")
  func notUTF8() async throws {
    let bytes = Array("{\"id\":\"a\",\"companyName\":\"M".utf8) + [0xFC] + Array("\"}\n{}".utf8)
    let records = try await LiteralRoster.records(bytes, in: Self.file).records
    #expect(LiteralRoster.line(records[0]).contains("add --encoding windows-1252"))
    #expect(LiteralRoster.line(records[1]) == "2 line-2")
  }

  @Test("A line may have 4 MiB, and not a byte more", arguments: [0, 1])
  func longLine(extra: Int) async throws {
    let start = "{\"companyName\":\""
    let text = String(
      repeating: "x", count: Roster.recordLimit - start.utf8.count - 2 + extra)
    let records = try await LiteralRoster.records(
      "\(start)\(text)\"}\n{\"id\":\"b\"}\n".utf8, in: Self.file
    ).records
    #expect(records.count == 2)
    if case .success = records[0].result { #expect(extra == 0) } else { #expect(extra == 1) }
    #expect(LiteralRoster.line(records[1]) == "2 b")
  }

  @Test("An endless line is passed over in bounded memory")
  func endlessLine() async throws {
    let text = String(repeating: "x", count: 3 * Roster.recordLimit)
    let lines = try await LiteralRoster.lines("{}\n\(text)\n{\"id\":\"c\"}\n", in: Self.file)
    #expect(
      lines == ["1 line-1", "2 line-2 ! -: the line is longer than 4194304 bytes", "3 c"])
  }

  @Test("The name of the file tells its form, or else its first character")
  func forms() async throws {
    #expect(try await LiteralRoster.lines("{\"seats\":1}\n", in: "x") == ["1 line-1 seats=1"])
    #expect(try await LiteralRoster.lines("seats\n1\n", in: "x") == ["2 line-2 seats=1"])
    #expect(try await LiteralRoster.lines("", in: "x") == [])
    #expect(try await LiteralRoster.lines("", in: "x.jsonl") == [])
    let list = try await LiteralRoster.refusal("[\n{}\n]".utf8, in: "x.json")
    #expect(list.contains("jq -c"))
  }

  @Test("The quick way and the long way read the same from generated lines")
  func differential() async throws {
    let folder = try TemporaryRepository(LiteralRoster.repository)
    let variables = try await folder.load().variables
    var quick = JSONCustomerReader(RosterFields(variables))
    var generator = SeededGenerator(seed: 7)
    let names = variables.names + ["id", "locale", "timeZone", "on", "seets", "a\\u0062"]
    let values = [
      "1", "-1", "0", "-0", "01", "12", "5000", "5001", "1.0", "1.10", "1e2", "1E+2", "1.", ".5",
      "999999999999999999", "9999999999999999999", "\"\"", "\" \"", "\"12\"", "\"+12\"", "\"007\"",
      "null", "true", "false", "tru", "\"true\"", "\"female\"", "\"Female\"", "\"4188.00 EUR\"",
      "\"4188 XXZ\"", "\"-1.5 JPY\"", "\"1 2 EUR\"", "\"1  EUR\"", "\"2027-03-31\"",
      "\"2027-02-29\"", "\"2027-03-31T10:00:00Z\"", "\"2027-03-31T10:00:00.5Z\"",
      "\"2027-03-31t10:00:60+02:00\"", "\"2027-03-31T24:00:00Z\"", "\"https://example.com/x\"",
      "\"HTTPS://example.com\"", "\"https://\"", "\"https://a b\"", "\"https://ä.example\"",
      "\"javascript:1\"", "\"j@example.com\"", "\"j@@example.com\"", "\".j@example.com\"",
      "\"jö@example.com\"", "\"a..b@example.com\"", "\"\(String(repeating: "a", count: 65))@b\"",
      "[]", "[\"A\"]", "[\"A\",1]", "[\"A\",null]", "[\"\"]", "[[1]]", "{}", "[{}]",
      "[{\"product\":\"A\"}]", "\"\\u00e4\\n\"", "\"\\ud83d\\ude00\"", "\"\\x\"", "\"de\"",
      "\"de_DE\"", "\"Europe/Berlin\"", "\"Nowhere\"", "\"\u{7}\"", "\"a\u{FFFF}\"",
    ]
    for _ in 0..<20_000 {
      let members = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
        let space = ["", " ", "\t", "\n"].randomElement(using: &generator) ?? ""
        return "\(space)\"\(names.randomElement(using: &generator) ?? "")\"\(space):\(space)"
          + (values.randomElement(using: &generator) ?? "") + space
      }
      let line = "{\(members.joined(separator: ","))}"
      let read = Array(line.utf8).withUnsafeBufferPointer { quick.customer($0) }
      guard let read else { continue }
      let json = try JSON(parsing: line.utf8)
      let (customer, faults) = Customer.read(json: json, id: "", variables: variables)
      #expect(faults.isEmpty, "\(line)")
      #expect(
        read.values == customer.values && read.id == customer.id && read.locale == customer.locale
          && read.timeZone == customer.timeZone && read.on == customer.on, "\(line)")
    }
  }

  @Test("The quick way takes ordinary lines")
  func quick() async throws {
    let folder = try TemporaryRepository(LiteralRoster.repository)
    var quick = JSONCustomerReader(RosterFields(try await folder.load().variables))
    let line = """
      {"id":"a","locale":"de","companyName":"M\\u00fcller","seats":12,"share":1.5,\
      "quoteTotal":"4188.00 EUR","membershipEnd":"2027-03-31","opened":"2027-03-31T10:00:00Z",\
      "salutation":"male","website":"https://example.com","email":"j@example.com",\
      "products":["A","B"],"timeZone":"Europe/Berlin","on":"2027-01-01"}
      """
    let customer = Array(line.utf8).withUnsafeBufferPointer { quick.customer($0) }
    #expect(customer?.values.count == 10)
  }
}

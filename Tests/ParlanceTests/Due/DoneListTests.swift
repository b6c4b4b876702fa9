import MessageFormat
import Testing

@testable import Parlance

@Suite struct `The list of what was done` {
  static func list(_ text: String) throws -> DoneList {
    let folder = try TemporaryRepository(["done.jsonl": text])
    return try DoneList(file: "\(folder.root)/done.jsonl")
  }

  static func line(
    customer: String = "acme", term: String = "2026-01-01",
    touchpoint: String = "plan/renew/offer/quote"
  ) -> String {
    "{\"customer\":\"\(customer)\",\"term\":\"\(term)\",\"touchpoint\":\"\(touchpoint)\","
      + "\"day\":\"2026-10-02\"}"
  }

  @Test(
    "What was done for this customer in this term is left out",
    arguments: [
      (line(), true), (line() + "\n", true), ("\r\n\n" + line() + "\r\n", true),
      (line(customer: "other"), false), (line(term: "2025-01-01"), false),
      (line(touchpoint: "plan/renew/offer/watch"), false), ("", false),
    ])
  func done(text: String, isDone: Bool) async throws {
    let list = try Self.list(text)
    #expect(list.findings.isEmpty)
    let found = try await DuePlaybook.look(DuePlaybook.customer(), on: "2026-10-03", done: list)
    #expect(found.contacts.contains { $0.step == "quote" } != isDone)
  }

  @Test func `what is counted from the expiry belongs to the term that ends with it`() async throws
  {
    let list = try Self.list(Self.line(touchpoint: "plan/renew/last/back"))
    let found = try await DuePlaybook.look(DuePlaybook.customer(), on: "2027-01-05", done: list)
    #expect(found.contacts.isEmpty)
  }

  @Test(
    "A line that says nothing is told, and the others count",
    arguments: [
      ("{", "this is no JSON: column 2"), ("[]", "this is no object"),
      ("{\"customer\":\"acme\"}", "“term” is missing"),
      ("{\"customer\":7}", "“customer” is missing, or no text"),
      (line(term: "2026-02-30"), "“term” is “2026-02-30”, but a date"),
      (line(touchpoint: "quote"), "“touchpoint” is “quote”, but playbook/stage/action"),
      (line(touchpoint: "plan//offer/quote"), "“touchpoint” is “plan//offer/quote”"),
      (
        "{\"customer\":\"" + String(repeating: "x", count: 70_000) + "\"}",
        "the line is longer than 65536 bytes"
      ),
      (String(repeating: "x", count: 700_000), "the line is longer than 65536 bytes"),
    ])
  func brokenLines(text: String, message: String) async throws {
    let list = try Self.list("\(Self.line())\n\(text)\n\n\(Self.line(customer: "b"))\n")
    #expect(list.findings.map(\.line) == [2])
    #expect(list.findings.first?.message.hasPrefix(message) == true)
    let found = try await DuePlaybook.look(DuePlaybook.customer(), on: "2026-10-03", done: list)
    #expect(!found.contacts.contains { $0.step == "quote" })
  }

  @Test func `so many broken lines are told, and the others are counted`() throws {
    let list = try Self.list(String(repeating: "x\n", count: 1_001))
    #expect(list.findings.count == 1_000 && list.untold == 1)
  }

  @Test func `a list that is not there cannot be read`() {
    #expect(throws: ParlanceError.self) { try DoneList(file: "/nowhere.jsonl") }
  }
}

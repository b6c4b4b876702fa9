import Foundation
import Testing

@Suite struct `parlance check --customers` {
  static let customers = """
    {"id":"a","locale":"ja","seats":5,"membershipStart":"2026-03-01","membershipEnd":"2027-02-28"}
    {"id":"b","locale":"de","seats":5,"membershipStart":"2026-06-01","membershipEnd":"2027-05-31"}
    {"id":"c","locale":"de","seats":"few"}

    """

  @Test func `what a customer gets to soon fails, and what can wait does not`() throws {
    let content = try ShippedContent()
    try content.write("crm.jsonl", Self.customers)
    try content.remove("content/emails/renewal-small/ja.md")
    try content.remove("content/emails/renewal-small/de.md")
    let file = content.root.appending(path: "crm.jsonl").path
    func check(_ day: String, _ more: String...) throws -> Outcome {
      try parlance(
        ["check", "--customers", file, "--on", day, "--strict"] + more, at: content.root)
    }
    let soon = try check("2026-11-22")
    #expect(soon.exitCode == 1)
    #expect(soon.output.hasPrefix("content/emails/renewal-small/ja.md\n  1:1  error"))
    #expect(soon.output.contains("→ 1 customer gets to it by 2027-01-02, on 2026-11-29"))
    #expect(soon.output.contains("→ no customer gets to it before 2027-03-01"))
    #expect(soon.output.contains("2 customers, 1 cannot be read; 1 gets to a touchpoint by"))
    #expect(
      soon.errors
        == "parlance: \(file):3: c: “seats” is “few”, but a whole number from 1 to 5000 was expected\n"
    )
    #expect(try check("2026-06-01").exitCode == 0)
    let json = try check("2026-11-22", "--format", "json").output
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let findings = try #require(report["findings"] as? [[String: Any]])
    let urgencies = findings.compactMap { $0["urgency"] as? [String: Any] }
    #expect(urgencies.map { $0["customers"] as? Int } == [1, 0])
    #expect(urgencies.map { $0["first"] as? String } == ["2026-11-29", "2027-03-01"])
    let audience = try #require(report["customers"] as? [String: Any])
    #expect(audience["until"] as? String == "2027-01-02")
    #expect(audience["reaching"] as? [String: Int] == ["ja": 1])
  }

  @Test func `a file that is not there cannot be checked against`() throws {
    let outcome = try ShippedContent().run("check", "--customers", "/nowhere.csv")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("/nowhere.csv"))
  }
}

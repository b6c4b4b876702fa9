import Foundation
import Testing

@Suite struct `parlance due` {
  static func customer(
    _ id: String, _ locale: String = "de", start: String = "2026-02-16",
    end: String = "2027-02-16", _ more: String = ""
  ) -> String {
    """
    {"id":"\(id)","locale":"\(locale)","seats":12,"seatsDeployed":12,"contactName":"Anna B",\
    "membershipStart":"\(start)","membershipEnd":"\(end)"\(more)}

    """
  }

  static func due(_ customers: String, _ arguments: String...) throws -> Outcome {
    try parlance(
      ["due", "--customers", "-", "--on", "2026-11-22", "--playbook", "vip"] + arguments,
      at: packageRoot, input: customers)
  }

  @Test func `people read it by urgency and day`() throws {
    let outcome = try Self.due(Self.customer("acme") + Self.customer("b", "ja"))
    #expect(outcome.exitCode == 0)
    #expect(
      outcome.output == """
        Due until 2026-11-22
          acme (Anna B): email · emails/renewal-general [de] · vip/renewal/early-renewal/quote
          acme (Anna B): phone · call-scripts/renewal [de] · vip/renewal/phone/early-talk · extra credit
          b (Anna B): email · emails/renewal-general [ja] · vip/renewal/early-renewal/quote
          b (Anna B): phone · call-scripts/renewal [ja] · vip/renewal/phone/early-talk · extra credit

        Coming up on 2026-11-30
          acme (Anna B): email · emails/renewal-follow-up [de] · vip/renewal/early-renewal/watch
          b (Anna B): email · emails/renewal-follow-up [ja] · vip/renewal/early-renewal/watch

        """)
    #expect(
      outcome.errors
        == "standard input: 2 customers, 0 overdue, 4 due, 2 coming up by 2026-12-06\n")
    let nothing = try Self.due(
      Self.customer("acme", start: "2026-11-22", end: "2027-11-22"), "--within", "0d", "--quiet")
    #expect(nothing.output == "Nothing is due.\n" && nothing.errors.isEmpty)
  }

  @Test func `spreadsheets take no name for a formula`() throws {
    let outcome = try Self.due(
      Self.customer("=1+1", "de", start: "2026-02-16", end: "2027-02-16", ",\"phone\":\"+1\""),
      "--format", "csv")
    let rows = outcome.output.components(separatedBy: "\r\n")
    #expect(rows.count == 5 && rows[0].hasPrefix("customer,name,locale,urgency,first,last,"))
    #expect(
      rows[1]
        == "'=1+1,Anna B,de,due,2026-11-16,2026-11-22,vip/renewal/early-renewal/quote,recommended,"
        + "email,emails/renewal-general,de,,,2026-02-16,1")
  }

  @Test func `programs read one document, faults included`() throws {
    let outcome = try Self.due(
      Self.customer("acme") + "{\"id\":\"b\",\"seats\":\"few\"}\n"
        + Self.customer("c", start: "2027-02-16", end: "2026-02-16"), "--format", "json")
    #expect(outcome.exitCode == 1)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(report["version"] as? Int == 1)
    #expect(report["until"] as? String == "2026-12-06")
    let touchpoints = try #require(report["touchpoints"] as? [[String: Any]])
    #expect(touchpoints.map { $0["customer"] as? String } == ["acme", "acme", "acme"])
    #expect((touchpoints[0]["material"] as? [String: String])?["locale"] == "de")
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(findings.map { $0["line"] as? Int } == [2, 3])
    #expect(outcome.errors.contains("standard input:3: c: “membershipEnd” is 2026-02-16"))
    #expect((report["summary"] as? [String: Int])?["refused"] == 1)
    let empty = try Self.due("", "--format", "json")
    #expect(empty.exitCode == 0)
    let nothing = try JSONSerialization.jsonObject(with: Data(empty.output.utf8)) as? [String: Any]
    #expect((nothing?["touchpoints"] as? [Any])?.isEmpty == true)
  }

  @Test func `what was done is left out, and a broken line is told`() throws {
    let content = try ShippedContent()
    try content.write("crm.jsonl", Self.customer("acme"))
    try content.write(
      "done.jsonl",
      """
      {"customer":"acme","term":"2026-02-16","touchpoint":"vip/renewal/early-renewal/quote","day":"2026-11-18"}
      {"customer":"acme"}

      """)
    let outcome = try content.run(
      "due", "--customers", "crm.jsonl", "--on", "2026-11-22", "--done", "done.jsonl",
      "--playbook", "vip")
    #expect(outcome.exitCode == 1)
    #expect(!outcome.output.contains("early-renewal/quote"))
    #expect(outcome.output.contains("phone/early-talk"))
    #expect(
      outcome.errors.hasPrefix("parlance: done.jsonl:2: “term” is missing, or no text\n"))
  }

  @Test func `everyone whose journey is in several languages is listed`() throws {
    let content = try ShippedContent()
    try content.write("crm.jsonl", Self.customer("acme"))
    try content.remove("content/emails/win-back/de.md")
    let profile = try content.read("locales/de.yaml")
    try content.write("locales/de.yaml", "fallback: en\n" + profile)
    let outcome = try content.run(
      "due", "--customers", "crm.jsonl", "--on", "2026-11-22", "--playbook", "vip")
    #expect(
      outcome.output.contains("In several languages on one journey\n  acme (Anna B), de, vip: de: ")
    )
    #expect(outcome.output.contains("; en: emails/win-back\n"))
  }

  @Test(
    "What cannot be asked is refused",
    arguments: [
      (["due"], "--customers"), (["due", "--customers", "/nowhere.csv"], "/nowhere.csv"),
      (["due", "--customers", "-", "--within", "14"], "“14” is not a time such as 14d or 2w"),
      (["due", "--customers", "-", "--playbook", "vop"], "did you mean “vip”?"),
      (["due", "--customers", "-", "--done", "-"], "not for both"),
    ])
  func refusals(arguments: [String], message: String) throws {
    let outcome = try parlance(arguments, at: packageRoot)
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains(message))
  }
}

import Foundation
import Testing

@Suite("parlance check")
struct CheckCommandTests {
  @Test("The content that is shipped has nothing to find")
  func shipped() throws {
    let outcome = try ShippedContent().run("check", "--strict")
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.hasPrefix("Everything is fine.\n"))
    #expect(outcome.errors == "")
  }

  @Test("A deleted, an emptied and a restored translation")
  func deletedEmptiedRestored() throws {
    let content = try ShippedContent()
    let file = "content/emails/renewal-follow-up/ja.md"
    let text = try content.read(file)
    try content.remove(file)
    let deleted = try content.run("check")
    #expect(deleted.exitCode == 1)
    #expect(deleted.output.contains("vip › renewal › early-renewal › watch"))
    #expect(deleted.output.contains("Japanese (ja)"))
    #expect(deleted.output.contains("create \(file)"))
    try content.write(file, "")
    let emptied = try content.run("check")
    #expect(emptied.exitCode == 1)
    #expect(emptied.output.contains("empty-translation"))
    try content.write(file, text)
    #expect(try content.run("check").exitCode == 0)
  }

  @Test("A changed source outdates its translations until they are accepted")
  func outdatedAndAccepted() throws {
    let content = try ShippedContent()
    let file = "content/emails/win-back/en.md"
    let text = try content.read(file)
    try content.write(file, text + "\nP.S. We would love to hear from you.\n")
    let outdated = try content.run("check")
    #expect(outdated.exitCode == 0)
    #expect(outdated.output.contains("content/emails/win-back/de.md"))
    #expect(outdated.output.contains("“body”"))
    #expect(try content.run("check", "--strict").exitCode == 1)

    let accepted = try content.run("accept", "emails/win-back", "--locale", "de")
    #expect(
      accepted.output == "content/emails/win-back/de.md: body still holds\n1 file accepted.\n")
    let rest = try content.run("check").output
    #expect(!rest.contains("win-back/de.md"))
    #expect(rest.contains("win-back/it.md"))
    #expect(try content.run("accept", "--all").exitCode == 0)
    #expect(try content.run("check").output.hasPrefix("Everything is fine.\n"))
  }

  @Test("Blank lines at the end and item.yaml outdate nothing")
  func unseenChanges() throws {
    let content = try ShippedContent()
    let file = "content/emails/win-back/en.md"
    try content.write(file, try content.read(file) + "\n\n  \n")
    try content.write("content/emails/win-back/item.yaml", "tags: [new]\n")
    #expect(try content.run("check").output.hasPrefix("Everything is fine.\n"))
  }

  @Test("JSON has the keys that programs read")
  func json() throws {
    let content = try ShippedContent()
    try content.remove("content/objections/id-migration/ko.md")
    let outcome = try content.run("check", "--format", "json")
    #expect(outcome.exitCode == 1)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(report["version"] as? Int == 1)
    let findings = try #require(report["findings"] as? [[String: Any]])
    let finding = try #require(findings.first { $0["rule"] as? String == "missing-translation" })
    #expect(finding["severity"] as? String == "error")
    #expect(finding["file"] as? String == "content/objections/id-migration/ko.md")
    #expect(finding["line"] as? Int == 1 && finding["column"] as? Int == 1)
    #expect(finding["item"] as? String == "objections/id-migration")
    #expect(finding["locale"] as? String == "ko")
    #expect((report["summary"] as? [String: Any])?["error"] as? Int == findings.count)
  }

  @Test("One locale only")
  func oneLocale() throws {
    let content = try ShippedContent()
    try content.remove("content/objections/id-migration/ko.md")
    #expect(try content.run("check", "--locale", "ja").exitCode == 0)
    #expect(try content.run("check", "--locale", "ko").exitCode == 1)
  }

  @Test(
    "What cannot work says so in one line and exits with 2",
    arguments: [
      (["check", "-C", "/nowhere"], "there is no folder /nowhere"),
      (["check", "-C", "/tmp"], "no parlance.yaml here or in a folder above"),
      (["check", "--locale", "de_DE"], "“de_DE” is not a locale such as de or pt-BR"),
      (["check", "--locale", "fr"], "locales/fr.yaml is not there"),
      (["check", "--format", "xml"], "text"),
      (["check", "--on", "tomorrow"], "“tomorrow” is not a date such as 2026-11-21"),
      (["chek"], "chek"),
      (["accept"], "name items, or use --all"),
      (["accept", "emails/renewal-smal"], "did you mean “emails/renewal-small”?"),
      (["explain", "missing-translaton"], "did you mean “missing-translation”?"),
      (["render", "emails/renewal"], "no item has the ID “emails/renewal”"),
      (["render", "renewal-small"], "did you mean “emails/renewal-small”?"),
      (["render", "content/emails/renewal-small"], "did you mean “emails/renewal-small”?"),
      (["init", ""], "name a folder"),
      (["message", "--pattern", "x", "--file", "y"], "give --pattern or --file, not both"),
    ])
  func cannotWork(arguments: [String], message: String) throws {
    let outcome = try parlance(arguments, at: packageRoot)
    #expect(outcome.exitCode == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.split(separator: "\n").first?.contains(message) == true, "\(outcome)")
  }

  @Test("A full disk is no success", arguments: [["check"], ["status"], ["explain"]])
  func fullDisk(arguments: [String]) throws {
    let outcome = try parlance(arguments, at: packageRoot, output: "/dev/full")
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("cannot write the output"))
  }

  @Test(
    "Every command has help with an example",
    arguments: ["check", "status", "render", "accept", "explain", "message", "init"])
  func help(command: String) throws {
    let outcome = try parlance([command, "--help"])
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("  parlance \(command)"))
  }
}

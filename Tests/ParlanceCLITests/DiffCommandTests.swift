import Foundation
import Testing

@Suite("parlance diff, and accept for a reason")
struct DiffCommandTests {
  /// The shipped content, committed, with a word of a mail's subject replaced.
  private func changed() throws -> ShippedContent {
    let content = try ShippedContent()
    try content.git("init", "-q")
    try content.commit("Begin")
    let text = try content.read(Self.file)
    #expect(text.contains("What could we have done better?"))
    try content.write(
      Self.file, text.replacingOccurrences(of: "done better?", with: "done otherwise?"))
    return content
  }

  private static let file = "content/emails/win-back/en.md"

  @Test("It shows what changed in the source beside the translation")
  func show() throws {
    let content = try changed()
    let outcome = try content.run("diff", "emails/win-back", "--locale", "de")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.hasPrefix("subject in de\n  content/emails/win-back/de.md:2:"))
    #expect(outcome.output.contains("What could we have done [-better-]{+otherwise+}?\n"))
    #expect(outcome.output.contains("parlance accept emails/win-back --locale de\n"))
    let json = try content.run("diff", "emails/win-back", "--locale", "de", "--format", "json")
    #expect(json.exitCode == 1)
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let locales = value?["locales"] as? [[String: Any]]
    let fields = locales?.first?["fields"] as? [[String: Any]]
    #expect(fields?.count == 1)
    #expect(fields?.first?["before"] as? String == "What could we have done better?")
    #expect(fields?.first?["freshness"] as? String == "outdated")
  }

  @Test("Where nothing changed it says so")
  func fresh() throws {
    let content = try changed()
    let outcome = try content.run("diff", "emails/welcome", "--locale", "de")
    #expect(outcome.exitCode == 0)
    #expect(outcome.output == "emails/welcome: the source has not changed for de.\n")
    #expect(try content.run("diff", "locales").exitCode == 0)
  }

  @Test("It finds the source of then after the item was renamed")
  func renamed() throws {
    let content = try changed()
    try content.commit("Change")
    try content.git("mv", "content/emails/win-back", "content/emails/come-back")
    try content.commit("Rename")
    let outcome = try content.run("diff", "emails/come-back", "--locale", "de")
    #expect(outcome.output.contains("[-better-]{+otherwise+}"))
  }

  @Test("Where history does not have the source of then it says so")
  func lost() throws {
    let content = try changed()
    try content.remove(".git")
    let outcome = try content.run("diff", "emails/win-back", "--locale", "de")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.contains("is not in git’s history.\n"))
  }

  @Test("What cannot be compared is refused in a line")
  func refuse() throws {
    let content = try ShippedContent()
    for arguments in [
      ["diff", "emails/unknown"], ["diff", "emails/welcome", "--locale", "en"],
      ["diff", "emails/welcome", "--locale", "fr"], ["diff"],
    ] {
      let outcome = try parlance(arguments, at: content.root)
      #expect(outcome.exitCode == 2)
      #expect(outcome.errors.hasPrefix("parlance: "))
    }
  }

  @Test("A reason changes nothing in what accept writes, and is printed for the commit")
  func minor() throws {
    let content = try changed()
    #expect(try content.run("accept", "--all").exitCode == 0)
    let accepted = try content.read("content/emails/win-back/de.md")
    let other = try changed()
    let outcome = try other.run("accept", "--all", "--minor", "it's a typo")
    #expect(outcome.exitCode == 0)
    #expect(
      outcome.output.hasSuffix(
        "\nThe reason belongs into the commit:\n"
          + "  git commit -a -m 'Translations still hold: it'\\''s a typo'\n"))
    #expect(try other.read("content/emails/win-back/de.md") == accepted)
    #expect(try other.run("diff", "emails/win-back").exitCode == 0)
    let again = try other.run("accept", "--all", "--minor", "it's a typo")
    #expect(again.output == "Everything was fresh already.\n")
  }

  @Test(
    "A reason that is no line of text is refused",
    arguments: ["", " ", "two\nlines", "bell\u{7}", String(repeating: "a", count: 501)])
  func reasons(reason: String) throws {
    let content = try changed()
    let before = try content.read("content/emails/win-back/de.md")
    #expect(try content.run("accept", "--all", "--minor", reason).exitCode == 2)
    #expect(try content.read("content/emails/win-back/de.md") == before)
    #expect(
      try content.run("accept", "--all", "--minor", String(repeating: "a", count: 500)).exitCode
        == 0)
  }
}

extension ShippedContent {
  /// Runs git in the content.
  func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["git", "-C", root.path, "-c", "user.name=Test", "-c", "user.email=test@example.com"]
      + arguments
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// Commits everything.
  func commit(_ message: String) throws {
    try git("add", "-A")
    try git("commit", "-q", "-m", message)
  }
}

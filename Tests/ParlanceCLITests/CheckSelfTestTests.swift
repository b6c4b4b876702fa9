import Foundation
import Testing

@Suite("parlance check --self-test")
struct CheckSelfTestTests {
  private func starter() throws -> (URL, () -> Void) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try #require(parlance(["init", folder.path]).exitCode == 0)
    return (folder, { try? FileManager.default.removeItem(at: folder) })
  }

  @Test("A new repository: every damage is noticed")
  func starterIsSound() throws {
    let (folder, remove) = try starter()
    defer { remove() }
    let outcome = try parlance(["check", "--self-test", "--on", "2026-11-21"], at: folder)
    #expect(outcome.exitCode == 0, "\(outcome.output)")
    #expect(outcome.output.contains(" damages in "))
    #expect(outcome.output.contains(" files, all noticed.\n"))
    #expect(outcome.errors == "")
  }

  @Test("What a rule that is off does not notice fails, and JSON names it")
  func ruleOff() throws {
    let (folder, remove) = try starter()
    defer { remove() }
    let settings = folder.appending(path: "parlance.yaml")
    let text = try String(contentsOf: settings, encoding: .utf8)
    try Data((text + "rules: {unrecorded-source: off}\n").utf8)
      .write(to: settings)
    let outcome = try parlance(["check", "--self-test", "--format", "json"], at: folder)
    #expect(outcome.exitCode == 1)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let unnoticed = try #require(json["unnoticed"] as? [[String: Any]])
    #expect(unnoticed.contains { ($0["off"] as? [String])?.isEmpty == false })
    let summary = try #require(json["summary"] as? [String: Any])
    #expect(summary["unnoticed"] as? Int == unnoticed.count)
  }

  @Test(
    "Options that have no part in it are refused",
    arguments: [
      ["--strict"], ["--fix"], ["--since", "HEAD"], ["--baseline", "x"], ["--format", "sarif"],
      ["--customers", "x.csv"], ["--quiet"],
    ])
  func refused(_ options: [String]) throws {
    let outcome = try parlance(["check", "--self-test"] + options, at: packageRoot)
    #expect(outcome.exitCode == 2)
    #expect(outcome.errors.contains("--self-test"))
  }

  @Test("An unknown locale, and a folder without a repository")
  func cannotWork() throws {
    let locale = try parlance(["check", "--self-test", "--locale", "xx"], at: packageRoot)
    #expect(locale.exitCode == 2)
    #expect(locale.errors.contains("locales/xx.yaml"))
    let folder = try parlance(["check", "--self-test", "-C", "/nonexistent"])
    #expect(folder.exitCode == 2)
  }
}

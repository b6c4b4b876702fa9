import Foundation
import Testing

@Suite("parlance rehearse")
struct RehearseCommandTests {
  @Test(
    "A year of the shipped content is shown whole in each locale",
    arguments: ["en", "de", "it", "ja", "ko", "pl", "ar"])
  func whole(locale: String) throws {
    let outcome = try parlance(
      [
        "rehearse", "--customer", "acme", "--locale", locale, "--playbook", "vip", "--on",
        "2026-11-21",
      ], at: packageRoot)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let direction = locale == "ar" ? "rtl" : "ltr"
    #expect(outcome.output.contains("<html lang=\"\(locale)\" dir=\"\(direction)\">"))
    // Nothing of the frame is in another language.
    #expect(locale == "en" || !outcome.output.contains("<span lang=\"en\" dir=\"ltr\">"))
  }

  @Test("--since shows what a commit has changed, and --out writes a file")
  func since() throws {
    let content = try ShippedContent()
    for arguments in [
      ["init", "--quiet"], ["add", "--all"],
      ["-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "--quiet", "-m", "a"],
    ] {
      let git = Process()
      git.executableURL = URL(filePath: "/usr/bin/env")
      git.arguments = ["git", "-C", content.root.path] + arguments
      try git.run()
      git.waitUntilExit()
    }
    let options = ["rehearse", "--customer", "acme", "--playbook", "vip", "--on", "2026-11-21"]
    let same = try parlance(
      options + ["--since", "HEAD", "--format", "text", "--quiet"], at: content.root)
    #expect(same.output.contains("Keine Änderungen."))
    let file = "content/emails/renewal-general/de.md"
    let text = try content.read(file)
    try content.write(file, text + "\nEin neuer Satz.\n")
    let changed = try parlance(
      options + ["--since", "HEAD", "--out", "page.html", "--quiet"], at: content.root)
    #expect(changed.exitCode == 0, "\(changed.errors)")
    #expect(changed.output.isEmpty)
    let page = try content.read("page.html")
    #expect(page.contains("Ein neuer Satz."))
    #expect(page.split(separator: "<template shadowrootmode=\"open\">").count == 3)
    let unknown = try parlance(options + ["--since", "nowhere"], at: content.root)
    #expect(unknown.exitCode == 2)
    #expect(unknown.errors.contains("git knows no revision “nowhere”"))
  }
}

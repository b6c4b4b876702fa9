import Foundation
import Testing

@Suite("parlance playbook")
struct PlaybookCommandTests {
  @Test("A stage in every format", arguments: ["text", "markdown", "html", "json"])
  func formats(format: String) throws {
    let outcome = try parlance(
      ["playbook", "vip", "renewal", "--locale", "ko", "--format", format, "--quiet"],
      at: packageRoot)
    #expect(outcome.exitCode == 0 && outcome.errors == "", "\(outcome.errors)")
    #expect(outcome.output.contains("40주 차"))
    #expect(!outcome.output.contains("4주 차\n"))
    if format == "json" {
      let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      let stages = (json as? [String: Any])?["stages"] as? [[String: Any]]
      #expect(stages?.map { $0["id"] as? String } == ["renewal"])
    }
  }

  @Test(
    "With a customer there are dates in the locale’s way, and what is due",
    arguments: [
      ("en", "Nov 16 – 22, 2026", "Due now"), ("de", "16.–22. Nov. 2026", "Jetzt fällig"),
      ("ja", "2026年11月16日～22日", "対応期間中"), ("ko", "2026년 11월 16일~22일", "지금 할 일"),
      ("pl", "16–22 lis 2026", "Do zrobienia teraz"),
    ])
  func customer(locale: String, days: String, due: String) throws {
    let outcome = try parlance(
      [
        "playbook", "vip", "renewal", "--locale", locale, "--customer", "acme", "--on",
        "2026-11-21",
      ], at: packageRoot)
    #expect(outcome.exitCode == 0)
    let text = outcome.output.replacing("\u{2009}", with: " ").replacing("\u{A0}", with: " ")
    #expect(text.contains(days) && text.contains(due), "\(outcome.output.prefix(1_500))")
  }

  @Test(
    "What cannot be is told in a line, with exit code 2",
    arguments: [
      (["vipp"], "no playbook is named “vipp”; did you mean “vip”?"),
      (["vip", "renewel"], "no stage is named “renewel”; did you mean “renewal”?"),
      ([], "name a playbook such as vip, or give --all"),
      (["vip", "--out", "x"], "--out is for --all"), (["vip", "--force"], "--force is for --all"),
      (["--all"], "--all needs --out FOLDER"),
      (["vip", "--all", "--out", "x"], "--all writes every playbook"),
      (["vip", "--locale", "xx"], "locales/xx.yaml is not there"),
      (["vip", "--customer", "acmee"], "did you mean “acme”?"),
    ])
  func refused(arguments: [String], message: String) throws {
    let outcome = try parlance(["playbook"] + arguments, at: packageRoot)
    #expect(outcome.exitCode == 2)
    #expect(outcome.output == "" && outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test("A text that is missing is exit code 1, and names the file")
  func missing() throws {
    let content = try ShippedContent()
    try content.remove("content/emails/renewal-follow-up/de.md")
    let outcome = try content.run("playbook", "vip", "--locale", "de")
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.contains("content/emails/renewal-follow-up/de.md"))
  }

  @Test("--all writes pages for every item and stage, that need nothing from outside")
  func all() throws {
    let content = try ShippedContent()
    let outcome = try content.run("playbook", "--all", "--locale", "ar", "--out", "pack")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let index = try content.read("pack/index.html")
    #expect(index.contains("<html lang=\"ar\" dir=\"rtl\">"))
    for page in ["playbooks/vip/renewal.html", "playbooks/xaas.html", "emails/win-back.html"] {
      #expect(index.contains("href=\"\(page)\""))
      let text = try content.read("pack/\(page)")
      #expect(!text.contains("<script") && !text.contains("<link"))
    }
    let again = try content.run("playbook", "--all", "--locale", "de", "--out", "pack", "--quiet")
    #expect(again.exitCode == 0 && again.errors == "")
    let foreign = try content.run("playbook", "--all", "--out", "content")
    #expect(foreign.exitCode == 2 && foreign.errors.contains("--force"))
  }
}

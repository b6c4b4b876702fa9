import Foundation
import Testing

@Suite struct `parlance due --out` {
  static func customers() throws -> String {
    try ["acme", "noor", "kestrel"].map { name in
      let yaml = try String(
        contentsOf: packageRoot.appending(path: "content/customers/\(name).yaml"), encoding: .utf8)
      var members = ["\"id\":\"\(name == "kestrel" ? "../<b>" : name)\""]
      for line in yaml.split(separator: "\n") where !line.hasPrefix(" ") {
        let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[0] != "licences", parts[0] != "products" else { continue }
        let value = parts[1].trimmingCharacters(in: .whitespaces)
        members.append("\"\(parts[0])\":\"\(value)\"")
      }
      members.append("\"products\":[\"Creative Cloud\"]")
      members.append(
        "\"licences\":[{\"product\":\"Creative Cloud\",\"seats\":8,\"deployed\":6,\"price\":\"9 EUR\"}]"
      )
      return "{\(members.joined(separator: ","))}\n"
    }.joined()
  }

  private func read(_ file: String, of content: ShippedContent) throws -> String {
    try content.read("today/\(file)")
  }

  @Test func `people open a page, and each mail and script from it`() throws {
    let content = try ShippedContent()
    try content.write("crm.jsonl", try Self.customers())
    func due(_ more: String...) throws -> Outcome {
      try parlance(
        ["due", "--customers", "crm.jsonl", "--on", "2026-11-22", "--out", "today"] + more,
        at: content.root)
    }
    let outcome = try due()
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.isEmpty && outcome.errors.contains("; see today/index.html"))
    let page = try read("index.html", of: content)
    #expect(page.contains("<h1>Contacts for Sunday, November 22, 2026</h1>"))
    let sections = page.matches(of: /<section id="([a-z]+)">/).map { String($0.1) }
    #expect(sections == ["overdue", "due", "upcoming"])
    #expect(page.contains("<h3><bdi>ليلى حداد</bdi> <bdi class=\"id\">noor</bdi></h3>"))
    #expect(page.contains("<bdi class=\"id\">../&lt;b&gt;</bdi>"))
    #expect(page.contains("<strong>Until Nov 22, 2026</strong>\n<span>By email</span>"))
    for link in page.matches(of: /href="(customers[^"]+)"/).map({ String($0.1) }) {
      #expect(
        FileManager.default.fileExists(atPath: content.root.appending(path: "today/\(link)").path),
        "\(link)")
    }
    #expect(page.contains("href=\"customers/3-____b_/"))
    let mail = try read("customers/1-acme/email-renewal-general.html", of: content)
    #expect(mail.contains("<html lang=\"de\""))
    let back =
      "<p class=\"parent\"><a href=\"../../index.html\" lang=\"en\" dir=\"ltr\">Contacts for"
    #expect(mail.contains(back))
    let draft = try read("customers/1-acme/email-renewal-general.eml", of: content)
    #expect(draft.contains("anna.berger@acme.example.com") && !draft.contains("index.html"))
    #expect(try read("customers/2-noor/call-script-active-use.html", of: content).contains("rtl"))

    let again = try due()
    #expect(again.exitCode == 2 && again.errors.contains("add --force to replace it"))
    #expect(try due("--force", "--format", "csv").output.hasPrefix("customer,name,"))
  }

  @Test func `what cannot be rendered is told on the page, and the rest is there`() throws {
    let content = try ShippedContent()
    try content.write(
      "crm.jsonl",
      "{\"id\":\"a\",\"locale\":\"en\",\"seats\":12,\"membershipStart\":\"2026-02-16\","
        + "\"membershipEnd\":\"2027-02-16\"}\n{\"id\":\"b\",\"seats\":\"<few>\"}\n")
    let outcome = try content.run(
      "due", "--customers", "crm.jsonl", "--on", "2026-11-22", "--out", "today", "--playbook", "vip"
    )
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.contains("crm.jsonl:1: a: emails/renewal-general: "))
    let page = try read("index.html", of: content)
    #expect(
      page.contains("<li class=\"fault\"><span lang=\"en\" dir=\"ltr\">emails/renewal-general: "))
    #expect(page.contains("crm.jsonl:2: b: “seats” is “&lt;few&gt;”"))
  }

  @Test(
    "The shipped content has the words of the page in every locale",
    arguments: ["en", "de", "it", "ja", "ko", "pl", "ar"])
  func languages(locale: String) throws {
    let content = try ShippedContent()
    try content.write("crm.jsonl", try Self.customers())
    let outcome = try content.run(
      "due", "--customers", "crm.jsonl", "--on", "2026-11-22", "--out", "today", "--locale", locale)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let page = try read("index.html", of: content)
    #expect(page.contains("<html lang=\"\(locale)\" dir=\"\(locale == "ar" ? "rtl" : "ltr")\">"))
    #expect(page.contains("Coming up") == (locale == "en"))
  }

  @Test func `a day on which nothing is due has a page, too`() throws {
    let content = try ShippedContent()
    try content.write("crm.jsonl", "")
    let outcome = try content.run("due", "--customers", "crm.jsonl", "--out", "today")
    #expect(outcome.exitCode == 0)
    #expect(try read("index.html", of: content).contains("<p>Nothing is due.</p>"))
  }

  @Test func `a page in a language that lacks its words is refused, naming them`() throws {
    let content = try ShippedContent()
    try content.write("crm.jsonl", "")
    try content.write("locales/fr.yaml", "required: false\n")
    let outcome = try content.run(
      "due", "--customers", "crm.jsonl", "--out", "today", "--locale", "fr")
    #expect(outcome.exitCode == 2)
    #expect(
      outcome.errors.contains("locales/fr.yaml: the page needs labels that are missing: chat, "))
    let alone = try content.run("due", "--customers", "crm.jsonl", "--locale", "de")
    #expect(alone.exitCode == 2 && alone.errors.contains("--out FOLDER"))
  }
}

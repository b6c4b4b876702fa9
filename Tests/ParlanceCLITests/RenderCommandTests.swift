import Foundation
import Testing

@Suite("parlance render")
struct RenderCommandTests {
  @Test(
    "A mail has the right plural in each locale",
    arguments: [
      ("de", "1", "Verlängerung Ihrer Lizenz"), ("de", "7", "Verlängerung Ihrer 7 Lizenzen"),
      ("en", "1", "Your seat is up for renewal"), ("en", "7", "Your 7 seats are up for renewal"),
    ])
  func plurals(locale: String, seats: String, subject: String) throws {
    let outcome = try parlance(
      [
        "render", "emails/renewal-small", "--locale", locale, "--customer", "acme", "--set",
        "seats=\(seats)",
      ], at: packageRoot)
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.hasPrefix(subject), "\(outcome.output.prefix(80))")
  }

  @Test(
    "Dates and money come out as the locale writes them",
    arguments: [
      ("en", "February 16, 2027", "€4,188.00"), ("de", "16. Februar 2027", "4.188,00\u{A0}€"),
      ("it", "16 febbraio 2027", "4.188,00\u{A0}€"), ("ja", "2027年2月16日", "€4,188.00"),
      ("ko", "2027년 2월 16일", "€4,188.00"),
    ])
  func formats(locale: String, date: String, money: String) throws {
    let outcome = try parlance(
      [
        "render", "emails/renewal-general", "--locale", locale, "--customer", "acme", "--format",
        "json",
      ], at: packageRoot)
    let text = try #require(
      (try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])?["text"]
        as? String)
    let flowing = text.replacing("\n", with: locale == "ja" ? "" : " ")
    #expect(flowing.contains(date))
    #expect(flowing.contains(money))
  }

  @Test("Every item renders in every locale for every sample customer, without a brace")
  func everything() throws {
    let content = try ShippedContent()
    let manager = FileManager.default
    let customers = try manager.contentsOfDirectory(
      atPath: content.root.appending(path: "content/customers").path
    ).map { $0.replacing(".yaml", with: "") }
    #expect(customers.count >= 3)
    for folder in ["emails", "call-scripts", "objections", "assets"] {
      let names = try manager.contentsOfDirectory(
        atPath: content.root.appending(path: "content/\(folder)").path)
      for name in names {
        for locale in ["en", "de", "it", "ja", "ko"] {
          let customer = try #require(customers.randomElement())
          let outcome = try content.run(
            "render", "\(folder)/\(name)", "--locale", locale, "--customer", customer)
          #expect(
            outcome.exitCode == 0, "\(folder)/\(name) \(locale) \(customer): \(outcome.errors)")
          #expect(!outcome.output.contains { $0 == "{" || $0 == "}" })
        }
      }
    }
  }

  @Test(
    "Data that do not fit name the variable and what was expected",
    arguments: [
      (["--set", "seats=many"], "“seats” is “many”, but a whole number from 1 to 5000"),
      (["--set", "seats=0"], "“seats” is “0”"),
      (["--set", "seets=3"], "did you mean “seats”?"),
      (["--set", "quoteTotal=12"], "an amount such as 4188.00 EUR"),
      (["--set", "quoteUrl=javascript:alert(1)"], "“quoteUrl”"),
      (["--set", "quoteNumber="], "quoteNumber"),
      (["--set", "seats"], "expected NAME=VALUE"),
      (["--customer", "acmee"], "did you mean “acme”?"),
    ])
  func badData(arguments: [String], message: String) throws {
    let outcome = try parlance(
      ["render", "emails/renewal-general", "--locale", "de", "--customer", "acme"] + arguments,
      at: packageRoot)
    #expect(outcome.exitCode != 0)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test(
    "Python’s email package reads the draft without a defect, in every locale",
    arguments: ["en", "de", "it", "ja", "ko"])
  func eml(locale: String) throws {
    let outcome = try parlance(
      [
        "render", "emails/renewal-general", "--locale", locale, "--customer", "aozora", "--format",
        "eml", "--on", "2026-11-21",
      ], at: packageRoot)
    let program = """
      import sys, email, email.policy
      mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
      defects = [d for part in mail.walk() for d in part.defects]
      defects += [d for value in mail.values() for d in value.defects]
      print(defects, mail["X-Unsent"], mail["To"].addresses[0].display_name,
        mail.get_content_type(), [p.get_content_type() for p in mail.iter_parts()])
      print(mail["Subject"])
      """
    let read = try python(program, input: outcome.output)
    #expect(
      read.hasPrefix("[] 1 佐藤 美咲 multipart/alternative ['text/plain', 'text/html']\n"), "\(read)")
  }

  private func python(_ program: String, input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    let stdin = Pipe()
    let stdout = Pipe()
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}

import Foundation
import Testing

@Suite("parlance render --customers")
struct RenderCustomersTests {
  /// A small repository, with a file of customers beside it.
  private func content(_ files: [String: String]) throws -> ShippedContent {
    let content = try ShippedContent()
    for folder in ["emails", "playbooks", "call-scripts", "objections"] {
      try content.remove("content/\(folder)")
    }
    let mail = content.root.appending(path: "content/emails/m")
    try FileManager.default.createDirectory(at: mail, withIntermediateDirectories: true)
    try content.write(
      "content/emails/m/en.md",
      "---\nsubject: >-\n  {seats, plural, one {# seat} other {# seats}}\n---\n"
        + "Hello {companyName}\n")
    try content.write(
      "content/emails/m/de.md", "---\nsubject: >-\n  {seats} Plätze\n---\nHallo {companyName}\n")
    for (path, text) in files { try content.write(path, text) }
    return content
  }

  private static let lines = """
    {"id":"a","locale":"en","companyName":"Acme","seats":1}
    {"id":"b","locale":"de","companyName":"Bär","seats":0}

    {"id":"c","locale":"en","seats":3}
    {"id":"d","locale":"fr","companyName":"Dé","seats":3}
    {"id":"e","locale":"de","companyName":"Echo","seats":3}
    """

  private func objects(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test("Each customer has a line, in order, a refused one with what is wrong")
  func jsonLines() throws {
    let content = try content(["c.jsonl": Self.lines])
    let outcome = try content.run("render", "emails/m", "--customers", "c.jsonl")
    #expect(outcome.exitCode == 1)
    let objects = try objects(outcome.output)
    #expect(objects.map { $0["id"] as? String } == ["a", "b", "c", "d", "e"])
    #expect(objects.map { $0["version"] as? Int } == [1, 1, 1, 1, 1])
    #expect(objects.map { $0["subject"] as? String } == ["1 seat", nil, nil, nil, "3 Plätze"])
    #expect(objects.map { $0["locale"] as? String } == ["en", "de", "en", "fr", "de"])
    let errors = objects.map { $0["error"] as? [String: Any] }
    #expect(errors.map { $0?["variable"] as? String } == [nil, "seats", "companyName", nil, nil])
    #expect(errors.map { $0?["line"] as? Int } == [nil, 2, 4, 5, nil])
    #expect(outcome.errors.contains("parlance: c.jsonl:2: b: “seats” is “0”, but a whole number"))
    #expect(outcome.errors.contains("parlance: c.jsonl:4: c: content/emails/m/en.md:5:7:"))
    #expect(outcome.errors.contains("c.jsonl: 2 of 5 customers rendered, 3 refused"))
    let quiet = try content.run(
      "render", "emails/m", "--customers", "c.jsonl", "--quiet", "--out", "-", "--format", "json")
    #expect(quiet.output == outcome.output)
    #expect(!quiet.errors.contains("rendered"))
  }

  @Test("Standard input is read, with --locale and --set for every customer")
  func standardInput() throws {
    let content = try content([:])
    let outcome = try parlance(
      ["render", "emails/m", "--customers", "-", "--locale", "de", "--set", "seats=9"],
      at: content.root, input: Self.lines.replacing("\"seats\":0", with: "\"seats\":1"))
    #expect(outcome.exitCode == 1)
    #expect(
      try objects(outcome.output).map { $0["subject"] as? String }
        == ["9 Plätze", "9 Plätze", nil, "9 Plätze", "9 Plätze"])
    #expect(outcome.errors.contains("standard input: 4 of 5"))
  }

  @Test(
    "A folder gets a file for each customer",
    arguments: [
      ("html", "html", "<!DOCTYPE html>"), ("text", "txt", "1 seat\n"), ("eml", "eml", "X-Unsent"),
      ("json", "json", "{\"version\":1"),
    ])
  func folder(format: String, ending: String, beginning: String) throws {
    let content = try content(["c.jsonl": Self.lines])
    let outcome = try content.run(
      "render", "emails/m", "--customers", "c.jsonl", "--out", "new/mails", "--format", format)
    #expect(outcome.exitCode == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("2 of 5 customers rendered into new/mails, 3 refused"))
    let names = try FileManager.default.contentsOfDirectory(
      atPath: content.root.appending(path: "new/mails").path)
    #expect(names.sorted() == ["a.\(ending)", "e.\(ending)"])
    #expect(try content.read("new/mails/a.\(ending)").contains(beginning))
  }

  @Test("Nothing is overwritten without --force, and what this run wrote never is")
  func overwriting() throws {
    let customer = "\"locale\":\"en\",\"companyName\":\"Acme\",\"seats\":"
    let content = try content([
      "c.jsonl": "{\"id\":\"a\",\(customer)1}\n{\"id\":\"A\",\(customer)2}\n"
        + "{\"id\":\"b\",\(customer)3}\n"
    ])
    let arguments = ["render", "emails/m", "--customers", "c.jsonl", "--out", "o"]
    let first = try parlance(arguments, at: content.root)
    #expect(first.exitCode == 1)
    #expect(first.errors.contains("c.jsonl:2: A: another customer of this file has the id"))
    #expect(try content.read("o/a.txt").hasPrefix("1 seat\n"))
    try content.write("o/a.txt", "mine")
    let second = try parlance(arguments, at: content.root)
    #expect(second.exitCode == 1)
    #expect(second.errors.contains("o/a.txt is there already; add --force to replace it"))
    #expect(second.errors.contains("0 of 3 customers"))
    #expect(try content.read("o/a.txt") == "mine")
    let third = try parlance(arguments + ["--force"], at: content.root)
    #expect(third.errors.contains("2 of 3 customers"))
    #expect(try content.read("o/a.txt").hasPrefix("1 seat\n"))
    let names = try FileManager.default.contentsOfDirectory(
      atPath: content.root.appending(path: "o").path)
    #expect(names.sorted() == ["a.txt", "b.txt"])
  }

  @Test(
    "An ID cannot lead out of the folder",
    arguments: [
      ("../../x", "_._.._x"), ("/etc/x", "_etc_x"), (".x", "_x"), ("a b:c", "a_b_c"),
      ("Bär-7_ü", "Bär-7_ü"), ("\\u0000", "_"), ("株式会社", "株式会社"),
    ])
  func safeNames(id: String, name: String) throws {
    let content = try content([
      "c.jsonl": "{\"id\":\"\(id)\",\"locale\":\"en\",\"companyName\":\"A\",\"seats\":1}\n"
    ])
    let outcome = try content.run("render", "emails/m", "--customers", "c.jsonl", "--out", "o")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: content.root.appending(path: "o").path)
    #expect(names == ["\(name).txt"])
  }

  @Test("A CSV file of Excel is read with the columns and the encoding of parlance.yaml")
  func csv() throws {
    let content = try content([:])
    let settings = try content.read("parlance.yaml")
    try content.write(
      "parlance.yaml",
      settings
        + "encoding: windows-1252\ncolumns:\n  Firma: companyName\n  Sprache: locale\n"
        + "  Plätze: {variable: seats, locale: de}\n")
    let rows = "sep=;\r\nFirma;Sprache;Plätze;Notiz\r\n\"Bär \"\"&\"\" Co\";Deutsch;1.234;x\r\n"
    try #require(rows.data(using: .windowsCP1252)).write(to: content.root.appending(path: "c.csv"))
    let outcome = try content.run("render", "emails/m", "--customers", "c.csv")
    #expect(outcome.exitCode == 0)
    let object = try #require(try objects(outcome.output).first)
    #expect(object["subject"] as? String == "1.234 Plätze")
    #expect((object["text"] as? String)?.contains("Hallo Bär \"&\" Co") == true)
    #expect(object["id"] as? String == "line-3")
    #expect(outcome.errors.contains("note: c.csv: nothing reads the columns “Notiz”"))
  }

  @Test("A fault of the content is told once, not for every customer")
  func contentFaults() throws {
    let lines = (1...50).map {
      "{\"id\":\"c\($0)\",\"locale\":\"it\",\"companyName\":\"A\",\"seats\":1}"
    }
    let content = try content(["c.jsonl": lines.joined(separator: "\n")])
    let outcome = try content.run("render", "emails/m", "--customers", "c.jsonl")
    #expect(outcome.exitCode == 1)
    #expect(outcome.output.split(separator: "\n").count == 50)
    #expect(outcome.errors.split(separator: "\n").count == 3, "\(outcome.errors)")
    #expect(outcome.errors.contains("49 more customers: content/emails/m/it.md"))
  }

  @Test(
    "Without customers nothing is written, and the reason is told",
    arguments: [
      (["--customers", "none.csv"], "none.csv: cannot be read: No such file or directory"),
      (["--customers", "content"], "this is a folder"),
      (["--customers", "/dev/zero"], "this is no file"),
      (["--customers", "empty.csv"], "the file is empty"),
      (["--customers", "c.jsonl", "--format", "html"], "add --out FOLDER"),
      (["--customers", "c.jsonl", "--customer", "acme"], "not both"),
      (["--customers", "c.jsonl", "--force"], "--force is for --out FOLDER"),
      (["--customers", "c.jsonl", "--out", "c.jsonl"], "c.jsonl"),
      (["--customers", "c.jsonl", "--encoding", "utf-7"], "utf-8 or windows-1252"),
      (["--customers", "c.jsonl", "--sender", "nobody"], "no sender is named “nobody”"),
      (["--customers", "c.jsonl", "--set", "seets=1"], "did you mean “seats”?"),
      (["--out", "o"], "--out is for --customers"),
    ])
  func refusals(arguments: [String], message: String) throws {
    let content = try content(["c.jsonl": Self.lines, "empty.csv": ""])
    let outcome = try parlance(["render", "emails/m"] + arguments, at: content.root)
    #expect(outcome.exitCode == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test("No customers are no fault")
  func none() throws {
    let content = try content(["c.jsonl": "\n", "c.csv": "id,seats\n"])
    for file in ["c.jsonl", "c.csv"] {
      let outcome = try content.run("render", "emails/m", "--customers", file)
      #expect(outcome.exitCode == 0)
      #expect(outcome.output == "")
      #expect(outcome.errors == "\(file): 0 of 0 customers rendered\n")
    }
  }

  @Test("A pipe without a writer is not waited for without end")
  func pipe() throws {
    let content = try content([:])
    let path = content.root.appending(path: "pipe").path
    try #require(mkfifo(path, 0o600) == 0)
    let writer = Process()
    writer.executableURL = URL(filePath: "/bin/sh")
    writer.arguments = [
      "-c", "printf '{\"locale\":\"en\",\"companyName\":\"A\",\"seats\":1}' > \"$0\"", path,
    ]
    try writer.run()
    let outcome = try content.run("render", "emails/m", "--customers", path)
    writer.waitUntilExit()
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(try objects(outcome.output).count == 1)
  }

  @Test("Many customers keep their order, and memory does not grow with them")
  func order() throws {
    let lines = (0..<3_000).map {
      let name = String(repeating: "x", count: $0 % 50 + 1)
      return "{\"id\":\"c\($0)\",\"locale\":\"en\",\"companyName\":\"\(name)\",\"seats\":1}"
    }
    let content = try content(["c.jsonl": lines.joined(separator: "\n")])
    let outcome = try content.run("render", "emails/m", "--customers", "c.jsonl", "--quiet")
    #expect(outcome.exitCode == 0)
    let ids = outcome.output.split(separator: "\n").compactMap { line in
      line.firstMatch(of: /"id":"(c\d+)"/).map { String($0.1) }
    }
    #expect(ids == (0..<3_000).map { "c\($0)" })
  }

  @Test("A customer may be a file of JSON, which is read as YAML is")
  func jsonFile() throws {
    let content = try content([
      "x.json": "{\n  \"locale\": \"de\",\n  \"companyName\": \"Bär\",\n  \"seats\": \"3\"\n}\n",
      "bad.json": "{\n  \"seats\" 3}\n", "zero.json": "{\"seats\": 0}",
    ])
    let good = try content.run("render", "emails/m", "--customer", "x.json")
    #expect(good.exitCode == 0)
    #expect(good.output.hasPrefix("3 Plätze\n"))
    let bad = try content.run("render", "emails/m", "--customer", "bad.json")
    #expect(bad.exitCode == 2)
    #expect(bad.errors.contains("bad.json:2:11: found “3”, but a colon was expected"))
    let zero = try content.run("render", "emails/m", "--customer", "./zero.json")
    #expect(zero.errors.contains("“seats” is “0”"))
  }
}

import Testing

@testable import Parlance

@Suite("Baselines")
struct BaselineTests {
  private func finding(
    _ message: String, locale: String? = "de", line: Int = 1, severity: Severity = .error
  ) -> Finding {
    Finding(
      rule: "cut-text", severity: severity,
      location: SourceLocation(file: "content/emails/a/de.md", line: line),
      item: ItemID(.email, "a"), locale: locale.flatMap { LocaleTag($0) }, field: "subject",
      message: message)
  }

  private func report(_ findings: [Finding]) -> Report {
    var report = Report()
    report.findings = findings
    return report
  }

  @Test("What a baseline holds fails no more, wherever its line has moved to")
  func known() {
    var report = report([finding("a", line: 7), finding("b")])
    report.compare(with: Baseline(of: [finding("a", line: 3)]), file: "b")
    #expect(report.findings.map(\.message) == ["b"])
    #expect(report.before.map(\.message) == ["a"])
    #expect(report.fails(strict: false))
    report.compare(with: Baseline(of: [finding("b")]), file: "b")
    #expect(!report.fails(strict: true))
  }

  @Test("The same finding twice counts as two")
  func counted() {
    var report = report([finding("a"), finding("a", line: 2), finding("a", line: 3)])
    report.compare(with: Baseline(of: [finding("a"), finding("a")]), file: "b")
    #expect(report.findings.map(\.location.line) == [3])
  }

  @Test("What is mended must leave the baseline")
  func fixed() {
    var report = report([finding("a")])
    report.compare(with: Baseline(of: [finding("a"), finding("a"), finding("b")]), file: "b")
    #expect(report.fixed.map(\.message) == ["a", "b"])
    #expect(report.fails(strict: false))
  }

  @Test("A check of one locale says nothing about the others")
  func oneLocale() {
    let baseline = Baseline(of: [
      finding("de"), finding("ja", locale: "ja"), finding("all", locale: nil),
    ])
    var one = report([])
    one.compare(with: baseline, file: "b", locale: LocaleTag("ja"))
    #expect(one.fixed.map(\.message) == ["all", "ja"])
    let updated = baseline.updated(with: [], locale: LocaleTag("ja"))
    var all = report([])
    all.compare(with: updated, file: "b")
    #expect(all.fixed.map(\.message) == ["de"])
  }

  @Test("A baseline is a line a finding, in order, and is read again as it was")
  func text() throws {
    let baseline = Baseline(of: [finding("z\n\"\u{1}"), finding("a"), finding("z\n\"\u{1}")])
    let lines = baseline.text.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.first == #"{"baseline":1}"#)
    #expect(lines[1].contains(#""message":"a""#))
    let folder = try TemporaryRepository(["known.jsonl": baseline.text])
    let read = try Baseline(file: "\(folder.root)/known.jsonl")
    #expect(read.text == baseline.text)
    try folder.write("known.jsonl", baseline.text.replacing("\n", with: "\r\n") + "\r\n")
    #expect(try Baseline(file: "\(folder.root)/known.jsonl").count == 3)
  }

  @Test(
    "A file that is no baseline is refused with its place",
    arguments: [
      ("", "is empty"),
      ("{}\n", ":1: expected {\"baseline\":1}"),
      ("{\"baseline\":2}\n", ":1: expected {\"baseline\":1}"),
      ("{\"baseline\":1}\n<<<<<<< HEAD\n", ":2: this is no line of a baseline"),
      ("{\"baseline\":1}\n{\"rule\":1,\"message\":\"\"}\n", ":2: expected a finding"),
      ("{\"baseline\":1}\n{\"rule\":\"x\"}\n", ":2: expected a finding"),
      ("{\"baseline\":1}\n\n{\"rule\":\"x\",\"message\":\"\"}\n", ":2: this is no line"),
      ("-> /etc/passwd", "this is a symbolic link"),
    ])
  func refused(text: String, message: String) throws {
    let folder = try TemporaryRepository(["known.jsonl": text])
    let error = try #require(throws: ParlanceError.self) {
      try Baseline(file: "\(folder.root)/known.jsonl")
    }
    #expect(error.message.contains(message), "\(error.message)")
  }

  @Test("A baseline that is not there is an error that says how to make it")
  func notThere() throws {
    let error = try #require(throws: ParlanceError.self) { try Baseline(file: "/nowhere/b.jsonl") }
    #expect(error.message.contains("--update-baseline"))
  }
}

import MessageFormat
import Testing

@testable import Parlance

@Suite("Formats of reports")
struct ReportFormatTests {
  /// Findings about everything that breaks reports: what commands, markup and terminals obey.
  private static let hostile: [String] = [
    "plain “Text”", "<script>alert(1)</script> & ]]> -->", "::error file=x::y%0A", "100 % %25",
    "a\nb\r\nc\td", "\u{1B}[31mred\u{0}\u{7}", "\u{202E}turned\u{2066}",
    "| a | b `c` *d* _e_ @you #1",
    "\u{FFFE}\u{FFFF}\u{85}\u{2028}", "“שלום” and “مرحبا”", "👩‍👩‍👧 ☎️ 日本語",
    "https://example.com/?a=b&c <b>", "\"quoted\" 'too'", "\u{E000}\u{10FFFF}",
  ]

  private static let file = "content/emails/welcome/de.md"

  private func report(_ messages: [String], ends: Bool = true) -> Report {
    var report = Report(day: CalendarDay("2026-11-21"))
    for (index, message) in messages.enumerated() {
      let place = SourceLocation(
        file: index.isMultiple(of: 3) ? "content/emails/a b,%:/x.md" : Self.file, line: 3,
        column: index + 1)
      report.findings.append(
        Finding(
          rule: index.isMultiple(of: 2) ? "cut-text" : "unquoted-text",
          severity: Severity.allCases[index % 3], location: place,
          end: ends ? TextPosition(line: 3 + index % 2, column: index + 2) : nil,
          item: ItemID(.email, "welcome"), locale: LocaleTag("de"), field: "subject",
          message: message, help: message,
          fix: Fix(message, replacing: place, to: TextPosition(line: 3, column: 99), with: message))
      )
    }
    report.findings.sort()
    return report
  }

  /// What the judge finds wrong with a report in all formats.
  private func faults(_ report: Report, isOldShown: Bool = false) async throws -> [String] {
    let folder = try TemporaryRepository(
      smallRepository.with([
        Self.file:
          "---\nsubject: >-\n  \u{202E}Will\u{1B}[31mkommen </pre><b> 日本語 שלום\n---\nText\n"
      ]))
    let repository = try await folder.load()
    let shown = isOldShown ? report.shownFindings.map(\.finding) : report.findings
    let cases = ReportFormat.allCases.map { format in
      let isAll = format == .html || format == .github
      return JSON.object([
        ("format", .string(format.rawValue)),
        ("text", .string(report.written(as: format, of: repository))),
        ("messages", .array((isAll ? shown : report.findings).map { .string($0.message) })),
      ]).text()
    }
    return try Judge(name: "reports").faults(in: cases)
  }

  @Test("Every format is what it says, whatever findings hold")
  func judged() async throws {
    let report = report(Self.hostile)
    #expect(try await faults(report) == [])
    #expect(try await faults(self.report(Self.hostile, ends: false)) == [])
    #expect(try await faults(Report()) == [])
  }

  @Test("Every format takes a comparison with a baseline and with a revision")
  func compared() async throws {
    var baseline = report(Self.hostile)
    let known = Baseline(of: Array(baseline.findings.prefix(5)) + self.report(["gone"]).findings)
    baseline.compare(with: known, file: "known\u{1B}.jsonl")
    #expect(!baseline.fixed.isEmpty)
    let formats = try await faults(baseline)
    // What is mended is an error of its own among GitHub’s commands.
    #expect(formats.filter { !$0.contains("16 commands") && !$0.contains("10 commands") } == [])
    var revision = report(Self.hostile)
    revision.before = Array(revision.findings.prefix(5))
    revision.findings.removeFirst(5)
    revision.comparison = .revision("main")
    #expect(try await faults(revision, isOldShown: true) == [])
  }

  @Test("The same findings twice have two fingerprints, and the same ones in the next run")
  func fingerprints() {
    let twice = report(["a", "a", "a", "b"]).findings
    #expect(Set(twice.hashes).count == 4)
    var moved = twice
    for index in moved.indices { moved[index].location.line += 10 }
    #expect(moved.hashes == twice.hashes)
  }

  @Test(
    "A comment is cut at a whole finding and says how many are left out", arguments: [600, 5_000])
  func longComment(count: Int) {
    let report = report((1...count).map { "finding \($0) " + String(repeating: "日", count: 50) })
    let text = report.markdown
    #expect(text.utf8.count <= Report.commentLimit)
    let shown = text.split(separator: "\n").count { $0.hasPrefix("- **") }
    #expect(text.contains("**\(count - shown) more findings**"))
    #expect(text.hasSuffix("</sub>\n"))
  }

  @Test("The same content gives the same bytes", arguments: ReportFormat.allCases)
  func stable(format: ReportFormat) async throws {
    let folder = try TemporaryRepository(
      smallRepository.with([
        "content/emails/welcome/de.md": "---\nsubject: a # b\n---\n{nobody} {x, date, lnog}\n",
        "locales/it.yaml": "required: true\n", "locales/fr.yaml": "required: false\n",
      ]))
    let day = try #require(CalendarDay("2026-11-21"))
    var texts: Set<String> = []
    for _ in 1...3 {
      let repository = try await folder.load()
      let report = await Checker(repository, on: day).check()
      texts.insert(report.written(as: format, of: repository))
    }
    #expect(texts.count == 1)
    let isNamed = texts.first?.contains(Versions.current.icu) == true
    #expect(isNamed == (format != .gitlab))
    #expect(texts.first?.contains("2026-11-21") == (format != .gitlab))
  }

  @Test("What cannot be read has no line in a report, and a link is not followed")
  func unreadable() async throws {
    let folder = try TemporaryRepository(
      smallRepository.with(["secret.txt": "one\nsecret\n", "link.md": "-> secret.txt"]))
    for path in ["link.md", "nowhere.md", "../x.md", "/etc/hostname", "content"] {
      let finding = Finding(
        rule: "x", severity: .error, location: SourceLocation(file: path, line: 2), message: "m")
      #expect(SourceLines(of: [finding], below: folder.root).line(of: finding) == nil)
    }
  }
}

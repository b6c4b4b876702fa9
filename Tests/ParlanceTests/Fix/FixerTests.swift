import MessageFormat
import Testing

@testable import Parlance

@Suite("Mending")
struct FixerTests {
  private static let file = "content/emails/welcome/de.md"

  /// The German mail after its findings are mended in one round.
  private func mended(_ text: String) async throws -> String {
    let repository = try TemporaryRepository(smallRepository.with([Self.file: text]))
    let fixer = Fixer(try await repository.load())
    let plan = fixer.plan(try await repository.check())
    #expect(plan.refused.map(\.reason) == [])
    #expect(fixer.carryOut(plan).isEmpty)
    return try SourceFile.readText(Self.file, below: repository.root)
  }

  @Test(
    "A text that YAML misreads becomes a block that says what was written",
    arguments: [
      ("subject: {seats, plural, one {x} other {# y}}", "{seats, plural, one {x} other {# y}}"),
      ("subject: Hallo: Welt", "Hallo: Welt"),
      ("subject: *Hallo* Welt", "*Hallo* Welt"),
      ("subject: !wichtig", "!wichtig"),
      ("subject:   [neu] Angebot  ", "[neu] Angebot"),
      ("subject: Noch # Tage", "Noch # Tage"),
      ("subject: Noch\n  # Tage", nil),
      (
        "subject: {seats, plural,\n  one {x}\n    other {y}}",
        "{seats, plural, one {x} other {y}}"
      ),
      ("subject: \"Hallo\" Welt", nil),
      ("subject:\n  - a\n  - b", nil),
      ("subject:\n  {seats, plural, one {x} other {y}}", nil),
    ])
  func block(yaml: String, text: String?) async throws {
    let repository = try TemporaryRepository(
      smallRepository.with([Self.file: "---\n\(yaml)\nstate: review\n---\nText\n"]))
    let found = try await repository.check()
    let plan = Fixer(try await repository.load()).plan(found)
    #expect(plan.refused.map(\.reason) == [])
    guard let text else {
      #expect(plan.changes.isEmpty)
      return
    }
    let change = try #require(plan.changes.first)
    let (translation, findings) = FrontMatter.read(
      SourceFile(path: Self.file, text: change.after), item: ItemID(.email, "welcome"),
      locale: try #require(LocaleTag("de")))
    #expect(findings == [])
    #expect(translation["subject"]?.value == text)
    #expect(translation["body"]?.value == "Text\n")
    #expect(translation.state == .review)
  }

  @Test("A byte order mark and the ends of lines stay")
  func form() async throws {
    let text =
      "\u{FEFF}---\r\nsubject: Platz # 1\r\n---\r\nWie geht's '{companyName}?\n"
      + "Bis bald\r\n"
    #expect(
      try await mended(text)
        == "\u{FEFF}---\r\nsubject: >-\r\n  Platz # 1\r\n---\r\nWie geht's ’{companyName}?\n"
        + "Bis bald\r\n")
  }

  @Test(
    "An apostrophe that hides a placeholder becomes a typographic one however YAML quotes it",
    arguments: [
      ("'dell''{companyName}'", "'dell’{companyName}'"),
      (#""dell'{companyName}""#, #""dell’{companyName}""#),
      ("dell'{companyName}", "dell’{companyName}"),
      (">-\n  per\n  dell'{companyName}", ">-\n  per\n  dell’{companyName}"),
    ])
  func apostrophe(yaml: String, fixed: String) async throws {
    #expect(
      try await mended("---\nsubject: \(yaml)\n---\nText\n")
        == "---\nsubject: \(fixed)\n---\nText\n")
  }

  /// A finding about the German subject, with a fix of the whole place.
  private func finding(
    _ replacement: String, at column: Int = 3, to end: Int = 13, line: Int = 3,
    in file: String = FixerTests.file, field: String? = "subject"
  ) -> Finding {
    let place = SourceLocation(file: file, line: line, column: column)
    return Finding(
      rule: "test", severity: .error, location: place, field: field, message: replacement,
      fix: Fix(
        "test", replacing: place, to: TextPosition(line: line, column: end), with: replacement))
  }

  @Test("Of two fixes that overlap the first is made, the other one later")
  func overlap() async throws {
    let repository = try TemporaryRepository(smallRepository)
    let plan = Fixer(try await repository.load()).plan([
      finding("Hallo"), finding("x", at: 5, to: 6), finding("!", at: 13, to: 13),
      finding("Hallo"),
    ])
    #expect(plan.changes.map { $0.after.contains("\n  Hallo!\n") } == [true])
    #expect(plan.later.map(\.message) == ["x"])
  }

  @Test("A fix that would damage something is not made, and the others of its file are")
  func refused() async throws {
    let repository = try TemporaryRepository(smallRepository)
    let plan = Fixer(try await repository.load()).plan([
      finding("Hallo"), finding("{", at: 1, to: 1, line: 6, field: "body"),
      finding("x: [", at: 1, to: 1, line: 2), finding("a", at: 1, to: 2, line: 99),
      finding("mehr", at: 2, to: 2, line: 6),
    ])
    #expect(plan.changes.map { $0.after.contains("  Hallo\n") } == [true])
    #expect(Set(plan.refused.map(\.finding.message)) == ["{", "x: [", "a", "mehr"])
    let reasons = Dictionary(
      plan.refused.map { ($0.finding.message, $0.reason) }, uniquingKeysWith: { first, _ in first })
    #expect(reasons["{"] == "the message of “body” could not be read any more")
    #expect(reasons["mehr"] == "the text of “body” would change, too")
    #expect(reasons["a"] == "the file is not as it was when it was checked")
  }

  @Test(
    "Nothing outside the repository, behind a link or unknown to Parlance is touched",
    arguments: [
      "../other/de.md", "/etc/passwd", "content/emails/linked/de.md", "notes.txt",
      "content/emails/welcome/it.md", "content/emails/welcome/nl.md", "", "content//x/de.md",
    ])
  func outside(path: String) async throws {
    let repository = try TemporaryRepository(
      smallRepository.with([
        "notes.txt": "Hallo Hallo", "content/emails/linked": "-> welcome",
        "content/emails/welcome/it.md": "-> de.md",
      ]))
    let plan = Fixer(try await repository.load()).plan([
      finding("x", at: 1, to: 2, line: 1, in: path, field: nil)
    ])
    #expect(plan.changes.isEmpty)
    #expect(plan.refused.count == 1)
  }

  @Test("A fix of two files is made in both or in none")
  func twoFiles() async throws {
    let repository = try TemporaryRepository(smallRepository)
    var both = finding("Hallo")
    both.fix?.edits.append(
      Fix.Edit(
        start: SourceLocation(file: "content/emails/welcome/en.md", line: 3, column: 3),
        end: TextPosition(line: 3, column: 10), replacement: "{"))
    let plan = Fixer(try await repository.load()).plan([both, finding("!", at: 13, to: 13)])
    #expect(plan.refused.map(\.finding.message) == ["Hallo"])
    #expect(plan.changes.map(\.file) == [Self.file])
    #expect(plan.changes.first?.after.contains("Willkommen!") == true)
  }

  @Test("So many edits of one file are made in one round, and one more in the next")
  func manyEdits() async throws {
    let count = Fixer.editLimit + 1
    let body = (1...count).map { "word \($0)\n" }.joined()
    let repository = try TemporaryRepository(
      smallRepository.with([Self.file: "---\nsubject: >-\n  Willkommen\n---\n\(body)"]))
    let findings = (0..<count).map { finding("Wort", at: 1, to: 5, line: 5 + $0, field: "body") }
    let bad = finding("{", at: 6, to: 6, line: 99, field: "body")
    let plan = Fixer(try await repository.load()).plan([bad] + findings)
    #expect(plan.later.count == 2)
    #expect(plan.refused.map(\.finding) == [bad])
    #expect(plan.changes.first?.findings.count == Fixer.editLimit - 1)
  }

  @Test("A file that changed since the plan was made is left alone")
  func changedMeanwhile() async throws {
    let repository = try TemporaryRepository(smallRepository)
    let fixer = Fixer(try await repository.load())
    let plan = fixer.plan([finding("Hallo")])
    try repository.write(Self.file, "Neu\n")
    #expect(fixer.carryOut(plan).map(\.reason) == ["it changed meanwhile"])
    #expect(try repository.read(Self.file) == "Neu\n")
  }
}

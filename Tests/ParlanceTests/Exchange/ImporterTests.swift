import Testing

@testable import Parlance

@Suite("What an import takes and what it does not")
struct ImporterTests {
  /// A repository with a mail in English, in German where it is given, and what an export gives.
  private struct Setting {
    let repository: TemporaryRepository
    let german: LocaleTag

    init(source: String, translation: String? = nil) throws {
      repository = try TemporaryRepository(
        smallRepository.with([
          "content/emails/welcome/en.md": source, "content/emails/welcome/de.md": translation,
        ]))
      german = try #require(LocaleTag("de"))
    }

    func export(_ selection: Exporter.Selection = .left) async throws -> ExchangeDocument {
      try Exporter(try await repository.load(), locale: german).document(selection)
    }

    func plan(_ document: ReturnedDocument, theirs: Bool = false) async throws -> ImportPlan {
      try Importer(try await repository.load(), locale: german).plan(document, theirs: theirs)
    }

    func take(_ document: ReturnedDocument) async throws -> ImportPlan {
      let plan = try await plan(document)
      #expect(try plan.write(below: repository.root).isEmpty)
      return plan
    }

    func text() throws -> String { try repository.read("content/emails/welcome/de.md") }
  }

  private static func returned(
    _ document: ExchangeDocument, _ texts: [String: String], isApproved: Bool = false
  ) -> ReturnedDocument {
    var returned = ReturnedDocument()
    for (line, unit) in document.units.enumerated() {
      guard let text = texts[unit.source.plain] else { continue }
      returned.units.append(
        ReturnedUnit(
          id: unit.id, target: .plain(text), isApproved: isApproved, was: unit.was,
          line: line + 1, column: 1))
    }
    return returned
  }

  private static let source = """
    ---
    subject: >-
      Hello {companyName}
    ---
    Your **{seats, plural, one {seat ends} other {# seats end}}** soon.

    [Renew](https://example.com/renew)

    """

  @Test("A text that is longer than its limit goes in, with a warning")
  func limit() async throws {
    let setting = try Setting(source: Self.source)
    try setting.repository.write("content/emails/welcome/item.yaml", "limits: {subject: 30}\n")
    let document = try await setting.export()
    let start = "Hello {companyName}"
    // The example is “Nordlicht Design GmbH”, of 21 characters.
    let fits = try await setting.plan(Self.returned(document, [start: "Servus, {companyName}!"]))
    #expect(fits.long.isEmpty && fits.takenCount == 1)
    let plan = try await setting.plan(Self.returned(document, [start: "Guten Tag {companyName}"]))
    #expect(plan.long.map(\.message) == ["the text has 31 characters, and may have 30"])
    #expect(plan.isClean && plan.takenCount == 1)
  }

  @Test("A mail is put together, with its plural, for review")
  func wholeMail() async throws {
    let setting = try Setting(source: Self.source)
    let document = try await setting.export()
    let plan = try await setting.take(
      Self.returned(
        document,
        [
          "Hello {companyName}": "Guten Tag, {companyName}",
          "Your **seat ends** soon.": "Ihre **Lizenz endet** bald.",
          "Your **{seats} seats end** soon.": "Ihre **{seats} Lizenzen enden** bald.",
          "[Renew](https://example.com/renew)": "[Verlängern](https://example.com/renew)",
        ]))
    #expect(plan.isClean)
    #expect(plan.takenCount == 4)
    #expect(
      try setting.text() == """
        ---
        subject: >-
          Guten Tag, {companyName}
        fingerprint: {subject: \(Fingerprint(of: "Hello {companyName}")), body: \
        \(Fingerprint(of: String(Self.source.split(separator: "---\n").last ?? "")))}
        state: review
        ---
        Ihre {seats, plural, one {**Lizenz endet**} other {**# Lizenzen enden**}} bald.

        [Verlängern](https://example.com/renew)

        """)
    #expect(try await setting.repository.check().filter { $0.severity == .error }.isEmpty)
    #expect(try await setting.export().units.isEmpty)
  }

  @Test(
    "A text that breaks something is refused alone, with the reason",
    arguments: [
      ("Guten Tag", "the placeholder {companyName} is missing"),
      ("Guten Tag {companyNam}", "companyNam"), ("Guten Tag {companyName", "brace"),
      ("Guten Tag {companyName} {seats}", "the placeholder {seats} is not in the source"),
      ("Guten Tag {companyName, number}", "companyName"),
      ("Guten\u{7} Tag {companyName}", "control character (U+0007)"),
      ("Guten \u{F0000}Tag {companyName}", "control character"),
    ])
  func refused(text: String, reason: String) async throws {
    let setting = try Setting(source: Self.source)
    let document = try await setting.export()
    let plan = try await setting.plan(
      Self.returned(
        document,
        [
          "Hello {companyName}": text,
          "[Renew](https://example.com/renew)": "[Verlängern](https://example.com/renew)",
        ]))
    #expect(plan.refused.count == 1)
    #expect(plan.refused.first?.message.contains(reason) == true, "\(plan.refused)")
    #expect(plan.takenCount == 1)
  }

  @Test(
    "An address that the source does not have is refused",
    arguments: [
      "[Verlängern](javascript:alert(1))", "[Verlängern](https://evil.example/)", "Verlängern",
      "[Verlängern](https://example.com/renew) [hier](https://evil.example/)",
    ])
  func links(text: String) async throws {
    let setting = try Setting(source: Self.source)
    let plan = try await setting.plan(
      Self.returned(
        try await setting.export(), ["[Renew](https://example.com/renew)": text]))
    #expect(plan.refused.count == 1)
    #expect(plan.files.isEmpty)
  }

  @Test("A body with paragraphs missing is a draft until the rest comes, which completes it")
  func partialBody() async throws {
    let setting = try Setting(source: "---\nsubject: >-\n  Hi\n---\nOne.\n\nTwo.\n")
    _ = try await setting.take(
      Self.returned(try await setting.export(), ["One.": "Eins.", "Hi": "Hallo"]))
    #expect(try setting.text().contains("state: draft"))
    #expect(try setting.text().hasSuffix("---\nEins.\n\nTwo.\n"))
    let rest = try await setting.export()
    #expect(rest.units.map(\.source.plain) == ["Two."])
    _ = try await setting.take(Self.returned(rest, ["Two.": "Zwei."], isApproved: true))
    #expect(try setting.text().contains("state: review"))
    #expect(try setting.text().hasSuffix("---\nEins.\n\nZwei.\n"))
    #expect(try await setting.export().units.isEmpty)
  }

  @Test("A text whose source has changed since the export is a conflict")
  func changedSource() async throws {
    let setting = try Setting(source: Self.source)
    let document = try await setting.export()
    try setting.repository.write(
      "content/emails/welcome/en.md", Self.source.replacing("Hello", with: "Welcome"))
    let plan = try await setting.plan(
      Self.returned(document, ["Hello {companyName}": "Guten Tag, {companyName}"]))
    #expect(
      plan.conflicts.map(\.message) == ["the source has changed since the export; export it again"])
    #expect(plan.files.isEmpty)
  }

  @Test("A translation that was edited since the export is kept, unless theirs is wanted")
  func edited() async throws {
    let setting = try Setting(
      source: "---\nsubject: >-\n  Hi\n---\nOne.\n",
      translation: "---\nsubject: >-\n  Hallo\n---\nEins.\n")
    let document = try await setting.export(.all)
    try setting.repository.write(
      "content/emails/welcome/de.md", "---\nsubject: >-\n  Grüß Gott\n---\nEins.\n")
    let theirs = Self.returned(document, ["Hi": "Servus"])
    let kept = try await setting.plan(theirs)
    #expect(kept.conflicts.count == 1)
    #expect(kept.files.isEmpty)
    let replaced = try await setting.plan(theirs, theirs: true)
    #expect(replaced.files.first?.change.after.contains("Servus") == true)
  }

  @Test("Only the texts that changed are left, with what they were, and the rest keeps its bytes")
  func outdated() async throws {
    let setting = try Setting(source: "---\nsubject: >-\n  Hi\n---\nOne.\n\nTwo.\n")
    _ = try await setting.take(
      Self.returned(
        try await setting.export(), ["Hi": "Hallo", "One.": "Eins.", "Two.": "Zwei."]))
    let git = Git(setting.repository.root)
    for arguments in [
      ["init", "--quiet"], ["add", "--all"],
      [
        "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "-m",
        "first",
      ],
    ] {
      #expect(try git.run(arguments).exitCode == 0)
    }
    try setting.repository.write(
      "content/emails/welcome/en.md",
      "---\nsubject: >-\n  Hi\n---\nZero.\n\nOne.\n\nTwo and a half.\n")
    let left = try await setting.export()
    #expect(left.units.map(\.source.plain) == ["Zero.", "Two and a half."])
    #expect(left.units.map { $0.previous?.source?.plain } == [nil, "Two."])
    #expect(left.units.map { $0.previous?.target.plain } == [nil, "Zwei."])
    let partial = try await setting.plan(
      Self.returned(left, ["Two and a half.": "Zweieinhalb."]))
    #expect(partial.waiting.count == 1)
    #expect(partial.files.isEmpty)
    _ = try await setting.take(
      Self.returned(left, ["Zero.": "Null.", "Two and a half.": "Zweieinhalb."]))
    #expect(try setting.text().hasSuffix("Null.\n\nEins.\n\nZweieinhalb.\n"))
    #expect(try await setting.export().units.isEmpty)
  }

  @Test("The same text twice in a file is taken once, and two that differ are not")
  func twice() async throws {
    let setting = try Setting(source: Self.source)
    var returned = Self.returned(
      try await setting.export(), ["Hello {companyName}": "Guten Tag, {companyName}"])
    returned.units.append(contentsOf: returned.units)
    #expect(try await setting.plan(returned).isClean)
    returned.units[1].target = .plain("Hallo {companyName}")
    #expect(try await setting.plan(returned).refused.count == 1)
  }

  @Test(
    "Words that begin like a list stay a paragraph",
    arguments: ["1. Oktober", "- ein Strich", "# Raute", "> spitz", "+ plus", "1) eins"])
  func blockMarks(text: String) async throws {
    let setting = try Setting(source: "---\nsubject: >-\n  Hi\n---\nOne.\n\nTwo.\n")
    _ = try await setting.take(
      Self.returned(
        try await setting.export(), ["Hi": "Hallo", "One.": text, "Two.": "Zwei."]))
    let repository = try await setting.repository.load()
    let body = try #require(
      repository.items[ItemID(.email, "welcome")]?.translations[setting.german]?["body"]?.value)
    let document = try Document(markdown: body)
    #expect(document.blocks == [.paragraph([.text(text)]), .paragraph([.text("Zwei.")])])
  }
}

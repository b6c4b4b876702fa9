import MessageFormat
import Testing

@testable import Parlance

/// What a check remembers is only a short cut: each report is the one of a check that reads all.
@Suite("What a check remembers")
struct CheckMemoryTests {
  /// A repository in which everything depends on something.
  private static let files: [String: String?] = smallRepository.with([
    "parlance.yaml": "parlance: 1\nsource: en\n",
    "locales/en.yaml": "required: true\nlabels: {unsubscribe: Unsubscribe}\n",
    "locales/de.yaml": "required: true\nlabels: {unsubscribe: Abmelden}\n",
    "locales/de-AT.yaml": "required: false\nfallback: de\n",
    "content/variables.yaml":
      "contactName: {type: text, example: Jana}\nseats: {type: integer, example: 12}\n",
    "content/customers/acme.yaml": "locale: de\ncontactName: Max\nseats: 3\n",
    "content/snippets/signature/en.md": "Best regards\n",
    "content/snippets/signature/de.md": "Beste Grüße\n",
    "content/snippets/outer/en.md": "So long.\n\n{signature, snippet}\n",
    "content/snippets/outer/de.md": "Bis dann.\n\n{signature, snippet}\n",
    "content/assets/guide/en.md":
      "---\ntitle: Guide\nlink: https://example.com/en\n---\nAll of it\n",
    "content/assets/guide/de.md":
      "---\ntitle: Leitfaden\nlink: https://example.com/de\n---\nAlles\n",
    "content/objections/price/item.yaml": "forward: [guide]\n",
    "content/objections/price/en.md": "---\nstatement: Too expensive\n---\nIt pays off.\n",
    "content/objections/price/de.md": "---\nstatement: Zu teuer\n---\nEs rechnet sich.\n",
    "content/emails/hello/en.md":
      "---\nsubject: >-\n  Hello {contactName}\n---\nYou have {seats} seats.\n\n{outer, snippet}\n",
    "content/emails/hello/de.md":
      "---\nsubject: >-\n  Hallo {contactName}\n---\nSie haben {seats} Plätze.\n\n{outer, snippet}\n",
    "content/call-scripts/call/en.md":
      "---\ntitle: Call\npurpose: Ask\n---\n# One\n\n> [Price](objection:price)\n",
    "content/call-scripts/call/de.md":
      "---\ntitle: Anruf\npurpose: Fragen\n---\n# Eins\n\n> [Preis](objection:price)\n",
    "content/playbooks/start/playbook.yaml": """
    stages:
      - id: welcome
        actions:
          - id: greet
            touchpoints:
              - {id: mail, when: week 1, channel: email, material: [{email: hello}]}
        objections: [price]

    """,
    "content/playbooks/start/en.yaml": "title: Start\n",
    "content/playbooks/start/de.yaml": "title: Start\n",
  ])

  /// What happens to a file of the repository; nil where it is removed.
  private static let changes: [(path: String, text: String?)] = [
    ("content/emails/hello/en.md", "---\nsubject: >-\n  Hi\n---\nSave 15% on all of it.\n"),
    (
      "content/objections/price/en.md",
      "---\nstatement: Too expensive\n---\nThere is 20% on all of it.\n"
    ),
    ("content/emails/hello/de.md", "---\nsubject: >-\n  {contactNam}\n---\n{seats} Plätze\n"),
    ("content/emails/hello/en.md", "---\nsubject: >-\n  Hi {contactName}\n---\nMany seats.\n"),
    ("content/emails/hello/de.md", nil),
    ("content/emails/hello/de-AT.md", "---\nsubject: >-\n  Servus\n---\nServus!\n"),
    ("content/emails/hello/item.yaml", "notRequired: {de: later}\n"),
    ("content/emails/hello/item.yaml", "forward: [nothing]\n"),
    ("content/emails/new/en.md", "---\nsubject: >-\n  New\n---\nNew.\n"),
    ("content/emails/hello/de.md", "---\nsubject: >-\n  Hallo\nstate: draft\n---\nPlätze\n"),
    ("content/snippets/signature/de.md", "[Grüße](javascript:alert)\n"),
    ("content/snippets/signature/de.md", nil),
    ("content/snippets/signature/en.md", nil),
    ("content/snippets/signature/de.md", "{outer, snippet}\n"),
    ("content/snippets/outer/en.md", "So long {\n"),
    ("content/assets/guide/de.md", "---\ntitle: Leitfaden\nlink: nowhere\n---\nAlles\n"),
    ("content/assets/guide/de.md", nil),
    ("content/objections/price/item.yaml", "forward: []\n"),
    ("content/objections/price/de.md", nil),
    ("content/objections/price/de.md", "---\nstatement: Zu teuer\nstate: draft\n---\nJa.\n"),
    ("content/call-scripts/call/de.md", "---\ntitle: A\npurpose: B\n---\n[x](step:9)\n"),
    ("content/playbooks/start/playbook.yaml", "stages:\n  - id: welcome\n"),
    ("content/playbooks/start/playbook.yaml", nil),
    ("content/playbooks/start/de.yaml", "title: >-\n  {seat}\n"),
    ("content/playbooks/start/de.yaml", nil),
    ("content/playbooks/start/en.yaml", "title: Begin\nintro: Hello\n"),
    ("content/variables.yaml", "contactName: {type: integer, example: 1}\n"),
    ("content/customers/acme.yaml", "locale: de\nseats: many\n"),
    ("content/customers/acme.yaml", nil),
    ("content/theme.yaml", "colors: 3\n"),
    ("content/senders/example.yaml", "name: {en: Example}\n"),
    ("locales/de.yaml", "required: false\n"),
    ("locales/de.yaml", nil),
    ("locales/fr.yaml", "required: true\nfallback: en\n"),
    ("locales/de-AT.yaml", "required: true\n"),
    ("parlance.yaml", "parlance: 1\nsource: de\n"),
    ("parlance.yaml", "parlance: 1\nsource: en\nrules: {missing-translation: off}\n"),
    ("content/emails/hello/de_AT.md", "Servus\n"),
    ("content/other/x.md", "x\n"),
  ]

  private let day = CalendarDay(daysSinceEpoch: 20_778)

  /// The reports of a check that remembers, and of one that reads everything.
  private func reports(_ repository: TemporaryRepository) async throws -> (Report?, Report?) {
    let remembering = try? await Checker.remembering(repository.root, on: day)
    let whole = try? await Repository.load(from: repository.root)
    var reports: (Report?, Report?) = (nil, nil)
    if let remembering { reports.0 = await remembering.check() }
    if let whole { reports.1 = await Checker(whole, on: day).check() }
    return reports
  }

  @Test("After each change of a file a check finds what one that reads everything finds")
  func changes() async throws {
    for change in Self.changes {
      let repository = try TemporaryRepository(Self.files)
      let (first, _) = try await reports(repository)
      #expect(first != nil)
      if let text = change.text {
        try repository.write(change.path, text)
      } else {
        repository.remove(change.path)
      }
      for _ in 0..<2 {
        let (remembered, whole) = try await reports(repository)
        #expect(remembered?.findings == whole?.findings, "\(change.path): \(change.text ?? "-")")
        #expect(remembered?.ignored == whole?.ignored)
      }
    }
  }

  @Test("After many changes in turn a check finds what one that reads everything finds")
  func manyChanges() async throws {
    var generator = SeededGenerator(seed: 5)
    let repository = try TemporaryRepository(Self.files)
    for _ in 0..<60 {
      guard let change = Self.changes.randomElement(using: &generator) else { continue }
      // Now and then a file is again as it was.
      let text = Bool.random(using: &generator) ? change.text : Self.files[change.path] ?? nil
      if let text {
        try repository.write(change.path, text)
      } else {
        repository.remove(change.path)
      }
      let (remembered, whole) = try await reports(repository)
      #expect(remembered?.findings == whole?.findings, "\(change.path)")
    }
  }

  @Test("What is unchanged is not read again, and what was found in it is still reported")
  func unchanged() async throws {
    let repository = try TemporaryRepository(
      Self.files.with(["content/emails/hello/de.md": "---\nsubject: >-\n  {x}\n---\nY\n"]))
    _ = try await reports(repository)
    let checker = try await Checker.remembering(repository.root, on: day)
    let hello = ItemID(.email, "hello")
    let german = try #require(LocaleTag("de"))
    #expect(checker.repository.items[hello]?.translations[german]?.fields.isEmpty == true)
    #expect(await checker.check().findings.contains { $0.rule == "unknown-variable" })
  }

  @Test("On another day, nothing is taken from memory")
  func otherDay() async throws {
    let repository = try TemporaryRepository(Self.files)
    _ = try await reports(repository)
    let next = CalendarDay(daysSinceEpoch: 20_779)
    let checker = try await Checker.remembering(repository.root, on: next)
    let german = try #require(LocaleTag("de"))
    let hello = checker.repository.items[ItemID(.email, "hello")]
    #expect(hello?.translations[german]?.fields.isEmpty == false)
  }

  @Test(
    "A memory that is damaged, cut or gone is as good as none",
    arguments: [0, 1, 20, 60, 200, 500, 1_000, 2_000])
  func damaged(at offset: Int) async throws {
    let repository = try TemporaryRepository(Self.files)
    _ = try await reports(repository)
    let path = "\(CheckMemory.folder)/check"
    var bytes = try repository.bytes(of: path)
    for (index, damage) in [bytes.count, 3].enumerated() where offset < bytes.count {
      if index == 0 {
        bytes.removeLast(bytes.count - offset)
      } else {
        bytes = try repository.bytes(of: path)
        bytes[min(offset, bytes.count - 1)] ^= UInt8(truncatingIfNeeded: damage)
      }
      try repository.write(path, bytes: bytes)
      let (remembered, whole) = try await reports(repository)
      #expect(remembered?.findings == whole?.findings)
    }
  }

  @Test("Git is told to leave the memory alone, and a folder that cannot be written is no error")
  func folder() async throws {
    let repository = try TemporaryRepository(Self.files)
    _ = try await reports(repository)
    #expect(try repository.read("\(CheckMemory.folder)/.gitignore") == "*\n")
    let other = try TemporaryRepository(Self.files.with([CheckMemory.folder: "a file"]))
    let (remembered, whole) = try await reports(other)
    #expect(remembered?.findings == whole?.findings)
  }
}

import MessageFormat
import Testing

@testable import Parlance

/// Faults that were once overlooked, or blamed on the wrong file.
@Suite("Faults are found where they are")
struct FaultTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var files: [String: String?]
    var rule: String
    var place: String

    var testDescription: String { name }
  }

  static let mail = "content/emails/welcome/de.md"
  static let plan = "content/playbooks/start/playbook.yaml"

  static func body(_ text: String) -> [String: String?] {
    [mail: "---\nsubject: >-\n  Willkommen\n---\n\(text)\n"]
  }

  static let faults: [Fault] = [
    Fault(
      name: "an empty playbook", files: [plan: ""], rule: "invalid-setting", place: "\(plan):1:1"),
    Fault(
      name: "a playbook without stages", files: [plan: "stages: []\n"], rule: "invalid-setting",
      place: "\(plan):1:1"),
    Fault(
      name: "texts without a playbook",
      files: ["content/playbooks/start/en.yaml": "title: >-\n  Start\n"],
      rule: "invalid-setting", place: "\(plan):1:1"),
    Fault(
      name: "a material that names nothing",
      files: [
        plan: "stages: [{id: a, actions: [{id: b, touchpoints: [{id: c, material: []}]}]}]\n"
      ],
      rule: "invalid-setting", place: "\(plan):1:58"),
    Fault(
      name: "a text of a playbook that nothing takes",
      files: [
        plan: "stages: [{id: a, actions: [{id: greet}]}]\n",
        "content/playbooks/start/en.yaml": "actions:\n  gret:\n    title: >-\n      Greet\n",
      ], rule: "unknown-item", place: "content/playbooks/start/en.yaml:4:7"),
    Fault(
      name: "a touchpoint without the text that others have",
      files: [
        plan: """
        stages: [{id: a, actions: [{id: b, touchpoints: [{id: c, material: none}, \
        {id: d, material: none}]}]}]

        """,
        "content/playbooks/start/en.yaml":
          "touchpoints:\n  a:\n    b:\n      c: >-\n        Call\n",
      ], rule: "missing-field", place: "content/playbooks/start/en.yaml:1:1"),
    Fault(
      name: "an order of texts", files: [plan: "segments:\n  a: {companyName: {below: 3}}\n"],
      rule: "variable-type-mismatch", place: "\(plan):2:21"),
    Fault(
      name: "a case that a choice does not have",
      files: body("{salutation, select, femal {Frau} other {Tag}}"),
      rule: "unknown-select-case", place: "\(mail):5:22"),
    Fault(
      name: "a time of a date", files: body("{membershipEnd, date, HH:mm}"),
      rule: "variable-type-mismatch", place: "\(mail):5:22"),
    Fault(
      name: "a currency of a number", files: body("{seats, number, currency}"),
      rule: "variable-type-mismatch", place: "\(mail):5:16"),
    Fault(
      name: "a second currency of money", files: body("{quoteTotal, number, ::currency/USD}"),
      rule: "variable-type-mismatch", place: "\(mail):5:21"),
    Fault(
      name: "a text that is a comment", files: [mail: "---\nsubject: # Tage\n---\nText\n"],
      rule: "cut-text", place: "\(mail):2:9"),
    Fault(
      name: "a control character", files: [mail: "---\nsubject: \"a\\0b\"\n---\nText\n"],
      rule: "private-character", place: "\(mail):2:10"),
    Fault(
      name: "front matter below a blank line", files: [mail: "\n---\nsubject: x\n---\nText\n"],
      rule: "invalid-front-matter", place: "\(mail):2:1"),
    Fault(
      name: "an unknown numbering system", files: ["locales/de.yaml": "numbers: klingon\n"],
      rule: "invalid-setting", place: "locales/de.yaml:1:1"),
    Fault(
      name: "a circle of fallbacks",
      files: ["locales/de.yaml": "fallback: en\n", "locales/en.yaml": "fallback: de\n"],
      rule: "invalid-setting", place: "locales/de.yaml:1:1"),
    Fault(
      name: "a language that nobody knows",
      files: ["content/emails/welcome/english.md": "Text\n"], rule: "invalid-locale",
      place: "content/emails/welcome/english.md:1:1"),
    Fault(
      name: "a recipient that is no variable",
      files: ["parlance.yaml": "parlance: 1\nsource: en\nrecipient: {email: nope}\n"],
      rule: "unknown-variable", place: "parlance.yaml:3:20"),
    Fault(
      name: "a recipient of the wrong type",
      files: ["parlance.yaml": "parlance: 1\nsource: en\nrecipient: {email: companyName}\n"],
      rule: "variable-type-mismatch", place: "parlance.yaml:3:20"),
    Fault(
      name: "an unknown rule",
      files: ["parlance.yaml": "parlance: 1\nsource: en\nrules:\n  missing-txt: off\n"],
      rule: "unknown-rule", place: "parlance.yaml:4:3"),
    Fault(
      name: "an unknown sender",
      files: ["parlance.yaml": "parlance: 1\nsource: en\nsender: exmaple\n"],
      rule: "unknown-item", place: "parlance.yaml:3:9"),
    Fault(
      name: "two customers of one id",
      files: ["content/customers/a.yaml": "id: x\n", "content/customers/b.yaml": "id: x\n"],
      rule: "invalid-customer", place: "content/customers/b.yaml:1:1"),
    Fault(
      name: "a snippet with a variable’s name",
      files: ["content/snippets/seats/en.md": "x\n", "content/snippets/seats/de.md": "x\n"],
      rule: "invalid-setting", place: "content/snippets/seats:1:1"),
    Fault(
      name: "a link that no mail takes", files: body("Text\n\n[Hier](javascript:alert)"),
      rule: "render-failure", place: "\(mail):7:8"),
    Fault(
      name: "a locale that need not be left out",
      files: ["content/emails/welcome/item.yaml": "notRequired: {en: legal}\n"],
      rule: "invalid-setting", place: "content/emails/welcome/item.yaml:1:1"),
    Fault(
      name: "a folder that is a link",
      files: ["content/objections": "-> emails"], rule: "unreadable-file",
      place: "content/objections:1:1"),
  ]

  @Test("Each fault is found by its rule, in its place", arguments: faults)
  func found(fault: Fault) async throws {
    let repository = try TemporaryRepository(smallRepository.with(fault.files))
    let found = try await repository.check().map { "\($0.rule) \($0.location)" }
    #expect(found.contains("\(fault.rule) \(fault.place)"), "\(found)")
  }

  @Test("One unreadable file does not make the others look wrong")
  func noFlood() async throws {
    let repository = try TemporaryRepository(
      smallRepository.with(["content/variables.yaml": "-> nowhere"]).with(
        Self.body("{seats} {companyName}")))
    #expect(
      try await repository.check().filter { $0.severity == .error }.map(\.rule)
        == ["unreadable-file"])
  }

  @Test("A file with thousands of faults says so and stops")
  func manyFaults() async throws {
    let keys = (0..<5_000).map { "k\($0): v\n" }.joined()
    let repository = try TemporaryRepository(
      smallRepository.with([Self.mail: "---\n\(keys)subject: Willkommen\n---\nText\n"]))
    let found = try await repository.load().findings
    #expect(found.count == 100)
    #expect(found.contains { $0.message.hasSuffix("more faults of this file are not shown") })
  }

  @Test("Labels of the same language fill a hole, as texts do")
  func labelFallback() async throws {
    let labels = "labels:\n  unsubscribe: >-\n    Abmelden\n"
    let repository = try TemporaryRepository(
      smallRepository.with([
        "locales/en.yaml": labels, "locales/de-AT.yaml": "required: true\nfallback: de\n",
        "locales/de.yaml": labels
          + "fingerprint:\n  unsubscribe: \(Fingerprint(of: "Abmelden"))\n",
      ]))
    #expect(try await repository.check() == [])
  }

  @Test(
    "Accepting keeps the form of a file, or leaves it alone and says why",
    arguments: [
      ("---\n  subject: Willkommen\n---\nText.\n", true),
      ("---\n{subject: Willkommen}\n---\nText.\n", false),
      ("---\nsubject: Willkommen\n...\n---\nText.\n", false),
    ])
  func accept(text: String, isEdited: Bool) async throws {
    let repository = try TemporaryRepository(smallRepository.with([Self.mail: text]))
    let loaded = try await repository.load()
    func changes() throws -> [Acceptance.Change] {
      try Acceptance(loaded).changes(to: ItemID(.email, "welcome"), in: loaded.localeTags)
    }
    if isEdited {
      let change = try #require(try changes().first)
      try FileWriter.write(change.text, to: "\(repository.root)/\(change.file)")
      #expect(try await repository.check() == [])
    } else {
      #expect(throws: ParlanceError.self) { try changes() }
      #expect(try repository.read(Self.mail) == text)
    }
  }

  @Test("A translation with a fault keeps the fingerprints that it has")
  func acceptFaulty() async throws {
    let repository = try TemporaryRepository(
      smallRepository.with([
        Self.mail: "---\nsubject: {x\nfingerprint: {subject: 11111111}\n---\nText\n"
      ]))
    let loaded = try await repository.load()
    let acceptance = Acceptance(loaded)
    let id = ItemID(.email, "welcome")
    #expect(try acceptance.changes(to: id, in: loaded.localeTags) == [])
    #expect(acceptance.unreadable(id, in: loaded.localeTags) == [Self.mail])
  }
}

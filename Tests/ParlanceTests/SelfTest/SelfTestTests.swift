import MessageFormat
import Synchronization
import Testing

@testable import Parlance

/// A self-test is a check of the check: it can fail.
@Suite("Self-test")
struct SelfTestTests {
  private static let files: [String: String?] = smallRepository.with([
    "parlance.yaml": "parlance: 1\nsource: en\n",
    "locales/en.yaml": "required: true\nlabels: {unsubscribe: Unsubscribe}\n",
    "locales/de.yaml": "required: true\nlabels: {unsubscribe: Abmelden}\n",
    "content/variables.yaml": """
    contactName: {type: text, example: Jana}
    companyName: {type: text, example: Nordlicht}
    seats: {type: integer, example: 12}
    salutation: {type: choice, values: [female, male], example: female}

    """,
    "content/customers/acme.yaml":
      "locale: de\ncontactName: Max\ncompanyName: Acme\nseats: 3\nsalutation: male\n",
    "content/snippets/signature/en.md": "Best regards\n",
    "content/snippets/signature/de.md": "Beste Grüße\n",
    "content/assets/guide/en.md":
      "---\ntitle: Guide\nlink: https://example.com/en\n---\nAll of it\n",
    "content/assets/guide/de.md":
      "---\ntitle: Leitfaden\nlink: https://example.com/de\n---\nAlles davon\n",
    "content/objections/price/item.yaml": "forward: [guide]\n",
    "content/objections/price/en.md": "---\nstatement: Too expensive\n---\nIt pays off.\n",
    "content/objections/price/de.md": "---\nstatement: Zu teuer\n---\nEs rechnet sich.\n",
    "content/emails/hello/en.md": """
    ---
    subject: >-
      Hello {contactName}, {seats, plural, one {# seat} other {# seats}}
    ---
    Hello {salutation, select, female {Ms} male {Mr} other {}} {contactName},

    ## What you have

    You have **{seats} seats** now, and here is [what to do with them](https://example.com/start).

    {signature, snippet}

    """,
    "content/emails/hello/de.md": """
    ---
    subject: >-
      Hallo {contactName}, {seats, plural, one {# Platz} other {# Plätze}}
    ---
    Guten Tag {salutation, select, female {Frau} male {Herr} other {}} {contactName},

    ## Was Sie haben

    Sie haben jetzt **{seats} Plätze**, und hier steht, [was man damit tut](https://example.com/start).

    {signature, snippet}

    """,
    "content/call-scripts/call/en.md":
      "---\ntitle: Call\npurpose: Ask\n---\n# One\n\n> Is it the [price](objection:price)?\n",
    "content/call-scripts/call/de.md":
      "---\ntitle: Anruf\npurpose: Fragen\n---\n# Eins\n\n> Ist es der [Preis](objection:price)?\n",
    "content/playbooks/start/playbook.yaml": """
    stages:
      - id: welcome
        actions:
          - id: greet
            touchpoints:
              - {id: mail, when: week 1, channel: email, material: [{email: hello}]}
              - {id: call, when: week 2, channel: phone, material: [{call-script: call}]}
        objections: [price]

    """,
    "content/playbooks/start/en.yaml": "title: Start\n",
    "content/playbooks/start/de.yaml": "title: Beginn\n",
  ])

  private func run(
    _ changes: [String: String?] = [:], locale: String? = nil
  ) async throws -> SelfTestReport {
    let repository = try TemporaryRepository(Self.files.with(changes))
    let day = try #require(CalendarDay("2026-11-21"))
    let report = try await SelfTest(repository.root, on: day, locale: locale).run()
    return report
  }

  @Test("Every damage to sound content is noticed, the same ones each time")
  func allNoticed() async throws {
    let report = try await run()
    #expect(report.unnoticed == [])
    #expect(report.damages > 150)
    #expect(!report.wasStopped)
    #expect(try await run().json == report.json)
  }

  @Test("A rule that is off leaves its damage unnoticed, and is named")
  func ruleOff() async throws {
    let report = try await run([
      "parlance.yaml": "parlance: 1\nsource: en\nrules: {markup-mismatch: off}\n"
    ])
    let heading = try #require(
      report.unnoticed.first { $0.kind == "heading removed" && $0.file.hasSuffix("hello/de.md") })
    #expect(heading.rules == ["markup-mismatch"])
    #expect(heading.off == ["markup-mismatch"])
    #expect(heading.line == 7)
    #expect(
      report.text().contains(
        """
        content/emails/hello/de.md:7: the heading “## Was Sie haben” is removed
          not noticed; markup-mismatch (which is off) should have spoken
        """))
    #expect(report.text().contains(" not noticed.\n"))
  }

  @Test("An ignore leaves a damage unnoticed, too")
  func ignored() async throws {
    let ignore = "{rule: missing-translation, item: emails/hello, locale: de, reason: later}"
    let report = try await run([
      "parlance.yaml": "parlance: 1\nsource: en\nignore:\n  - \(ignore)\n"
    ])
    #expect(
      report.unnoticed.map { "\($0.file): \($0.kind)" } == [
        "content/emails/hello/de.md: file removed"
      ])
  }

  @Test("What is noticed is noticed by a check of everything, too")
  func exact() async throws {
    let repository = try TemporaryRepository(
      Self.files.with(["content/customers/acme.yaml": nil, "content/assets/guide/de.md": nil]))
    let day = try #require(CalendarDay("2026-11-21"))
    let check = try await DamagedCheck(repository.root, on: day)
    let before = Baseline(of: try await repository.check())
    let kinds: Set<ItemKind> = [.email, .snippet, .playbook]
    for file in check.repository.damageableFiles
    where file.item.map({ kinds.contains($0.kind) }) ?? true {
      let bytes = try repository.bytes(of: file.path)
      let text = String(decoding: bytes, as: UTF8.self)
      for damage in DamageMaker.damages(to: file, text: text, in: check.input) {
        if let content = damage.content {
          try repository.write(file.path, bytes: content)
        } else {
          repository.remove(file.path)
        }
        let outcome =
          if let id = file.item { await check.outcome(for: id, in: file.locale) } else {
            await check.outcome(sharedIn: file.locale)
          }
        switch outcome {
        case .unnoticed: Issue.record("\(file.path): \(damage.what) is not noticed")
        case .stopped: await #expect(throws: (any Error).self) { try await repository.load() }
        case .noticed(let findings):
          let new = Set(before.compare(try await repository.check(), locale: nil).new)
          #expect(
            findings.allSatisfy { finding in new.contains { $0.repeats(finding) } },
            "\(file.path): \(damage.what)")
        }
      }
      try repository.write(file.path, bytes: bytes)
    }
  }

  @Test("One locale: only its files are damaged")
  func oneLocale() async throws {
    let report = try await run(locale: "de")
    #expect(report.files == 8)
    #expect(report.unnoticed == [])
    await #expect(throws: ParlanceError.self) { try await run(locale: "fr") }
  }

  @Test("What is missing, empty or a draft already is not damaged")
  func holes() async throws {
    let all = try await run(locale: "de").files
    let report = try await run(
      [
        "content/emails/hello/de.md": nil,
        "content/snippets/signature/de.md": "",
        "content/call-scripts/call/de.md":
          "---\ntitle: Anruf\npurpose: Fragen\nstate: draft\n---\n# Eins\n",
      ], locale: "de")
    #expect(report.files == all - 3)
  }

  @Test("It stops when it is asked to, and leaves the repository alone")
  func stopped() async throws {
    let repository = try TemporaryRepository(Self.files)
    let told = Atomic(0)
    let report = try await SelfTest(repository.root).run { _ in
      told.wrappingAdd(1, ordering: .relaxed)
    } isStopped: {
      told.load(ordering: .relaxed) > 1
    }
    #expect(report.wasStopped)
    #expect(report.files < 6)
    #expect(report.text().contains("Stopped before the end: "))
    for (path, text) in Self.files {
      if let text { #expect(try repository.read(path) == text) }
    }
  }

  @Test("A folder without a repository is an error")
  func noRepository() async throws {
    await #expect(throws: ParlanceError.self) { try await SelfTest("/nonexistent").run() }
  }
}

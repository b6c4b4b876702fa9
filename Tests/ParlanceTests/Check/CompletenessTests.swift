import MessageFormat
import Testing

@testable import Parlance

@Suite("Missing and outdated translations")
struct CompletenessTests {
  static let playbook: [String: String?] = [
    "content/playbooks/start/playbook.yaml": """
    stages:
      - id: onboarding
        actions:
          - id: greet
            touchpoints:
              - {id: mail, when: week 2, channel: email, material: [{email: welcome}]}

    """
  ]

  @Test("A deleted file is named with its touchpoint, its locale and the file to create")
  func deleted() async throws {
    let repository = try TemporaryRepository(
      smallRepository.with(Self.playbook).with(["content/emails/welcome/de.md": nil]))
    let found = try await repository.check().filter {
      $0.rule == "missing-translation" && $0.item?.kind == .email
    }
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.severity == .error)
    #expect(finding.location == SourceLocation(file: "content/emails/welcome/de.md"))
    #expect(finding.message.contains("start › onboarding › greet › mail (week 2)"))
    #expect(finding.message.contains("German (de)"))
    #expect(finding.help == "create content/emails/welcome/de.md")
  }

  @Test(
    "An empty file is no translation",
    arguments: [
      "", "\n\n", "---\n---\n", "---\nsubject: ''\n---\n", "---\nstate: review\n---\n \n",
    ])
  func empty(text: String) async throws {
    let repository = try TemporaryRepository(
      smallRepository.with(["content/emails/welcome/de.md": text]))
    let found = try await repository.check()
    #expect(found.contains { $0.rule == "empty-translation" && $0.severity == .error })
  }

  @Test("What a locale need not have is a warning")
  func notRequired() async throws {
    let repository = try TemporaryRepository(
      smallRepository.with([
        "locales/de.yaml": "required: false\n", "content/emails/welcome/de.md": nil,
      ]))
    let found = try await repository.check()
    #expect(found.map(\.severity) == [.warning])
  }

  @Test("A text of the same language fills a hole; one of another language does not")
  func fallback() async throws {
    let files = smallRepository.with(["locales/de-AT.yaml": "required: true\nfallback: de\n"])
    let filled = try TemporaryRepository(files)
    #expect(try await filled.check() == [])
    let other = try TemporaryRepository(
      smallRepository.with(["locales/fr.yaml": "required: true\nfallback: en\n"]))
    #expect(try await other.check().map(\.rule) == ["missing-translation"])
  }

  @Test("A changed source outdates its translations, each with the fields that changed")
  func outdated() async throws {
    let repository = try TemporaryRepository(smallRepository)
    try repository.write(
      "content/emails/welcome/en.md",
      "---\nsubject: >-\n  Welcome aboard\n---\n"
        + "\(Rule.Example.sourceBody)\n")
    let finding = try #require(try await repository.check().first)
    #expect(finding.rule == "outdated-translation")
    #expect(finding.severity == .warning)
    #expect(finding.field == "subject")
    #expect(finding.message.contains("“subject”"))
  }

  @Test(
    "What a translator does not see outdates nothing",
    arguments: [
      "---\nsubject: 'Welcome'\n---\nIt is good to have you with us.\n\n\n",
      "---\nsubject: |-\n  Welcome\n---\nIt is good to have you with us.   ",
      "---\r\nsubject: Welcome\r\n---\r\nIt is good to have you with us.\r\n",
    ])
  func unseen(source: String) async throws {
    let repository = try TemporaryRepository(
      smallRepository.with([
        "content/emails/welcome/en.md": source,
        "content/emails/welcome/item.yaml": "tags: [start]\nnote: A short one.\n",
      ]))
    #expect(try await repository.check() == [])
  }

  @Test("Accepting records the source, and leaves every other line as it is")
  func accept() async throws {
    let repository = try TemporaryRepository(
      smallRepository.with([
        "content/emails/welcome/de.md": """
        ---
        # A comment
        subject: >-
          Willkommen
        fingerprint:
          subject: 00000000

        # Another one
        state: review
        ---

        Schön, dass Sie da sind.

        """
      ]))
    let changes = try Acceptance(try await repository.load()).changes(
      to: ItemID(.email, "welcome"), in: [try #require(LocaleTag("de"))])
    #expect(changes.map(\.fields) == [["body", "subject"]])
    #expect(
      changes.first?.text == """
        ---
        # A comment
        subject: >-
          Willkommen
        fingerprint: {subject: \(Fingerprint(of: "Welcome")), \
        body: \(Fingerprint(of: Rule.Example.sourceBody))}

        # Another one
        state: review
        ---

        Schön, dass Sie da sind.

        """)
  }

  @Test(
    "After accepting everything, nothing is stale, whatever form the file has",
    arguments: [
      "Nur ein Text\n", "\u{FEFF}---\r\nsubject: Willkommen\r\n---\r\nText\r\n",
      "---\nsubject: Willkommen\nfingerprint: {subject: 00000000,\n  body: 11111111}\n---\nText",
      "---\n---\nText\n",
    ])
  func acceptAll(text: String) async throws {
    let repository = try TemporaryRepository(
      smallRepository.with(["content/emails/welcome/de.md": text]))
    let before = try await repository.load()
    for change in try Acceptance(before).changes(
      to: ItemID(.email, "welcome"), in: before.localeTags)
    {
      try FileWriter.write(change.text, to: "\(repository.root)/\(change.file)")
    }
    let after = try await repository.load()
    #expect(after.findings == [])
    let freshness = after.freshness(
      of: ItemID(.email, "welcome"), in: try #require(LocaleTag("de")))
    #expect(freshness["body"] == .fresh)
    #expect(freshness.values.allSatisfy { $0 == .fresh })
  }

  @Test("Playbook texts are outdated key by key")
  func playbookTexts() async throws {
    let english = """
      title: >-
        Start
      stages:
        onboarding:
          goal: >-
            Be in use

      """
    let repository = try TemporaryRepository(
      smallRepository.with(Self.playbook).with([
        "content/playbooks/start/en.yaml": english,
        "content/playbooks/start/de.yaml": """
        title: >-
          Start
        stages:
          onboarding:
            goal: >-
              In Gebrauch
        fingerprint:
          title: \(Fingerprint(of: "Start"))
          stages.onboarding.goal: \(Fingerprint(of: "Be used"))

        """,
      ]))
    let found = try await repository.check().filter {
      $0.locale != nil && $0.field?.hasPrefix("labels.") != true
    }
    #expect(found.map(\.rule) == ["outdated-translation"])
    #expect(found.first?.field == "stages.onboarding.goal")
  }

  @Test("An ignore covers a finding until its last day, and no longer")
  func ignores() async throws {
    let settings = """
      parlance: 1
      source: en
      ignore:
        - {rule: missing-translation, locale: de, reason: to come, until: UNTIL}

      """
    for (until, rules) in [
      ("2026-11-21", []), ("2026-11-20", ["missing-translation", "expired-ignore"]),
    ] {
      let repository = try TemporaryRepository(
        smallRepository.with([
          "parlance.yaml": settings.replacing("UNTIL", with: until),
          "content/emails/welcome/de.md": nil,
        ]))
      #expect(try await repository.check().map(\.rule) == rules)
    }
  }
}

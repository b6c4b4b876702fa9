import MessageFormat
import Testing

@testable import Parlance

@Suite("Playbooks")
struct PlaybookTests {
  @Test(
    "A timing is read, and written as it was",
    arguments: [
      "week 40", "weeks 44-48", "day 3", "2 weeks before expiry", "after expiry",
      "weeks 1-8 after expiry", "week 2 after expiry", "10 days before expiry",
    ])
  func timing(text: String) throws {
    #expect(try #require(Timing(text)).description == text)
  }

  @Test(
    "What is no timing is refused",
    arguments: [
      "", "week", "week 0", "weeks 5", "weeks 8-4", "week 4-8", "week +4", "Week 4", "weeks 4-",
      "3 day", "2 months before expiry", "before expiry", "day 3 after expiry", "weeks 1-2-3",
    ])
  func noTiming(text: String) {
    #expect(Timing(text) == nil)
  }

  @Test(
    "Week N is the days 7N-6 to 7N of the term; the week after expiry begins the day after it",
    arguments: [
      ("week 1", "2026-03-31", "2026-04-06"), ("weeks 40-41", "2026-12-29", "2027-01-11"),
      ("day 3", "2026-04-02", "2026-04-02"), ("after expiry", "2027-04-01", "2027-04-28"),
      ("2 weeks before expiry", "2027-03-17", "2027-03-23"),
      ("1 day before expiry", "2027-03-30", "2027-03-30"),
    ])
  func window(when: String, first: String, last: String) throws {
    let window = try #require(Timing(when)).window(
      termStart: CalendarDay("2026-03-31"), expiry: CalendarDay("2027-03-31"))
    #expect(window?.lowerBound.description == first)
    #expect(window?.upperBound.description == last)
  }

  @Test(
    "The current term begins at the latest anniversary",
    arguments: [
      ("1 year", "2024-03-31", "2026-03-30", "2025-03-31"),
      ("1 year", "2024-03-31", "2026-03-31", "2026-03-31"),
      ("1 year", "2024-02-29", "2025-02-28", "2025-02-28"),
      ("6 months", "2026-01-31", "2026-08-01", "2026-07-31"),
      ("1 month", "2026-01-31", "2026-02-28", "2026-02-28"),
      ("1 year", "2027-01-01", "2026-01-01", "2027-01-01"),
    ])
  func term(length: String, first: String, day: String, start: String) throws {
    let term = try #require(Playbook.Term(length))
    let found = term.start(
      of: try #require(CalendarDay(first)), containing: try #require(CalendarDay(day)))
    #expect(found.description == start)
  }

  static let playbook: [String: String?] = [
    "content/playbooks/start/playbook.yaml": """
    clock: membershipEnd
    segments:
      small: {seats: {below: 10}}
      large: {seats: {above: 25}}
      middle: {seats: {atLeast: 10, atMost: 25}}
      named: {salutation: {in: [female, male]}}
      reachable: {phone: {missing: false}}
      late: {membershipEnd: {below: 2027-01-01}}
    stages:
      - id: renewal
        actions:
          - id: quote
            touchpoints:
              - id: mail
                when: week 40
                channel: email
                material:
                  - {email: welcome, if: small}
                  - {email: other, if: large}
                  - {email: welcome}

    """
  ]

  @Test(
    "A segment holds where all its conditions hold",
    arguments: [
      ("small", 9, true), ("small", 10, false), ("middle", 10, true), ("middle", 25, true),
      ("middle", 26, false), ("large", 25, false), ("large", 26, true),
    ])
  func segments(name: String, seats: Int64, holds: Bool) async throws {
    let repository = try await TemporaryRepository(smallRepository.with(Self.playbook)).load()
    let segment = try #require(repository.playbooks["start"]?.segment(name))
    #expect(segment.holds(for: ["seats": .integer(seats)]) == holds)
    #expect(segment.holds(for: [:]) == false)
  }

  @Test("Choices, dates and missing values have conditions, too")
  func otherConditions() async throws {
    let repository = try await TemporaryRepository(smallRepository.with(Self.playbook)).load()
    let playbook = try #require(repository.playbooks["start"])
    func holds(_ name: String, _ values: [String: Value]) -> Bool? {
      playbook.segment(name)?.holds(for: values)
    }
    #expect(holds("named", ["salutation": .text("male")]) == true)
    #expect(holds("named", ["salutation": .text("neutral")]) == false)
    #expect(holds("reachable", ["phone": .text("1")]) == true)
    #expect(holds("reachable", [:]) == false)
    let day = try #require(CalendarDay("2026-12-31"))
    #expect(holds("late", ["membershipEnd": .date(day)]) == true)
    #expect(holds("late", ["membershipEnd": .date(day.adding(days: 1))]) == false)
  }

  @Test("The material is the first whose segment holds")
  func material() async throws {
    let repository = try await TemporaryRepository(smallRepository.with(Self.playbook)).load()
    let playbook = try #require(repository.playbooks["start"])
    let touchpoint = try #require(playbook.touchpoints.first)
    #expect(playbook.material(of: touchpoint, for: ["seats": .integer(30)])?.item.name == "other")
    #expect(playbook.material(of: touchpoint, for: ["seats": .integer(12)])?.item.name == "welcome")
  }

  @Test(
    "What is wrong with a playbook is found in its place",
    arguments: [
      ("clock: seats", "variable-type-mismatch", 1), ("clock: nowhere", "unknown-variable", 1),
      ("segments:\n  a: {seats: {belwo: 3}}", "invalid-setting", 2),
      ("segments:\n  a: {seats: {below: few}}", "invalid-setting", 2),
      ("segments:\n  a: {seats: {below: $companyName}}", "variable-type-mismatch", 2),
      ("stages:\n  - id: a\n    unless: b", "unknown-item", 3),
      ("stages:\n  - id: a\n    objections: [nothing]", "unknown-item", 3),
      ("stages:\n  - title: a", "invalid-setting", 2),
      ("stages:\n  - id: a\n  - id: a", "invalid-setting", 3),
      (
        "stages: [{id: a, actions: [{id: b, touchpoints: [{id: c, when: soon}]}]}]",
        "invalid-setting", 1
      ),
      ("stages: [{id: a, actions: [{id: b, effort: huge}]}]", "invalid-setting", 1),
    ])
  func faults(text: String, rule: String, line: Int) async throws {
    let file = "content/playbooks/start/playbook.yaml"
    let repository = try TemporaryRepository(smallRepository.with([file: text + "\n"]))
    let found = try await repository.check().filter { $0.location.file == file }
    #expect(found.contains { $0.rule == rule && $0.location.line == line }, "\(found)")
  }

  @Test("Coverage shows each state of a touchpoint")
  func coverage() async throws {
    let mail = "content/emails/welcome/de.md"
    let body =
      "---\nsubject: >-\n  Willkommen\nfingerprint: {subject: SUBJECT, body: BODY}\n---\nText\n"
      .replacing("BODY", with: Fingerprint(of: Rule.Example.sourceBody).description)
    let fresh = body.replacing(
      "SUBJECT", with: Fingerprint(of: Rule.Example.sourceSubject).description)
    let playbook: [String: String?] = [
      "content/playbooks/start/playbook.yaml":
        "stages: [{id: a, actions: [{id: b, touchpoints: [{id: c, material: [{email: welcome}]}]}]}]\n"
    ]
    let cases: [([String: String?], CoverageState)] = [
      ([mail: fresh], .ok), ([mail: nil], .missing), ([mail: ""], .missing),
      ([mail: body.replacing("SUBJECT", with: "00000000")], .outdated),
      ([mail: "---\nsubject: >-\n  Willkommen\n---\nText\n"], .unrecorded),
      ([mail: fresh.replacing("subject: >", with: "state: draft\nsubject: >")], .draft),
      ([mail: fresh.replacing("subject: >", with: "state: review\nsubject: >")], .review),
      ([mail: nil, "locales/de.yaml": "required: false\n"], .notRequired),
      (
        [mail: nil, "content/emails/welcome/item.yaml": "notRequired: {de: legal}\n"],
        .notRequired
      ),
      ([mail: fresh.replacing("Text", with: "{seats")], .broken),
      (
        [
          mail: nil, "locales/de.yaml": "fallback: de-AT\n", "locales/de-AT.yaml": "",
          "content/emails/welcome/de-AT.md": fresh,
        ], .byFallback
      ),
    ]
    for (files, state) in cases {
      let repository = try await TemporaryRepository(
        smallRepository.with(playbook).with(files)
      ).load()
      let report = await Checker(repository, on: repository.today).check()
      let coverage = Coverage(of: repository, findings: report.findings)
      let german = try #require(LocaleTag("de"))
      let english = try #require(LocaleTag("en"))
      #expect(coverage.rows.first?.states[german] == state)
      #expect(coverage.rows.first?.states[english] == .ok)
    }
  }
}

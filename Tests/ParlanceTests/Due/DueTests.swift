import MessageFormat
import Testing

@testable import Parlance

/// A repository with a playbook of one year, for tests of what is due.
enum DuePlaybook {
  static let mail = "---\nsubject: >-\n  Hello\n---\nText\n"
  static let asset = "---\ntitle: >-\n  T\nlink: >-\n  https://example.com\n---\nText\n"

  static let files = smallRepository.with([
    "parlance.yaml": "parlance: 1\nsource: en\nsender: example\nrecipient: {name: companyName}\n",
    "content/variables.yaml": """
    companyName: {type: text, example: Acme}
    seats: {type: integer, example: 12}
    begun: {type: date, example: 2026-01-01}
    ended: {type: date, example: 2027-01-01}
    leadSince: {type: date, optional: true, example: 2026-01-01}
    state: {type: choice, values: [open, renewed], example: open}

    """,
    "content/emails/little/en.md": mail, "content/emails/little/de.md": mail,
    "content/emails/back/en.md": mail, "content/emails/back/de.md": mail,
    "content/assets/guide/en.md": asset, "content/assets/guide/de.md": asset,
    "content/playbooks/plan/playbook.yaml": """
    clock: begun
    expiry: ended
    term: 1 year
    segments:
      little: {seats: {below: 10}}
      lead: {seats: {is: 1}}
      renewed: {state: {is: renewed}}
    stages:
      - id: try
        clock: leadSince
        if: lead
        actions:
          - id: meet
            effort: extra-credit
            touchpoints:
              - {id: talk, when: week 2, channel: phone, material: none}
      - id: renew
        unless: renewed
        actions:
          - id: offer
            touchpoints:
              - id: quote
                when: week 40
                channel: email
                material: [{email: little, if: little}, {email: welcome}]
                with: [{asset: guide}]
              - {id: watch, when: week 42, channel: email, material: [{email: welcome}]}
          - id: last
            touchpoints:
              - {id: call, when: week 48, channel: phone, material: none}
              - {id: remind, when: 2 weeks before expiry, channel: email, material: [{email: welcome}]}
              - {id: back, when: after expiry, channel: email, material: [{email: back}]}
              - {id: any, channel: chat, material: none}

    """,
    "content/playbooks/plan/en.yaml": "title: >-\n  Plan\n",
  ])

  static func customer(
    _ locale: String = "en", begun: String? = "2026-01-01", ended: String? = "2027-01-01",
    seats: Int64 = 12, _ more: [String: Value] = [:]
  ) -> Customer {
    var customer = Customer(id: "acme")
    customer.locale = LocaleTag(locale)
    customer.values = ["seats": .integer(seats), "companyName": .text("Acme")]
    customer.values["begun"] = begun.flatMap { CalendarDay($0) }.map(Value.date)
    customer.values["ended"] = ended.flatMap { CalendarDay($0) }.map(Value.date)
    customer.values.merge(more) { $1 }
    return customer
  }

  static func look(
    _ customer: Customer, on day: String, within: Int = 14, done: DoneList = DoneList(),
    files: [String: String?] = [:]
  ) async throws -> DueCustomer {
    let repository = try await TemporaryRepository(Self.files.with(files)).load()
    let query = try DueQuery(
      repository, on: try #require(CalendarDay(day)), within: within, done: done)
    return query.finder().look(at: customer, line: 7)
  }

  /// What is due, as `overdue quote`.
  static func due(
    _ customer: Customer = customer(), on day: String, within: Int = 14,
    files: [String: String?] = [:]
  ) async throws -> [String] {
    try await look(customer, on: day, within: within, files: files).contacts.map {
      "\($0.urgency.rawValue) \($0.step)"
    }
  }
}

@Suite struct `What is due` {
  @Test(
    "A touchpoint comes up, is due, is overdue and is past, to the day",
    arguments: [
      // Week 40 is the days 274 to 280: October 1 to 7. The next step begins on October 15.
      ("2026-09-16", []), ("2026-09-17", ["upcoming quote"]),
      ("2026-09-30", ["upcoming quote"]),
      ("2026-10-01", ["due quote", "upcoming watch"]),
      ("2026-10-07", ["due quote", "upcoming watch"]),
      ("2026-10-08", ["overdue quote", "upcoming watch"]),
      ("2026-10-14", ["overdue quote", "upcoming watch"]),
      ("2026-10-15", ["due watch"]), ("2026-10-21", ["due watch"]),
      ("2026-10-22", ["overdue watch"]),
      // Four weeks behind October 21 are over on November 18.
      ("2026-11-18", ["overdue watch", "upcoming call"]), ("2026-11-19", ["upcoming call"]),
      ("2026-12-17", ["overdue call", "upcoming remind"]),
      ("2026-12-18", ["due remind"]), ("2026-12-24", ["due remind", "upcoming back"]),
      ("2026-12-25", ["overdue remind", "upcoming back"]),
      // The week after the expiry begins the day after it; nothing else is left then.
      ("2027-01-01", ["overdue remind", "upcoming back"]),
      ("2027-01-02", ["due back"]), ("2027-01-29", ["due back"]),
      ("2027-01-30", ["overdue back"]), ("2027-02-26", ["overdue back"]), ("2027-02-27", []),
      ("2027-10-01", []),
    ])
  func windows(day: String, expected: [String]) async throws {
    #expect(try await DuePlaybook.due(on: day) == expected)
  }

  @Test(
    "Looking ahead ends with its last day",
    arguments: [
      (0, []), (29, []), (30, ["upcoming quote"]), (43, ["upcoming quote"]),
      (44, ["upcoming quote", "upcoming watch"]),
    ])
  func within(days: Int, expected: [String]) async throws {
    #expect(try await DuePlaybook.due(on: "2026-09-01", within: days) == expected)
  }

  @Test(
    "Weeks are those of the term since the latest anniversary",
    arguments: [
      ("2020-01-01", "2027-01-01", "2026-10-01", ["due quote", "upcoming watch"]),
      ("2020-01-01", nil, "2026-10-01", ["due quote", "upcoming watch"]),
      // February 29: its anniversary is the 28th in other years.
      ("2024-02-29", "2027-02-28", "2026-11-27", ["upcoming quote"]),
      ("2024-02-29", "2027-02-28", "2026-11-28", ["due quote", "upcoming watch"]),
      // A membership of several years has a next term, one that ends has none.
      ("2024-01-01", "2026-01-01", "2026-10-01", []),
    ])
  func anniversaries(
    begun: String, ended: String?, day: String, expected: [String]
  ) async throws {
    let customer = DuePlaybook.customer(begun: begun, ended: ended)
    let due = try await DuePlaybook.due(customer, on: day)
    #expect(due.filter { !$0.contains("back") } == expected)
  }

  @Test func `a stage counts from a clock of its own`() async throws {
    let lead = DuePlaybook.customer(
      seats: 1, ["leadSince": .date(try #require(CalendarDay("2026-03-01")))])
    #expect(try await DuePlaybook.due(lead, on: "2026-03-08").contains("due talk"))
    #expect(try await DuePlaybook.due(lead, on: "2026-03-15") == ["overdue talk"])
    #expect(try await !DuePlaybook.due(on: "2026-03-08").contains("due talk"))
  }

  @Test func `the material is that of the segment, in the locale that is served`() async throws {
    func quote(_ customer: Customer, _ files: [String: String?] = [:]) async throws -> DueContact {
      try #require(
        try await DuePlaybook.look(customer, on: "2026-10-01", files: files).contacts.first)
    }
    let large = try await quote(DuePlaybook.customer("de"))
    #expect(large.material?.item.description == "emails/welcome")
    #expect(large.material?.locale?.description == "de")
    #expect(large.with.map { "\($0.item) \($0.locale?.description ?? "")" } == ["assets/guide de"])
    #expect(large.touchpoint == "plan/renew/offer/quote")
    #expect(large.term.description == "2026-01-01")
    let little = try await quote(DuePlaybook.customer("de", seats: 9))
    #expect(little.material?.item.description == "emails/little")
    let fallback = [
      "content/emails/little/de.md": nil, "locales/de.yaml": "required: false\nfallback: en\n",
    ]
    let served = try await quote(DuePlaybook.customer("de", seats: 9), fallback)
    #expect(served.material?.locale?.description == "en")
    #expect(
      try await DuePlaybook.due(
        DuePlaybook.customer("de", ["state": .text("renewed")]), on: "2026-10-01") == [])
  }

  @Test func `a journey in several languages is told, one in regions of a language is not`()
    async throws
  {
    let files = [
      "content/emails/back/de.md": nil, "locales/de.yaml": "required: false\nfallback: en\n",
      "locales/de-AT.yaml": "required: false\nfallback: de\n",
      "content/emails/welcome/de-AT.md": DuePlaybook.mail,
    ]
    let mixed = try await DuePlaybook.look(
      DuePlaybook.customer("de"), on: "2026-05-01", files: files
    ).mixed
    #expect(mixed.map { $0.locales.map(\.description) } == [["de", "en"]])
    let english = try await DuePlaybook.look(
      DuePlaybook.customer("en"), on: "2026-05-01", files: files)
    #expect(english.mixed.isEmpty)
    let austrian = try await DuePlaybook.look(
      DuePlaybook.customer("de-AT"), on: "2026-05-01",
      files: files.with(["content/emails/back/de.md": DuePlaybook.mail]))
    #expect(austrian.mixed.isEmpty)
  }
}

@Suite struct `Findings about customers who are due` {
  @Test(
    "Dates that make no sense are told, and crash nothing",
    arguments: [
      (nil, "2027-01-01", "“begun” is missing, and the playbook plan counts from it"),
      ("2026-01-01", nil, "“ended” is missing, and the playbook plan counts from it"),
      ("2027-01-01", "2026-01-01", "“ended” is 2026-01-01, which is not after “begun”, 2027-01-01"),
      ("2026-01-01", "2026-01-01", "“ended” is 2026-01-01, which is not after “begun”, 2026-01-01"),
      ("9999-12-31", "2027-01-01", "“begun” is 9999-12-31, more than 10 years after 2026-10-01"),
      ("2026-01-01", "9999-12-31", "“ended” is 9999-12-31, more than 10 years after 2026-10-01"),
      ("0001-01-01", "2027-01-01", "“begun” is 0001-01-01, more than 50 years before 2026-10-01"),
    ] as [(String?, String?, String)])
  func dates(begun: String?, ended: String?, message: String) async throws {
    let found = try await DuePlaybook.look(
      DuePlaybook.customer(begun: begun, ended: ended), on: "2026-10-01")
    #expect(found.findings.map(\.message) == [message])
    #expect(found.findings.map(\.line) == [7])
  }

  @Test func `dates that nothing counts from may be missing`() async throws {
    let renewed = DuePlaybook.customer(begun: nil, ended: nil, ["state": .text("renewed")])
    #expect(try await DuePlaybook.look(renewed, on: "2026-10-01").findings.isEmpty)
  }

  @Test func `a locale that is not declared, and a material that cannot be had, are told`()
    async throws
  {
    let unknown = try await DuePlaybook.look(DuePlaybook.customer("fr"), on: "2026-10-01")
    #expect(unknown.findings.map(\.variable) == ["locale"])
    #expect(unknown.contacts.first?.material?.locale == nil)
    let hole = try await DuePlaybook.look(
      DuePlaybook.customer("de"), on: "2026-10-01", files: ["content/emails/welcome/de.md": nil])
    #expect(
      hole.findings.map(\.message) == [
        "emails/welcome cannot be had in de; parlance check --locale de says what is wrong with it"
      ])
    let broken = try await DuePlaybook.look(
      DuePlaybook.customer("de"), on: "2026-10-01",
      files: ["content/emails/welcome/de.md": "---\nsubject: >-\n  {seats\n---\nText\n"])
    #expect(broken.findings.count == 1)
    let left = try await DuePlaybook.look(
      DuePlaybook.customer("de"), on: "2026-10-01",
      files: [
        "content/emails/welcome/de.md": nil,
        "content/emails/welcome/item.yaml": "notRequired: {de: not sold there}\n",
      ])
    #expect(left.findings.isEmpty && left.contacts.first?.material == nil)
  }
}

@Suite struct `How far ahead is looked` {
  @Test(
    "Days and weeks are read, and nothing else",
    arguments: [
      ("14d", 14), ("2w", 14), ("0d", 0), ("3660d", 3660), ("3661d", nil), ("523w", nil),
      ("522w", 3654), ("", nil), ("d", nil), ("14", nil), ("-1d", nil), ("+1d", nil),
      ("1 w", nil), ("٣d", nil), ("99999999999999999999d", nil),
    ])
  func days(text: String, days: Int?) {
    #expect(DueQuery.days(text) == days)
  }
}

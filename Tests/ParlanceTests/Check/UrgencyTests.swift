import MessageFormat
import Testing

@testable import Parlance

@Suite struct `Urgency of findings` {
  static let mail = "content/emails/welcome/de.md"
  static let plan = "content/playbooks/start/playbook.yaml"
  static let files = smallRepository.with([
    "content/variables.yaml": """
    seats: {type: integer, example: 12}
    begun: {type: date, example: 2026-01-01}
    ended: {type: date, example: 2027-01-01}

    """,
    plan: playbook("week 10"),
    "content/playbooks/start/en.yaml": "title: >-\n  Start\n",
    "content/playbooks/start/de.yaml":
      "title: >-\n  Anfang\nfingerprint: {title: \(Fingerprint(of: "Start"))}\n",
    "content/call-scripts/idle/en.md": "---\ntitle: >-\n  T\n---\nText\n",
    mail: nil,
  ])

  static func playbook(_ when: String, touchpoint: String = "", stage: String = "") -> String {
    """
    clock: begun
    expiry: ended
    term: 1 year
    segments: {small: {seats: {below: 10}}}
    stages:
      - id: a
        \(stage.isEmpty ? "unless: small" : stage)
        actions:
          - id: b
            touchpoints:
              - {id: c, when: \(when), material: [{email: welcome}]\(touchpoint)}

    """
  }

  static func customer(
    _ locale: String, begun: String?, ended: String? = nil, seats: Int64 = 12
  ) -> Customer {
    var customer = Customer(id: locale)
    customer.locale = LocaleTag(locale)
    customer.values["seats"] = .integer(seats)
    customer.values["begun"] = begun.flatMap { CalendarDay($0) }.map(Value.date)
    customer.values["ended"] = ended.flatMap { CalendarDay($0) }.map(Value.date)
    return customer
  }

  /// The report for customers on 2026-11-22; the window is four weeks, up to 2026-12-19.
  static func report(
    _ files: [String: String?], _ customers: [Customer], settings: String = ""
  ) async throws -> Report {
    let settings =
      "parlance: 1\nsource: en\nsender: example\nlimits: {urgentWeeks: 4}\n\(settings)\n"
    let repository = try await TemporaryRepository(
      Self.files.with(["parlance.yaml": settings]).with(files)
    ).load()
    let day = try #require(CalendarDay("2026-11-22"))
    var report = await Checker(repository, on: day).check()
    var whole = CustomerForecast(repository, from: day, of: "crm.csv")
    // As tasks do: a share of the customers each.
    for customer in customers {
      var share = CustomerForecast(repository, from: day, of: "crm.csv")
      share.add(customer)
      whole.add(share)
    }
    report.rank(by: whole, in: repository)
    return report
  }

  static func summary(_ finding: Finding) -> String {
    let urgency = finding.urgency.map { " \($0.customers) \($0.first.map { "\($0)" } ?? "never")" }
    return "\(finding.severity)\(urgency ?? "")"
  }

  /// What is said of the missing German mail.
  static func urgency(
    _ files: [String: String?], _ customers: [Customer], settings: String = ""
  ) async throws -> String? {
    try await report(files, customers, settings: settings).findings.first {
      $0.location.file == mail && $0.rule.hasSuffix("translation")
    }.map(summary)
  }

  @Test(
    arguments: [
      // Week 10 begins 63 days after the term: on the last day of the window, and behind it.
      ("2026-10-17", "error 1 2026-12-19"), ("2026-10-18", "note 0 2026-12-20"),
      // It is under way until its last day, and then comes with the next term.
      ("2026-09-20", "error 1 2026-11-22"), ("2026-09-14", "error 1 2026-11-22"),
      ("2026-09-13", "note 0 2027-11-15"), ("2025-10-17", "error 1 2026-12-19"),
      ("2027-10-01", "note 0 2027-12-03"),
    ])
  func `what a customer gets to within the window is urgent`(
    begun: String, expected: String
  ) async throws {
    #expect(try await Self.urgency([:], [Self.customer("de", begun: begun)]) == expected)
  }

  @Test func `customers of other locales, of other segments and without dates do not count`()
    async throws
  {
    for other in [
      Self.customer("en", begun: "2026-10-01"), Self.customer("de", begun: nil),
      Self.customer("de", begun: "2026-10-01", seats: 3), Self.customer("fr", begun: "2026-10-01"),
    ] {
      #expect(try await Self.urgency([:], [other]) == "note 0 never")
    }
    let report = try await Self.report(
      [:],
      [
        Self.customer("fr", begun: "2026-10-01"), Self.customer("de", begun: nil),
        Self.customer("de", begun: "2026-10-01"), Self.customer("de", begun: "2026-09-20"),
      ])
    let audience = try #require(report.audience)
    #expect(audience.undated == 1)
    #expect(
      audience.text
        == "crm.csv: 4 customers, 1 without a date to count from; 3 get to a touchpoint by "
        + "2026-12-19: de 2, fr 1")
    #expect(report.findings.compactMap(\.urgency).first?.customers == 2)
  }

  @Test(
    arguments: [
      ("4 weeks before expiry", "2026-12-25", "error 1 2026-11-27"),
      ("after expiry", "2026-11-20", "error 1 2026-11-22"),
      ("after expiry", "2026-10-25", "error 1 2026-11-22"),
      ("after expiry", "2026-10-24", "note 0 never"),
      ("day 80", "2027-01-06", "note 0 2027-01-06"),
      // What lies behind the expiry never comes.
      ("day 80", "2027-01-05", "note 0 never"),
    ])
  func `an expiry is counted from as it stands`(
    when: String, ended: String, expected: String
  ) async throws {
    let customer = Self.customer("de", begun: "2026-10-19", ended: ended)
    #expect(try await Self.urgency([Self.plan: Self.playbook(when)], [customer]) == expected)
  }

  static func german(_ settings: String) -> [String: String?] {
    [mail: "---\nsubject: >-\n  Willkommen\n\(settings)\n---\nText\n"]
  }

  static let outdated = german("fingerprint: {subject: 00000000, body: 00000000}")

  @Test(
    arguments: [
      (outdated, "", "error 1 2026-12-03"),
      (outdated, "rules: {outdated-translation: warning}", "warning 1 2026-12-03"),
      (outdated.with(["locales/de.yaml": "required: false\n"]), "", "warning 1 2026-12-03"),
      (german("state: draft"), "", "error 1 2026-12-03"),
      (german(""), "", "warning 1 2026-12-03"),
      ([:], "", "error 1 2026-12-03"),
      (["locales/de.yaml": "required: false\n"], "", "warning 1 2026-12-03"),
    ] as [([String: String?], String, String)])
  func `an outdated text is an error where a customer gets to it, unless the project says more`(
    files: [String: String?], settings: String, expected: String
  ) async throws {
    let soon = Self.customer("de", begun: "2026-10-01")
    let rules = ["outdated", "draft", "missing", "unrecorded-source"]
    func found(_ customer: Customer) async throws -> String? {
      try await Self.report(files, [customer], settings: settings).findings.first { finding in
        finding.location.file == Self.mail && rules.contains { finding.rule.hasPrefix($0) }
      }.map(Self.summary)
    }
    #expect(try await found(soon) == expected)
    #expect(try await found(Self.customer("de", begun: "2026-11-01")) == "note 0 2027-01-03")
  }

  @Test func `a text that fills a hole is urgent for those whom it serves`() async throws {
    let files = Self.outdated.with(["locales/de-AT.yaml": "required: true\nfallback: de\n"])
    let austrian = Self.customer("de-AT", begun: "2026-10-01")
    #expect(try await Self.urgency(files, [austrian]) == "error 1 2026-12-03")
  }

  @Test func `what a text leads to is as urgent as the text`() async throws {
    let report = try await Self.report(
      [
        "content/emails/welcome/en.md": "---\nsubject: >-\n  W\n---\nHi\n\n{signature, snippet}\n",
        "content/snippets/signature/en.md": "Bye\n",
      ], [Self.customer("de", begun: "2026-10-01")])
    let snippet = report.findings.first { $0.item?.kind == .snippet && $0.locale != nil }
    #expect(snippet.map(Self.summary) == "error 1 2026-12-03")
  }

  @Test func `what no plan knows, and what may be needed any day, stays as it is`() async throws {
    let late = [Self.customer("de", begun: "2026-11-01")]
    let report = try await Self.report([:], late)
    let idle = report.findings.first { $0.item?.name == "idle" && $0.rule == "missing-translation" }
    #expect(idle.map(Self.summary) == "error")
    let touchpoint = "}\n          - {id: d, material: [{email: welcome}]"
    let anytime = [
      Self.plan: Self.playbook("week 10", touchpoint: touchpoint) as String?
    ]
    #expect(try await Self.urgency(anytime, late) == "error")
  }

  @Test func `the most urgent comes first, and what can wait last`() async throws {
    let plan = """
      clock: begun
      stages:
        - id: a
          actions:
            - id: b
              touchpoints:
                - {id: c, when: week 9, material: [{email: welcome}]}
                - {id: d, when: week 10, material: [{call-script: idle}]}
                - {id: e, when: week 30, material: [{email: later}]}

      """
    let report = try await Self.report(
      [
        Self.plan: plan, "content/emails/later/en.md": "---\nsubject: >-\n  L\n---\nLater\n",
        "content/emails/other/en.md": "---\nsubject: >-\n  O\n---\nOther\n",
      ], [Self.customer("de", begun: "2026-10-01")])
    let names = report.findings.filter { $0.rule == "missing-translation" }.compactMap(\.item?.name)
    #expect(names == ["welcome", "idle", "other", "later"])
    #expect(report.json.contains(#""urgency": {"#))
  }

  @Test(arguments: [("0", true), ("1", false), ("1000000", false)])
  func `a window has at least one week`(weeks: String, isRefused: Bool) async throws {
    let repository = try await TemporaryRepository(
      Self.files.with([
        "parlance.yaml": "parlance: 1\nsource: en\nlimits: {urgentWeeks: \(weeks)}\n"
      ])
    ).load()
    #expect(repository.findings.contains { $0.location.file == "parlance.yaml" } == isRefused)
    let day = try #require(CalendarDay("9999-12-31"))
    var forecast = CustomerForecast(repository, from: day, of: "x")
    forecast.add(Self.customer("de", begun: "0001-01-01", ended: "9999-12-31"))
    #expect(forecast.audience.customers == 1)
  }
}

import Testing

@testable import Parlance

@Suite struct `Times of touchpoints` {
  static func plan(
    _ times: [String], term: String = "term: 1 year", clock: String = "", effort: String = ""
  ) -> String {
    """
    clock: membershipEnd
    expiry: membershipEnd
    \(term)
    stages:
      - id: renewal
        \(clock)
        actions:
          - id: offer
            \(effort)
            touchpoints:
    \(times.enumerated().map { "          - {id: t\($0), when: \($1)" }.joined(separator: "\n"))
    """
  }

  @Test(
    arguments: [
      ("week 53", "1 year", false), ("week 54", "1 year", true), ("weeks 50-54", "1 year", true),
      ("weeks 60-70", "1 year", true), ("day 366", "1 year", false), ("day 367", "1 year", true),
      ("week 60", "2 years", false), ("week 27", "6 months", false), ("week 28", "6 months", true),
      ("week 5", "1 month", false), ("week 6", "1 month", true),
      ("52 weeks before expiry", "1 year", false), ("53 weeks before expiry", "1 year", true),
      ("weeks 1-60 after expiry", "1 year", false), ("30 days before expiry", "1 month", false),
      ("32 days before expiry", "1 month", true),
    ])
  func `a time that no term has is told at its place`(
    when: String, term: String, isFound: Bool
  ) async throws {
    for clock in ["", "clock: opened"] {
      let found = try await LiteralPlaybook.findings(
        Self.plan(["\(when)}"], term: "term: \(term)", clock: clock),
        variables: "opened: {type: date}\n")
      let places = found.map { "\($0.rule) \($0.location.line):\($0.location.column)" }
      #expect(places == (isFound ? ["timing-after-expiry 11:28"] : []))
    }
  }

  @Test func `without a term any week may come`() async throws {
    try await LiteralPlaybook.expectMarked(Self.plan(["week 520}"], term: ""))
  }

  @Test(
    arguments: [
      ["week 4}", "week 2}⟦touchpoints-out-of-order⟧"],
      ["week 4}", "weeks 4-5}", "day 21}⟦touchpoints-out-of-order⟧"],
      ["week 4}", "day 22}", "weeks 4-8}", "week 5}"],
      ["week 48}⟦touchpoints-out-of-order⟧", "week 40}", "week 42}"],
      ["week 40}", "week 48}", "week 42}⟦touchpoints-out-of-order⟧", "week 50}"],
      ["week 40}", "week 39}⟦touchpoints-out-of-order⟧", "week 38}⟦touchpoints-out-of-order⟧"],
      ["after expiry}⟦touchpoints-out-of-order⟧", "week 40}", "week 41}"],
      ["2 weeks before expiry}", "4 weeks before expiry}⟦touchpoints-out-of-order⟧"],
      ["week 50}", "4 weeks before expiry}⟦touchpoints-out-of-order⟧"],
      ["week 40}", "4 weeks before expiry}", "after expiry}"],
      // Which of these begins first depends on the length of the year.
      ["day 338}", "4 weeks before expiry}"], ["4 weeks before expiry}", "day 338}"],
      ["week 4, if: small}", "week 2, unless: small}"],
      ["week 4, if: small}", "week 2, if: small}⟦touchpoints-out-of-order⟧"],
    ])
  func `a touchpoint in the wrong place is told, and not those around it`(
    times: [String]
  ) async throws {
    try await LiteralPlaybook.expectMarked(
      Self.plan(times) + "\nsegments: {small: {seats: {below: 10}}}")
  }

  @Test(arguments: [("", "clock: opened"), ("", ""), ("term: 1 year", "clock: opened")])
  func `clocks that nobody can compare are not compared`(
    term: String, clock: String
  ) async throws {
    try await LiteralPlaybook.expectMarked(
      Self.plan(["52 weeks before expiry}", "week 1}", "week 2}"], term: term, clock: clock),
      variables: "opened: {type: date}\n")
  }

  @Test(
    arguments: [
      (["week 4}", "week 37}"], "", 32), (["week 4}", "week 37}⟦silence-gap⟧"], "", 31),
      (["weeks 1-9}", "week 3}", "week 12}"], "", 2),
      (["week 40}", "week 42}"], "term: 1 year", 11),
      (["week 20}⟦silence-gap⟧"], "term: 1 year", 32), (["week 20}"], "term: 1 year", 33),
      (["week 20}", "after expiry}⟦silence-gap⟧"], "term: 1 year", 32),
      (["week 4}", "week 20, channel: console}", "week 37}⟦silence-gap⟧"], "", 31),
      (["week 4}", "week 20, if: small}", "week 37}"], "", 31),
      (["week 4}", "4 weeks before expiry}"], "", 1), (["after expiry}"], "term: 1 year", 1),
      (["week 4}"], "term: 1 year", 1_000_000_000_000_000), ([], "term: 1 year", 1),
    ])
  func `a silence that is longer than allowed is told`(
    times: [String], term: String, weeks: Int
  ) async throws {
    try await LiteralPlaybook.expectMarked(
      Self.plan(times, term: term) + "\nsegments: {small: {seats: {below: 10}}}",
      settings: "limits: {silenceWeeks: \(weeks)}")
  }

  @Test func `a time that never comes is told once`() async throws {
    try await LiteralPlaybook.expectMarked(
      Self.plan(["week 40}", "60 weeks before expiry}⟦timing-after-expiry⟧", "week 42}"]),
      settings: "limits: {silenceWeeks: 12}")
    try await LiteralPlaybook.expectMarked(
      Self.plan(["week 40}", "week 60}⟦timing-after-expiry⟧", "week 42}", "after expiry}"]),
      settings: "limits: {silenceWeeks: 12}")
  }

  @Test func `extra credit does not break a silence`() async throws {
    let plan = Self.plan(["week 2}", "week 30}"], term: "", effort: "effort: extra-credit")
    #expect(try await LiteralPlaybook.findings(plan, settings: "limits: {silenceWeeks: 5}") == [])
  }

  @Test func `without a limit a customer may wait`() async throws {
    try await LiteralPlaybook.expectMarked(Self.plan(["week 1}", "week 52}"]))
  }
}

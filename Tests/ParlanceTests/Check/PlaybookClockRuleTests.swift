import MessageFormat
import Testing

@testable import Parlance

@Suite("Clocks and repeated touchpoints")
struct PlaybookClockRuleTests {
  private func plan(
    _ head: String = "", stage: String = "", when: [String], ending: [String] = []
  ) -> String {
    let touchpoints = when.enumerated().map { index, when in
      let more = index < ending.count ? ending[index] : ""
      return "          - {id: t\(index), \(when.isEmpty ? "" : "when: \(when), ")channel: email, "
        + "material: [{email: welcome}]}\(more)"
    }
    return """
      \(head.isEmpty ? "" : "\(head)\n")stages:
        - id: renewal
      \(stage.isEmpty ? "" : "    \(stage)\n")    actions:
            - id: offer
              touchpoints:
      \(touchpoints.joined(separator: "\n"))
      """
  }

  @Test("A week without a clock, or a time about an expiry that nothing names, is told once each")
  func without() async throws {
    let rule = "⟦timing-without-clock⟧"
    try await LiteralPlaybook.expectMarked(
      plan(when: ["week 4", "day 40", ""], ending: [rule, "", ""]))
    try await LiteralPlaybook.expectMarked(
      plan(
        "clock: membershipEnd", when: ["week 4", "2 weeks before expiry", "after expiry"],
        ending: ["", rule, ""]))
    try await LiteralPlaybook.expectMarked(
      plan(
        "expiry: membershipEnd", when: ["weeks 3-4", "2 weeks before expiry"], ending: [rule, ""]))
    try await LiteralPlaybook.expectMarked(
      plan(stage: "clock: membershipEnd", when: ["week 4", "after expiry"], ending: ["", rule]))
  }

  @Test(
    "Where the clock is named, or nothing is counted, there is nothing to tell",
    arguments: [
      ("clock: membershipEnd", "week 4"), ("expiry: membershipEnd", "after expiry"), ("", ""),
      ("expiry: membershipEnd", "1 day before expiry"),
    ])
  func with(head: String, when: String) async throws {
    try await LiteralPlaybook.expectMarked(plan(head, when: [when]))
  }

  @Test("A clock that cannot be read is told where it stands, and not again")
  func faulty() async throws {
    let found = try await LiteralPlaybook.findings(plan("clock: membershipEn", when: ["week 4"]))
    #expect(found.map(\.rule) == ["unknown-variable"])
  }

  @Test("The same touchpoint under another name is told at the second")
  func repeated() async throws {
    let rule = "⟦repeated-touchpoint⟧"
    try await LiteralPlaybook.expectMarked(
      plan("clock: membershipEnd", when: ["week 4", "week 4"], ending: ["", rule]))
    try await LiteralPlaybook.expectMarked(plan(when: ["", "", ""], ending: ["", rule, rule]))
  }

  @Test(
    "Touchpoints that differ in anything are not the same",
    arguments: [
      "when: week 5, channel: email, material: [{email: welcome}]",
      "when: week 4, channel: chat, material: [{email: welcome}]",
      "when: week 4, channel: email, material: none",
      "when: week 4, channel: email, material: [{email: welcome}], with: [{email: welcome}]",
      "when: week 4, channel: email, material: [{email: welcome}], if: small",
      "when: week 4, channel: email, material: [{email: welcome, if: small}, {email: welcome}]",
    ])
  func different(second: String) async throws {
    let found = try await LiteralPlaybook.findings(
      """
      clock: membershipEnd
      segments: {small: {seats: {below: 10}}}
      stages:
        - id: renewal
          actions:
            - id: offer
              touchpoints:
                - {id: a, when: week 4, channel: email, material: [{email: welcome}]}
                - {id: b, \(second)}
      """, variables: "seats: {type: integer, example: 3}\n")
    #expect(!found.map(\.rule).contains("repeated-touchpoint"))
  }

  @Test("Two that only look something up, with no material, are not compared")
  func withoutMaterial() async throws {
    try await LiteralPlaybook.expectMarked(
      """
      stages:
        - id: renewal
          actions:
            - id: offer
              touchpoints:
                - {id: a, channel: console, material: none}
                - {id: b, channel: console, material: none}
      """)
  }
}

import MessageFormat
import Testing

@testable import Parlance

/// A playbook with one action, and what rules find in it.
enum LiteralPlaybook {
  static let file = "content/playbooks/start/playbook.yaml"

  static func findings(
    _ playbook: String, settings: String = "", variables: String = ""
  ) async throws -> [Finding] {
    var files = smallRepository.with([
      file: playbook + "\n",
      "parlance.yaml": "parlance: 1\nsource: en\nsender: example\n\(settings)\n",
    ])
    if let known = files["content/variables.yaml"] ?? nil {
      files["content/variables.yaml"] = known + variables
    }
    return try await TemporaryRepository(files).check().filter { $0.location.file == file }
  }

  /// The findings of a playbook whose lines are marked with ⟦rule⟧ where one is expected; each
  /// finding beside what was expected at its line.
  static func expectMarked(
    _ marked: String, settings: String = "", variables: String = "",
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    var expected: [String] = []
    var lines: [String] = []
    for (index, line) in marked.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let parts = line.split(separator: "⟦", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { expected.append("\(parts[1].dropLast()) \(index + 1)") }
      lines.append(String(parts[0]))
    }
    let found = try await findings(
      lines.joined(separator: "\n"), settings: settings, variables: variables)
    #expect(
      found.map { "\($0.rule) \($0.location.line)" } == expected, "\(found.map(\.message))",
      sourceLocation: sourceLocation)
  }
}

@Suite struct `Segments and material` {
  static func plan(
    _ segments: [String], material: [String], touchpoint: String = "", stage: String = ""
  ) -> String {
    """
    segments:
    \(segments.map { "  \($0)" }.joined(separator: "\n"))
    stages:
      - id: renewal
        \(stage.isEmpty ? "clock: membershipEnd" : stage)
        actions:
          - id: offer
            touchpoints:
              - id: mail
                \(touchpoint.isEmpty ? "channel: email" : touchpoint)
                material:
    \(material.map { "              - \($0)" }.joined(separator: "\n"))
    """
  }

  static let sizes = ["small: {seats: {below: 10}}", "large: {seats: {above: 25}}"]

  @Test(
    arguments: [
      // A hole between two ranges, at either end, and next to a bound.
      (sizes, ["{email: welcome, if: small}", "{email: welcome, if: large}⟦segment-gap⟧"]),
      (sizes, ["{email: welcome, if: small}⟦segment-gap⟧"]),
      (sizes, ["{email: welcome, unless: small}⟦segment-gap⟧"]),
      (
        ["a: {seats: {atMost: 10}}", "b: {seats: {above: 11}}"],
        ["{email: welcome, if: a}", "{email: welcome, if: b}⟦segment-gap⟧"]
      ),
      (
        ["a: {seats: {above: 0, below: 5000}}"], ["{email: welcome, if: a}⟦segment-gap⟧"]
      ),
      (
        ["a: {salutation: {is: female}}", "b: {salutation: {is: male}}"],
        ["{email: welcome, if: a}", "{email: welcome, if: b}⟦segment-gap⟧"]
      ),
      (["a: {phone: {missing: false}}"], ["{email: welcome, if: a}⟦segment-gap⟧"]),
      (
        ["a: {membershipEnd: {below: 2027-01-01}}", "b: {membershipEnd: {above: 2027-01-01}}"],
        ["{email: welcome, if: a}", "{email: welcome, if: b}⟦segment-gap⟧"]
      ),
      (
        ["a: {quoteTotal: {below: 100.00 EUR}}", "b: {quoteTotal: {above: 100.00 EUR}}"],
        ["{email: welcome, if: a}", "{email: welcome, if: b}⟦segment-gap⟧"]
      ),
      (
        ["a: {seats: {below: $deployed}}", "b: {seats: {above: $deployed}}"],
        ["{email: welcome, if: a}", "{email: welcome, if: b}⟦segment-gap⟧"]
      ),
      (["a: {companyName: {is: Acme}}"], ["{email: welcome, if: a}⟦segment-gap⟧"]),
    ])
  func `material that leaves customers out is a gap`(
    segments: [String], material: [String]
  ) async throws {
    try await LiteralPlaybook.expectMarked(
      Self.plan(segments, material: material),
      variables: "deployed: {type: integer}\n")
  }

  @Test(
    arguments: [
      (sizes, ["{email: welcome, if: small}", "{email: welcome}"]),
      (sizes, ["{email: welcome, if: small}", "{email: welcome, unless: small}"]),
      (
        ["a: {seats: {atMost: 10}}", "b: {seats: {above: 10}}"],
        ["{email: welcome, if: a}", "{email: welcome, if: b}"]
      ),
      // Only whole numbers, and only those that the variable takes, count.
      (
        ["a: {seats: {atMost: 10}}", "b: {seats: {atLeast: 11}}"],
        ["{email: welcome, if: a}", "{email: welcome, if: b}"]
      ),
      (["a: {seats: {atLeast: 1, atMost: 5000}}"], ["{email: welcome, if: a}"]),
      (
        ["a: {salutation: {in: [female, male]}}", "b: {salutation: {is: neutral}}"],
        ["{email: welcome, if: a}", "{email: welcome, if: b}"]
      ),
      (
        ["a: {phone: {missing: false}}", "b: {phone: {missing: true}}"],
        ["{email: welcome, if: a}", "{email: welcome, if: b}"]
      ),
      (
        ["a: {share: {below: 0.5}}", "b: {share: {atLeast: 0.50}}"],
        ["{email: welcome, if: a}", "{email: welcome, if: b}"]
      ),
      (
        ["a: {quoteTotal: {below: 100.00 EUR}}", "b: {quoteTotal: {atLeast: 100.00 EUR}}"],
        ["{email: welcome, if: a}", "{email: welcome, if: b}"]
      ),
      (
        [
          "a: {seats: {below: $deployed}}", "b: {seats: {above: $deployed}}",
          "c: {seats: {is: $deployed}}",
        ],
        ["{email: welcome, if: a}", "{email: welcome, if: b}", "{email: welcome, if: c}"]
      ),
      // What cannot be read is not looked at.
      (["a: {seats: {below: ten}}⟦invalid-setting⟧"], ["{email: welcome, if: a}"]),
      (sizes, ["{email: welcome, if: smal}⟦unknown-item⟧"]),
    ])
  func `material that serves everybody is fine`(
    segments: [String], material: [String]
  ) async throws {
    try await LiteralPlaybook.expectMarked(
      Self.plan(segments, material: material),
      variables: "deployed: {type: integer, minimum: 0}\nshare: {type: decimal}\n")
  }

  @Test func `a gap names a customer in it, and counts only those who get there`() async throws {
    let material = ["{email: welcome, if: small}", "{email: welcome, if: large}"]
    let found = try await LiteralPlaybook.findings(Self.plan(Self.sizes, material: material))
    #expect(
      found.map(\.message) == [
        "touchpoint start › renewal › offer › mail has no material for a customer with seats: 10"
      ])
    for (touchpoint, stage) in [("if: small", ""), ("", "unless: middle"), ("", "if: large")] {
      let segments = Self.sizes + ["middle: {seats: {atLeast: 10, atMost: 25}}"]
      let found = try await LiteralPlaybook.findings(
        Self.plan(segments, material: material, touchpoint: touchpoint, stage: stage))
      #expect(!found.contains { $0.rule == "segment-gap" })
    }
  }

  @Test(
    arguments: [
      (sizes, ["{email: welcome}", "{email: welcome, if: small}⟦unreachable-material⟧"], ""),
      (sizes, ["{email: welcome}", "{email: welcome}⟦unreachable-material⟧"], ""),
      (
        sizes + ["tiny: {seats: {below: 3}}"],
        [
          "{email: welcome, if: small}", "{email: welcome, if: tiny}⟦unreachable-material⟧",
          "{email: welcome}",
        ], ""
      ),
      (
        ["a: {seats: {below: 10}}", "b: {seats: {atLeast: 10}}"],
        [
          "{email: welcome, if: a}", "{email: welcome, if: b}",
          "{email: welcome}⟦unreachable-material⟧",
        ], ""
      ),
      (
        ["none: {seats: {above: 25, below: 10}}⟦unreachable-material⟧"],
        ["{email: welcome, if: none}", "{email: welcome}"], ""
      ),
      (
        ["none: {seats: {above: 5000}}⟦unreachable-material⟧"],
        ["{email: welcome, if: none}", "{email: welcome}"], ""
      ),
      (["none: {seats: {}}⟦invalid-setting⟧"], ["{email: welcome}"], ""),
      (
        sizes, ["{email: welcome, if: small}⟦unreachable-material⟧", "{email: welcome}"],
        "if: large"
      ),
      (
        sizes, ["{email: welcome, if: large}⟦unreachable-material⟧", "{email: welcome}"],
        "unless: large"
      ),
      (sizes, ["{email: welcome, if: small}", "{email: welcome}"], "unless: large"),
      (sizes, ["{email: welcome, if: small, unless: large}", "{email: welcome}"], ""),
      (
        sizes,
        ["{email: welcome, if: small, unless: small}⟦unreachable-material⟧", "{email: welcome}"],
        ""
      ),
    ])
  func `material that nobody gets is told`(
    segments: [String], material: [String], stage: String
  ) async throws {
    try await LiteralPlaybook.expectMarked(
      Self.plan(segments, material: material, stage: stage))
  }

  @Test func `what is for nobody is told once, at its outermost`() async throws {
    try await LiteralPlaybook.expectMarked(
      """
      segments:
        small: {seats: {below: 10}}
        large: {seats: {above: 25}}
      stages:
        - id: a
          if: small
          actions:
            - id: b
              if: large⟦unreachable-material⟧
              touchpoints:
                - {id: c, if: small, material: [{email: welcome, if: small}]}
            - id: d
              touchpoints:
                - {id: e, unless: small, channel: email, material: none}⟦unreachable-material⟧
                - id: f
                  material: [{email: welcome}]
                  with:
                    - {email: welcome, if: large}⟦unreachable-material⟧
        - id: g
          if: small⟦unreachable-material⟧
          unless: small
          actions: [{id: h, if: large, touchpoints: [{id: i, if: small}]}]
      """)
  }

  @Test func `more combinations than can be looked at are left alone`() async throws {
    let names = (0..<12).map { "v\($0)" }
    let segments = names.map { "s\($0): {\($0): {below: 10}}" }
    let material = names.map { "{email: welcome, if: s\($0)}" }
    try await LiteralPlaybook.expectMarked(
      Self.plan(segments, material: material),
      variables: names.map { "\($0): {type: integer}\n" }.joined())
  }

  @Test(
    arguments: [
      "type: integer, minimum: 9223372036854775807", "type: integer, maximum: -9223372036854775808",
      "type: integer, minimum: 1e99", "type: decimal, minimum: 1e99", "type: money",
      "type: integer, minimum: 5.5",
    ])
  func `numbers at the end of what there is are no trouble`(declaration: String) async throws {
    let bound = declaration.contains("money") ? "1E9 EUR" : "9223372036854775807"
    let found = try await LiteralPlaybook.findings(
      Self.plan(
        ["s: {odd: {below: \(bound)}}", "t: {odd: {atLeast: \(bound)}}"],
        material: ["{email: welcome, if: s}", "{email: welcome, if: t}"]),
      variables: "odd: {\(declaration)}\n")
    #expect(!found.contains { $0.rule == "segment-gap" })
  }

  @Test func `a thousand variables that are compared with each other are left alone`()
    async throws
  {
    let names = (0..<1_000).map { "v\($0)" }
    let chain = zip(names, names.dropFirst()).map { "\($0): {below: $\($1)}" }
    try await LiteralPlaybook.expectMarked(
      Self.plan(["s: {\(chain.joined(separator: ", "))}"], material: ["{email: welcome, if: s}"]),
      variables: names.map { "\($0): {type: integer, example: \($0.count)}\n" }.joined())
  }
}

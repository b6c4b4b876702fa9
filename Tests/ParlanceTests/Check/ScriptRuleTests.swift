import Testing

@testable import Parlance

@Suite struct `Scripts and objections` {
  static let objection = "content/objections/dear"
  static let files = smallRepository.with([
    "\(objection)/en.md": "---\nstatement: >-\n  Too dear.\n---\nIt pays.\n",
    "\(objection)/de.md": "---\nstatement: >-\n  Zu teuer.\n---\nEs lohnt sich.\n",
    "content/call-scripts/talk/en.md": script("Talk", "Is it [dear](objection:dear)?"),
    "content/call-scripts/talk/de.md": script("Anruf", "Ist es [teuer](objection:dear)?"),
    "content/playbooks/start/playbook.yaml": "stages: [{id: sale, objections: [dear]}]\n",
  ])

  static func script(_ title: String, _ body: String) -> String {
    "---\ntitle: >-\n  \(title)\n---\n## \(title)\n\n\(body)\n"
  }

  /// Severity, rule and place of each finding that scripts and objections have.
  static func found(_ files: [String: String?]) async throws -> [String] {
    let told = ["objection", "translation", "step", "field"]
    return try await TemporaryRepository(Self.files.with(files)).check().filter { finding in
      finding.location.file.hasPrefix("content/") && !finding.location.file.contains("playbooks")
        && !["unrecorded-source", "missing-preheader"].contains(finding.rule)
        && told.contains { finding.rule.hasSuffix($0) }
    }.map { "\($0.rule) \($0.location)" }
  }

  @Test(
    arguments: [
      ([:], []),
      // The file says what it lacks, and each link that leads to nothing says so.
      (
        ["\(objection)/de.md": nil],
        [
          "unanswered-objection content/call-scripts/talk/de.md:7:16",
          "missing-translation \(objection)/de.md:1:1",
        ]
      ),
      (
        ["\(objection)/de.md": "---\nstatement: >-\n  Zu teuer.\nstate: draft\n---\nText\n"],
        [
          "unanswered-objection content/call-scripts/talk/de.md:7:16",
          "draft-translation \(objection)/de.md:4:1",
        ]
      ),
      (
        ["\(objection)/de.md": "---\nstatement: >-\n  Zu teuer.\n---\n"],
        ["unanswered-objection \(objection)/de.md:1:1"]
      ),
      (
        ["\(objection)/de.md": "---\nstatement: >-\n  Zu teuer.\n---\n \n"],
        ["unanswered-objection \(objection)/de.md:1:1"]
      ),
      (
        ["\(objection)/de.md": ""],
        [
          "unanswered-objection content/call-scripts/talk/de.md:7:16",
          "empty-translation \(objection)/de.md:1:1",
        ]
      ),
      // A locale that need not have it must not lead there.
      (
        ["\(objection)/de.md": nil, "\(objection)/item.yaml": "notRequired: {de: not sold}\n"],
        ["unanswered-objection content/call-scripts/talk/de.md:7:16"]
      ),
      (
        [
          "\(objection)/de.md": nil, "\(objection)/item.yaml": "notRequired: {de: not sold}\n",
          "content/call-scripts/talk/de.md": script("Anruf", "Hallo"),
        ], []
      ),
      // What comes by fallback is shown; another rule says that it mixes languages.
      (
        ["\(objection)/de.md": nil, "locales/de.yaml": "fallback: en\n"],
        ["missing-translation \(objection)/de.md:1:1"]
      ),
      // A file that cannot be read says so itself.
      (["\(objection)/de.md": "---\nstatement: [\n---\nText\n"], []),
    ] as [([String: String?], [String])])
  func `an objection without a solution is told where it is missed`(
    files: [String: String?], findings: [String]
  ) async throws {
    #expect(try await Self.found(files).sorted() == findings.sorted())
  }

  static let plan = "content/playbooks/start/playbook.yaml"
  static let silent: [String: String?] = [
    "content/call-scripts/talk/en.md": script("Talk", "Hello"),
    "content/call-scripts/talk/de.md": script("Anruf", "Hallo"),
  ]

  @Test(
    arguments: [
      ([plan: "stages: [{id: sale}]\n"], []), (silent, []),
      (
        silent.with([plan: "stages: [{id: sale}]\n"]),
        ["unreachable-objection \(objection)/en.md:1:1"]
      ),
      (
        silent.with([
          plan: "stages: [{id: sale, objections: [other]}]\n",
          "content/objections/other/en.md":
            "---\nstatement: >-\n  So?\n---\nSee [this](objection:dear).\n",
        ]), []
      ),
      (
        silent.with([
          plan: "stages: [{id: sale}]\n",
          "content/objections/other/en.md":
            "---\nstatement: >-\n  So?\n---\nSee [this](objection:dear).\n",
        ]),
        [
          "unreachable-objection \(objection)/en.md:1:1",
          "unreachable-objection content/objections/other/en.md:1:1",
        ]
      ),
      (silent.with([plan: nil]), []),
      (
        silent.with([
          plan: """
          stages: [{id: sale, actions: [{id: a, touchpoints: [{id: t, material: [{objection: dear}]}]}]}]

          """
        ]), []
      ),
    ] as [([String: String?], [String])])
  func `an objection that nobody gets to is told`(
    files: [String: String?], findings: [String]
  ) async throws {
    let found = try await Self.found(files).filter {
      $0.hasPrefix("un") && $0.contains("objection")
    }
    #expect(found == findings)
  }

  @Test(
    arguments: [
      ("## A\n\nText", []), ("## A\n\n## B\n\nText", [1]), ("## A\n\nText\n\n## B", [2]),
      ("## A\n\n### B\n\nText", []), ("### A\n\n## B\n\nText", [1]), ("## A\n\n### B", [2]),
      ("## A\n\n>\n\n## B\n\n> Hi", [1]), ("## A\n\n- [ ] Who", []), ("## A\n\n- [ ]\n", [1]),
      ("## A\n\n<!-- to come -->", []), ("## A\n\n***\n\n## B\n\nx", [1]),
      ("A\n===\n\nB\n---\n\nx", []), ("A\n===\n\nB\n===\n\nx", [1]), ("Text only", []), ("", []),
      ("## A\n\n{phone, select, missing {Look it up.} other {}}", []),
      ("## A\n\n{companyName}\n\n## B\n\n![A map](https://example.com/map.png)", []),
      ("## A\n\n```\ncode\n```", []), ("## A\n\n| a |\n|---|\n| b |", []),
      ("## A\r\n\r\n## B\r\n\r\nText", [1]),
      ("{seats, plural, one {## A\n\nText} other {## A}}", []),
    ])
  func `a heading with nothing below it is an empty step`(body: String, steps: [Int]) async throws {
    let files = Self.files.with([
      "content/call-scripts/talk/en.md": "---\ntitle: >-\n  T\n---\n\(body)\n",
      "content/call-scripts/talk/de.md": "---\ntitle: >-\n  T\n---\n\(body)\n",
    ])
    let found = try await TemporaryRepository(files).check().filter { $0.rule == "empty-step" }
    #expect(found.map { String($0.message.prefix(6)) } == steps.map { "step \($0)" })
    #expect(found.allSatisfy { $0.locale?.description == "en" })
  }

  @Test func `a step that only a translation leaves empty is told there, at its heading`()
    async throws
  {
    let file = "content/call-scripts/talk/de.md"
    let files = Self.files.with([
      "content/call-scripts/talk/en.md": "---\ntitle: >-\n  T\n---\n## A\n\nx\n\n## B\n\ny\n",
      file: "---\ntitle: >-\n  T\n---\n## A\n\n##  Bé\n\ny\n",
    ])
    let found = try await TemporaryRepository(files).check().filter { $0.rule == "empty-step" }
    #expect(found.map { "\($0.location)" } == ["\(file):5:4"])
  }
}

import MessageFormat
import Testing

@testable import Parlance

@Suite("A launch plan")
struct LaunchPlanTests {
  /// A playbook of two stages: a mail with a snippet; a script that opens an objection, which
  /// forwards an asset.
  private static let files = smallRepository.with([
    "locales/de.yaml": "required: false\n",
    "locales/en.yaml": """
    labels:
      {asNeeded: As needed, recommended: Do it, objections: Objections, forward: Forward,
      kindEmail: Mail, kindCallScript: Script, forCustomer: For one}

    """,
    "content/playbooks/start/playbook.yaml": """
    stages:
      - id: a
        actions: [{id: b, touchpoints: [{id: c, material: [{email: offer}]}]}]
      - id: d
        actions: [{id: e, touchpoints: [{id: f, material: [{call-script: call}]}]}]
        objections: [no]
      - id: nothing

    """,
    "content/playbooks/start/en.yaml": """
    title: The whole plan
    stages: {a: {title: First}, d: {title: Then}}
    touchpoints: {a: {b: {c: Send it}}, d: {e: {f: Call them now}}}

    """,
    "content/emails/offer/en.md":
      "---\nsubject: >-\n  {seats, plural, one {One seat} other {# seats}}\n---\n{foot, snippet}\n",
    "content/snippets/foot/en.md": "Yours truly\n",
    "content/call-scripts/call/en.md":
      "---\ntitle: Call\n---\n> Hello.\n\n[They say no](objection:no)\n",
    "content/objections/no/en.md": "---\nstatement: No\n---\nBut yes.\n",
    "content/objections/no/item.yaml": "forward: [book]\n",
    "content/assets/book/en.md":
      "---\ntitle: Book\nlink: https://example.com/b\n---\nA good read.\n",
  ])

  private static let otherLabels = """
    recommended: Empfohlen, objections: Einwände, forward: Weiter, kindEmail: Nachricht, \
    kindCallScript: Leitfaden, forCustomer: Für einen
    """

  private static let german: [String: String?] = [
    "locales/de.yaml":
      "labels: {asNeeded: Bei Bedarf, \(otherLabels)}\n",
    "content/playbooks/start/de.yaml": """
    title: Der ganze Plan
    stages: {a: {title: Zuerst}, d: {title: Dann}}
    touchpoints: {a: {b: {c: Senden}}, d: {e: {f: Anrufen}}}

    """,
    "content/emails/offer/de.md":
      "---\nsubject: >-\n  {seats, plural, one {Eins} other {# Lizenzen}}\n---\n{foot, snippet}\n",
    "content/snippets/foot/de.md": "Mit Grüßen\n",
    "content/call-scripts/call/de.md":
      "---\ntitle: Anruf\n---\n> Hallo.\n\n[Nein](objection:no)\n",
    "content/objections/no/de.md": "---\nstatement: Nein\n---\nAber ja.\n",
    "content/assets/book/de.md":
      "---\ntitle: Buch\nlink: https://example.com/b\n---\nLesenswert.\n",
  ]

  private func status(_ changes: [String: String?]) async throws -> Status {
    let files = Self.files.with(Self.german).with(changes)
    return await Status(of: try await TemporaryRepository(files).load())
  }

  private let de = LocaleTag("de")

  @Test("Where everything is served, every stage could be launched, and nothing else counts")
  func ready() async throws {
    let de = try #require(de)
    let plan = try await status([:]).coverage.launch
    #expect(plan.stages.map(\.name) == ["start/a", "start/d"])
    #expect(plan.stages.allSatisfy { $0[de].isReady }, "\(plan.total(in: de).files)")
    #expect(plan.firstReady(in: de)?.name == "start/a")
    #expect(plan.nearest(in: de) == nil)
  }

  @Test(
    "What a stage leads to keeps it from being launched, and no other stage",
    arguments: [
      ("content/emails/offer/de.md", "start/d", 3), ("content/snippets/foot/de.md", "start/d", 2),
      ("content/call-scripts/call/de.md", "start/a", 5),
      ("content/objections/no/de.md", "start/a", 3), ("content/assets/book/de.md", "start/a", 4),
    ])
  func missing(file: String, ready: String, words: Int) async throws {
    let de = try #require(de)
    let plan = try await status([file: nil]).coverage.launch
    #expect(plan.stages.filter { $0[de].isReady }.map(\.name) == [ready])
    #expect(plan.firstReady(in: de)?.name == ready)
    #expect(plan.total(in: de).blockers.map(\.file) == [file])
    #expect(plan.total(in: de).words == words)
  }

  @Test("A missing text of the playbook, or label, counts for the stages that show it")
  func texts() async throws {
    let de = try #require(de)
    let short = "title: Der ganze Plan\nstages: {a: {title: Zuerst}, d: {title: Dann}}\n"
    let plan = try await status([
      "content/playbooks/start/de.yaml": short + "touchpoints: {a: {b: {c: Senden}}}\n"
    ]).coverage.launch
    #expect(plan.stages.filter { $0[de].isReady }.map(\.name) == ["start/a"])
    #expect(plan.total(in: de).words == 3)
    let unlabelled = try await status([
      "locales/de.yaml": "labels: {\(Self.otherLabels)}\n"
    ]).coverage.launch
    #expect(unlabelled.stages.allSatisfy { !$0[de].isReady })
    #expect(unlabelled.total(in: de).blockers.map(\.file) == ["locales/de.yaml"])
    #expect(unlabelled.total(in: de).words == 2)
  }

  @Test("A draft and what cannot be filled keep a stage from being launched, an old text does not")
  func states() async throws {
    let de = try #require(de)
    let mail = "content/emails/offer/de.md"
    let cases: [(String, CoverageState?, Bool, Int)] = [
      ("---\nsubject: Eins\nstate: draft\n---\n{foot, snippet}\n", .draft, false, 3),
      ("---\nsubject: >-\n  {seat\n---\n{foot, snippet}\n", .broken, false, 0),
      (
        "---\nsubject: Eins\nfingerprint: {subject: 00000000}\n---\n{foot, snippet}\n",
        .outdated, true, 3
      ),
      ("---\nsubject: Eins\nstate: review\n---\n{foot, snippet}\n", .unrecorded, true, 0),
    ]
    for (text, state, isReady, words) in cases {
      let stage = try #require(try await status([mail: text]).coverage.launch.stages.first)
      #expect(stage[de].files.first { $0.file == mail }?.state == state)
      #expect(stage[de].isReady == isReady, "\(stage[de].files)")
      #expect(stage[de].words == words)
    }
  }

  @Test("Where nothing can be launched, the stage with the fewest words is the nearest")
  func nearest() async throws {
    let de = try #require(de)
    let plan = try await status([
      "content/emails/offer/de.md": nil, "content/snippets/foot/de.md": nil,
      "content/objections/no/de.md": nil,
    ]).coverage.launch
    #expect(plan.firstReady(in: de) == nil)
    #expect(plan.nearest(in: de)?.name == "start/d")
  }

  @Test(
    "Words are counted as each language has them, without placeholders and addresses",
    arguments: [
      ("Two words", 2), ("{seats, plural, one {One seat} other {# seats}} here", 4),
      ("[Read on](https://example.com/a/b) now", 3), ("お元気ですか", 4), ("안녕하세요 여러분", 2),
      ("你好世界", 2), ("สวัสดีชาวโลก", 3), ("", 0), ("— … !", 0), ("{companyName}", 0),
    ])
  func words(text: String, count: Int) { #expect(wordCount(ofMessage: text) == count) }

  @Test("The page has a number for each colour, and asks nothing of the network")
  func page() async throws {
    let html = try await status(["content/emails/offer/de.md": nil]).html
    #expect(html.contains(" 3 words left\"><span aria-hidden=\"true\">3</span>"))
    #expect(html.contains("<td class=\"missing\" title=\"missing, 3 words\">"))
    #expect(html.contains("First that could be launched: start/d."))
    #expect(!html.contains("<link") && !html.contains("<img") && !html.contains("src="))
  }
}

import MessageFormat
import Testing

@testable import Parlance

@Suite("Renaming")
struct RenameTests {
  @Test(
    "Every place that names an item gets its new name, and nothing else changes",
    arguments: [
      ("emails/welcome", "hello"), ("assets/guide", "assets/manual"),
      ("objections/no-budget", "later"), ("snippets/hours", "opening"),
      ("playbooks/vip", "partners"), ("call-scripts/renewal", "talk"),
    ])
  func everywhere(old: String, new: String) async throws {
    let folder = try TemporaryRepository(movableRepository)
    let before = try contents(folder)
    let rename = try Rename(old, to: new, in: try await folder.load())
    #expect(rename.mentions.count == Self.mentions[old])
    // What stands in quotes is no placeholder.
    #expect(rename.lookalikes.count == (old == "snippets/hours" ? 1 : 0))
    try rename.carryOut()
    let after = try contents(folder)
    let (from, to) = (rename.old, rename.new)
    #expect(after.keys.sorted() == before.keys.map { moved($0, from, to) }.sorted())
    #expect(try MentionSearch(for: from, below: folder.root).files.isEmpty)
    let back = try Rename(to.description, to: from.description, in: try await folder.load())
    try back.carryOut()
    #expect(try contents(folder) == before)
  }

  private static let mentions = [
    "emails/welcome": 5, "assets/guide": 4, "objections/no-budget": 5, "snippets/hours": 7,
    "playbooks/vip": 2, "call-scripts/renewal": 1,
  ]

  @Test("Wherever a kill stops it, the same rename goes on and comes to the same end")
  func kill() async throws {
    for (old, new) in [("snippets/hours", "opening"), ("objections/no-budget", "later")] {
      let whole = try TemporaryRepository(movableRepository)
      let plan = try Rename(old, to: new, in: try await whole.load())
      try plan.carryOut()
      let expected = try contents(whole)
      for count in 0...plan.changes.count {
        let folder = try TemporaryRepository(movableRepository)
        for change in plan.changes.prefix(count) {
          #expect(try change.writeExactly(below: folder.root))
        }
        try Rename(old, to: new, in: try await folder.load()).carryOut()
        #expect(try contents(folder) == expected)
        let again = try Rename(old, to: new, in: try await folder.load())
        #expect(again.isDone)
      }
    }
  }

  @Test("Translations that were fresh stay fresh, and others do not become so")
  func freshness() async throws {
    let folder = try TemporaryRepository(movableRepository)
    try Rename("snippets/hours", to: "opening", in: try await folder.load()).carryOut()
    let after = try await folder.load()
    let de = try #require(LocaleTag("de"))
    #expect(after.freshness(ofLabelsIn: de) == ["opened": .fresh])
    let id = ItemID(.email, "other")
    let source = try #require(after.items[id]?.translations[after.project.source])
    let own = try #require(after.items[id]?.translations[de])
    for field in ["subject", "body"] {
      #expect(own.fingerprints[field] == source[field].map { Fingerprint(of: $0.value) })
    }
    #expect(try folder.read("content/emails/other/de.md").contains("\"  # kept\n"))
    let stale = try TemporaryRepository(
      movableRepository.with([
        "locales/de.yaml":
          "labels: {opened: \"{hours, snippet}\"}\nfingerprint: {opened: 12345678}\n"
      ]))
    try Rename("snippets/hours", to: "opening", in: try await stale.load()).carryOut()
    #expect(try await stale.load().freshness(ofLabelsIn: de) == ["opened": .outdated])
  }

  @Test("What names an item after it was renamed elsewhere is brought up by the same rename")
  func late() async throws {
    let folder = try TemporaryRepository(movableRepository)
    try Rename("emails/welcome", to: "hello", in: try await folder.load()).carryOut()
    let text = try folder.read("content/playbooks/vip/playbook.yaml")
    try folder.write(
      "content/playbooks/vip/playbook.yaml",
      text.replacing("email: hello,", with: "email: welcome,"))
    let rename = try Rename("emails/welcome", to: "hello", in: try await folder.load())
    #expect(!rename.isDone && !rename.movesFolder)
    try rename.carryOut()
    #expect(try folder.read("content/playbooks/vip/playbook.yaml") == text)
  }

  @Test("A check finds the same before and after")
  func findings() async throws {
    let folder = try shippedCopy()
    folder.remove("content/emails/win-back/de.md")
    let script = try folder.read("content/call-scripts/needs-talk/ja.md")
    try folder.write(
      "content/call-scripts/needs-talk/ja.md", script.replacing("objection:not-now", with: "x"))
    let signature = try folder.read("content/snippets/signature/en.md")
    try folder.write("content/snippets/signature/en.md", signature + "\nMore.\n")
    let names = [
      ("emails/win-back", "come-back"), ("snippets/signature", "closing"),
      ("objections/not-now", "another-time"), ("playbooks/vip", "partners"),
    ]
    func found() async throws -> [String] {
      try await folder.check().map { finding in
        [
          finding.rule, finding.item?.description, finding.locale?.description, finding.field,
          finding.message,
        ].map { $0 ?? "" }.joined(separator: " ")
      }.sorted()
    }
    let before = try await found()
    #expect(before.count > 8)
    for (old, new) in names {
      try Rename(old, to: new, in: try await folder.load()).carryOut()
    }
    let after = try await found()
    let expected = before.map { line in
      names.reduce(line) { line, names in
        let kind = names.0.prefix { $0 != "/" }
        return line.replacing(names.0, with: "\(kind)/\(names.1)")
          .replacing("“\(names.0.dropFirst(kind.count + 1))”", with: "“\(names.1)”")
          .replacing("touchpoint vip ›", with: "touchpoint partners ›")
          .replacing("objection:not-now", with: "objection:another-time")
      }
    }
    #expect(after == expected.sorted())
  }

  @Test(
    "A name that is taken or that no item may have is refused, and nothing changes",
    arguments: [
      ("emails/welcome", "welcome"), ("emails/welcome", "emails/other"),
      ("emails/welcome", "Other"), ("emails/welcome", "call-scripts/talk"),
      ("emails/welcome", ""), ("emails/welcome", "a/b"), ("emails/welcome", "../x"),
      ("emails/welcome", "-x"), ("emails/welcome", "null"), ("emails/welcome", "wél"),
      ("emails/welcome", "emails/"), ("emails/welcome", String(repeating: "a", count: 101)),
      ("snippets/hours", "seats"), ("snippets/hours", "a-b"), ("emails/unknown", "x"),
      ("emails", "x"), ("", "x"), ("emails/welcome", "taken"),
    ])
  func refuse(old: String, new: String) async throws {
    let folder = try TemporaryRepository(
      movableRepository.with(["content/emails/taken/notes.txt": "x"]))
    let before = try contents(folder)
    let repository = try await folder.load()
    #expect(throws: ParlanceError.self) { try Rename(old, to: new, in: repository) }
    #expect(try contents(folder) == before)
  }

  @Test("A name may be as long as any other item’s")
  func longName() async throws {
    let folder = try TemporaryRepository(movableRepository)
    let name = String(repeating: "a", count: 100)
    try Rename("emails/welcome", to: name, in: try await folder.load()).carryOut()
    #expect(try await folder.load().items[ItemID(.email, name)] != nil)
  }

  @Test("What cannot be edited refuses the whole, with its place")
  func unsupported() async throws {
    for (path, text, place) in [
      ("content/objections/not-now/item.yaml", "forward:\n  - >-\n    guide\n", ":2:5: "),
      ("content/objections/not-now/item.yaml", "forward: [\"\\x67uide\"]\n", ":1:11: "),
      ("content/objections/not-now/item.yaml", "forward: [guide\nnote: x\n", ":"),
    ] {
      let folder = try TemporaryRepository(movableRepository.with([path: text]))
      let before = try contents(folder)
      let repository = try await folder.load()
      do {
        _ = try Rename("assets/guide", to: "manual", in: repository)
        Issue.record("\(text) was edited")
      } catch {
        #expect(error.message.hasPrefix(path + place))
      }
      #expect(try contents(folder) == before)
    }
  }

  @Test("A file that is edited meanwhile is left as it is, and the folder stays")
  func meanwhile() async throws {
    let folder = try TemporaryRepository(movableRepository)
    let rename = try Rename("assets/guide", to: "manual", in: try await folder.load())
    let path = "content/objections/not-now/item.yaml"
    try folder.write(path, "forward: [guide] # mine\n")
    #expect(throws: ParlanceError.self) { try rename.carryOut() }
    #expect(try folder.read(path) == "forward: [guide] # mine\n")
    #expect(try await folder.load().items[ItemID(.asset, "guide")] != nil)
    try Rename("assets/guide", to: "manual", in: try await folder.load()).carryOut()
    #expect(try folder.read(path) == "forward: [manual] # mine\n")
  }

  @Test("Where parlance.yaml is written anew, no other command gets in before the folder has moved")
  func lock() async throws {
    let folder = try TemporaryRepository(movableRepository)
    let rename = try Rename("emails/welcome", to: "hello", in: try await folder.load())
    let lock = try rename.changes.reversed().writeAll(below: folder.root)
    #expect(throws: ParlanceError.self) { try RepositoryLock(folder.root) }
    withExtendedLifetime(lock) {}
    let other = try Rename("assets/guide", to: "manual", in: try await folder.load())
    let none = try other.changes.writeAll(below: folder.root)
    #expect(none == nil)
  }

  @Test("What only looks like a mention is told and left")
  func lookalikes() async throws {
    let folder = try TemporaryRepository(
      movableRepository.with([
        "content/call-scripts/renewal/en.md": """
        ---
        title: Renewal  # see objections/no-budget
        ---
        Say objection:no-budget, [this](objection:no-budget-at-all), and
        [that](https://example.com/objections/no-budget).

        """
      ]))
    let rename = try Rename("objections/no-budget", to: "later", in: try await folder.load())
    #expect(
      rename.lookalikes.filter { $0.file.hasPrefix("content/call-scripts") }.map(\.line) == [2, 4])
    #expect(!rename.mentions.contains { $0.location.file == "content/call-scripts/renewal/en.md" })
  }
}

private func moved(_ path: String, _ old: ItemID, _ new: ItemID) -> String {
  path.hasPrefix("\(old.folder)/") ? new.folder + path.dropFirst(old.folder.count) : path
}

/// The bytes of all files, by path.
func contents(_ folder: TemporaryRepository) throws -> [String: [UInt8]] {
  var files: [String: [UInt8]] = [:]
  func look(_ path: String) throws {
    for entry in try Folder.entries(of: path, below: folder.root) ?? [] {
      let child = path.isEmpty ? entry.name : "\(path)/\(entry.name)"
      if entry.kind == .folder {
        try look(child)
      } else if entry.kind == .file {
        files[child] = try folder.bytes(of: child)
      }
    }
  }
  try look("")
  return files
}

/// A repository whose items are named in every way.
let movableRepository = smallRepository.with([
  "parlance.yaml": """
  \u{FEFF}parlance: 1\r
  source: en\r
  sender: example\r
  rules:\r
    end-punctuation:\r
      items: {emails/welcome: off, "playbooks/vip": warning}\r
  ignore:\r
    - {rule: too-long, item: emails/welcome, reason: welcome is long}\r
    - {rule: too-long, item: 'emails/other', reason: "emails, welcome"}\r

  """,
  "known.jsonl": """
  {"baseline":1}
  {"rule":"too-long","item":"emails/welcome","locale":"de","field":"body","message":"x"}
  {"rule":"too-long","item":"emails/welcome-back","locale":"de","field":"body","message":"x"}

  """,
  "locales/de.yaml": """
  required: [vip/renewal]
  labels:
    opened: >-
      {hours, snippet}
  fingerprint:
    opened: \(Fingerprint(of: "Open {hours, snippet}"))

  """,
  "locales/en.yaml": """
  required: true
  labels:
    opened: >-
      Open {hours, snippet}

  """,
  "content/emails/other/en.md": """
  ---
  subject: 'It''s {seats, plural, one {{ hours ,snippet}} other {# {hours, snippet}}}'
  ---
  Dell''anno '{hours, snippet}' {hours, snippet}

  """,
  "content/emails/other/de.md": """
  ---
  subject: "\\u00DCber {hours, snippet} \\
    und mehr"
  fingerprint:
    subject: \(Fingerprint(of: "It's {seats, plural, one {{ hours ,snippet}} other {# {hours, snippet}}}"))
    body: "\(Fingerprint(of: "Dell''anno '{hours, snippet}' {hours, snippet}"))"  # kept
  state: draft
  ---
  Es {hours, snippet}

  """,
  "content/assets/guide/en.md": "---\ntitle: Guide\nlink: https://example.com/assets/guide\n---\n",
  "content/objections/no-budget/en.md":
    "---\nstatement: No budget\n---\nIt''s [here](objection:no-budget).\n",
  "content/objections/no-budget/item.yaml": "forward:\n  - guide  # the guide\n",
  "content/objections/not-now/en.md": """
  ---
  statement: Not now
  ---
  See [one](<objection:no-budget> "title") and [two][1], not [this](objection:no-budget-yet).

  [1]: objection:no-budget

  """,
  "content/objections/not-now/item.yaml": "forward: [guide]\n",
  "content/snippets/hours/en.md": "From nine to five\n",
  "content/call-scripts/renewal/en.md":
    "---\ntitle: Renewal\n---\n> Hello [a](objection:no-budget)\n",
  "content/playbooks/vip/playbook.yaml": """
  segments:
    small: {seats: {below: 10}}
  stages:
    - id: renewal
      objections: [no-budget, not-now]
      actions:
        - id: welcome
          touchpoints:
            - id: welcome
              channel: email
              material:
                - {email: welcome, if: small}
                - email: welcome
              with: [{asset: guide}, {asset: "guide"}, {email: welcome}]
            - id: call
              channel: phone
              material: [{call-script: renewal}]

  """,
  "content/playbooks/vip/en.yaml": "title: VIP\n",
])

import Testing

@testable import Parlance

@Suite("Removing")
struct RemovalTests {
  @Test("What is named somewhere is refused with each place")
  func named() async throws {
    let folder = try TemporaryRepository(movableRepository)
    let repository = try await folder.load()
    let removal = try Removal("objections/no-budget", references: false, in: repository)
    #expect(
      removal.mentions.map(\.location.description) == [
        "content/call-scripts/renewal/en.md:4:23", "content/objections/not-now/en.md:4:22",
        "content/objections/not-now/en.md:6:16", "content/playbooks/vip/playbook.yaml:5:18",
      ])
  }

  @Test("What nothing names goes with all that is in its folder, and with nothing else")
  func whole() async throws {
    let folder = try TemporaryRepository(
      movableRepository.with([
        "content/assets/lone/en.md": "---\ntitle: Lone\nlink: https://example.com\n---\n",
        "content/assets/lone/pictures/.hidden": "x", "content/assets/lone/out": "-> /tmp",
      ]))
    var expected = try contents(folder)
    for path in expected.keys where path.hasPrefix("content/assets/lone/") { expected[path] = nil }
    let removal = try Removal("assets/lone", references: false, in: try await folder.load())
    #expect(removal.mentions.isEmpty)
    try removal.carryOut()
    #expect(try contents(folder) == expected)
    #expect(!Folder.exists("\(folder.root)/content/assets/lone"))
    #expect(!Folder.exists("\(folder.root)/content/assets/.lone.removed"))
    #expect(Folder.exists("/tmp"))
  }

  @Test("A removal that a kill stopped is finished by the same one")
  func kill() async throws {
    let folder = try TemporaryRepository(
      movableRepository.with(["content/assets/.lone.removed/en.md": "x"]))
    try Removal("assets/lone", references: false, in: try await folder.load()).carryOut()
    #expect(!Folder.exists("\(folder.root)/content/assets/.lone.removed"))
    let repository = try await folder.load()
    #expect(throws: ParlanceError.self) {
      try Removal("assets/lone", references: false, in: repository)
    }
  }

  @Test("Lists that have something else in them lose what is removed, byte by byte")
  func lists() async throws {
    let folder = try TemporaryRepository(
      movableRepository.with([
        "content/objections/not-now/item.yaml": "forward: [other, guide] # two\n",
        "content/objections/no-budget/item.yaml": "forward:\n  - guide  # the guide\n  - other\n",
        "content/playbooks/vip/playbook.yaml": """
        stages:
          - id: renewal
            actions:
              - id: welcome
                touchpoints:
                  - id: welcome
                    material:
                      - {asset: guide}
                      - {email: welcome}
                    with: [{asset: guide}, {email: welcome}]

        """,
      ]))
    let removal = try Removal("assets/guide", references: true, in: try await folder.load())
    #expect(removal.mentions.map(\.location.file) == ["content/objections/no-budget/item.yaml"])
    try folder.write("content/objections/no-budget/item.yaml", "forward:\n  - guide\n  - other\n")
    let other = try Removal("assets/guide", references: true, in: try await folder.load())
    #expect(other.mentions.isEmpty)
    try other.carryOut()
    #expect(try folder.read("content/objections/not-now/item.yaml") == "forward: [other] # two\n")
    #expect(try folder.read("content/objections/no-budget/item.yaml") == "forward:\n  - other\n")
    #expect(
      try folder.read("content/playbooks/vip/playbook.yaml").hasSuffix(
        "material:\n              - {email: welcome}\n            with: [{email: welcome}]\n"))
  }

  @Test("The only element of a list, and a text, are left to people")
  func left() async throws {
    let folder = try TemporaryRepository(movableRepository)
    let before = try contents(folder)
    for (id, count) in [("call-scripts/renewal", 1), ("snippets/hours", 7), ("assets/guide", 2)] {
      let removal = try Removal(id, references: true, in: try await folder.load())
      #expect(removal.mentions.count >= count)
    }
    #expect(try contents(folder) == before)
  }
}

import Testing

@testable import Parlance

@Suite("A new item")
struct NewItemTests {
  private static let kinds: [ItemKind] = [.email, .callScript, .objection, .asset, .snippet]

  @Test("It is a draft in which every text is found as one that is to come", arguments: kinds)
  func draft(kind: ItemKind) async throws {
    let files = try TemporaryRepository(smallRepository)
    let item = try NewItem(kind, named: "spring", in: try await files.load())
    try item.write()
    #expect(item.file == "content/\(kind.folder)/spring/en.md")
    let found = try await files.check().filter { $0.item == item.id && $0.locale?.language == "en" }
    #expect(found.contains { $0.rule == "draft-translation" && $0.severity == .error })
    let translation = try #require(
      try await files.load().translations(of: item.id)?[item.repository.project.source])
    #expect(translation.fields.map(\.name) == kind.fields)
    let open = Set(found.filter { $0.rule == "placeholder-text" }.map(\.field))
    #expect(open == Set(kind.fields))
    let others = Set(found.map(\.rule)).subtracting(["draft-translation", "placeholder-text"])
    // No address is there yet.
    #expect(others.subtracting(kind == .asset ? ["broken-link-target"] : []).isEmpty)
  }

  @Test("It begins with the title, which is a message")
  func title() async throws {
    let repository = try await TemporaryRepository(smallRepository).load()
    let title = "  Für {companyName}: “# no comment: no mapping’ "
    let item = try NewItem(.email, named: "spring", title: title, in: repository)
    let (translation, findings) = FrontMatter.read(
      SourceFile(path: item.file, text: item.text), item: item.id,
      locale: repository.project.source)
    #expect(findings.isEmpty)
    #expect(translation["subject"]?.value == "Für {companyName}: “# no comment: no mapping’")
    #expect(translation.state == .draft)
  }

  @Test(
    "A name that is taken, or that no item may have, is refused",
    arguments: [
      (ItemKind.email, "welcome", "is there already"), (.email, "Welcome", "differs in more"),
      (.email, "emails/welcome", "is there already"), (.email, "assets/a", "not an ID of an email"),
      (.asset, "", "is empty"), (.asset, "a b", "ASCII letters, digits, - and _"),
      (.asset, "../a", "not an ID"), (.asset, "assets/../a", "ASCII"), (.asset, "-a", "hyphen"),
      (.asset, ".", "ASCII"), (.asset, "ä", "ASCII"), (.snippet, "a-b", "letters, digits and _"),
      (.snippet, "seats", "is a variable"), (.snippet, "senderName", "comes from the sender"),
      (.snippet, "locale", "reserved"),
    ])
  func names(kind: ItemKind, name: String, complaint: String) async throws {
    let repository = try await TemporaryRepository(smallRepository).load()
    let error = #expect(throws: ParlanceError.self) {
      try NewItem(kind, named: name, in: repository)
    }
    #expect(error?.message.contains(complaint) == true, "\(error?.message ?? "")")
  }

  @Test("A name has so many letters, and not one more")
  func length() async throws {
    let files = try TemporaryRepository(smallRepository)
    let repository = try await files.load()
    let name = String(repeating: "a", count: NewItem.nameLimit)
    try NewItem(.email, named: name, in: repository).write()
    #expect(try await files.load().items[ItemID(.email, name)] != nil)
    #expect(throws: ParlanceError.self) {
      try NewItem(.email, named: name + "a", in: repository)
    }
  }

  @Test(
    "A title that could not be read again is refused",
    arguments: [
      "", " ", "a\nb", "a\u{2028}b", "a\u{85}b", "{", "{seats", "{seats, plural}", "\u{7}",
    ])
  func badTitles(title: String) async throws {
    let repository = try await TemporaryRepository(smallRepository).load()
    #expect(throws: ParlanceError.self) {
      try NewItem(.email, named: "spring", title: title, in: repository)
    }
  }

  @Test("A snippet has no title")
  func untitled() async throws {
    let repository = try await TemporaryRepository(smallRepository).load()
    #expect(throws: ParlanceError.self) {
      try NewItem(.snippet, named: "hours", title: "Hours", in: repository)
    }
  }

  @Test("What is there on the disk is never replaced, and nothing is left behind")
  func occupied() async throws {
    let files = try TemporaryRepository(smallRepository)
    let item = try NewItem(.email, named: "spring", in: try await files.load())
    try files.write("content/emails/spring/de.md", "Text\n")
    #expect(throws: ParlanceError("content/emails/spring is there already")) { try item.write() }
    #expect(try files.read("content/emails/spring/de.md") == "Text\n")
    let names = try Folder.entries(of: "content/emails", below: files.root)?.map(\.name)
    #expect(names == ["spring", "welcome"])
  }

  @Test("Nothing is written through a link")
  func link() async throws {
    let files = try TemporaryRepository(smallRepository)
    let elsewhere = try TemporaryRepository([:])
    try files.write("content/assets", "-> \(elsewhere.root)")
    let item = try NewItem(.asset, named: "list", in: try await files.load())
    #expect(throws: ParlanceError.self) { try item.write() }
    #expect(try Folder.entries(of: "", below: elsewhere.root)?.isEmpty == true)
  }

  @Test("The lines that it says hook it in", arguments: [ItemKind.email, .callScript])
  func hook(kind: ItemKind) async throws {
    let plan = "stages:\n  - id: a\n    actions:\n      - id: b\n        touchpoints:\n"
    let files = try TemporaryRepository(
      smallRepository.with(["content/playbooks/start/playbook.yaml": plan]))
    let item = try NewItem(kind, named: "spring", in: try await files.load())
    try item.write()
    let lines = item.nextSteps.split(separator: "\n")
      .drop { !$0.hasPrefix("  - id:") }.prefix { $0.hasPrefix("  ") }
    try files.write(
      "content/playbooks/start/playbook.yaml",
      plan + lines.map { "        \($0)\n" }.joined())
    let playbook = try #require(try await files.load().playbooks["start"])
    #expect(playbook.touchpoints.map(\.items) == [[item.id]])
    let found = try await files.check().filter { $0.item == item.id }
    #expect(!found.contains { $0.rule == "unused-item" })
  }
}

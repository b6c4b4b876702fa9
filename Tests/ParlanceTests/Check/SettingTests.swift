import MessageFormat
import Testing

@testable import Parlance

@Suite struct `Settings of rules` {
  static func settings(_ text: String) -> [String: String?] {
    smallRepository.with([
      "parlance.yaml": "parlance: 1\nsource: en\nsender: example\n\(text)\n",
      "content/emails/welcome/de.md": nil,
    ])
  }

  @Test(
    arguments: [
      ("off", nil), ("note", "note"), ("{default: note}", "note"), ("{locales: {de: off}}", nil),
      ("{default: off, locales: {de: warning}}", "warning"),
      ("{default: note, locales: {fr: off}}", "note"),
      ("{locales: {de: off}, kinds: {email: warning}}", "warning"),
      ("{kinds: {objection: off}}", "error"),
      ("{locales: {de: off}, kinds: {email: off}, items: {emails/welcome: note}}", "note"),
      ("{items: {emails/welcome: off}}", nil),
      ("{default: off, locales: {de: off}, kinds: {email: off}}", nil),
      ("{}", "error"),
    ] as [(String, String?)])
  func `the most specific word counts: item, kind, locale, default`(
    setting: String, severity: String?
  ) async throws {
    let repository = try TemporaryRepository(
      Self.settings("rules:\n  missing-translation: \(setting)\n  undeclared-locale: off"))
    let found = try await repository.check().filter { $0.rule != "unknown-item" }
    #expect(found.map(\.severity.rawValue) == (severity.map { [$0] } ?? []))
  }

  @Test(
    arguments: [
      ("rules:\n  cut-text: {locales: {xx: off}}", "undeclared-locale 5:24"),
      ("rules:\n  cut-text: {locales: {nothing here: off}}", "invalid-setting 5:24"),
      ("rules:\n  cut-text: {kinds: {mail: off}}", "invalid-setting 5:22"),
      ("rules:\n  cut-text: {items: {emails/welcom: off}}", "unknown-item 5:22"),
      ("rules:\n  cut-text: {local: {de: off}}", "invalid-setting 5:14"),
      ("rules:\n  cut-text: {default: loud}", "invalid-setting 5:23"),
      ("rules:\n  cut-text: [off]", "invalid-setting 5:13"),
      ("ignore:\n  - {rule: cut-text, locale: fr, reason: r}", "undeclared-locale 5:5"),
      ("ignore:\n  - {rule: cut-txt, reason: r}", "unknown-rule 5:5"),
      ("ignore:\n  - {rule: cut-text, reason: ' '}", "invalid-setting 5:5"),
      ("ignore:\n  - {rule: cut-text, item: emails/x, reason: r}", "unknown-item 5:5"),
    ])
  func `a name that does not exist is found in its place`(
    settings: String, place: String
  ) async throws {
    let repository = try TemporaryRepository(Self.settings(settings))
    let found = try await repository.check().filter { $0.location.file == "parlance.yaml" }
    #expect(
      found.map { "\($0.rule) \($0.location.line):\($0.location.column)" } == [place])
  }
}

@Suite struct Ignores {
  static let missing = "rule: missing-translation, reason: to come"

  @Test(
    arguments: [
      (missing, []), ("\(missing), locale: de", []), ("\(missing), item: emails/welcome", []),
      ("\(missing), locale: en", ["unused-ignore"]), ("\(missing), field: body", ["unused-ignore"]),
      ("rule: empty-translation, reason: r", ["unused-ignore"]),
      ("rule: unused-item, reason: r", []), ("rule: unused-ignore, reason: r", []),
      ("\(missing), until: 2026-11-21", []), ("\(missing), until: 2026-11-20", ["expired-ignore"]),
    ])
  func `an ignore that covers nothing is told, once`(ignore: String, rules: [String]) async throws {
    let repository = try TemporaryRepository(
      `Settings of rules`.settings("rules: {unused-item: off}\nignore:\n  - {\(ignore)}"))
    let found = try await repository.check().filter { $0.rule != "missing-translation" }
    #expect(found.map(\.rule) == rules)
    #expect(found.allSatisfy { $0.severity == .warning && $0.location.line == 6 })
  }

  @Test func `an ignore of what cannot be looked at is not told to be unused`() async throws {
    let repository = try TemporaryRepository(
      `Settings of rules`.settings(
        "ignore:\n  - {rule: literal-number, item: emails/welcome, locale: de, reason: r}"
      ).with(["content/emails/welcome/de.md": "---\nsubject: {x\n---\nText\n"]))
    let found = try await repository.check()
    #expect(!found.contains { $0.rule == "unused-ignore" })
  }

  @Test func `a check of one locale does not tell what is unused`() async throws {
    let repository = try TemporaryRepository(
      `Settings of rules`.settings("ignore:\n  - {rule: empty-translation, reason: r}"))
    let german = try #require(LocaleTag("de"))
    #expect(try await repository.check(locale: german).map(\.rule) == ["missing-translation"])
  }

  @Test func `a finding that two ignores cover makes neither of them unused`() async throws {
    let repository = try TemporaryRepository(
      `Settings of rules`.settings(
        "ignore:\n  - {\(Self.missing)}\n  - {\(Self.missing), locale: de}"))
    #expect(try await repository.check() == [])
  }

  @Test(
    arguments: [
      ("  - {RULE, reason: r}\nrules: {}\n", "rules: {}\n"), ("  - {RULE, reason: r}", ""),
      ("  - {RULE, reason: r}  \n  - {\(missing)}\n", "  - {\(missing)}\n"),
      ("  - {\(missing)}\n  # A word.\n  - {RULE, reason: r}\n", "  - {\(missing)}\n  # A word.\n"),
      ("  [{RULE, reason: r}]\n", nil), ("  - {RULE, reason: r} # A word.\n", nil),
      ("  - RULE\n    reason: r\n", nil), ("  - {RULE,\n     reason: r}\n", nil),
    ] as [(String, String?)])
  func `an unused ignore is removed where it has a line of its own`(
    ignores: String, rest: String?
  ) async throws {
    let start = "parlance: 1\nsource: en\nsender: example\nignore:\n"
    let rule = "rule: empty-translation"
    let folder = try TemporaryRepository(
      `Settings of rules`.settings("").with([
        "parlance.yaml": start + ignores.replacing("RULE", with: rule)
      ]))
    let found = try await folder.check().filter { $0.rule == "unused-ignore" }
    #expect(found.count == 1)
    #expect((found.first?.fix != nil) == (rest != nil))
    let fixer = Fixer(try await folder.load())
    #expect(fixer.carryOut(fixer.plan(found)).isEmpty)
    let expected = start + (rest ?? ignores.replacing("RULE", with: rule))
    #expect(try folder.read("parlance.yaml") == expected)
  }

  static let item = "content/emails/welcome/item.yaml"

  @Test(
    arguments: [
      ("ignore: [{rule: missing-translation, reason: r}]", []),
      ("ignore: [{rule: missing-translation, locale: de, reason: r}]", []),
      (
        "ignore:\n  - {rule: missing-translation, locale: de, reason: r, until: 2026-11-20}",
        ["missing-translation 1:1", "expired-ignore 2:63"]
      ),
      (
        "ignore: [{rule: empty-translation, reason: r}]",
        ["missing-translation 1:1", "unused-ignore 1:10"]
      ),
      (
        "ignore: [{rule: missing-translation}]",
        ["missing-translation 1:1", "invalid-setting 1:10"]
      ),
      (
        "ignore: [{rule: missing-translation, item: emails/other, reason: r}]",
        ["missing-translation 1:1", "invalid-setting 1:38"]
      ),
    ])
  func `an item names its own ignores`(settings: String, findings: [String]) async throws {
    let repository = try TemporaryRepository(
      `Settings of rules`.settings("").with([Self.item: settings + "\n"]))
    let found = try await repository.check()
    #expect(found.map { "\($0.rule) \($0.location.line):\($0.location.column)" } == findings)
    #expect(found.allSatisfy { $0.item?.description == "emails/welcome" })
  }

  @Test func `an item’s ignore leaves the other items alone`() async throws {
    let repository = try TemporaryRepository(
      `Settings of rules`.settings("").with([
        Self.item: "ignore: [{rule: missing-translation, reason: r}]\n",
        "content/emails/other/en.md": "---\nsubject: >-\n  Hello\n---\nText\n",
      ]))
    #expect(try await repository.check().compactMap(\.item?.name) == ["other"])
  }
}

import Testing

@testable import Parlance

@Suite("Rules on terms")
struct TermRuleTests {
  @Test(
    "A word to avoid is found as the language inflects it",
    arguments: [
      ("de", "Sitzplatz", "Ihr Sitzplatz hier", "Sitzplatz"),
      ("ko", "라이센스", "라이센스를 갱신", "라이센스"), ("ja", "座席", "お座席の数", "座席"),
      ("pl", "subskrypcja", "Twoja Subskrypcja", "Subskrypcja"),
      ("ru", "подписка", "подписками", "подписка"), ("ru", "подписк", "подписками", "подписк"),
      ("ar", "اشتراك", "والاشتراك هنا", "اشتراك"), ("de", "Sitz", "Sitzplatz und Besitz", nil),
      ("de", "Sitzplatz", "`Sitzplatz` [x](https://a.b/Sitzplatz)", nil),
      ("de", "Cloud", "die Creative Cloud", nil),
    ] as [(String, String, String, String?)])
  func avoided(locale: String, word: String, body: String, place: String?) async throws {
    let probe = RuleProbe(
      rule: "avoided-term", locale: locale,
      profile: "glossary:\n  seat: {use: X, avoid: [\(word)]}\n"
        + "  Creative Cloud: {use: Creative Cloud}\n")
    #expect(try await probe.places(body, source: "seats") == (place.map { [$0] } ?? []))
  }

  @Test("Where the source does not have the term, a word to avoid is a note")
  func otherMeaning() async throws {
    let probe = RuleProbe(
      rule: "avoided-term", profile: "glossary:\n  seat: {use: Lizenz, avoid: [Platz]}\n")
    #expect(try await probe.find("Ein Platz", source: "A seat").map(\.severity) == [.warning])
    #expect(try await probe.find("Ein Platz", source: "A place").map(\.severity) == [.note])
  }

  @Test(
    "A term is there in any form that shows its stem",
    arguments: [
      ("de", "Lizenz", "[]", "Die Lizenzverlängerung", true),
      ("de", "Lizenz", "[]", "Ihr Platz", false),
      ("pl", "licencja", "[]", "dwie licencje", true), ("ko", "라이선스", "[]", "라이선스를", true),
      ("ja", "ライセンス", "[]", "シート", false),
      ("de", "Verlängerung", "[verlängern]", "verlängern", true),
      ("ar", "ترخيص", "[]", "والترخيص", true),
    ])
  func term(locale: String, use: String, forms: String, body: String, isThere: Bool) async throws {
    let probe = RuleProbe(
      rule: "missing-term", locale: locale,
      profile: "glossary:\n  seat: {use: \(use), forms: \(forms)}\n")
    #expect(try await probe.find(body, source: "Your seats.").isEmpty == isThere)
    #expect(try await probe.find(body, source: "Your seating.") == [])
  }

  @Test(
    "A name is written as it is to be",
    arguments: [
      ("Creative Cloud", "Mit Creative Cloud", 0), ("Creative Cloud", "Mit der Kreativwolke", 1),
      ("Creative Cloud", "Mit creative cloud", 1), ("Creative Cloud", "Die Creative Clouds", 0),
      ("Creative Cloud", "Mit Creative\nCloud", 0), ("Kreativ Wolke", "Mit Creative Cloud", 1),
      ("Kreativ Wolke", "Mit Kreativ Wolke", 0),
    ])
  func name(use: String, body: String, count: Int) async throws {
    let probe = RuleProbe(
      rule: "translated-name", profile: "glossary:\n  Creative Cloud: {use: \(use)}\n")
    #expect(try await probe.find(body, source: "With Creative Cloud.").count == count)
    #expect(try await probe.find(body, source: "With a creative cloud.") == [])
  }

  @Test("The longest name of the source counts, not a shorter one within it")
  func longestName() async throws {
    let probe = RuleProbe(
      rule: "translated-name",
      profile: "glossary:\n  Creative Cloud: {use: Creative Cloud}\n"
        + "  Creative Cloud for teams: {use: CC für Teams}\n")
    #expect(
      try await probe.find("Mit CC für Teams.", source: "With Creative Cloud for teams.") == [])
  }

  @Test(
    "A word that breaks the register is found as a word",
    arguments: [
      ("de", "[du, dir]", "Hast Du das?", "Du"), ("de", "[du, dir]", "Das Duell", nil),
      ("it", "[te, tu]", "un tè e tutto", nil), ("fr", "[tu]", "Sais-tu?", "tu"),
      ("ko", "[하세요]", "확인하세요.", "하세요"), ("ko", "[나요]", "나요구르트", nil),
      ("ja", "[お前]", "お前は", "お前"),
    ] as [(String, String, String, String?)])
  func register(locale: String, words: String, body: String, place: String?) async throws {
    let probe = RuleProbe(
      rule: "mixed-register", locale: locale,
      profile: "register: {customer: formal}\ninformal: \(words)\n")
    #expect(try await probe.places(body) == (place.map { [$0] } ?? []))
  }

  @Test("Each audience has its register: a script’s quotes are the customer’s")
  func audiences() async throws {
    let profile =
      "required: true\nregister: {customer: formal, reseller: informal}\ninformal: [du]\n"
    let repository = try TemporaryRepository(
      smallRepository.with([
        "locales/de.yaml": profile,
        "content/call-scripts/start/en.md": "---\ntitle: >-\n  Start\n---\n## A\n\nAsk.\n\n> Hi.\n",
        "content/call-scripts/start/de.md":
          "---\ntitle: >-\n  Start\n---\n## A\n\nFrag du.\n\n> Hallo du.\n",
      ]))
    let found = try await repository.check().filter { $0.rule == "mixed-register" }
    #expect(found.map(\.location.line) == [9])
  }
}

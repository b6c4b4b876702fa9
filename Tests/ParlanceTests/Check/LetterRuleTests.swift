import Testing

@testable import Parlance

@Suite("Rules on letters and lengths")
struct LetterRuleTests {
  @Test(
    "Scripts that a language does not use are found",
    arguments: [
      ("de", "Sch\u{43E}n", "Sch\u{43E}n"), ("ru", "\u{63}татья", "\u{63}татья"),
      ("ja", "これは 한국어 입니다", "한국어 입니다"), ("ko", "これは 한국어", "これは"),
      ("de", "Das ist Привет мир.", "Привет мир"), ("zh-Hans", "这是カタカナ", "这是カタカナ"),
      ("el", "στ\u{61} μάτια", "στ\u{61}"), ("th", "ภาษา Привет", "Привет"),
    ])
  func script(locale: String, body: String, place: String) async throws {
    let found = try await RuleProbe(rule: "foreign-script", locale: locale).places(body)
    #expect(found == [place])
  }

  @Test(
    "Loan words, signs and words of the source are left alone",
    arguments: [
      ("ja", "Adobeの更新、ライセンス"), ("ko", "Adobe의 갱신(更新)"), ("ru", "Adobe и PRы, IT-отдел"),
      ("de", "10 kΩ, 5 µm, α und β"), ("ar", "مع Adobe"), ("de", "Sprache: 日本語"),
      ("sr", "Ово је ovo"), ("zh-Hant", "Adobe 續約"),
    ])
  func home(locale: String, body: String) async throws {
    let found = try await RuleProbe(rule: "foreign-script", locale: locale)
      .find(body, source: "Language: 日本語")
    #expect(found.map(\.message) == [])
  }

  @Test(
    "Letters that a language does not have are found",
    arguments: [
      ("ru", "сегодні", "сегодні"), ("ru", "їжак", "їжак"), ("de", "viel łück", "łück"),
      ("de", "of\u{FB01}ziell", "of\u{FB01}ziell"), ("fa", "علي", nil), ("be", "ищет", "ищет"),
      ("zh-Hant", "我们这里", "们"), ("ja", "我们这里です", "们"),
    ] as [(String, String, String?)])
  func letters(locale: String, body: String, place: String?) async throws {
    let found = try await RuleProbe(rule: "foreign-letters", locale: locale).places(body)
    #expect(found == (place.map { [$0] } ?? []))
  }

  @Test(
    "Names, marks and the letters of the language are left alone",
    arguments: [
      ("de", "Frau Łukasz aus Kraków, naïve Cafés"), ("pl", "zażółć gęślą jaźń"),
      ("vi", "Chào mừng bạn đến với chúng tôi"), ("tr", "kâğıt, hâlâ"), ("hu", "árvíztűrő"),
      ("zh-Hant", "我們這裡遵循"), ("ja", "鬱と薔薇、髙橋さん"), ("el", "άέήίόύώ"), ("ro", "știință"),
    ])
  func known(locale: String, body: String) async throws {
    let found = try await RuleProbe(rule: "foreign-letters", locale: locale).find(body)
    #expect(found.map(\.message) == [])
  }

  @Test(
    "A limit holds up to its last character, whatever that is made of",
    arguments: [("12345", 0), ("123456", 1), ("👩\u{200D}👩\u{200D}👧1234", 0), ("1234{seats}", 1)])
  func limit(subject: String, count: Int) async throws {
    let probe = RuleProbe(
      rule: "too-long", files: ["content/emails/welcome/item.yaml": "limits: {subject: 5}\n"])
    #expect(try await probe.find("Text", subject: subject).count == count)
  }

  @Test("Half a translation is too short, a Chinese one is not")
  func short() async throws {
    let source = String(repeating: "These words are here to be translated. ", count: 6)
    let half = String(repeating: "Diese Wörter sind da, um übersetzt zu werden. ", count: 2)
    let chinese = String(repeating: "这些文字是用来翻译的。", count: 6)
    #expect(try await RuleProbe(rule: "too-short").find(half, source: source).count == 1)
    #expect(try await RuleProbe(rule: "too-short").find(half + half, source: source) == [])
    #expect(
      try await RuleProbe(rule: "too-short", locale: "zh-Hans").find(chinese, source: source) == [])
    #expect(try await RuleProbe(rule: "too-long").find(source, source: half).count == 0)
    #expect(
      try await RuleProbe(rule: "too-long").find(
        String(repeating: half, count: 4), source: half
      ).map(\.severity) == [.note])
  }
}

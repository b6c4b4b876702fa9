import Testing

@testable import Parlance

@Suite("Rules on quotation marks and brackets")
struct QuoteRuleTests {
  @Test(
    "A mark without another one is found",
    arguments: [
      ("de", "Er sagt „ja.", "„"), ("de", "Er sagt ja“.", "“"), ("en-GB", "Say “yes.", "“"),
      ("fr", "Il dit « oui.", "«"), ("ja", "「はい。", "「"), ("de", "Er sagt \"ja.", "\""),
      ("sv", "Han säger ”ja.", "”"), ("de", "Er sagt „ja\".", "\""),
      ("de", "{seats, plural, one {„eine} other {#}} Lizenz", "„"),
    ])
  func alone(locale: String, body: String, place: String) async throws {
    let found = try await RuleProbe(rule: "mismatched-quotes", locale: locale).places(body)
    #expect(found == [place])
  }

  @Test(
    "Apostrophes, inches and quotations of several paragraphs are left alone",
    arguments: [
      ("de", "Wie geht’s? 15\" groß, ein 24\"-Schirm"),
      ("en-GB", "The customers’ plan, rock ’n’ roll"),
      ("de", "„Ja.\n\nNein.“"), ("en-GB", "“One.\n\n“Two.”"), ("sv", "Han säger ”ja” och »nej»"),
      ("de", "»Ja«, „ja“"), ("he", "צה\"ל"), ("de", "`a\"b`"), ("pl", "Mówi „tak” i «nie»"),
      ("ar", "”نعم“"), ("fr", "« A “b” c »"),
    ])
  func paired(locale: String, body: String) async throws {
    let found = try await RuleProbe(rule: "mismatched-quotes", locale: locale).find(body)
    #expect(found.map(\.message) == [])
  }

  @Test(
    "Marks of another language are found",
    arguments: [
      ("de", "Er sagt “ja”.", "“"), ("de", "Er sagt „ja”.", "„"), ("de", "Er sagt «ja».", "«"),
      ("fr", "Il dit “oui” et „non“.", "„"), ("ja", "“はい”", "“"), ("en-GB", "Say «yes»", "«"),
      ("pl", "Mówi “tak”", "“"), ("ru", "Он сказал “да”", "“"), ("zh-Hant", "“是”", "“"),
    ])
  func foreign(locale: String, body: String, place: String) async throws {
    let found = try await RuleProbe(rule: "foreign-quotes", locale: locale).places(body)
    #expect(found == [place])
  }

  @Test(
    "Marks that are usual in a language are left alone",
    arguments: [
      ("de", "„Ja“ und »nein«"), ("de-CH", "«Ja»"), ("it", "«Sì» e “no”"), ("nl", "“Ja” en „nee”"),
      ("sv", "”Ja”"), ("ja", "「はい」と“OK”"), ("zh-Hans", "“是”"), ("ko", "“네”"), ("uk", "«Так», “ні”"),
      ("de", "Er sagt \"ja\"."), ("he", "״כן״ \"כן\""),
    ])
  func usual(locale: String, body: String) async throws {
    let found = try await RuleProbe(rule: "foreign-quotes", locale: locale).find(body)
    #expect(found.map(\.message) == [])
  }

  @Test("Straight marks are a note where the source has better ones")
  func straight() async throws {
    let found = try await RuleProbe(rule: "foreign-quotes").find(
      "Er sagt \"ja\".", source: "He says “yes”.")
    #expect(found.map(\.severity) == [.note])
  }

  @Test(
    "A bracket without another one is found",
    arguments: [
      ("de", "a (b c", "("), ("de", "a bc) d", ")"), ("ja", "これ（あれ", "（"), ("de", "a \\[b", "["),
      ("de", "{seats, plural, one {(eine} other {#}} Lizenz", "("),
    ])
  func looseBracket(locale: String, body: String, place: String) async throws {
    let found = try await RuleProbe(rule: "mismatched-brackets", locale: locale).places(body)
    #expect(found == [place])
  }

  @Test(
    "Smileys, points and brackets of several paragraphs are left alone",
    arguments: [
      "gut :) und :-( so ;)", "a) eins, b) zwei", "(eins\n\nzwei)", "（a) und (b）", "`(a`",
      "[a](https://b.c/d_(e))", "- [ ] a",
    ])
  func pairedBracket(body: String) async throws {
    let found = try await RuleProbe(rule: "mismatched-brackets").find(body)
    #expect(found.map(\.message) == [])
  }
}

import MessageFormat
import Testing

@testable import Parlance

@Suite("Faults that were planted, and alarms that were false")
struct PlantedFaultTests {
  @Test(
    "What was planted is found",
    arguments: [
      ("literal-markup", "de", "*Alle Zeichnungen", "Alle"),
      ("literal-markup", "de", "__Alle", "A"),
      ("literal-markup", "de", "Eine `Frage", "Eine"),
      ("literal-markup", "de", "Das **ist*", "Ist"),
      ("literal-markup", "de", "[Mehr] (https://a.b/c)", "[More](https://a.b/c)"),
      ("literal-markup", "zh", "[更多]（https://a.b/c）", "[More](https://a.b/c)"),
      ("broken-link-target", "de", "[a](seite.html)", "[a](https://a.b/c)"),
      ("broken-link-target", "de", "[a](htps://a.b/c)", "[a](https://a.b/c)"),
      ("broken-link-target", "de", "[a](mailto:)", "[a](mailto:x@a.b)"),
      ("unsafe-link", "de", "[a](https://bit.ly/3x)", "[a](https://bit.ly/3x)"),
      ("unsafe-link", "de", "[a](https://192.168.4.7/x)", "[a](https://192.168.4.7/x)"),
      ("markup-mismatch", "de", "- a\n- b", "1. a\n2. b"),
      ("untranslated-text", "de", "Hallo.\n\n## Say goodbye", "Hello.\n\n## Say goodbye"),
      (
        "untranslated-text", "ru", "Да.\n\n[Renew now](https://a.b)",
        "Yes.\n\n[Renew now](https://a.b)"
      ),
      (
        "untranslated-text", "de", "{phone, select, missing {Send us your number} other {{phone}}}",
        "So: {phone, select, missing {Send us your number} other {{phone}}}"
      ),
      ("raw-html", "de", "Alle&nbsp;Zeichnungen", "All"),
      ("stray-whitespace", "de", "a\u{A0} b", "a"),
      ("stray-whitespace", "ja", "図面 、版", "a"), ("placeholder-text", "de", "Bis xxx", "Until May"),
      ("foreign-quotes", "fr", "Les “plans” ici", "The “plans” here"),
      ("end-punctuation", "de", "Für {companyName}!", "For {companyName}"),
      ("repeated-word", "ko", "전화번호를 전화번호를 보내", "a"), ("repeated-word", "he", "במדריך במדריך", "a"),
      ("repeated-word", "es", "Envíe la la oferta", "a"),
      (
        "missing-variable", "de", "{phone, select, missing {Nein} other {Ja}}",
        "{phone, select, missing {No} other {Yes, {phone}}}"
      ),
      ("unknown-select-case", "de", "{phone, select, fehlt {Nein} other {{phone}}}", "{phone}"),
      (
        "literal-number", "pl",
        "{seats, plural, one {# osoba} few {2 osoby} many {# osób} other {# osoby}}",
        "{seats, plural, one {# one} other {# people}}"
      ),
      ("lost-format", "de", "{seats, number}", "{seats, number, percent}"),
      ("private-character", "de", "Alle\u{1} Pläne", "All"),
      (
        "malformed-format", "de", "{membershipEnd, date, d. MMMM yyyy Uhr}", "{membershipEnd, date}"
      ),
      ("missing-alt", "de", "a\n\n![ ](https://a.b/c.png)\n\n### b\n\nc", "a"),
      ("quoted-placeholder", "fr", "{seats, plural, one {l'{seats}} other {#}}", "{seats}"),
      ("too-short", "de", "Plan.", "How to draw the first plan, step by step."),
    ])
  func planted(rule: String, locale: String, body: String, source: String) async throws {
    let found = try await RuleProbe(rule: rule, locale: locale).find(body, source: source)
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.location.line >= 5 })
  }

  @Test(
    "What is right is left alone",
    arguments: [
      ("mismatched-quotes", "ar", "الإضافتان ”القياس“ و”الطبقات“ هنا", "a"),
      ("mismatched-quotes", "he", "התוספים ”מדידה” ו”שכבות” כאן", "a"),
      ("mismatched-quotes", "he", "התוספים \"מדידה\" ו\"שכבות\" של צה\"ל, 5 ש\"ח", "a"),
      ("mismatched-quotes", "zh", "点击\"续订\"按钮，选择\"继续\"。", "a"),
      ("literal-markup", "de", "Preis* ab Mai.\n\n*Ohne Steuer", "a"),
      ("literal-markup", "de", "[Nein] (siehe unten)", "a"), ("literal-markup", "de", "a * b", "a"),
      ("untranslated-text", "ja", "## Creative Cloud\n\nはい", "## Creative Cloud\n\nYes"),
      ("foreign-quotes", "fr", "« A “b” c »", "The “b”"),
      ("broken-link-target", "de", "[a](tel:+491) [b]({phone})", "a"),
      ("end-punctuation", "ja", "{companyName}様。", "For {companyName}"),
      ("missing-plural-category", "fr", "{seatz, plural, one {#} other {#}}", "a"),
      ("unsafe-link", "de", "[a](https://orbit.ly/3x)", "a"),
      (
        "malformed-format", "de", "{membershipEnd, date, yyyyMMdd} {membershipEnd, date, d.M.y}",
        "a"
      ),
    ])
  func right(rule: String, locale: String, body: String, source: String) async throws {
    let found = try await RuleProbe(rule: rule, locale: locale).find(body, source: source)
    #expect(found.map(\.message) == [])
  }

  @Test("A column’s bounds say which plural categories its numbers have")
  func columns() async throws {
    let files: [String: String?] = [
      "content/variables.yaml": """
      licences: {type: table, columns: {count: {type: integer, minimum: 1, maximum: 5000}}}

      """
    ]
    let body = "{licences, select, each {{count, plural, one {#} other {# !}}} other {-}}"
    let probe = RuleProbe(rule: "missing-plural-category", locale: "fr", files: files)
    #expect(try await probe.find(body).map(\.message) == [])
    let russian = RuleProbe(rule: "missing-plural-category", locale: "ru", files: files)
    #expect(try await russian.find(body).count == 1)
  }

  @Test("An empty label is found, and what is empty is no more than empty")
  func empty() async throws {
    let repository = try TemporaryRepository(
      smallRepository.with([
        "locales/en.yaml": "required: true\nlabels: {email: By mail}\n",
        "locales/de.yaml": "required: true\nlabels: {email: \"\"}\n",
        "content/emails/welcome/de.md": "---\nsubject: \" \"\n---\nHallo, da sind Sie.\n",
      ]))
    let found = try await repository.check().filter { $0.rule != "unrecorded-source" }
    #expect(found.map(\.rule).sorted() == ["empty-translation", "missing-label"])
  }

  @Test(
    "Locales that nothing declares are named where they stand, and their texts are left alone",
    arguments: [
      ("locales/de.yaml", "required: true\nfallback: nl\n", 2),
      ("content/emails/welcome/item.yaml", "tags: [a]\nnotRequired: {nl: later}\n", 2),
      (
        "content/senders/example.yaml",
        "name: E\nemail: e@a.b\naddress:\n  en: A\n  de: A\n  nl: B\n", 6
      ),
      ("content/customers/acme.yaml", "companyName: Acme\nlocale: nl\n", 2),
      ("content/emails/welcome/nl.md", "---\nsubject: >-\n  Hoi  {x}\n---\nHoi\n", 1),
    ])
  func undeclared(file: String, text: String, line: Int) async throws {
    let repository = try TemporaryRepository(smallRepository.with([file: text]))
    let found = try await repository.check().filter {
      $0.location.file == file && $0.rule != "invalid-customer" && $0.rule != "render-failure"
    }
    #expect(found.map(\.rule) == ["undeclared-locale"])
    #expect(found.map(\.location.line) == [line])
  }

  @Test(
    "What YAML reads as nothing, or refuses, is found at its line",
    arguments: [
      ("subject: ~", "unquoted-text", 2), ("subject: >-\n  Hallo\u{7} da", "private-character", 3),
    ])
  func yaml(subject: String, rule: String, line: Int) async throws {
    let repository = try TemporaryRepository(
      smallRepository.with(["content/emails/welcome/de.md": "---\n\(subject)\n---\nHallo.\n"]))
    let found = try await repository.check().filter { $0.rule == rule }
    #expect(found.map(\.location.line) == [line])
  }
}

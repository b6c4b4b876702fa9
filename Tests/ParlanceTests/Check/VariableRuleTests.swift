import MessageFormat
import Testing

@testable import Parlance

@Suite("Variables of a translation")
struct VariableRuleTests {
  /// The rules that find something in a German body, given the English one.
  static func rules(
    _ english: String, _ german: String, among names: Set<String>
  ) async throws -> [String] {
    let repository = try TemporaryRepository(
      smallRepository.with([
        "content/variables.yaml": """
        companyName: {type: text, example: Nordlicht}
        contactGivenName: {type: text, example: Jana}
        contactFamilyName: {type: text, example: Sommer}
        quoteNumber: {type: text, example: Q-1}
        seats: {type: integer, minimum: 1, maximum: 5000, example: 12}
        seatsDeployed: {type: integer, minimum: 0, maximum: 5000, example: 9}
        quoteTotal: {type: money, example: 4188.00 EUR}
        membershipStart: {type: date, example: 2026-03-31}
        membershipEnd: {type: date, example: 2027-03-31}
        salutation: {type: choice, values: [female, male], example: female}
        products: {type: list, example: [A, B]}

        """,
        "content/emails/welcome/en.md": "---\nsubject: >-\n  Welcome\n---\n\(english)\n",
        "content/emails/welcome/de.md": "---\nsubject: >-\n  Willkommen\n---\n\(german)\n",
      ]))
    return try await repository.check().map(\.rule).filter(names.contains)
  }

  @Test(
    "What a translation leaves out, adds or takes for another is one finding each",
    arguments: [
      ("Hello {companyName}", "Hallo {companyName}", []),
      ("Hello", "Hallo {companyName}", ["extra-variable"]),
      ("Hello {companyName}", "Hallo", ["missing-variable"]),
      ("Hello {companyName}", "Hallo {compnyName}", ["renamed-variable", "unknown-variable"]),
      ("Hello {companyName}", "Hallo {firma}", ["renamed-variable", "unknown-variable"]),
      (
        "Until {membershipEnd, date, long}", "Bis {membershipStart, date, long}",
        ["renamed-variable"]
      ),
      ("{seats} of ours", "{quoteTotal, money} von uns", ["extra-variable", "missing-variable"]),
      (
        "{companyName} {seats} {membershipEnd}", "Hallo {quoteTotal}",
        ["extra-variable", "missing-variable", "missing-variable", "missing-variable"]
      ),
      // Names are built differently.
      ("Hello {contactGivenName}", "Hallo {contactFamilyName}", []),
      (
        "Hello {contactGivenName},\n\nyour offer",
        "{companyName}\n{contactFamilyName} 様\n\nIhr Angebot", []
      ),
      ("Hello,\n\nyour offer", "Hallo,\n\nIhr Angebot {companyName}", ["extra-variable"]),
      // What only chooses is no news to anybody.
      (
        "Dear {contactFamilyName}",
        "{salutation, select, female {Frau} other {Herr}} {contactFamilyName}", []
      ),
      (
        "{salutation, select, female {Dear Ms} other {Dear Mr}} {contactFamilyName}",
        "{contactFamilyName} 様", []
      ),
      ("Status: {salutation}", "Status", ["missing-variable"]),
      // A Polish greeting has a title and no name.
      (
        "Hello {contactGivenName},\n\nyour offer",
        "{salutation, select, female {Szanowna Pani} other {Szanowny Panie}},\n\nOferta", []
      ),
      (
        "Hello {contactGivenName},\n\nyour offer, {contactGivenName}",
        "{salutation, select, female {Szanowna Pani} other {Szanowny Panie}},\n\nOferta",
        ["missing-variable"]
      ),
      ("{seats, plural, one {a seat} other {seats}}", "Lizenzen", ["missing-variable"]),
      ("Your seats", "{seats, plural, one {Ihre Lizenz} other {Ihre Lizenzen}}", []),
      ("Your seats", "{seats, plural, one {Lizenz} other {# Lizenzen}}", ["extra-variable"]),
      (
        "{seats, plural, one {# seat} other {# seats}}", "{seatsDeployed, plural, other {#}}",
        ["renamed-variable"]
      ),
    ])
  func compared(english: String, german: String, rules: [String]) async throws {
    let found = try await Self.rules(
      english, german,
      among: ["missing-variable", "extra-variable", "renamed-variable", "unknown-variable"])
    #expect(found.sorted() == rules)
  }

  @Test("A renamed variable is mended wherever it stands")
  func mended() async throws {
    let repository = try TemporaryRepository(
      smallRepository.with([
        "content/emails/welcome/en.md":
          "---\nsubject: >-\n  {seats, plural, one {A seat} other {# of {seats}}}\n---\nHello\n",
        "content/emails/welcome/de.md":
          "---\nsubject: '{ seatz, plural, one {it''s} other {# von {seatz}}}'\n---\nHallo\n",
      ]))
    let found = try await repository.check().filter { $0.rule == "renamed-variable" }
    #expect(found.count == 1)
    let plan = Fixer(try await repository.load()).plan(found)
    #expect(
      plan.changes.map(\.after) == [
        "---\nsubject: '{ seats, plural, one {it''s} other {# von {seats}}}'\n---\nHallo\n"
      ])
  }

  @Test(
    "A value is printed as it comes only where the source does so, or where it looks the same",
    arguments: [
      ("{membershipEnd, date, long}", "{membershipEnd}", ["lost-format"]),
      ("{membershipEnd, relative}", "{membershipEnd}", ["lost-format"]),
      ("{membershipEnd, date, long}", "{membershipEnd, date, short}", []),
      ("{membershipEnd, date}", "{membershipEnd}", []),
      ("{membershipEnd, date, medium}", "{membershipEnd}", []),
      ("{membershipEnd, date, long} {membershipEnd}", "{membershipEnd} {membershipEnd}", []),
      ("{quoteTotal, money}", "{quoteTotal}", []),
      ("{quoteTotal, money, ::.00}", "{quoteTotal}", ["lost-format"]),
      ("{products, list}", "{products}", []),
      ("{products, list, or}", "{products}", ["lost-format"]),
      ("{seats, number}", "{seats}", []),
      ("{seats, number, ::compact-short}", "{seats}", ["lost-format"]),
      ("{seats, plural, one {#} other {#}}", "{seats}", []),
      ("{seats}", "{seats, number, ::compact-short}", []),
      (
        "{membershipEnd, date, long}",
        "{seats, plural, one {{membershipEnd}} other {{membershipEnd, date, long}}}",
        ["lost-format"]
      ),
    ])
  func formats(english: String, german: String, rules: [String]) async throws {
    #expect(try await Self.rules(english, german, among: ["lost-format"]) == rules)
  }

  @Test(
    "A value that only a title has is missing in the text part",
    arguments: [
      ("[a](https://a.b \"{companyName}\")", ["unshown-variable"]),
      ("![a](https://a.b/c.png \"{companyName}\")", ["unshown-variable"]),
      ("[a](https://a.b \"x\") {companyName}", []), ("[{companyName}](https://a.b \"x\")", []),
      ("[a](https://a.b \"{companyName}\") {companyName}", []),
      ("[a](https://a.b/) “{companyName}”", []),
    ])
  func titles(text: String, rules: [String]) async throws {
    #expect(try await Self.rules(text, text, among: ["unshown-variable"]) == rules + rules)
  }
}

import MessageFormat
import Testing

@testable import Parlance

@Suite("Branches of messages")
struct BranchRuleTests {
  /// The rules that find something in the body of a locale, given the English one.
  private func rules(
    _ english: String, _ text: String, in locale: String, among names: [String]
  ) async throws -> [String] {
    var files: [String: String?] = ["locales/\(locale).yaml": "required: true\n"]
    for (tag, body) in [("en", english), (locale, text)] {
      files["content/emails/welcome/\(tag).md"] = "---\nsubject: >-\n  Hallo\n---\n\(body)\n"
    }
    let repository = try TemporaryRepository(smallRepository.with(files))
    return try await repository.check().filter { $0.locale?.description == locale }
      .map(\.rule).filter(names.contains)
  }

  static let plural = "{seats, plural, one {# seat} other {# seats}}"

  @Test(
    "A plural may be left out only in languages with one form",
    arguments: [
      ("de", "{seats} Lizenzen", ["flattened-plural"]), ("ja", "{seats}ライセンス", []),
      ("tr", "{seats} lisans", []), ("hu", "{seats} licenc", []),
      ("ru", "{seats} лицензий", ["flattened-plural"]), ("de", plural, []),
      ("ru", "- **Лицензии:** {seats}", []),
      ("de", "Lizenzen: {seats} für Sie", ["flattened-plural"]),
      ("de", "Ihre Lizenzen", []), ("ar", "{seats} مقعد", ["flattened-plural"]),
      ("de", "{seats, selectordinal, other {#.}}", []),
    ])
  func flattened(locale: String, text: String, rules: [String]) async throws {
    let found = try await self.rules(Self.plural, text, in: locale, among: ["flattened-plural"])
    #expect(found == rules)
  }

  @Test(
    "Counting and ranking are not the same",
    arguments: [
      ("{seats, selectordinal, other {#th}}", "{seats, plural, other {#.}}", ["swapped-ordinal"]),
      (plural, "{seats, selectordinal, other {#.}}", ["swapped-ordinal"]),
      ("{seats, selectordinal, other {#th}}", "{seats}.", []), (plural, plural, []),
      ("\(plural) {seats, selectordinal, other {#th}}", "{seats, plural, other {#.}}", []),
    ])
  func ordinals(english: String, text: String, rules: [String]) async throws {
    let found = try await self.rules(english, text, in: "de", among: ["swapped-ordinal"])
    #expect(found == rules)
  }

  @Test(
    "A branch for many numbers says which, in words for one alone",
    arguments: [
      ("de", "one {eine Lizenz} other {# Lizenzen}", []),
      ("de", "one {eine Lizenz} other {Lizenzen}", ["lost-number"]),
      ("de", "one {eine Lizenz} other {{seats} Lizenzen}", []),
      ("de", "=2 {zwei Lizenzen} one {eine} other {# Lizenzen}", []),
      ("fr", "one {une licence} other {# licences}", []),
      ("ru", "one {лицензия} few {# b} many {# c} other {# d}", ["lost-number"]),
      ("ru", "one {1 лицензия} few {# b} many {# c} other {# d}", ["literal-number"]),
      ("ru", "one {лицензия B1} few {# b} many {# c} other {# d}", ["lost-number"]),
      ("ru", "one {# на 1 год} few {# на 1 год} many {# на 1 год} other {# на 1 год}", []),
      ("ru", "=1 {1 лицензия} one {# a} few {# b} many {# c} other {# d}", []),
      ("pl", "one {1 licencja} few {# b} many {# c} other {# d}", []),
      ("pl", "one {licencja} few {b} many {# c} other {# d}", ["lost-number"]),
      ("ar", "one {مقعد} two {مقعدان} few {# c} many {# d} other {# e}", []),
      ("lv", "zero {# a} one {1 b} other {# c}", ["literal-number"]),
    ])
  func numbers(locale: String, variants: String, rules: [String]) async throws {
    let found = try await self.rules(
      Self.plural, "{seats, plural, \(variants)}", in: locale,
      among: ["lost-number", "literal-number"])
    #expect(found == rules)
  }

  @Test("A number beside its plural is not lost")
  func numberBeside() async throws {
    let found = try await rules(
      Self.plural, "{seats} {seats, plural, one {Lizenz} other {Lizenzen}}", in: "de",
      among: ["lost-number"])
    #expect(found == [])
  }

  @Test(
    "A select lacks what its source has, unless it chooses nothing or stands within a branch of it",
    arguments: [
      ("{salutation, select, female {Frau} other {Herr}}", ["missing-select-case"]),
      ("{salutation, select, other {Guten Tag}}", []),
      (
        "{salutation, select, female {F} male {{salutation, select, male {A} other {B}}} other {O}}",
        []
      ),
    ])
  func selects(german: String, rules: [String]) async throws {
    let found = try await self.rules(
      "{salutation, select, female {Ms} male {Mr} other {Dear}}", german, in: "de",
      among: ["missing-select-case"])
    #expect(found == rules)
  }

  @Test(
    "Each plural on a number is held against the one of the source that it was made from",
    arguments: [
      ("{seats, plural, other {seats}}", ["lost-number"]),
      ("{seats, plural, other {# setups}} {seats, plural, other {names}}", []),
      ("{seats, plural, other {setups}} {seats, plural, other {names}}", ["lost-number"]),
      (
        "{seats, plural, other {# a}} {seats, plural, other {b}} {seats, plural, other {c}}", []
      ),
    ])
  func severalPlurals(german: String, rules: [String]) async throws {
    let found = try await self.rules(
      "{seats, plural, one {a setup} other {# setups}} {seats, plural, one {a name} other {names}}",
      german, in: "de", among: ["lost-number"])
    #expect(found == rules)
  }

  @Test(
    "A branch that nobody ever sees is found",
    arguments: [
      ("{seats, plural, =0 {a} one {b} other {c}}", 1),
      ("{seats, plural, =1 {a} one {b} other {c}}", 1),
      ("{seats, plural, =1 {a} other {c}}", 0),
      ("{seats, plural, one {a} one {b} other {c}}", 1),
      ("{seats, plural, =2 {a} =2.0 {b} one {a} other {c}}", 1),
      ("{seats, plural, =1.5 {a} one {b} other {c}}", 1),
      ("{seats, plural, =5000 {a} one {b} other {c}}", 0),
      ("{seats, plural, =5001 {a} one {b} other {c}}", 1),
      ("{seats, plural, offset:1 =1 {a} =2 {b} one {c} other {d}}", 1),
      ("{salutation, select, female {{salutation, select, male {a} other {b}}} other {}}", 1),
      ("{salutation, select, female {{salutation, select, female {a} other {b}}} other {}}", 0),
      ("{salutation, select, female {a} other {{salutation, select, female {b} other {c}}}}", 1),
      ("{salutation, select, female {a} other {{salutation, select, male {b} other {c}}}}", 0),
    ])
  func unreachable(text: String, count: Int) async throws {
    let found = try await rules("Hello", text, in: "de", among: ["unreachable-branch"])
    #expect(found.count == count)
  }

  @Test(
    "Branches that all say the same are noted",
    arguments: [
      ("de", "{seats, plural, one {# Treffer} other {# Treffer}}", 1),
      ("de", "{seats, plural, one {# Lizenz} other {# Lizenzen}}", 0),
      ("hu", "{seats, plural, one {# licenc} other {# licenc}}", 0),
      ("hu", "{salutation, select, female {a} male {a} other {a}}", 1),
      ("ja", "{seats, plural, other {#}}", 0),
      ("ru", "{seats, plural, one {# a} few {# b} many {# b} other {# b}}", 0),
    ])
  func identical(locale: String, text: String, count: Int) async throws {
    let found = try await rules("Hello", text, in: locale, among: ["identical-branches"])
    #expect(found.count == count)
  }

  @Test(
    "A # within a plural is taken for markup or for a part of an address",
    arguments: [
      ("{seats, plural, one {[a](https://a.b/#c)} other {b}}", 1),
      ("{seats, plural, one {[a](/c#d)} other {b}}", 1),
      ("{seats, plural, one {[a](https://a.b/) #} other {b}}", 0),
      ("{seats, plural, one {[a](https://a.b/'#'c)} other {b}}", 0),
      ("{seats, plural, one {[a](https://a.b/{seats}#c)} other {b}}", 1),
      ("{seats, plural, one {https://a.b/#c} other {b}}", 1),
      ("{seats, plural, one {\n# Eine\n} other {\n# Viele\n}}", 2),
      ("{seats, plural, one {\n## eine\n} other {\n# viele\n}}", 1),
      ("{seats, plural, one {# Eine} other {- # Viele}}", 0),
      ("{seats, plural, one {\n{salutation, select, other {\n\n# Eine}}\n} other {b}}", 0),
    ])
  func hashes(text: String, count: Int) async throws {
    let found = try await rules("Hello", text, in: "de", among: ["hash-in-markup"])
    #expect(found.count == count)
  }

  @Test("Choices may stand three deep, and have twenty combinations")
  func complexity() async throws {
    func nested(_ depth: Int) -> String {
      depth == 0
        ? "x" : "{salutation, select, female {a} other {\(nested(depth - 1))}}"
    }
    func wide(_ cases: Int) -> String {
      "{seats, plural, \((1..<cases).map { "=\($0) {a}" }.joined(separator: " ")) other {b}}"
    }
    let name = "overly-complex-message"
    #expect(try await rules("", nested(4), in: "en", among: [name]) == [name])
    #expect(try await rules("x", nested(3), in: "de", among: [name]) == [])
    #expect(try await rules("x", nested(4), in: "de", among: [name]) == [name])
    // A translator cannot make it simpler than the source.
    #expect(try await rules(nested(4), nested(4), in: "de", among: [name]) == [])
    #expect(try await rules("x", wide(20), in: "de", among: [name]) == [])
    #expect(try await rules("x", wide(21), in: "de", among: [name]) == [name])
  }

  @Test("A case that is no value is found with the value that was meant")
  func unknownCase() async throws {
    let repository = try TemporaryRepository(
      smallRepository.with([
        "content/emails/welcome/de.md":
          "---\nsubject: >-\n  Hallo\n---\n{salutation, select, femal {a} other {b}}\n"
      ]))
    let found = try await repository.check().filter { $0.rule == "unknown-select-case" }
    #expect(found.map(\.severity) == [.error])
    #expect(found.first?.message.contains("did you mean “female”?") == true)
  }
}

import MessageFormat
import Testing

@Suite("Values that reach every branch")
struct BranchCasesTests {
  private func cases(
    _ pattern: String, _ locale: String, ranges: [String: ClosedRange<Int64>] = [:],
    choices: [String: [String]] = [:]
  ) throws -> (cases: [BranchCase], unreachable: [Message.Branch]) {
    var types = ArgumentTypes.icu
    types.select = [.missing, .each]
    let message = try #require(Message.parse(pattern, types: types).message)
    let formatter = try MessageFormatter(locale: locale, types: types)
    return try formatter.branchCases(of: message, ranges: ranges, choices: choices)
  }

  @Test(
    "A plural is reached by the smallest number of each category",
    arguments: [
      ("ar", "zero {} one {} two {} few {} many {} other {}", [0, 1, 2, 3, 11, 100]),
      ("en", "one {} other {}", [1, 0]), ("en", "=0 {} one {} other {}", [0, 1, 2]),
      ("fr", "one {} many {} other {}", [0, 1_000_000, 2]), ("ja", "other {}", [0]),
      ("en", "offset:1 =0 {} one {} other {}", [0, 2, 1]),
    ] as [(String, String, [Int64])])
  func plural(locale: String, variants: String, numbers: [Int64]) throws {
    let found = try cases("{n, plural, \(variants)}", locale)
    #expect(found.cases.map { $0.arguments["n"] } == numbers.map(Value.integer))
    #expect(found.unreachable == [])
  }

  @Test("A category that only fractions have is reached by a fraction")
  func fraction() throws {
    let found = try cases("{n, plural, one {} few {} many {} other {}}", "pl")
    #expect(
      found.cases.map { $0.arguments["n"] }
        == [.integer(1), .integer(2), .integer(0), ExactDecimal("0.1").map(Value.decimal)])
  }

  @Test("A range takes the branches away that no number of it reaches")
  func range() throws {
    let found = try cases("{n, plural, one {} many {} other {}}", "fr", ranges: ["n": 1...5_000])
    #expect(found.cases.map { $0.arguments["n"] } == [.integer(1), .integer(2)])
    #expect(found.unreachable.map { $0.choices.last?.key } == [.keyword("many")])
  }

  @Test("Matches beside each other share their cases; nested ones take more")
  func combined() throws {
    let beside = try cases("{n, plural, one {} other {}} {g, select, a {} b {} other {}}", "en")
    #expect(beside.cases.count == 3)
    let nested = try cases(
      "{g, select, a {{n, plural, one {} other {}}} other {{n, plural, one {} other {}}}}", "en")
    #expect(nested.cases.count == 4)
    #expect(nested.cases.flatMap(\.branches).count == 6)
  }

  @Test(
    "An offset as large as a number can be is no overflow",
    arguments: ["9223372036854775807", "-9223372036854775808"])
  func offsets(offset: String) throws {
    let found = try cases("{n, plural, offset:\(offset) =5 {a} one {b} other {c}}", "en")
    #expect(found.cases.first?.arguments["n"] == .integer(5))
  }

  @Test("A branch whose conditions exclude each other is unreachable")
  func contradiction() throws {
    let found = try cases("{n, plural, one {{n, plural, =2 {x} other {}}} other {}}", "en")
    #expect(found.unreachable.count == 1)
  }

  @Test("Missing arguments, tables and choices have their values")
  func special() throws {
    let missing = try cases("{p, select, missing {} other {}}", "en")
    #expect(missing.cases.map { $0.arguments["p"] } == [nil, .text("other")])
    let choice = try cases(
      "{c, select, a {} b {} other {}}", "en", choices: ["c": ["a", "b"]])
    #expect(choice.unreachable.count == 1)
    let limits = try cases("{n, choice, 0#none|1#one|1<many}", "en")
    #expect(limits.unreachable == [])
  }

  @Test(
    "Each case prints the branches that it says it reaches",
    arguments: ["ar", "pl", "cy", "en", "fr", "ga", "kw", "lt", "lv", "mt", "ru", "sl"])
  func truthful(locale: String) throws {
    let categories = try MessageFormatter.pluralCategories(locale: locale)
    let variants = categories.map { "\($0) {<\($0)>}" }.joined(separator: " ")
    let message = try #require(Message.parse("{n, plural, \(variants)}").message)
    let formatter = try MessageFormatter(locale: locale)
    let found = try formatter.branchCases(of: message)
    #expect(found.unreachable == [])
    for found in found.cases {
      guard case .keyword(let category)? = found.branches.first?.choices.first?.key else {
        continue
      }
      #expect(try formatter.format(message, found.arguments) == "<\(category)>")
    }
  }
}

import MessageFormat
import Testing

@testable import Parlance

@Suite("Plural categories")
struct PluralRuleTests {
  @Test(
    "A plural needs the categories that its language has in the variable’s range",
    arguments: [
      ("de", "one {#} other {#}", 5_000, []),
      ("de", "=1 {#} other {#}", 5_000, []),
      ("de", "other {#}", 5_000, ["missing-plural-category"]),
      ("de", "one {#} few {#} other {#}", 5_000, ["superfluous-plural-category"]),
      ("ja", "other {#}", 5_000, []),
      ("ja", "one {#} other {#}", 5_000, ["superfluous-plural-category"]),
      ("pl", "one {#} few {#} many {#} other {#}", 5_000, []),
      ("pl", "one {#} few {#} other {#}", 5_000, ["missing-plural-category"]),
      ("fr", "one {#} other {#}", 5_000, []),
      ("fr", "one {#} other {#}", 5_000_000, ["missing-plural-category"]),
      ("fr", "one {#} many {#} other {#}", 5_000, ["superfluous-plural-category"]),
      ("ar", "one {#} two {#} few {#} many {#} other {#}", 5_000, []),
      ("ar", "one {#} few {#} many {#} other {#}", 5_000, ["missing-plural-category"]),
      ("de", "offset:1 one {#} other {#}", 5_000, []),
      ("de", "offset:-9223372036854775808 one {#} other {#}", 5_000, []),
      ("de", "offset:1 =1 {#} =2 {#} other {#}", 5_000, []),
    ])
  func categories(locale: String, variants: String, maximum: Int, rules: [String]) async throws {
    let repository = try TemporaryRepository([
      "parlance.yaml": "parlance: 1\nsource: \(locale)\n",
      "locales/\(locale).yaml": "required: true\n",
      "content/variables.yaml": "n: {type: integer, minimum: 1, maximum: \(maximum)}\n",
      "content/snippets/seats/\(locale).md": "{n, plural, \(variants)}\n",
    ])
    let found = try await repository.check().map(\.rule).filter { $0.hasSuffix("-category") }
    // Polish and Arabic whole numbers are never “other”, which ICU wants all the same.
    #expect(found == rules)
  }
}

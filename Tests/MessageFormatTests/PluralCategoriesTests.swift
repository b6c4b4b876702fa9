import MessageFormat
import Testing

@Suite("Plural categories")
struct PluralCategoriesTests {
  @Test(
    "are those of the locale",
    arguments: [
      ("en", ["one", "other"]), ("ja", ["other"]), ("pl", ["one", "few", "many", "other"]),
      ("ar", ["zero", "one", "two", "few", "many", "other"]), ("it", ["one", "many", "other"]),
    ])
  func locale(locale: String, categories: [String]) throws {
    #expect(try MessageFormatter.pluralCategories(locale: locale) == categories)
  }

  @Test("of ranks differ from those of counts")
  func ordinals() throws {
    #expect(
      try MessageFormatter.pluralCategories(locale: "en", ordinal: true)
        == ["one", "two", "few", "other"])
    let formatter = try MessageFormatter(locale: "en")
    #expect(try formatter.pluralCategory(of: .integer(22), ordinal: true) == "two")
    #expect(try formatter.pluralCategory(of: .integer(22)) == "other")
  }

  @Test(
    "reach only what the range allows",
    arguments: [
      ("it", Int64(0), Int64(5_000), ["one", "other"]),
      ("it", 0, 1_000_000, ["one", "many", "other"]),
      ("fr", 0, 5_000, ["one", "other"]),
      ("pl", 1, 5_000, ["one", "few", "many"]),
      ("ru", 2, 4, ["few"]),
      ("ar", 3, 10, ["few"]),
      ("ar", 0, 200, ["zero", "one", "two", "few", "many", "other"]),
      ("en", 1, 1, ["one"]),
      ("en", 2, .max, ["other"]),
      ("cs", 0, 100, ["one", "few", "other"]),
      ("ja", .min, .max, ["other"]),
    ])
  func reachable(locale: String, low: Int64, high: Int64, categories: [String]) throws {
    #expect(
      try MessageFormatter(locale: locale).categories(reachableIn: low...high) == categories)
  }

  @Test("reach more where decimals occur")
  func decimals() throws {
    let czech = try MessageFormatter(locale: "cs")
    #expect(
      try czech.categories(reachableIn: 0...100, integersOnly: false)
        == ["one", "few", "many", "other"])
  }

  @Test(
    "of every integer up to 3,000 are found in the sample",
    arguments: ["ar", "br", "cy", "ga", "gv", "he", "kw", "lt", "lv", "mt", "pl", "sl", "fr", "es"])
  func sample(locale: String) throws {
    let formatter = try MessageFormatter(locale: locale)
    var reached: Set<String> = []
    for number in Int64(0)...3_000 {
      reached.insert(try formatter.pluralCategory(of: .integer(number)))
    }
    #expect(Set(try formatter.categories(reachableIn: 0...3_000)) == reached)
  }
}

import MessageFormat

/// A source of random numbers that gives the same ones for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Makes random patterns and arguments for them.
struct RandomPatterns {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  static let locales = [
    "en", "de", "it", "ja", "ko", "pl", "ar", "fr", "ru", "cs", "he", "hi", "th", "pt-PT", "fa",
    "my", "zu", "de-CH", "ar-EG", "en-IN", "es", "lt", "sl", "cy", "ga", "ja-u-ca-japanese",
    "ar-u-nu-latn", "zh-Hant-u-nu-hant", "und", "sv", "bg", "mt",
  ]

  private static let names = ["n", "m", "d", "t", "name", "0", "1", "größe", "ναι", "a1", "x_y"]
  private static let keywords = ["zero", "one", "two", "few", "many", "other"]
  private static let texts = [
    "", " ", "Hello", "it''s", "it's", "'{'", "'{x}'", "'#'", "#", "##", "|", "<", "日本語", "}'",
    "{{", "😀", "' '", "''", "a'b", "\n", "\u{2028}", "%", "¤", "'|'", "'}", ",", "=1", "  x  ", "é",
    "’",
  ]
  private static let numberStyles = [
    "", "currency", "percent", "integer", " Integer ", "#,##0.00", " #,##0.###", "0.00E0", "#.#%",
    "00000", "@@#", "#,##0.00 ¤", "'#'#", "::currency/EUR", "::.00", ":: percent ",
    "::compact-short",
    "::compact-long", "::scale/100", "::unit/kilometer unit-width-full-name", "::sign-always",
    "::,_", "::group-min2 .0#", "::0000", "::.0+", "::@@", "curency", "#,##0.0;(#)", "::scientific",
    "::currency/JPY unit-width-narrow", "#", "::.00/w", "0.05", "#,##0.25",
    "::precision-increment/0.25",
    "::integer-width/##00", "::currency/", "::bogus", "#,#0,###.##", "*x#####0", "PERCENT", "#'x'0",
    "::measure-unit/length-meter", "::percent scale/100", "::K", "::rounding-mode-up .0", "xx",
    "0,0.0,0",
  ]
  private static let dateStyles = [
    "", "short", "medium", "long", "full", " LONG ", "yyyy-MM-dd", " EEEE d MMMM", "::yMMMd",
    "::yMMMMEEEEd", ":: jm", "::Hms", "lnog", "'Tag' d", "QQQ yy", "::GyMMM", "::MMMMd", "HH:mm z",
    "hh 'o''clock' a", "::yQQQQ", "::Bh", "zzzz", "w", "::", "::e", "D F", "bbbb", "::yw", "VVVV",
    "::hmsSSS", "ZZZZZ", "::xyz!", "LLLL", "ccc",
  ]
  private static let ruleSets = [
    "", "%spellout-ordinal", " %spellout-ordinal", "%spellout-numbering", "%%lenient", "x",
    "%spellout-cardinal-feminine", "%digits-ordinal", "%in-numerals", "%spellout-numbering-year",
  ]

  mutating func locale() -> String { pick(RandomPatterns.locales) }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func space() -> String {
    chance(70) ? "" : pick([" ", "\n", "  ", "\t", "\u{200E}", "\u{85}"])
  }

  /// A pattern that is well-formed as a rule.
  mutating func pattern(depth: Int = 0) -> String {
    var result = ""
    for _ in 0..<Int.random(in: 0...(depth == 0 ? 4 : 2), using: &random) {
      result += chance(45) ? pick(RandomPatterns.texts) : argument(depth: depth)
    }
    return result
  }

  /// A pattern with some of its characters changed.
  mutating func brokenPattern() -> String {
    var characters = Array(pattern().unicodeScalars)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let place = Int.random(in: 0...characters.count, using: &random)
      let noise: Unicode.Scalar = pick([
        "{", "}", "'", ",", "#", "|", "=", " ", "0", "a", "\u{200E}", "é", "∞", ":", ".", "-", "e",
        "\u{3000}", "≤", "+", "😀",
      ])
      switch Int.random(in: 0..<3, using: &random) {
      case 0: characters.insert(noise, at: place)
      case 1 where place < characters.count: characters.remove(at: place)
      default:
        if place < characters.count { characters[place] = noise }
      }
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: characters)
    return text
  }

  private mutating func argument(depth: Int) -> String {
    let name = space() + pick(RandomPatterns.names) + space()
    switch Int.random(in: 0..<(depth < 4 ? 12 : 7), using: &random) {
    case 0, 1: return "{\(name)}"
    case 2, 3:
      return "{\(name),\(space())\(typeName("number"))\(style(RandomPatterns.numberStyles))}"
    case 4: return "{\(name),\(space())\(typeName("date"))\(style(RandomPatterns.dateStyles))}"
    case 5: return "{\(name),\(space())\(typeName("time"))\(style(RandomPatterns.dateStyles))}"
    case 6:
      let type = pick(["spellout", "ordinal", "duration", "Spellout"])
      return "{\(name),\(type)\(style(RandomPatterns.ruleSets))}"
    case 7, 8: return plural(name, type: pick(["plural", "plural", "PLURAL"]), depth: depth)
    case 9: return plural(name, type: "selectordinal", depth: depth)
    case 10: return select(name, depth: depth)
    default: return choice(name, depth: depth)
    }
  }

  private mutating func typeName(_ name: String) -> String {
    chance(90) ? name : pick([name.uppercased(), "bogus", name + "s"])
  }

  private mutating func style(_ styles: [String]) -> String {
    chance(25) ? space() : "," + space() + pick(styles) + space()
  }

  private mutating func plural(_ name: String, type: String, depth: Int) -> String {
    var result = "{\(name),\(space())\(type)\(space()),"
    if chance(20) {
      result += " offset:\(space())\(pick(["1", "2", "-1", "0.5", "0", "1e1", "x"]))"
    }
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let key =
        chance(35)
        ? "="
          + pick(["0", "1", "2", "1.5", "-1", "1e3", "+3", ".5", "5.", "1000000", "00", "99999"])
        : pick(RandomPatterns.keywords)
      result += " \(key)\(space()){\(branch(name, depth: depth))}\(space())"
    }
    if chance(95) { result += " other\(space()){\(branch(name, depth: depth))}" }
    return result + space() + "}"
  }

  private mutating func branch(_ name: String, depth: Int) -> String {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: "# \(pattern(depth: depth + 1))"
    case 1: "{\(name),number\(style(RandomPatterns.numberStyles))} x"
    case 2: "a{\(name)}#"
    case 3: "{\(name),spellout} {\(name)}"
    default: pattern(depth: depth + 1)
    }
  }

  private mutating func select(_ name: String, depth: Int) -> String {
    var result = "{\(name),select\(space()),"
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      result +=
        "\(space())\(pick(["female", "male", "Hello", "other", "x", "日本語", "1", "missing"]))"
        + "\(space()){\(pattern(depth: depth + 1))}"
    }
    if chance(95) { result += " other{\(pattern(depth: depth + 1))}" }
    return result + "}"
  }

  private mutating func choice(_ name: String, depth: Int) -> String {
    var result = "{\(name),choice,\(space())"
    for index in 0...Int.random(in: 0...3, using: &random) {
      if index > 0 { result += "|" + space() }
      result += pick(["0", "1", "2", "-∞", "1.5", "∞", "10", "1e2", "-3"]) + space()
      result += pick(["#", "<", "≤"]) + pattern(depth: depth + 1)
    }
    return result + "}"
  }

  /// Values for most of the names that patterns use.
  mutating func arguments() -> [String: Value] {
    var values: [String: Value] = [:]
    for name in RandomPatterns.names where chance(93) {
      values[name] = name == "name" && chance(80) ? text() : value()
    }
    return values
  }

  private mutating func text() -> Value {
    .text(pick(["female", "male", "Hello", "", "{n}", "it's", "日本語", "😀", "other", "1", "#"]))
  }

  private mutating func value() -> Value {
    switch Int.random(in: 0..<14, using: &random) {
    case 0...4: return .integer(Int64.random(in: -3...25, using: &random))
    case 5: return .integer(Int64.random(in: -2_000_000...2_000_000, using: &random))
    case 6:
      return .integer(
        pick([
          Int64.max, .min, 9_007_199_254_740_993, 1_000_000, 1000, 12_345_678_901_234_567, 100,
          2_147_483_647, 2_147_483_648,
        ]))
    case 7:
      return .double(
        pick([
          0, -0.0, 1, 1.0, 1.5, 0.5, 2.5, 1e15, 1e21, 1e-7, .nan, .infinity, -.infinity, 0.1,
          1234.5678, Double.leastNonzeroMagnitude, 1.7976931348623157e308, 0.9995, 1e300,
        ]))
    case 8: return .double(Double.random(in: -100...100, using: &random))
    case 9, 10:
      let decimal = pick([
        "1.0", "1.10", "0.00", "12345678901234567890.123", "-0", "1E3", "-1.5", "100", "0.5",
        "99999999999999999999", "1E-5", "3.14159265358979323846", "1000000000000000000001",
        "21.00000000000000000001", "-12.50",
      ])
      return ExactDecimal(decimal).map { .decimal($0) } ?? .integer(0)
    case 11, 12:
      return .instant(
        Instant(
          milliseconds: Int64.random(in: -2_000_000_000_000...4_000_000_000_000, using: &random)))
    default: return text()
    }
  }
}

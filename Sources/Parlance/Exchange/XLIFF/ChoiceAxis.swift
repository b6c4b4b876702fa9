/// One of the things that a sentence chooses by, in the words of the module for plural, gender and
/// select of XLIFF 2.2.
struct ChoiceAxis {
  /// How it chooses: `plural`, `ordinal`, `gender` or `select`.
  let keyword: String
  /// Its keys in the order in which the standard proposes to write them.
  private let order: [String]
  /// The standard's names for keys that are named otherwise.
  private let names: [String: String]

  /// Nil for keys that the standard has no name for.
  init?(_ branches: [TranslationUnit.Branch]) {
    guard let first = branches.first,
      branches.allSatisfy({ $0.variable == first.variable && $0.kind == first.kind })
    else { return nil }
    var keys: [String] = []
    for branch in branches where !keys.contains(branch.key) { keys.append(branch.key) }
    switch first.kind {
    case "plural", "selectordinal":
      keyword = first.kind == "plural" ? "plural" : "ordinal"
      var names: [String: String] = [:]
      for key in keys {
        if key.hasPrefix("="), ChoiceAxis.isNumber(key.dropFirst()) {
          names[key] = String(key.dropFirst())
        } else if !ChoiceAxis.categories.contains(key) {
          return nil
        }
      }
      self.names = names
      let exact = keys.compactMap { key in
        names[key].map { (key: key, number: ChoiceAxis.comparable($0)) }
      }
      order =
        exact.sorted { ($0.number.0, $0.number.1) < ($1.number.0, $1.number.1) }.map(\.key)
        + ChoiceAxis.categories.filter(keys.contains)
    default:
      let named = keys.filter { $0 != "other" }
      guard keys.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else {
        return nil
      }
      names = ChoiceAxis.genderNames(of: named) ?? [:]
      let isGender = !names.isEmpty
      keyword = isGender ? "gender" : "select"
      let known = names
      order =
        named.filter { known[$0] == nil }.sorted()
        + ChoiceAxis.genders.flatMap { gender in named.filter { known[$0] == gender } }
        + keys.filter { $0 == "other" }
    }
  }

  /// The standard's name for a key.
  func name(of key: String) -> String { names[key] ?? key }

  /// Where a key stands among the others.
  func rank(of key: String) -> Int { order.firstIndex(of: key) ?? order.count }

  // MARK: Numbers

  private static let categories = ["zero", "one", "two", "few", "many", "other"]

  /// Whether a number is written as the standard has it: `0`, `365`, `3.14`.
  private static func isNumber(_ text: Substring) -> Bool {
    let halves = text.split(separator: ".", omittingEmptySubsequences: false)
    return halves.count < 3
      && halves.allSatisfy { half in
        !half.isEmpty && half.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
      }
  }

  /// What numbers of any length are sorted by: digits before the point, then the digits.
  private static func comparable(_ number: String) -> (Int, String) {
    let digits = number.drop { $0 == "0" }
    return (digits.prefix { $0 != "." }.count, String(digits))
  }

  // MARK: Genders

  private static let genders = ["feminine", "masculine", "neuter"]
  private static let genderWords = [
    "feminine": "feminine", "female": "feminine", "masculine": "masculine", "male": "masculine",
    "neuter": "neuter",
  ]

  /// The standard's names for keys that all are genders; nil for others.
  private static func genderNames(of keys: [String]) -> [String: String]? {
    var names: [String: String] = [:]
    for key in keys {
      // These stand beside genders, and the standard lets them.
      if key == "neutral" || key == "missing" { continue }
      guard let name = genderWords[key], !names.values.contains(name) else { return nil }
      names[key] = name
    }
    return names.values.contains("feminine") || names.values.contains("masculine") ? names : nil
  }
}

import MessageFormat

/// What the header of a PO file says of plurals: `nplurals=2; plural=(n != 1);`.
///
/// CLDR tells categories, gettext computes a number. Of the formulas that gettext's tools know, a
/// locale gets the one that tells the whole numbers below a million apart as CLDR does.
struct POPluralForms: Sendable {
  /// How many forms there are.
  let count: Int
  /// The formula in C, which gives a form's number.
  let formula: String
  private let form: @Sendable (Int) -> Int

  private init(_ count: Int, _ formula: String, _ form: @escaping @Sendable (Int) -> Int) {
    self.count = count
    self.formula = formula
    self.form = form
  }

  /// The value of the header's field.
  var field: String { "nplurals=\(count); plural=(\(formula));" }

  /// The forms of a locale; nil where no formula that tools know agrees with CLDR.
  static func forms(of locale: LocaleTag) -> POPluralForms? {
    guard let formatter = try? MessageFormatter(locale: locale.description) else { return nil }
    let categories = samples.map {
      try? formatter.pluralCategory(of: .integer(Int64($0)), ordinal: false)
    }
    return all.first { $0.agrees(with: categories) }
  }

  /// Numbers by which formulas are told apart.
  private static let samples =
    Array(0...1_100) + [1_111, 2_000, 2_001, 10_000, 10_011, 100_000, 100_001, 999_999]

  private func agrees(with categories: [String?]) -> Bool {
    var names: [Int: String] = [:]
    for (number, category) in zip(POPluralForms.samples, categories) {
      guard let category else { return false }
      let form = form(number)
      if let known = names[form], known != category { return false }
      names[form] = category
    }
    return names.count == count && Set(names.values).count == count
  }

  private static let all: [POPluralForms] = [
    POPluralForms(1, "0") { _ in 0 },
    POPluralForms(2, "n != 1") { $0 != 1 ? 1 : 0 },
    POPluralForms(2, "n > 1") { $0 > 1 ? 1 : 0 },
    POPluralForms(2, "n%10!=1 || n%100==11") { $0 % 10 != 1 || $0 % 100 == 11 ? 1 : 0 },
    POPluralForms(2, "n>1 && (n<11 || n>99)") { $0 > 1 && ($0 < 11 || $0 > 99) ? 1 : 0 },
    POPluralForms(2, "n!=1 && n!=2 && n!=3 && (n%10==4 || n%10==6 || n%10==9)") {
      ![1, 2, 3].contains($0) && [4, 6, 9].contains($0 % 10) ? 1 : 0
    },
    // West and East Slavic.
    POPluralForms(3, "n==1 ? 0 : n>=2 && n<=4 ? 1 : 2") {
      $0 == 1 ? 0 : (2...4).contains($0) ? 1 : 2
    },
    POPluralForms(3, "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2") {
      $0 == 1 ? 0 : $0.isFewInSlavic ? 1 : 2
    },
    POPluralForms(
      3, "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2"
    ) { $0 % 10 == 1 && $0 % 100 != 11 ? 0 : $0.isFewInSlavic ? 1 : 2 },
    // Baltic.
    POPluralForms(
      3, "n%10==1 && (n%100<11 || n%100>19) ? 0 : n%10>=2 && (n%100<11 || n%100>19) ? 1 : 2"
    ) { (11...19).contains($0 % 100) ? 2 : $0 % 10 == 1 ? 0 : $0 % 10 >= 2 ? 1 : 2 },
    POPluralForms(
      3, "n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 && n%100!=11 ? 1 : 2"
    ) { $0 % 10 == 0 || (11...19).contains($0 % 100) ? 0 : $0 % 10 == 1 ? 1 : 2 },
    // Romanian.
    POPluralForms(3, "n==1 ? 0 : n==0 || (n%100>=1 && n%100<=19) ? 1 : 2") {
      $0 == 1 ? 0 : $0 == 0 || (1...19).contains($0 % 100) ? 1 : 2
    },
    // Hebrew and others with a dual.
    POPluralForms(3, "n==1 ? 0 : n==2 ? 1 : 2") { $0 == 1 ? 0 : $0 == 2 ? 1 : 2 },
    POPluralForms(3, "n==0 ? 0 : n==1 ? 1 : 2") { min($0, 2) },
    POPluralForms(3, "n<=1 ? 0 : n<=10 ? 1 : 2") { $0 <= 1 ? 0 : $0 <= 10 ? 1 : 2 },
    POPluralForms(4, "n==1 ? 0 : n==2 ? 1 : n>10 && n%10==0 ? 2 : 3") {
      $0 == 1 ? 0 : $0 == 2 ? 1 : $0 > 10 && $0 % 10 == 0 ? 2 : 3
    },
    // Slovenian and Sorbian.
    POPluralForms(4, "n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3") {
      switch $0 % 100 {
      case 1: 0
      case 2: 1
      case 3, 4: 2
      default: 3
      }
    },
    // Celtic.
    POPluralForms(4, "n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>2 && n<20 ? 2 : 3") {
      $0 == 1 || $0 == 11 ? 0 : $0 == 2 || $0 == 12 ? 1 : (3..<20).contains($0) ? 2 : 3
    },
    POPluralForms(4, "n%10==1 ? 0 : n%10==2 ? 1 : n%20==0 ? 2 : 3") {
      $0 % 10 == 1 ? 0 : $0 % 10 == 2 ? 1 : $0 % 20 == 0 ? 2 : 3
    },
    POPluralForms(
      5, "n==1 ? 0 : n==2 ? 1 : n>=3 && n<=6 ? 2 : n>=7 && n<=10 ? 3 : 4"
    ) {
      switch $0 {
      case 1: 0
      case 2: 1
      case 3...6: 2
      case 7...10: 3
      default: 4
      }
    },
    POPluralForms(
      6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5"
    ) { $0 <= 3 ? $0 : $0 == 6 ? 4 : 5 },
    // Maltese, with and without a dual.
    POPluralForms(
      5,
      "n==1 ? 0 : n==2 ? 1 : n==0 || (n%100>=3 && n%100<=10) ? 2 : n%100>=11 && n%100<=19 ? 3 : 4"
    ) {
      $0 == 1
        ? 0
        : $0 == 2
          ? 1
          : $0 == 0 || (3...10).contains($0 % 100) ? 2 : (11...19).contains($0 % 100) ? 3 : 4
    },
    POPluralForms(
      4, "n==1 ? 0 : n==0 || (n%100>=2 && n%100<=10) ? 1 : n%100>=11 && n%100<=19 ? 2 : 3"
    ) {
      $0 == 1
        ? 0 : $0 == 0 || (2...10).contains($0 % 100) ? 1 : (11...19).contains($0 % 100) ? 2 : 3
    },
    // Arabic.
    POPluralForms(
      6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"
    ) { $0 <= 2 ? $0 : (3...10).contains($0 % 100) ? 3 : $0 % 100 >= 11 ? 4 : 5 },
  ]
}

extension Int {
  /// Whether a number ends in 2 to 4, and not in 12 to 14.
  fileprivate var isFewInSlavic: Bool {
    (2...4).contains(self % 10) && !(12...14).contains(self % 100)
  }
}

import CICU

extension MessageFormatter {
  /// The plural category of a number, as the locale writes the number by default.
  ///
  /// - Parameters:
  ///   - value: An integer, a decimal or a double.
  ///   - ordinal: Whether a rank (first, second) is meant, not a count.
  /// - Returns: The category, such as `few`.
  /// - Throws: A ``FormatError`` for any other value, and for NaN.
  public func pluralCategory(of value: Value, ordinal: Bool = false) throws(FormatError) -> String {
    guard let number = NumericValue(value), !number.double.isNaN else {
      throw FormatError(kind: .wrongType, message: "expected a number, found \(value.typeName)")
    }
    return try located { objects throws(ICUFailure) in
      let rules = try objects.plural(ordinal: ordinal)
      return try objects.number(.decimal).category(of: number, by: rules)
    }
  }

  /// The plural categories that a locale has, in the order of CLDR: zero, one, two, few, many,
  /// other.
  ///
  /// - Parameters:
  ///   - locale: A BCP 47 language tag.
  ///   - ordinal: Whether ranks (first, second) are meant, not counts.
  /// - Returns: The categories.
  /// - Throws: A ``FormatError`` for a malformed locale.
  public static func pluralCategories(
    locale: String, ordinal: Bool = false
  ) throws(FormatError) -> [String] {
    let name = try icuLocale(locale)
    do {
      return inOrder(Set(try PluralHandle(locale: name, ordinal: ordinal).keywords()))
    } catch {
      throw FormatError(kind: .icu, message: "libicu failed: \(error.name)")
    }
  }

  /// The plural categories that the numbers of a range can take.
  ///
  /// - Parameters:
  ///   - range: The least and the greatest number.
  ///   - integersOnly: Whether only whole numbers occur; else any decimal of the range may.
  ///   - ordinal: Whether ranks (first, second) are meant, not counts.
  /// - Returns: The categories in the order of CLDR.
  /// - Throws: A ``FormatError`` where libicu fails.
  public func categories(
    reachableIn range: ClosedRange<Int64>, integersOnly: Bool = true, ordinal: Bool = false
  ) throws(FormatError) -> [String] {
    let all = try MessageFormatter.pluralCategories(locale: locale, ordinal: ordinal)
    let reached = try located { objects throws(ICUFailure) in
      let rules = try objects.plural(ordinal: ordinal)
      let written = try objects.number(.decimal)
      var reached: Set<String> = []
      for number in PluralSamples.integers(in: range) {
        reached.insert(try written.category(of: .integer(number), by: rules))
        if reached.count == all.count { break }
      }
      if !integersOnly {
        for number in PluralSamples.decimals(in: range) where reached.count < all.count {
          reached.insert(try written.category(of: number, by: rules))
        }
      }
      return reached
    }
    return MessageFormatter.inOrder(reached)
  }

  private static func inOrder(_ categories: Set<String>) -> [String] {
    ["zero", "one", "two", "few", "many", "other"].filter(categories.contains)
  }
}

/// Numbers among which every plural category of CLDR that a range has can be found.
///
/// CLDR's rules look at the remainder of a number by 10, 100, 1,000, 100,000 and 1,000,000, and at
/// whether it is 0 to 10, 11, 12 or so; the samples have each of these remainders near each power
/// of ten.
enum PluralSamples {
  /// The integers of the sample that lie in a range.
  static func integers(in range: ClosedRange<Int64>) -> [Int64] {
    let near = Int64(1_200)
    var numbers: Set<Int64> = []
    func add(from low: Int64, through high: Int64) {
      let low = max(low, range.lowerBound)
      let high = min(high, range.upperBound)
      guard low <= high else { return }
      numbers.formUnion(low...high)
    }
    add(from: -near, through: near)
    add(from: range.lowerBound, through: saturating(range.lowerBound, near))
    add(from: saturating(range.upperBound, -near), through: range.upperBound)
    var power = Int64(1_000)
    while power <= 1_000_000_000_000_000 {
      for factor in 1...20 as ClosedRange<Int64> {
        add(from: power * factor - 1, through: power * factor + 21)
        add(from: -power * factor - 21, through: -power * factor + 1)
      }
      power *= 10
    }
    return numbers.sorted { abs(Double($0)) < abs(Double($1)) }
  }

  /// Decimals with one to three digits behind the point that lie in a range.
  static func decimals(in range: ClosedRange<Int64>) -> [NumericValue] {
    var numbers: [NumericValue] = []
    for whole in [0, 1, 2, 3, 5, 10, 11, 21, 100, 1_000, 1_000_000] as [Int64]
    where range.contains(whole) && whole < range.upperBound {
      for fraction in ["1", "2", "3", "4", "5", "6", "9", "11", "12", "21", "25", "31", "001"] {
        if let decimal = ExactDecimal("\(whole).\(fraction)") {
          numbers.append(.decimal(decimal))
        }
      }
    }
    // A range such as 7...8 has decimals of its own.
    if range.lowerBound < range.upperBound, let decimal = ExactDecimal("\(range.lowerBound).5"),
      range.lowerBound >= 0
    {
      numbers.append(.decimal(decimal))
    }
    return numbers
  }

  private static func saturating(_ number: Int64, _ step: Int64) -> Int64 {
    let (sum, overflow) = number.addingReportingOverflow(step)
    return overflow ? (step > 0 ? .max : .min) : sum
  }
}

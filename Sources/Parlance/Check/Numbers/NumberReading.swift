/// What digits with separators between them may mean.
enum NumberReading {
  /// The values of a number, the likely ones of all languages: no locale is sure to be followed.
  ///
  /// - Parameters:
  ///   - digits: The digits between the separators.
  ///   - separators: What stands between them.
  /// - Returns: One or two values; none for a version such as 3.2.1.
  static func values(_ digits: [String], _ separators: [Unicode.Scalar]) -> [Double] {
    guard let last = digits.last, let separator = separators.last else {
      return digits.compactMap(Double.init)
    }
    let whole = Double(digits.joined())
    let fraction = Double(digits.dropLast().joined() + "." + last)
    let kinds = Set(separators)
    // 1.234.567,89 has one sign for groups and another one behind them.
    if kinds.count > 1 {
      return [separators.dropLast().contains(separator) ? nil : fraction].compactMap { $0 }
    }
    let isGrouped =
      digits.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(digits[0].count)
      || isIndian(digits)
    if separators.count > 1 { return isGrouped ? [whole].compactMap { $0 } : [] }
    if separator.isSpacing || separator == "’" || separator == "'" {
      return isGrouped ? [whole].compactMap { $0 } : []
    }
    return (isGrouped && digits[0] != "0" ? [whole, fraction] : [fraction]).compactMap { $0 }
  }

  /// Groups of two digits before the last of three: 12,34,567.
  private static func isIndian(_ digits: [String]) -> Bool {
    digits.last?.count == 3 && (1...2).contains(digits[0].count)
      && digits.dropFirst().dropLast().allSatisfy { $0.count == 2 }
  }

  /// What a word or a character behind a number multiplies it with.
  static func scale(of unit: String) -> Double? {
    switch unit {
    case "k", "thousand", "thousands": return 1e3
    case "m", "million", "millions", "mio": return 1e6
    case "bn", "b", "billion", "billions": return 1e9
    case "lakh": return 1e5
    case "crore": return 1e7
    default: break
    }
    switch unit.unicodeScalars.first {
    case "百", "백": return 1e2
    case "千", "천": return 1e3
    case "万", "萬", "만": return 1e4
    case "億", "亿", "억": return 1e8
    case "兆", "조": return 1e12
    default: return nil
    }
  }

  /// What one unit of a scale in words may be: “5 Millionen” for 5,000,000.
  static let scales: [Double] = [1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
}

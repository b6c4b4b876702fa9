/// How a locale writes plain numbers, taken from what libicu writes: digits, separators, groups.
///
/// With it, digits need not go through libicu. A shape is made only where it writes a set of
/// numbers of every size exactly as libicu does; negative and very large numbers it leaves to
/// libicu.
struct NumberShape {
  private var prefix: [UInt8] = []
  private var suffix: [UInt8] = []
  /// The bytes of the ten digits.
  private var digits: [[UInt8]] = []
  private var hasASCIIDigits = false
  private var groupSeparator: [UInt8] = []
  /// The digits of the last group, and of those before it; 0 where there are no groups.
  private var primary = 0
  private var secondary = 0
  /// The digits that the first group must have.
  private var minimumGrouping = 1
  private var decimalSeparator: [UInt8] = []
  private var minimumFraction = 0
  private var maximumFraction = 0

  /// The first number that is left to libicu.
  private static let limit: UInt64 = 1_000_000_000_000_000
  private static let powers: [UInt64] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

  /// Finds the shape behind a function that formats decimals; nil where there is none.
  init?(_ format: (String) -> String?) {
    guard let sample = format("1234567890.5"), let parsed = Parts(sample, wholeDigits: 10),
      let small = format("1"), let smallParts = Parts(small, wholeDigits: 1),
      let fraction = format("0.1234567891"), let fractionParts = Parts(fraction, wholeDigits: 1),
      let one = format("1234"), let oneParts = Parts(one, wholeDigits: 4),
      parsed.separators.allSatisfy({ $0.text == parsed.separators[0].text })
    else { return nil }
    prefix = parsed.prefix
    suffix = parsed.suffix
    digits = [parsed.digits[9]] + parsed.digits[0..<9]
    hasASCIIDigits = digits[0] == [UInt8(ascii: "0")]
    if let last = parsed.separators.last {
      groupSeparator = last.text
      primary = 10 - last.place
      secondary =
        parsed.separators.count > 1
        ? last.place - parsed.separators[parsed.separators.count - 2].place : primary
      minimumGrouping = oneParts.separators.isEmpty ? 2 : 1
    }
    decimalSeparator =
      parsed.decimalSeparator.isEmpty ? fractionParts.decimalSeparator : parsed.decimalSeparator
    minimumFraction = smallParts.digits.count - 1
    maximumFraction = fractionParts.digits.count - 1
    guard maximumFraction < NumberShape.powers.count, minimumFraction <= maximumFraction,
      isRight(format)
    else { return nil }
  }

  /// Whether numbers of every size, with and without a fraction, come out as libicu writes them.
  private func isRight(_ format: (String) -> String?) -> Bool {
    var samples: [String] = []
    for number in 0...130 { samples.append(String(number)) }
    var power = 1
    for _ in 0..<14 {
      power *= 10
      for number in [power - 1, power, power + 1, power * 2, power / 10 * 37 + 21, power * 5 - 3] {
        samples.append(String(number))
      }
    }
    for whole in ["0", "1", "2", "7", "21", "999", "1000", "1234", "54321", "1000000", "7654321"] {
      for fraction in ["1", "01", "05", "5", "25", "99", "125", "001", "999"]
      where fraction.utf8.count <= maximumFraction {
        samples.append(whole + "." + fraction)
      }
    }
    return samples.allSatisfy { sample in
      var output: [UInt8] = []
      guard write(decimal: sample, into: &output) else { return true }
      return String(decoding: output, as: UTF8.self) == format(sample)
    }
  }

  // MARK: Writing

  /// Writes an integer; false where libicu must.
  func write(integer: Int64, into output: inout [UInt8]) -> Bool {
    guard integer >= 0, UInt64(integer) < NumberShape.limit else { return false }
    write(whole: UInt64(integer), fraction: 0, fractionDigits: 0, into: &output)
    return true
  }

  /// Writes a double that a decimal of few digits stands for exactly; false where libicu must.
  func write(double: Double, into output: inout [UInt8]) -> Bool {
    guard double >= 0, double.sign == .plus, double < 1e12 else { return false }
    for places in 0...maximumFraction {
      let power = NumberShape.powers[places]
      let scaled = (double * Double(power)).rounded()
      // At most 15 digits: no other decimal as short stands for the same double.
      guard scaled < 1e15 else { return false }
      if scaled / Double(power) == double {
        let number = UInt64(scaled)
        write(
          whole: number / power, fraction: number % power, fractionDigits: places, into: &output)
        return true
      }
    }
    return false
  }

  /// Writes a decimal without an exponent; false where libicu must.
  func write(decimal: String, into output: inout [UInt8]) -> Bool {
    var whole: UInt64 = 0
    var fraction: UInt64 = 0
    var places = 0
    var isBehindPoint = false
    for byte in decimal.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = UInt64(byte - UInt8(ascii: "0"))
        if isBehindPoint {
          // Zeros at the end say nothing.
          if places >= maximumFraction {
            guard digit == 0 else { return false }
          } else {
            fraction = fraction * 10 + digit
            places += 1
          }
        } else {
          whole = whole * 10 + digit
          guard whole < NumberShape.limit else { return false }
        }
      case UInt8(ascii: ".") where !isBehindPoint: isBehindPoint = true
      default: return false
      }
    }
    while places > 0, fraction % 10 == 0 {
      fraction /= 10
      places -= 1
    }
    write(whole: whole, fraction: fraction, fractionDigits: places, into: &output)
    return true
  }

  private func write(
    whole: UInt64, fraction: UInt64, fractionDigits: Int, into output: inout [UInt8]
  ) {
    output.append(contentsOf: prefix)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
      var count = 0
      var rest = whole
      repeat {
        buffer[count] = UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
        count += 1
      } while rest > 0
      let isGrouped = primary > 0 && count >= primary + minimumGrouping
      while count > 0 {
        count -= 1
        append(digit: buffer[count], to: &output)
        if isGrouped, count >= primary, (count - primary) % secondary == 0, count > 0 {
          output.append(contentsOf: groupSeparator)
        }
      }
    }
    let places = max(fractionDigits, minimumFraction)
    if places > 0 {
      output.append(contentsOf: decimalSeparator)
      for place in 0..<places {
        let digit =
          place < fractionDigits
          ? fraction / NumberShape.powers[fractionDigits - 1 - place] % 10 : 0
        append(digit: UInt8(truncatingIfNeeded: digit), to: &output)
      }
    }
    output.append(contentsOf: suffix)
  }

  private func append(digit: UInt8, to output: inout [UInt8]) {
    if hasASCIIDigits {
      output.append(UInt8(ascii: "0") + digit)
    } else {
      output.append(contentsOf: digits[Int(digit)])
    }
  }

  /// A formatted number in parts.
  private struct Parts {
    var prefix: [UInt8] = []
    var suffix: [UInt8] = []
    var digits: [[UInt8]] = []
    /// What separates groups, and how many digits stand before it.
    var separators: [(text: [UInt8], place: Int)] = []
    var decimalSeparator: [UInt8] = []

    init?(_ text: String, wholeDigits: Int) {
      var between: [UInt8] = []
      for scalar in text.unicodeScalars {
        let bytes = Array(String(scalar).utf8)
        guard scalar.properties.numericType == .decimal else {
          between += bytes
          continue
        }
        if digits.isEmpty {
          prefix = between
        } else if !between.isEmpty {
          if digits.count < wholeDigits {
            separators.append((between, digits.count))
          } else if digits.count == wholeDigits {
            decimalSeparator = between
          } else {
            return nil
          }
        }
        between = []
        digits.append(bytes)
      }
      suffix = between
      guard digits.count >= wholeDigits else { return nil }
    }
  }
}

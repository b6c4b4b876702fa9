internal import Buffers

/// How a locale writes plain numbers, taken from what libicu writes: digits, separators, groups.
///
/// With it, digits need not go through libicu. A shape is made only where it writes a set of
/// numbers of every size exactly as libicu does; negative and very large numbers it leaves to
/// libicu.
final class NumberShape {
  private let prefix: Bytes
  private let suffix: Bytes
  /// The bytes of the ten digits.
  private let digits: [Bytes]
  private let hasASCIIDigits: Bool
  private let groupSeparator: Bytes
  /// The digits of the last group, and of those before it; 0 where there are no groups.
  private let primary: Int
  private let secondary: Int
  /// The digits that the first group must have.
  private let minimumGrouping: Int
  private let decimalSeparator: Bytes
  private let minimumFraction: Int
  private let maximumFraction: Int

  /// Bytes that live as long as the shape; nothing counts references to them.
  private typealias Bytes = UnsafeMutableBufferPointer<UInt8>

  /// The first number that is left to libicu.
  private static let limit: UInt64 = 1_000_000_000_000_000
  /// The most digits behind the point that are written here.
  private static let mostPlaces = 6

  /// 10 to that power.
  @inline(__always)
  private static func power(_ exponent: Int) -> UInt64 {
    var power: UInt64 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  /// Finds the shape behind a function that formats decimals; nil where there is none.
  init?(_ format: (String) -> String?) {
    guard let sample = format("1234567890.5"), let parsed = Parts(sample, wholeDigits: 10),
      let small = format("1"), let smallParts = Parts(small, wholeDigits: 1),
      let fraction = format("0.1234567891"), let fractionParts = Parts(fraction, wholeDigits: 1),
      let one = format("1234"), let oneParts = Parts(one, wholeDigits: 4),
      parsed.separators.allSatisfy({ $0.text == parsed.separators[0].text })
    else { return nil }
    func kept(_ bytes: [UInt8]) -> Bytes {
      let copy = Bytes.allocate(capacity: bytes.count)
      _ = copy.initialize(from: bytes)
      return copy
    }
    prefix = kept(parsed.prefix)
    suffix = kept(parsed.suffix)
    digits = ([parsed.digits[9]] + parsed.digits[0..<9]).map(kept)
    hasASCIIDigits = parsed.digits[9] == [UInt8(ascii: "0")]
    if let last = parsed.separators.last {
      groupSeparator = kept(last.text)
      primary = 10 - last.place
      secondary =
        parsed.separators.count > 1
        ? last.place - parsed.separators[parsed.separators.count - 2].place : 10 - last.place
      minimumGrouping = oneParts.separators.isEmpty ? 2 : 1
    } else {
      groupSeparator = kept([])
      primary = 0
      secondary = 0
      minimumGrouping = 1
    }
    decimalSeparator = kept(
      parsed.decimalSeparator.isEmpty ? fractionParts.decimalSeparator : parsed.decimalSeparator)
    minimumFraction = smallParts.digits.count - 1
    maximumFraction = fractionParts.digits.count - 1
    guard maximumFraction <= NumberShape.mostPlaces, minimumFraction <= maximumFraction,
      isRight(format)
    else { return nil }
  }

  deinit {
    for bytes in [prefix, suffix, groupSeparator, decimalSeparator] + digits { bytes.deallocate() }
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
    var output = ByteBuffer(capacity: 64)
    defer { output.free() }
    return samples.allSatisfy { sample in
      output.removeAll()
      guard write(decimal: sample, into: &output) else { return true }
      return format(sample)?.utf8.elementsEqual(output.bytes) == true
    }
  }

  // MARK: Writing

  /// Writes an integer; false where libicu must.
  func write(integer: Int64, into output: inout ByteBuffer) -> Bool {
    guard integer >= 0, UInt64(integer) < NumberShape.limit else { return false }
    write(whole: UInt64(integer), fraction: 0, fractionDigits: 0, into: &output)
    return true
  }

  /// Writes a double that a decimal of few digits stands for exactly; false where libicu must.
  func write(double: Double, into output: inout ByteBuffer) -> Bool {
    guard double >= 0, double.sign == .plus, double < 1e12 else { return false }
    for places in 0...maximumFraction {
      let power = NumberShape.power(places)
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
  func write(decimal: String, into output: inout ByteBuffer) -> Bool {
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
    whole: UInt64, fraction: UInt64, fractionDigits: Int, into output: inout ByteBuffer
  ) {
    output.append(UnsafeBufferPointer(prefix))
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
          output.append(UnsafeBufferPointer(groupSeparator))
        }
      }
    }
    let places = max(fractionDigits, minimumFraction)
    if places > 0 {
      output.append(UnsafeBufferPointer(decimalSeparator))
      for place in 0..<places {
        let digit =
          place < fractionDigits
          ? fraction / NumberShape.power(fractionDigits - 1 - place) % 10 : 0
        append(digit: UInt8(truncatingIfNeeded: digit), to: &output)
      }
    }
    output.append(UnsafeBufferPointer(suffix))
  }

  private func append(digit: UInt8, to output: inout ByteBuffer) {
    if hasASCIIDigits {
      output.append(UInt8(ascii: "0") + digit)
    } else {
      output.append(UnsafeBufferPointer(digits[Int(digit)]))
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

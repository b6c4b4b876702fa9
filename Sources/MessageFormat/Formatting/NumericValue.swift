/// A value that is a number: what plural, choice and `number` take.
enum NumericValue: Hashable, Sendable {
  case integer(Int64)
  case decimal(ExactDecimal)
  case double(Double)

  /// The number of a value; nil where it is none.
  init?(_ value: Value) {
    switch value {
    case .integer(let number): self = .integer(number)
    case .decimal(let number): self = .decimal(number)
    case .double(let number): self = .double(number)
    default: return nil
    }
  }

  /// The number in binary floating point, rounded where it must be.
  var double: Double {
    switch self {
    case .integer(let number): Double(number)
    case .decimal(let number): Double(number.text) ?? .nan
    case .double(let number): number
    }
  }

  /// The number as text where binary floating point may not hold it.
  var inexactText: String? {
    switch self {
    case .integer(let number):
      let largest: Int64 = 1 << 53
      return number > largest || number < -largest ? String(number) : nil
    case .decimal(let number):
      let digits = number.text.utf8.prefix { $0 != UInt8(ascii: "E") }
        .count { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      return digits > 15 ? number.text : nil
    case .double: return nil
    }
  }

  /// Whether there is a fraction that rounds to 0 of 10,000,000,000 parts: libicu 72 never comes
  /// back from spelling such a number out in Polish.
  var hasSmallFraction: Bool {
    let number = double
    guard number.isFinite else { return false }
    let fraction = (number - number.rounded(.towardZero)).magnitude
    return fraction > 0 && fraction < 1e-10
  }

  /// The number less the offset of a plural; exact where there is none.
  func minus(_ offset: Double) -> NumericValue {
    offset == 0 ? self : .double(double - offset)
  }
}

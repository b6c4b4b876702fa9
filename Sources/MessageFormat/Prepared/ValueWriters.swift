/// Writes numbers in one style, by their shape where they have one.
final class NumberWriter {
  private let handle: NumberHandle
  private let shape: NumberShape?

  init(_ style: NumberStyle, _ handle: NumberHandle) {
    self.handle = handle
    let hasShape =
      switch style {
      case .decimal, .integer: true
      case .skeleton(let skeleton):
        // A bare currency: its affixes do not depend on the number.
        skeleton.utf8.count == 12 && skeleton.hasPrefix("currency/")
      default: false
      }
    shape =
      hasShape
      ? NumberShape { text in
        ExactDecimal(text).flatMap { try? handle.format(.decimal($0)) }
      } : nil
  }

  func write(_ number: NumericValue, into output: inout [UInt8]) throws(ICUFailure) {
    if let shape {
      let isWritten =
        switch number {
        case .integer(let value): shape.write(integer: value, into: &output)
        case .double(let value): shape.write(double: value, into: &output)
        case .decimal(let value): shape.write(decimal: value.text, into: &output)
        }
      if isWritten { return }
    }
    output.append(contentsOf: try handle.format(number).utf8)
  }
}

/// Writes moments in one style, and remembers a bounded number of them.
final class DateWriter {
  private let handle: DateHandle
  /// How many milliseconds of the same text there are: a day, where the style has no time.
  private let granularity: Int64
  private var memory: [(key: Int64, text: [UInt8])]

  private static let slots = 1_024

  init(_ handle: DateHandle, isInUTC: Bool) {
    self.handle = handle
    let letters = ((try? handle.pattern()) ?? "h").unicodeScalars
    let isWholeDay = DatePattern.letters(of: String(letters))
      .allSatisfy("GyYuUrQqMLwWdDFgEec".unicodeScalars.contains)
    granularity = isWholeDay && isInUTC ? 86_400_000 : 1
    memory = Array(repeating: (.min, []), count: DateWriter.slots)
  }

  func write(milliseconds: Int64, into output: inout [UInt8]) throws(ICUFailure) {
    let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: granularity)
    let key = remainder < 0 ? quotient - 1 : quotient
    let slot = Int(truncatingIfNeeded: key) & (DateWriter.slots - 1)
    if memory[slot].key == key {
      output.append(contentsOf: memory[slot].text)
      return
    }
    let text = Array(try handle.format(milliseconds: Double(milliseconds)).utf8)
    memory[slot] = (key, text)
    output.append(contentsOf: text)
  }
}

/// The plural categories of numbers in one style; those of small integers are remembered.
final class CategoryTable {
  private let rules: PluralHandle
  private let number: NumberHandle
  private var known: [PluralCategory?] = Array(repeating: nil, count: 1_000)

  init(_ rules: PluralHandle, _ number: NumberHandle) {
    self.rules = rules
    self.number = number
  }

  func category(of value: NumericValue) throws(ICUFailure) -> PluralCategory {
    guard case .integer(let integer) = value, integer >= 0, integer < 1_000 else {
      return PluralCategory(try number.category(of: value, by: rules))
    }
    if let category = known[Int(integer)] { return category }
    let category = PluralCategory(try number.category(of: value, by: rules))
    known[Int(integer)] = category
    return category
  }
}

/// A plural category of CLDR.
enum PluralCategory: Int {
  case zero
  case one
  case two
  case few
  case many
  case other

  init(_ name: String) {
    switch name {
    case "zero": self = .zero
    case "one": self = .one
    case "two": self = .two
    case "few": self = .few
    case "many": self = .many
    default: self = .other
    }
  }
}

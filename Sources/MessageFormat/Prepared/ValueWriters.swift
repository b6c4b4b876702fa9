internal import Buffers

/// Writes numbers in one style, by their shape where they have one.
final class NumberWriter {
  private let handle: NumberHandle
  private var shape: NumberShape?
  /// The numbers that libicu writes before the shape is looked for, which costs about a hundred.
  private var writesBeforeShape: Int

  init(_ style: NumberStyle, _ handle: NumberHandle) {
    self.handle = handle
    let mayHaveShape =
      switch style {
      case .decimal, .integer: true
      case .skeleton(let skeleton):
        // A bare currency: its affixes do not depend on the number.
        skeleton.utf8.count == 12 && skeleton.hasPrefix("currency/")
      default: false
      }
    writesBeforeShape = mayHaveShape ? 4 : 0
  }

  @inline(never)
  private func format(_ number: NumericValue) throws(ICUFailure) -> String {
    if writesBeforeShape > 0 {
      writesBeforeShape -= 1
      if writesBeforeShape == 0 {
        let handle = handle
        shape = NumberShape { text in
          ExactDecimal(text).flatMap { try? handle.format(.decimal($0)) }
        }
      }
    }
    return try handle.format(number)
  }

  @inline(__always)
  func write(integer: Int64, into output: inout ByteBuffer) throws(ICUFailure) {
    if let shape, shape.write(integer: integer, into: &output) { return }
    output.append(try format(.integer(integer)))
  }

  @inline(__always)
  func write(double: Double, into output: inout ByteBuffer) throws(ICUFailure) {
    if let shape, shape.write(double: double, into: &output) { return }
    output.append(try format(.double(double)))
  }

  func write(_ number: NumericValue, into output: inout ByteBuffer) throws(ICUFailure) {
    switch number {
    case .integer(let integer): try write(integer: integer, into: &output)
    case .double(let double): try write(double: double, into: &output)
    case .decimal(let decimal):
      if let shape, shape.write(decimal: decimal.text, into: &output) { return }
      output.append(try format(number))
    }
  }
}

/// Writes moments in one style: days by their shape, and of others it remembers some.
final class DateWriter {
  private let handle: DateHandle
  private var shape: DateShape?
  private let open: ((_ pattern: String) -> DateHandle?)?
  /// The moments that libicu writes before the shape is looked for, which costs over a thousand.
  private var writesBeforeShape = 16
  private var memory: [(milliseconds: Int64, text: [UInt8])] = []

  private static let slots = 1_024

  /// Makes a writer; `format` opens a formatter of the same kind by a pattern, where the style is
  /// of whole days in UTC.
  init(_ handle: DateHandle, wholeDays open: ((_ pattern: String) -> DateHandle?)?) {
    self.handle = handle
    self.open = open
  }

  private func findShape() {
    guard let open, let pattern = try? handle.pattern() else { return }
    shape = DateShape(pattern) { pattern in
      guard let handle = open(pattern) else { return nil }
      return { day in try? handle.format(milliseconds: Double(day) * 86_400_000) }
    }
  }

  func write(milliseconds: Int64, into output: inout ByteBuffer) throws(ICUFailure) {
    if let shape {
      let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
      if shape.write(Int(remainder < 0 ? quotient - 1 : quotient), into: &output) { return }
    } else if writesBeforeShape > 0 {
      writesBeforeShape -= 1
      if writesBeforeShape == 0 { findShape() }
      output.append(try handle.format(milliseconds: Double(milliseconds)))
      return
    }
    if memory.isEmpty { memory = Array(repeating: (.min, []), count: DateWriter.slots) }
    // Not the low bits alone: moments are often whole seconds.
    let mixed = UInt64(bitPattern: milliseconds) &* 0x9E37_79B9_7F4A_7C15
    let slot = Int(mixed >> 54)
    if memory[slot].milliseconds != milliseconds || memory[slot].text.isEmpty {
      let text = try handle.format(milliseconds: Double(milliseconds))
      memory[slot] = (milliseconds, Array(text.utf8))
    }
    output.append(memory[slot].text)
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

  func category(of integer: Int64) throws(ICUFailure) -> PluralCategory {
    if integer >= 0, integer < 1_000, let category = known[Int(integer)] { return category }
    let category = PluralCategory(try number.category(of: .integer(integer), by: rules))
    if integer >= 0, integer < 1_000 { known[Int(integer)] = category }
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

/// A decimal number of any size within ``Limits``, kept as written: `1.10` is not `1.1`.
public struct ExactDecimal: Hashable, Sendable {
  /// The number in ASCII, as `-?digits[.digits][E-?digits]`.
  public let text: String

  /// Makes a decimal of a whole number.
  public init(_ number: Int64) {
    text = String(number)
  }

  /// Takes a number that is known to be digits with an optional minus and fraction, within
  /// ``Limits``.
  package init(verified text: String) {
    self.text = text
  }

  /// Reads digits with an optional sign, fraction and exponent (`-12.50`, `1e3`).
  ///
  /// Nil for anything else (`1,5`, `0x10`, `.`, `1.`), and for a number beyond ``Limits``.
  public init?(_ source: String) {
    var digits = 0
    var result = ""
    var bytes = Substring(source).utf8
    func isDigit(_ byte: UInt8?) -> Bool {
      guard let byte else { return false }
      return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
    func takeDigits() -> Substring.UTF8View {
      let start = bytes
      while isDigit(bytes.first) { bytes = bytes.dropFirst() }
      return start[start.startIndex..<bytes.startIndex]
    }
    if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") {
      if bytes.first == UInt8(ascii: "-") { result = "-" }
      bytes = bytes.dropFirst()
    }
    let whole = takeDigits()
    guard !whole.isEmpty else { return nil }
    digits = whole.count
    result += String(Substring(whole))
    if bytes.first == UInt8(ascii: ".") {
      bytes = bytes.dropFirst()
      let fraction = takeDigits()
      guard !fraction.isEmpty else { return nil }
      digits += fraction.count
      result += "." + String(Substring(fraction))
    }
    if bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E") {
      bytes = bytes.dropFirst()
      result += "E"
      if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") {
        if bytes.first == UInt8(ascii: "-") { result += "-" }
        bytes = bytes.dropFirst()
      }
      let exponent = takeDigits()
      guard let value = Int(String(Substring(exponent))), value <= Limits.exponent else {
        return nil
      }
      result += String(value)
    }
    guard bytes.isEmpty, digits <= Limits.digits else { return nil }
    text = result
  }
}

extension ExactDecimal {
  /// Whether the number was written without a fraction and without an exponent.
  public var isWhole: Bool { !text.contains(".") && !text.contains("E") }

  /// The number, where it is whole and fits.
  public var integer: Int64? { isWhole ? Int64(text) : nil }

  /// Whether this number is smaller than another, however the two are written.
  public func isLess(than other: ExactDecimal) -> Bool {
    let left = Magnitude(self)
    let right = Magnitude(other)
    switch (left.isNegative, right.isNegative) {
    case (true, false): return true
    case (false, true): return false
    case (false, false): return left.isSmaller(than: right)
    case (true, true): return right.isSmaller(than: left)
    }
  }

  /// A number as 0.d₁d₂d₃… times a power of ten, without zeros at either end.
  private struct Magnitude {
    var isNegative: Bool
    var digits: [UInt8]
    var exponent: Int

    init(_ number: ExactDecimal) {
      var bytes = Substring(number.text).utf8
      let minus = bytes.first == UInt8(ascii: "-")
      if minus { bytes = bytes.dropFirst() }
      let mantissa = bytes.prefix { $0 != UInt8(ascii: "E") }
      let power = bytes.dropFirst(mantissa.count + 1)
      let whole = mantissa.prefix { $0 != UInt8(ascii: ".") }
      let all = mantissa.filter { $0 != UInt8(ascii: ".") }
      let zeros = all.prefix { $0 == UInt8(ascii: "0") }.count
      digits = Array(all.dropFirst(zeros))
      while digits.last == UInt8(ascii: "0") { digits.removeLast() }
      exponent = whole.count - zeros + (Int(String(Substring(power))) ?? 0)
      isNegative = minus && !digits.isEmpty
      if digits.isEmpty { exponent = .min }
    }

    func isSmaller(than other: Magnitude) -> Bool {
      if exponent != other.exponent { return exponent < other.exponent }
      return digits.lexicographicallyPrecedes(other.digits)
    }
  }
}

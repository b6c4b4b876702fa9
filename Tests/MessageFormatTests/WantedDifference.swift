import MessageFormat

/// Where this library differs from libicu, and means to.
enum WantedDifference {
  /// Why it is wanted that libicu fails and this library does not; nil where it is a fault.
  static func reasonToFormat(_ pattern: String, _ arguments: [String: Value]) -> String? {
    if usesDate(pattern), arguments.values.contains(where: isBeyond32Bits) {
      return "libicu takes a number for milliseconds only up to 32 bits, which is January 1970"
    }
    return nil
  }

  /// Why it is wanted that libicu accepts a pattern that it cannot format, and this library
  /// rejects it; nil where it is a fault.
  static func reasonToReject(_ pattern: String) -> String? {
    pattern.contains("::")
      ? "libicu finds the fault of some skeletons only when it formats; this library tries at once"
      : nil
  }

  /// Whether a pattern is rejected for nothing but its size (`Limits`).
  static func isBeyondLimits(_ pattern: String) -> Bool {
    let kinds = Set(Message.parse(pattern).errors.map(\.kind))
    return !kinds.isEmpty && kinds.isSubset(of: [.numberTooLarge, .nestingTooDeep, .tooLong])
  }

  /// Why libicu is not asked at all; nil where it is.
  static func reasonToSkip(
    _ pattern: String, _ locale: String, _ arguments: [String: Value]
  ) -> String? {
    if pattern.lowercased().contains("ordinal"), arguments.values.contains(.double(-.infinity)) {
      return "libicu 72 crashes on the rank of minus infinity in Japanese, Thai and others; here "
        + "that is an error in every language"
    }
    if locale.hasSuffix("-nu-hant"), arguments.values.contains(.integer(.min)) {
      return "libicu 72 overflows the stack on -2^63 in some digits that are words; here no locale "
        + "with such digits formats it"
    }
    if usesDate(pattern), arguments.values.contains(where: isBeyondTime) {
      return "libicu 72 crashes on some moments very far away; here only 275,760 years before and "
        + "after 1970 are formatted"
    }
    guard locale.hasPrefix("pl") else { return nil }
    let hasSmallFraction = arguments.values.contains { value in
      let number: Double
      switch value {
      case .double(let double): number = double
      case .decimal(let decimal): number = Double(decimal.text) ?? 0
      default: return false
      }
      guard number.isFinite else { return false }
      let fraction = abs(number - number.rounded(.towardZero))
      return fraction > 0 && fraction < 1e-10
    }
    return hasSmallFraction
      ? "libicu 72 spells out small fractions in Polish without end; here that is an error" : nil
  }

  private static func usesDate(_ pattern: String) -> Bool {
    pattern.lowercased().contains("date") || pattern.lowercased().contains("time")
  }

  private static func isBeyondTime(_ value: Value) -> Bool {
    switch value {
    case .integer(let number): !(abs(Double(number)) <= 8.64e15)
    case .double(let number): !(abs(number) <= 8.64e15)
    case .decimal(let number): !(abs(Double(number.text) ?? 0) <= 8.64e15)
    default: false
    }
  }

  private static func isBeyond32Bits(_ value: Value) -> Bool {
    switch value {
    case .integer(let number): return Int32(exactly: number) == nil
    case .decimal(let number):
      return Double(number.text).map { abs($0) >= 2_147_483_648 } ?? false
    default: return false
    }
  }
}

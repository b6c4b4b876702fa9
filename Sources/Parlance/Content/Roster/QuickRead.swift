import MessageFormat

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the ordinary forms of values straight from bytes; nil for every other form, which is
/// then read the long way.
enum QuickRead {
  @inline(__always)
  private static func digit(_ byte: UInt8) -> Int64? {
    let value = byte &- UInt8(ascii: "0")
    return value < 10 ? Int64(value) : nil
  }

  /// Any text; nil for bytes that are not UTF-8.
  static func text(_ text: RosterBytes) -> String? {
    // Quicker than `String(validating:)`, which looks its types up anew for every text: what
    // had to be repaired is no longer the same.
    var read = String(decoding: text, as: UTF8.self)
    let isSame = read.withUTF8 { bytes in
      guard bytes.count == text.count, let left = bytes.baseAddress, let right = text.baseAddress
      else { return bytes.count == text.count }
      return memcmp(left, right, text.count) == 0
    }
    return isSame ? read : nil
  }

  /// A whole number of at most 18 digits.
  static func integer(_ text: RosterBytes) -> Int64? {
    var index = 0
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative { index = 1 }
    guard index < text.count, text.count - index <= 18 else { return nil }
    var number: Int64 = 0
    while index < text.count {
      guard let digit = digit(text[index]) else { return nil }
      number = number &* 10 &+ digit
      index += 1
    }
    return isNegative ? -number : number
  }

  /// Digits with an optional minus and fraction.
  static func decimal(_ text: RosterBytes) -> ExactDecimal? {
    var index = text.first == UInt8(ascii: "-") ? 1 : 0
    var digits = 0
    while index < text.count, digit(text[index]) != nil {
      index += 1
      digits += 1
    }
    guard digits > 0 else { return nil }
    if index < text.count {
      guard text[index] == UInt8(ascii: "."), index + 1 < text.count else { return nil }
      index += 1
      while index < text.count {
        guard digit(text[index]) != nil else { return nil }
        index += 1
        digits += 1
      }
    }
    guard digits <= Limits.digits else { return nil }
    return ExactDecimal(verified: String(decoding: text, as: UTF8.self))
  }

  /// A number, a space, and the code of a currency.
  static func money(_ text: RosterBytes, _ memo: inout RosterMemo) -> Money? {
    let end = text.count - 4
    guard end > 0, text[end] == UInt8(ascii: " "), let amount = decimal(text.part(0, end)),
      let currency = memo.currency(text.part(end + 1, text.count))
    else { return nil }
    return Money(amount: amount, currency: currency)
  }

  /// `2027-03-31`.
  static func day(_ text: RosterBytes) -> CalendarDay? {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let century = pair(text, 0), let year = pair(text, 2), let month = pair(text, 5),
      let day = pair(text, 8)
    else { return nil }
    return CalendarDay(year: century * 100 + year, month: month, day: day)
  }

  /// `2027-03-31T10:00:00` with `Z` or an offset.
  static func instant(_ text: RosterBytes) -> Instant? {
    guard text.count == 20 || text.count == 25, let day = day(text.part(0, 10)),
      text[10] == UInt8(ascii: "T"), let hour = pair(text, 11), hour < 24,
      text[13] == UInt8(ascii: ":"), let minute = pair(text, 14), minute < 60,
      text[16] == UInt8(ascii: ":"), let second = pair(text, 17), second < 60
    else { return nil }
    var offset = 0
    if text.count == 20 {
      guard text[19] == UInt8(ascii: "Z") else { return nil }
    } else {
      guard text[19] == UInt8(ascii: "+") || text[19] == UInt8(ascii: "-"),
        let hours = pair(text, 20), hours < 24, text[22] == UInt8(ascii: ":"),
        let minutes = pair(text, 23), minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (text[19] == UInt8(ascii: "-") ? -1 : 1)
    }
    let seconds = day.daysSinceEpoch * 86_400 + hour * 3_600 + (minute - offset) * 60 + second
    return Instant(milliseconds: Int64(seconds) * 1_000)
  }

  @inline(__always)
  private static func pair(_ text: RosterBytes, _ index: Int) -> Int? {
    guard let tens = digit(text[index]), let ones = digit(text[index + 1]) else { return nil }
    return Int(tens * 10 + ones)
  }

  /// An address of the web in ASCII.
  static func address(_ text: RosterBytes) -> String? {
    for scheme in ["https://", "http://"] as [StaticString] {
      let count = scheme.utf8CodeUnitCount
      guard text.count > count,
        RosterBytes(start: scheme.utf8Start, count: count)
          .elementsEqual(text.part(0, count))
      else { continue }
      for byte in text {
        guard byte > 0x20, byte < 0x7F else { return nil }
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "\\"),
          UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"),
          UInt8(ascii: "}"):
          return nil
        default: break
        }
      }
      return String(decoding: text, as: UTF8.self)
    }
    return nil
  }

  /// A mail address of ASCII letters, digits, and single `.`, `-`, `_` and `+` between them.
  static func mailAddress(_ text: RosterBytes) -> String? {
    guard text.count <= 254 else { return nil }
    var at = -1
    var isBetween = false
    for index in 0..<text.count {
      switch text[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        isBetween = true
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"):
        guard isBetween else { return nil }
        isBetween = false
      case UInt8(ascii: "@"):
        guard isBetween, at < 0, index <= 64 else { return nil }
        at = index
        isBetween = false
      default: return nil
      }
    }
    return at > 0 && isBetween ? String(decoding: text, as: UTF8.self) : nil
  }
}

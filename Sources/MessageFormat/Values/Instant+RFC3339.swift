extension Instant {
  /// Reads a date and time with an offset (RFC 3339, section 5.6), such as
  /// `2027-03-31T10:00:00.250+02:00`; nil for anything else.
  ///
  /// Digits of a second's fraction behind the third are left out; a leap second is the second
  /// after it.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, let day = CalendarDay(String(decoding: bytes[..<10], as: UTF8.self)),
      [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes[10])
    else { return nil }
    func twoDigits(at index: Int) -> Int? {
      guard index + 1 < bytes.count else { return nil }
      let digits = [bytes[index], bytes[index + 1]].map { Int($0) - Int(UInt8(ascii: "0")) }
      return digits.allSatisfy((0...9).contains) ? digits[0] * 10 + digits[1] : nil
    }
    func isByte(_ character: Unicode.Scalar, at index: Int) -> Bool {
      index < bytes.count && bytes[index] == UInt8(ascii: character)
    }
    guard let hour = twoDigits(at: 11), hour < 24, isByte(":", at: 13),
      let minute = twoDigits(at: 14), minute < 60, isByte(":", at: 16),
      let second = twoDigits(at: 17), second <= 60
    else { return nil }
    var index = 19
    var milliseconds = 0
    if isByte(".", at: index) {
      index += 1
      var scale = 100
      let first = index
      while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
        milliseconds += Int(bytes[index] - UInt8(ascii: "0")) * scale
        scale /= 10
        index += 1
      }
      if index == first { return nil }
    }
    var offset = 0
    if isByte("Z", at: index) || isByte("z", at: index) {
      index += 1
    } else {
      guard isByte("+", at: index) || isByte("-", at: index),
        let hours = twoDigits(at: index + 1), hours < 24, isByte(":", at: index + 3),
        let minutes = twoDigits(at: index + 4), minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (isByte("-", at: index) ? -1 : 1)
      index += 6
    }
    guard index == bytes.count else { return nil }
    let seconds =
      day.daysSinceEpoch * 86_400 + hour * 3_600 + (minute - offset) * 60 + second
    self.init(milliseconds: Int64(seconds * 1_000 + milliseconds))
  }
}

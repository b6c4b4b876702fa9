import MessageFormat

/// The numbers that a text says, in digits or in words.
struct StatedNumbers {
  private var values: Set<Double> = []
  /// Numbers as they are written, for versions and the like.
  private var texts: Set<String> = []
  private var hasAfternoon = false
  private var hasTimes = false
  private var years: [Double] = []

  init(_ field: FieldInput) {
    for number in field.numbers {
      values.formUnion(number.values + number.parts)
      texts.insert(number.text)
      if number.unit.hasPrefix("pm") || number.unit == "p" { hasAfternoon = true }
      if number.text.utf8.contains(UInt8(ascii: ":")) { hasTimes = true }
    }
    let words = field.locale.numberWords
    for reading in field.readings { values.formUnion(words.values(in: reading)) }
    for match in field.matches {
      for variant in match.variants {
        if case .number(let text)? = variant.keys.first, let value = Double(text) {
          values.insert(value)
        }
      }
    }
    years = values.filter { (1_900...2_100).contains($0) && $0 == $0.rounded() }
  }

  /// Whether the text says a number that a translation has; what no source has to say is true.
  func have(_ number: NumberInText) -> Bool {
    if texts.contains(number.text) { return true }
    // Minutes of a full hour need not be said.
    if !number.parts.isEmpty, number.parts.allSatisfy({ $0 == 0 || has($0) }) { return true }
    // 10.30 is how many languages write 10:30.
    if hasTimes, let (hour, minute) = number.time, has(hour), minute == 0 || has(minute) {
      return true
    }
    // A version that differs has no value at all.
    guard !number.values.isEmpty else { return false }
    return number.values.contains { value in
      has(value)
        || !number.unit.isEmpty
          && NumberReading.scales.contains { values.contains(value * $0) }
    }
  }

  private func has(_ value: Double) -> Bool {
    // Nothing says “one” as often as an article does.
    if value == 1 || values.contains(value) { return true }
    if hasAfternoon, value < 24, values.contains(value - 12) { return true }
    return isYear(value)
  }

  /// Whether it is a year of the text by another calendar: Buddhist, Minguo, Japanese, Hebrew,
  /// Indian, Ethiopian, Coptic, Persian and Islamic.
  private func isYear(_ value: Double) -> Bool {
    guard value == value.rounded() else { return false }
    return years.contains { year in
      let difference = value - year
      if [543, -1_911, -2_018, -1_988, -1_925, 3_760, 3_761, -78, -79, -7, -8, -284, -621, -622]
        .contains(difference)
      {
        return true
      }
      // Islamic years have 354 days.
      return abs(value - (year - 622) * 33 / 32) <= 1.5
    }
  }
}

extension NumberInText {
  /// The hour and the minute, where it could be a time of day that is written with a dot.
  fileprivate var time: (hour: Double, minute: Double)? {
    let digits = text.split(separator: ".", omittingEmptySubsequences: false)
    guard digits.count == 2, digits[1].utf8.count == 2, let hour = Int(digits[0]),
      let minute = Int(digits[1]), (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    return (Double(hour), Double(minute))
  }
}

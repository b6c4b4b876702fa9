internal import CICU
import MessageFormat

/// Reads dates as an export writes them, by a pattern of CLDR (UTS #35, Date Format Patterns).
final class WrittenDate {
  private let reader: OpaquePointer
  private let pattern: String

  /// Opens a reader; nil for a pattern that libicu does not take.
  init?(pattern: String, locale: LocaleTag, timeZone: String) {
    var error: Int32 = 0
    let text = pattern.utf8CString.dropLast()
    let reader = text.withUnsafeBufferPointer {
      cicu_date_reader_open(
        $0.baseAddress, Int32($0.count), locale.icuName, timeZone, &error)
    }
    guard let reader else { return nil }
    self.reader = reader
    self.pattern = pattern
  }

  deinit { cicu_date_reader_close(reader) }

  /// The day that a text names, where the time zone is UTC; nil for any other text.
  func day(_ text: String) -> CalendarDay? {
    guard let milliseconds = moment(text)?.milliseconds else { return nil }
    return CalendarDay(daysSinceEpoch: Int((Double(milliseconds) / 86_400_000).rounded(.down)))
  }

  /// The moment that a text names; nil for any other text.
  func moment(_ text: String) -> Instant? {
    // libicu passes over white space before a field.
    guard text.utf8.count <= WrittenDate.lengthLimit, text.utf8.first != UInt8(ascii: " ") else {
      return nil
    }
    var milliseconds = 0.0
    var text = text
    let isRead = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cicu_date_reader_read(reader, $0.baseAddress, Int32($0.count), &milliseconds)
      }
    }
    // Two digits where the pattern wants four are a year long ago; no customer’s date is.
    guard isRead, WrittenDate.moments.contains(milliseconds) else { return nil }
    return Instant(milliseconds: Int64(milliseconds))
  }

  private static let lengthLimit = 200
  /// The years 1000 to 9999.
  private static let moments = -30_610_224_000_000.0..<253_402_300_800_000.0
}

// MARK: - Patterns

extension WrittenDate {
  /// Whether a pattern has hours.
  static func hasTime(_ pattern: String) -> Bool {
    !letters(of: pattern).isDisjoint(with: "HhKk")
  }

  /// What is wrong with a pattern of dates.
  static func fault(ofPattern pattern: String) -> (message: String, help: String?)? {
    guard pattern.utf8.count <= 100 else { return ("is longer than 100 bytes", nil) }
    let letters = letters(of: pattern)
    let isDayOfYear = letters.contains("D") && !letters.contains("d")
    let isWeekYear = letters.contains("Y") && letters.isDisjoint(with: "yu")
    let isMinutes = letters.contains("m") && letters.isDisjoint(with: "ML")
    if isDayOfYear || isWeekYear || isMinutes {
      let meant = String(
        pattern.map { letter in
          switch letter {
          case "D" where isDayOfYear: "d"
          case "Y" where isWeekYear: "y"
          case "m" where isMinutes: "M"
          default: letter
          }
        })
      return ("does not name the day, the month and the year", "write: pattern: \(meant)")
    }
    guard letters.contains("d"), !letters.isDisjoint(with: "ML"), !letters.isDisjoint(with: "yu")
    else {
      return ("does not name the day, the month and the year", "write, for example: dd.MM.yyyy")
    }
    let known = Set("GyuMLdEecabBHhKkmsSAzZOvVXx")
    if let unknown = letters.subtracting(known).min() {
      return ("has the letter “\(unknown)”, which no date has", "put words between ' and '")
    }
    return nil
  }

  /// The letters of a pattern that stand for something.
  private static func letters(of pattern: String) -> Set<Character> {
    var letters: Set<Character> = []
    var isQuoted = false
    for character in pattern {
      if character == "'" {
        isQuoted.toggle()
      } else if !isQuoted, ("a"..."z").contains(character) || ("A"..."Z").contains(character) {
        letters.insert(character)
      }
    }
    return letters
  }
}

extension WrittenDate {
  /// The pattern of day, month and year that a text seems to be written in, such as `dd.MM.yyyy`.
  static func pattern(thatFits text: String) -> String? {
    let parts = text.split(omittingEmptySubsequences: false) { ".-/".contains($0) }
    let counts = parts.map(\.utf8.count)
    let isNumeric = parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard parts.count == 3, isNumeric, let mark = text.first(where: { ".-/".contains($0) }),
      text.filter({ $0 == mark }).count == 2
    else { return nil }
    func day(_ count: Int) -> String { count == 1 ? "d" : "dd" }
    func month(_ count: Int) -> String { count == 1 ? "M" : "MM" }
    if counts[0] == 4, counts[1] <= 2, counts[2] <= 2, mark != "-" {
      return "yyyy\(mark)\(month(counts[1]))\(mark)\(day(counts[2]))"
    }
    guard counts[2] == 4, (1...2).contains(counts[0]), (1...2).contains(counts[1]) else {
      return nil
    }
    // With strokes both orders are usual; a number over 12 tells.
    if mark == "/", let first = Int(parts[0]), let second = Int(parts[1]), first <= 12, second > 12
    {
      return "\(month(counts[0]))/\(day(counts[1]))/yyyy"
    }
    return "\(day(counts[0]))\(mark)\(month(counts[1]))\(mark)yyyy"
  }
}

extension LocaleTag {
  /// libicu's identifier of the locale.
  var icuName: String {
    withCharacterBuffer(capacity: 160) { cicu_locale_name(description, $0, $1) } ?? description
  }
}

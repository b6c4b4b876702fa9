import CICU
import MessageFormat

/// Unicode normalization as libicu does it.
enum Normalization {
  /// A text in Unicode normalization form C (UAX #15).
  static func nfc(_ text: String) -> String {
    // No character below U+0300 composes with another, nor is one made of others.
    if text.utf8.allSatisfy({ $0 < 0xCC }) { return text }
    var text = text
    return text.withUTF8 { bytes in
      // NFC makes no text longer than three times its UTF-8 length (UAX #15, section 12).
      withCharacterBuffer(capacity: bytes.count * 3) { out, capacity in
        bytes.withMemoryRebound(to: CChar.self) {
          cicu_text_nfc($0.baseAddress, Int32($0.count), out, capacity)
        }
      }
    } ?? text
  }
}

/// Time zones as libicu knows them.
enum TimeZone {
  /// Whether a name is one of the IANA time zone database, such as `Europe/Berlin`.
  static func isKnown(_ name: String) -> Bool { cicu_zone_is_known(name) }

  /// The day that it is now in a time zone.
  static func today(in zone: String) -> CalendarDay {
    let day = cicu_zone_day(zone, cicu_time_now())
    return CalendarDay(
      daysSinceEpoch: Int(day == .min ? cicu_zone_day("UTC", cicu_time_now()) : day))
  }
}

/// Currencies as libicu knows them.
enum Currency {
  /// Whether a code is one of ISO 4217, in capital letters.
  static func isKnown(_ code: String) -> Bool {
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    return code.utf8.count == 3 && code.utf8.allSatisfy(capitals.contains)
      && cicu_currency_is_known(code)
  }
}

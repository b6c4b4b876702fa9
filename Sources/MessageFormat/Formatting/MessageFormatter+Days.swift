import CICU

extension MessageFormatter {
  /// Formats the days from one to another: “16 – 22 Nov 2026”, and a single day as itself.
  ///
  /// - Parameters:
  ///   - days: The first and the last day, which no time zone shifts.
  ///   - skeleton: What is shown of a day, as a date skeleton (UTS #35).
  /// - Returns: The days as the locale writes them, what they share only once.
  /// - Throws: A ``FormatError`` where libicu fails.
  public func days(
    _ days: ClosedRange<CalendarDay>, skeleton: String = "yMMMd"
  ) throws(FormatError) -> String {
    do throws(ICUFailure) {
      return try withICU { objects throws(ICUFailure) in
        try objects.days(skeleton).format(days)
      }
    } catch {
      throw FormatError(
        kind: .badFormat,
        message: "the days from \(days.lowerBound) to \(days.upperBound) cannot be written "
          + "(\(error.name))")
    }
  }
}

/// A formatter of the days from one to another.
final class DaysHandle: @unchecked Sendable {
  private let pointer: OpaquePointer

  init(skeleton: String, locale: String) throws(ICUFailure) {
    var error: Int32 = 0
    guard let pointer = cicu_days_open(skeleton, locale, &error) else {
      throw ICUFailure(code: error)
    }
    self.pointer = pointer
  }

  deinit { cicu_days_close(pointer) }

  /// The days that are formatted: those of years with four digits, as files have them.
  private static let known = -719_162...2_932_896

  func format(_ days: ClosedRange<CalendarDay>) throws(ICUFailure) -> String {
    let first = days.lowerBound.daysSinceEpoch
    let last = days.upperBound.daysSinceEpoch
    // A little later than that, since what is due may be counted from a last day.
    guard DaysHandle.known.contains(first), last <= DaysHandle.known.upperBound + 10_000 else {
      throw ICUFailure.unsupported
    }
    return try icuText {
      cicu_days_format(
        pointer, Double(first) * 86_400_000, Double(last) * 86_400_000, $0, $1)
    }
  }
}

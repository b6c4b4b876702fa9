/// Keeps spreadsheets from taking a text for a formula.
///
/// A text that begins like one gets an apostrophe in front, which is taken off when it is read. A
/// text that begins with apostrophes and then like a formula gets one more, so that every text
/// comes back as it was; others, such as “’s morgens” with a straight apostrophe, stay.
enum SheetGuard {
  /// The text for a file of CSV, whose cells have no types.
  static func guarded(_ text: String) -> String { beginsLikeFormula(text) ? "'" + text : text }

  /// The text for a cell that is said to be a text, so that only what looks guarded is guarded.
  static func guardedInTextCell(_ text: String) -> String {
    text.unicodeScalars.first == "'" ? guarded(text) : text
  }

  /// The text that was guarded.
  static func unguarded(_ text: String) -> String {
    guard text.unicodeScalars.first == "'", beginsLikeFormula(text) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.dropFirst()))
  }

  /// Whether a text begins, behind apostrophes and blanks, with what spreadsheets calculate.
  private static func beginsLikeFormula(_ text: String) -> Bool {
    let rest = text.unicodeScalars.drop { $0 == "'" }
    switch rest.first {
    case "\t", "\r", "\n": return true
    default: break
    }
    switch rest.first(where: { $0 != " " && $0 != "\u{A0}" }) {
    case "=", "+", "-", "@", "＝", "＋", "－", "＠": return true
    default: return false
    }
  }
}

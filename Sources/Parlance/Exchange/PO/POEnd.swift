/// The mark at the end of a PO file, by which one that was cut off is told from a whole one.
///
/// It is an obsolete entry: translators’ tools do not show those, and keep them at the end.
enum POEnd {
  private static let word = "parlance-end"

  /// The mark.
  static let lines = ["msgctxt", "msgid", "msgstr"].map { "#~ \($0) \"\(word)\"" }

  /// Whether an obsolete line belongs to the mark, however it is set in.
  static func isMark(_ line: String) -> Bool { line.contains("\"\(word)\"") }
}

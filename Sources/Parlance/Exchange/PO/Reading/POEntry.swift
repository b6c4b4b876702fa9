/// An entry of a PO file while it is read.
struct POEntry {
  /// What begins the comment with ``TranslationUnit/was``.
  static let wasMark = "was: "
  /// What begins the comment with the state.
  static let stateMark = "state: "

  /// The strings of an entry.
  enum Keyword: String, CaseIterable {
    case context = "msgctxt"
    case plural = "msgid_plural"
    case id = "msgid"
    case translation = "msgstr"
    /// A domain, of which Parlance makes nothing.
    case domain
  }

  /// The bytes of each string that is there.
  var strings: [Keyword: [UInt8]] = [:]
  /// The string that further lines belong to.
  var last: Keyword?
  /// Where the translation begins.
  var line = 0
  var column = 1
  var isFuzzy = false
  var isApproved = false
  /// Whether something in the entry cannot be read, which has been told.
  var isBroken = false
  var was: String?
  var state: String?

  /// Whether the next comment or `msgid` begins another entry.
  var isComplete: Bool { strings[.translation] != nil }
  /// Whether it has nothing but comments.
  var isEmpty: Bool { strings.isEmpty }

  /// Takes in a comment, without its line end.
  mutating func addComment(_ line: String) {
    let kind = line.dropFirst().first
    let rest = line.dropFirst(2)
    func value(_ mark: String) -> String? {
      let text = rest.drop { $0 == " " || $0 == "\t" }
      let isSetIn = rest.hasPrefix("  ")
      guard !isSetIn, text.hasPrefix(mark) else { return nil }
      return text.dropFirst(mark.count).split(whereSeparator: \.isWhitespace).first.map(String.init)
    }
    switch kind {
    case ",", "=":
      let flags = rest.split { $0 == "," || $0.isWhitespace }
      if flags.contains("fuzzy") { isFuzzy = true }
    case ".":
      if let value = value(POEntry.wasMark) { was = value }
      if let value = value(POEntry.stateMark) { state = value }
    case " ", "\t":
      if rest.split(whereSeparator: \.isWhitespace).joined().lowercased() == "approved" {
        isApproved = true
      }
    default: break
    }
  }

  /// A string as text; nil where it is not there or no UTF-8.
  func text(_ keyword: Keyword) -> String? {
    strings[keyword].flatMap { String(validating: $0, as: UTF8.self) }
  }
}

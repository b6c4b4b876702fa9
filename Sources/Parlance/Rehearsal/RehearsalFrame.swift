import MessageFormat

/// The words around a rehearsal, which are labels of the locale; where nobody has written one, it
/// is English, and says so.
struct RehearsalFrame: Sendable {
  /// The words, and the locale of each.
  private var words: [Word: (text: String, locale: LocaleTag?)] = [:]

  /// A word of the frame, by the name of its label.
  enum Word: String, CaseIterable {
    case title = "rehearsal"
    case year = "rehearsalYear"
    case asNeeded
    case objections
    case contents = "rehearsalContents"
    case subject = "rehearsalSubject"
    case preheader = "rehearsalPreheader"
    case asAbove = "rehearsalAsAbove"
    case fault = "rehearsalFault"
    case leftOut = "notForCustomer"
    case differences = "rehearsalDifferences"
    case noDifferences = "rehearsalNoDifferences"
    case before = "rehearsalBefore"
    case now = "rehearsalNow"
    case new = "rehearsalNew"
    case removed = "rehearsalRemoved"
    case approved = "rehearsalApproved"
    case changes = "rehearsalChanges"
    case name = "rehearsalName"
    case date = "rehearsalDate"
    case signature = "rehearsalSignature"

    /// What it says in English.
    var english: String {
      switch self {
      case .title: "All texts of one year, for approval"
      case .year: "The year"
      case .asNeeded: "As needed"
      case .objections: "Possible objections"
      case .contents: "Contents"
      case .subject: "Subject"
      case .preheader: "Preview"
      case .asAbove: "Reads as shown above"
      case .fault: "Cannot be shown"
      case .leftOut: "Not for this customer"
      case .differences: "Only what reads differently now"
      case .noDifferences: "Nothing reads differently now."
      case .before: "Before"
      case .now: "Now"
      case .new: "New"
      case .removed: "No longer there"
      case .approved: "Approved as it is"
      case .changes: "To be changed:"
      case .name: "Name"
      case .date: "Date"
      case .signature: "Signature"
      }
    }
  }

  /// What a word is.
  subscript(word: Word) -> String { words[word]?.text ?? word.english }

  /// What a word is, in HTML that names its language where that is not the page's.
  func html(_ word: Word) -> String {
    let text = HTMLEscape.text(self[word])
    guard words[word] == nil else { return text }
    return isEnglish ? text : "<span lang=\"en\" dir=\"ltr\">\(text)</span>"
  }

  /// Whether the page is in English anyway.
  private let isEnglish: Bool

  init(in locale: LocaleTag) { isEnglish = locale.language == "en" }

  mutating func set(_ word: Word, _ text: String, _ locale: LocaleTag) {
    words[word] = (text, locale)
  }

  /// The words that nobody has written in the locale's language.
  var missing: [Word] { isEnglish ? [] : Word.allCases.filter { words[$0] == nil } }
}

import MessageFormat

/// A text as its reader sees it: one branch of each choice taken, a character in place of each
/// value, and without its Markdown.
///
/// Rules about language look at readings, so that neither an address nor a placeholder's name is
/// taken for words.
struct Reading {
  /// What stands for a value: U+FFFC OBJECT REPLACEMENT CHARACTER.
  static let value: Unicode.Scalar = "\u{FFFC}"
  /// The most readings of one text.
  static let limit = 64

  /// The characters; a line feed between two blocks and at each line break.
  var scalars: [Unicode.Scalar] = []
  /// Where each of them stands in the text as it is written, in UTF-8.
  var offsets: [Int32] = []
  /// The paragraphs, headings, cells and items, in order; one for a text without Markdown.
  var blocks: [Block] = []
  /// What Markdown makes of it, in order.
  var markup: [Markup] = []
  /// The characters that are code within running text.
  var code: [Range<Int>] = []
  /// Whether it is the whole text, and not a line with another branch.
  var isWhole = true

  /// A run of text.
  struct Block {
    var kind: Kind
    /// Its characters in ``Reading/scalars``.
    var range: Range<Int>

    enum Kind: Equatable {
      case paragraph
      case heading(Int)
      case item
      case quote
      case code
      case cell
      /// A text that is no Markdown.
      case line
    }
  }

  /// One thing that Markdown makes of a text.
  struct Markup {
    var kind: Kind
    /// Where it begins in the text as it is written, in UTF-8.
    var offset: Int
    /// Where it begins in ``Reading/scalars``.
    var position = 0
    /// Where the address of a link or image begins there, where that is known.
    var addressOffset: Int?

    enum Kind: Equatable {
      case heading(Int)
      case list(isOrdered: Bool)
      case item(isTask: Bool)
      case quote
      case codeBlock
      case table
      case rule
      case emphasis
      case strong
      case strikethrough
      case code
      /// With the address, values in it as ``Reading/value``, and how many characters its text has.
      case link(address: String, textLength: Int)
      case image(address: String, textLength: Int)
    }
  }

  /// The place of a run of characters in the text as it is written.
  func sourceRange(of range: Range<Int>) -> SourceRange {
    guard !range.isEmpty, range.upperBound <= offsets.count else {
      let offset = range.lowerBound < offsets.count ? Int(offsets[range.lowerBound]) : 0
      return SourceRange(offset, offset)
    }
    let last = range.upperBound - 1
    return SourceRange(
      Int(offsets[range.lowerBound]), Int(offsets[last]) + UTF8.width(scalars[last]))
  }

  /// The characters as a text.
  var text: String { text(of: scalars.indices) }

  /// Some of the characters as a text.
  func text(of range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }
}

extension Reading {
  /// The readings of a message: the whole text with the last branch of each choice (`other`),
  /// and for each other branch the lines that it is in.
  static func all(of message: Message, in source: String, isMarkdown: Bool) -> [Reading] {
    var readings: [Reading] = []
    var draft = ReadingDraft(source: source)
    draft.append(message.pattern)
    readings.append(draft.reading(isMarkdown: isMarkdown))
    addBranches(of: message.pattern, in: source, isMarkdown, &readings)
    return readings
  }

  private static func addBranches(
    of pattern: Pattern, in source: String, _ isMarkdown: Bool, _ readings: inout [Reading]
  ) {
    for (index, part) in pattern.parts.enumerated() {
      guard case .match(let match) = part else { continue }
      let shown = match.shownVariant
      for (position, variant) in match.variants.enumerated() {
        guard readings.count < limit else { return }
        if position != shown {
          var draft = ReadingDraft(source: source)
          draft.append(lineBefore: pattern.parts[..<index])
          draft.append(variant.pattern)
          draft.append(lineBehind: pattern.parts[(index + 1)...])
          var reading = draft.reading(isMarkdown: isMarkdown)
          reading.isWhole = false
          readings.append(reading)
        }
        addBranches(of: variant.pattern, in: source, isMarkdown, &readings)
      }
    }
  }
}

extension Match {
  /// The number of the variant that whole readings show: `other`, or else the last.
  var shownVariant: Int {
    variants.lastIndex { $0.keys.first == .other } ?? max(0, variants.count - 1)
  }
}

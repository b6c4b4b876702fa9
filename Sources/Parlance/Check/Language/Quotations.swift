/// The double quotation marks of a reading: which belong together, and which are alone.
///
/// Single ones are left alone, since most of them are apostrophes.
struct Quotations {
  /// A quotation: where its marks stand, and how many others it stands in.
  struct Pair {
    var open: Int
    var close: Int
    var depth: Int
  }

  private(set) var pairs: [Pair] = []
  /// Marks that have no other one.
  private(set) var alone: [Int] = []

  private let scalars: [Unicode.Scalar]
  private var opened: [Int] = []
  private var openedBefore: [Int] = []
  private var closedAlone: [Int] = []
  private let language: String

  init(_ reading: Reading, language: String) {
    scalars = reading.scalars
    self.language = language
    for block in reading.blocks where block.kind != .code {
      opened = []
      for index in block.range {
        let scalar = scalars[index]
        guard scalar == "\"" || scalar.value >= 0xAB else { continue }
        guard Quotations.isMark(scalar) else { continue }
        if !reading.code.isEmpty, reading.isCode(index) { continue }
        take(scalar, at: index, in: block.range)
        // No text for people has so many; looking for what belongs together would take too long.
        guard pairs.count + opened.count + openedBefore.count + closedAlone.count < 500 else {
          (pairs, alone) = ([], [])
          return
        }
      }
      openedBefore += opened
    }
    settle(reading)
  }

  /// The languages in which “ closes.
  private static let closing: Set<String> = [
    "de", "lb", "cs", "sk", "sl", "hr", "sr", "bs", "mk", "bg", "et", "lt", "lv", "is", "ka",
  ]

  /// The languages that write no spaces, so that a quotation begins right behind a letter.
  private static let spaceless: Set<String> = ["zh", "yue", "ja", "th", "lo", "km", "my"]

  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "“", "”", "„", "‟", "«", "»", "「", "」", "『", "』", "〝", "〞", "〟", "＂": true
    default: false
    }
  }

  /// Whether one mark closes what another one opens, in some language.
  static func belong(_ open: Unicode.Scalar, _ close: Unicode.Scalar) -> Bool {
    switch (open, close) {
    case ("„", "“"), ("„", "”"), ("“", "”"), ("‟", "”"), ("«", "»"), ("»", "«"), ("»", "»"),
      ("”", "”"), ("”", "“"), ("\"", "\""), ("＂", "＂"), ("「", "」"), ("『", "』"), ("〝", "〞"),
      ("〝", "〟"):
      true
    default: false
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar, at index: Int, in block: Range<Int>) {
    let before = index > block.lowerBound ? scalars[index - 1] : " "
    let after = index + 1 < block.upperBound ? scalars[index + 1] : " "
    let top = opened.last.map { scalars[$0] }
    let opens =
      (before.mayPrecedeOpening || isPrefix(before: index, in: block)) && !after.isSpacing
    switch scalar {
    case "「", "『", "〝", "„", "‟": opened.append(index)
    case "」", "』", "〞", "〟": close(index, scalar)
    case "“":
      // Closes in German, opens in English.
      if top == "„" || top == "‟"
        || !opens && (top == "”" || top == "“" || Quotations.closing.contains(language))
      {
        close(index, scalar)
      } else {
        opened.append(index)
      }
    case "”":
      if let top, top == "“" || top == "„" || top == "‟" || top == "”" {
        close(index, scalar)
      } else if opens, before.isSpacing || index == block.lowerBound || before.isWordPart {
        opened.append(index)
      } else if !before.isDigit {
        close(index, scalar)
      }
    case "«": if top == "»" { close(index, scalar) } else { opened.append(index) }
    case "»":
      if top == "«" || top == "»" || !opens || language == "fr" {
        close(index, scalar)
      } else {
        opened.append(index)
      }
    default:
      if opened.contains(where: { scalars[$0] == scalar }) {
        close(index, scalar)
      } else if before.isWordPart && after.isWordPart, !Quotations.spaceless.contains(language),
        !beginsBehindPrefix(index, in: block)
      {
        break  // An abbreviation of Hebrew.
      } else if before.isDigit {
        break  // Inches.
      } else if let top, top != "「", top != "『", !opens {
        close(index, scalar)
      } else {
        opened.append(index)
      }
    }
  }

  /// Whether what stands right before a mark is a word that Arabic and Hebrew write together with
  /// the next one: ו (and), ב (in), ال (the), و (and).
  private func isPrefix(before index: Int, in block: Range<Int>) -> Bool {
    guard language == "he" || language == "yi" || language == "ar" else { return false }
    let run = scalars[block.lowerBound..<index].reversed().prefix { $0.isWordPart || $0 == "-" }
    guard (1...4).contains(run.count) else { return false }
    return run.allSatisfy(Quotations.prefixes.contains)
  }

  /// Whether a straight mark behind such a word begins a quotation, and is not that of an
  /// abbreviation, which has one letter behind it.
  private func beginsBehindPrefix(_ index: Int, in block: Range<Int>) -> Bool {
    guard index + 2 < block.upperBound, scalars[index + 2].isWordPart,
      isPrefix(before: index, in: block)
    else { return false }
    let end = min(block.upperBound, index + 200)
    let close = scalars[(index + 1)..<end].firstIndex(of: scalars[index])
    return close.map { $0 + 1 == block.upperBound || !scalars[$0 + 1].isWordPart } ?? false
  }

  /// The letters of such words, and the hyphen that may stand behind them.
  private static let prefixes: Set<Unicode.Scalar> = [
    "ו", "ב", "ל", "מ", "ה", "ש", "כ", "-", "و", "ف", "ب", "ل", "ك", "ا", "س",
  ]

  private mutating func close(_ index: Int, _ scalar: Unicode.Scalar) {
    let partner =
      opened.lastIndex { Quotations.belong(scalars[$0], scalar) } ?? opened.indices.last
    guard let partner else {
      closedAlone.append(index)
      return
    }
    alone += opened[(partner + 1)...]
    pairs.append(Pair(open: opened[partner], close: index, depth: partner))
    opened.removeSubrange(partner...)
  }

  /// Lets a quotation of several paragraphs be closed where it ends.
  private mutating func settle(_ reading: Reading) {
    let starts = Set(reading.blocks.map(\.range.lowerBound))
    var rest: [Int] = []
    for (number, open) in openedBefore.enumerated() {
      let close = closedAlone.firstIndex {
        $0 > open && Quotations.belong(scalars[open], scalars[$0])
      }
      let isTakenUp = openedBefore[(number + 1)...].contains {
        starts.contains($0) && scalars[$0] == scalars[open]
      }
      if let close {
        closedAlone.remove(at: close)
      } else if !(isTakenUp && starts.contains(open))
        && !pairs.contains(where: {
          $0.open > open && starts.contains($0.open) && starts.contains(open)
            && scalars[$0.open] == scalars[open]
        })
      {
        rest.append(open)
      }
    }
    alone += rest + closedAlone
    alone.sort()
  }
}

extension Unicode.Scalar {
  /// Whether a quotation may begin right behind it.
  fileprivate var mayPrecedeOpening: Bool {
    if isSpacing { return true }
    switch properties.generalCategory {
    case .openPunctuation, .initialPunctuation, .dashPunctuation: return true
    default: return self == "/" || self == "\"" || self == "'" || self == "¿" || self == "¡"
    }
  }
}

extension FieldInput {
  /// Whether a place of a reading is in it alone: the line of another branch begins and ends
  /// where it is cut.
  func isOwn(_ position: Int, of reading: Reading) -> Bool {
    guard !reading.isWhole, let whole = readings.first else { return true }
    return !whole.offsets.contains(reading.offsets[position])
  }

  /// Whether the text may have quotation marks.
  var mayHaveQuotations: Bool {
    !signs.isDisjoint(with: [.straightQuote, .punctuation, .latinSigns, .eastAsian])
  }
}

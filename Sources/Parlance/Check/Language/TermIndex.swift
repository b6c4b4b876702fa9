/// Words to look for in texts of a locale: those that the glossary avoids, and those that break a
/// formal register.
struct TermIndex: Sendable {
  /// What a word is looked for as.
  enum Kind: Hashable, Sendable {
    /// To be replaced by another one, for a term.
    case avoided(term: String, use: String)
    case informal
  }

  /// A word.
  struct Needle: Sendable {
    var text: String
    var folded: [UInt32]
    var kind: Kind
    /// Longer words that are right, and that it is a part of.
    var within: [[UInt32]] = []
  }

  /// A word that was found.
  struct Hit {
    var needle: Needle
    var range: Range<Int>
  }

  private var needles: [UInt32: [Needle]] = [:]
  /// Where words begin and end in the language.
  private let boundaries: Boundaries

  /// How a language sets words apart.
  private enum Boundaries: Sendable {
    /// By blanks.
    case blanks
    /// By blanks, with endings of up to some letters.
    case endings(Int)
    /// Korean: by blanks, with particles of any length behind, and endings that are words here.
    case particles
    /// By blanks, with articles and prepositions before, and endings.
    case prefixes
    /// Not at all.
    case none
  }

  var isEmpty: Bool { needles.isEmpty }

  /// Indexes the words of a locale.
  init(_ profile: LocaleProfile?, _ facts: LanguageFacts) {
    boundaries =
      switch facts.language {
      case "ja", "zh", "yue", "th", "lo", "km", "my": .none
      case "ko": .particles
      case "ar", "he", "fa", "ur": .prefixes
      case "fi", "et", "hu", "tr", "az", "kk", "ru", "uk", "be", "bg", "sr", "hr", "bs", "sl", "cs",
        "sk", "pl", "lt", "lv", "el", "hi", "ta", "eu":
        .endings(4)
      default: .blanks
      }
    guard let profile else { return }
    let right = profile.glossary.values.flatMap { [$0.use] + $0.forms }
      .map { TermIndex.folded($0) }
    for (key, term) in profile.glossary.sorted(by: { $0.key < $1.key }) {
      for word in term.avoid {
        add(word, .avoided(term: key, use: term.use), right)
      }
    }
    for word in profile.informal { add(word, .informal, []) }
  }

  private mutating func add(_ word: String, _ kind: Kind, _ right: [[UInt32]]) {
    let folded = TermIndex.folded(word)
    guard let first = folded.first else { return }
    let within = right.filter {
      $0.count > folded.count && TermIndex.offset(of: folded, in: $0) != nil
    }
    needles[first, default: []].append(
      Needle(text: word, folded: folded, kind: kind, within: within))
  }

  /// A word with its case folded, and a space for every sort of blank.
  static func folded(_ text: String) -> [UInt32] {
    var reading = Reading()
    reading.scalars = Array(text.unicodeScalars)
    return reading.folded.map { $0 == 0xA0 || $0 == 0x0A || $0 == 0x202F ? 0x20 : $0 }
  }

  /// Where a text stands in another one first.
  static func offset(of needle: [UInt32], in text: [UInt32], from start: Int = 0) -> Int? {
    guard let first = needle.first, text.count >= needle.count else { return nil }
    let end = text.count - needle.count
    var index = start
    while index <= end {
      if text[index] == first, matches(needle, text, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Whether a text stands at a place of another one; a blank is as good as any other.
  private static func matches(_ needle: [UInt32], _ text: [UInt32], at index: Int) -> Bool {
    guard index >= 0, index + needle.count <= text.count else { return false }
    for (position, value) in needle.enumerated() {
      let other = text[index + position]
      if other == value { continue }
      guard value == 0x20, other == 0x0A || other == 0xA0 || other == 0x202F else { return false }
    }
    return true
  }

  /// The words that a reading has.
  func hits(in reading: Reading, folded: [UInt32]) -> [Hit] {
    guard !needles.isEmpty else { return [] }
    var hits: [Hit] = []
    for block in reading.blocks where block.kind != .code {
      var isBefore = false
      for index in block.range {
        let startsWord = !isBefore
        isBefore = reading.scalars[index].isWordPart
        guard startsWord || !needsStart, let candidates = needles[folded[index]] else { continue }
        for needle in candidates where TermIndex.matches(needle.folded, folded, at: index) {
          let range = index..<(index + needle.folded.count)
          guard range.upperBound <= block.range.upperBound,
            isWord(range, needle, reading.scalars, block.range), !isPart(range, needle, folded)
          else { continue }
          hits.append(Hit(needle: needle, range: range))
        }
      }
    }
    return hits
  }

  private var needsStart: Bool {
    switch boundaries {
    case .blanks, .endings: true
    case .particles, .prefixes, .none: false
    }
  }

  private func isWord(
    _ range: Range<Int>, _ needle: Needle, _ scalars: [Unicode.Scalar], _ block: Range<Int>
  ) -> Bool {
    func count(from index: Int, by step: Int) -> Int {
      var place = index
      while block.contains(place), scalars[place].isWordPart { place += step }
      return abs(place - index)
    }
    let before = count(from: range.lowerBound - 1, by: -1)
    let behind = count(from: range.upperBound, by: 1)
    let isAvoided = needle.kind != .informal
    switch boundaries {
    case .none: return true
    case .blanks: return before == 0 && behind == 0
    case .endings(let most):
      return before == 0 && (behind == 0 || isAvoided && needle.folded.count >= 5 && behind <= most)
    // An informal ending ends a word; a term may have any particle.
    case .particles: return isAvoided ? before == 0 : behind == 0
    case .prefixes:
      return before == 0 && behind == 0
        || isAvoided && needle.folded.count >= 4 && before <= 3 && behind <= 3
    }
  }

  /// Whether a word stands within a longer one that is right.
  private func isPart(_ range: Range<Int>, _ needle: Needle, _ folded: [UInt32]) -> Bool {
    needle.within.contains { longer in
      var start = TermIndex.offset(of: needle.folded, in: longer)
      while let offset = start {
        if TermIndex.matches(longer, folded, at: range.lowerBound - offset) { return true }
        start = TermIndex.offset(of: needle.folded, in: longer, from: offset + 1)
      }
      return false
    }
  }
}

/// A word that was typed, to be compared with words of the content.
struct SearchTerm: Sendable {
  /// Its letters.
  let letters: [UInt32]
  /// Whether the content has the very word: then no other is taken for a mistyped one.
  var isKnown = false
  /// Whether it is rare enough to be worth showing where it stands.
  var isTelling = true

  private let mask: UInt64
  private let mistakes: Int

  init(_ letters: [UInt32]) {
    self.letters = letters
    mask = SearchTerm.mask(of: letters)
    // Among short words, nearly every one is near another one.
    mistakes = letters.count < 4 ? 0 : letters.count < 8 ? 1 : 2
  }

  /// Which letters are in a word, so that most words need not be compared letter by letter.
  static func mask(of letters: [UInt32]) -> UInt64 {
    letters.reduce(0) { $0 | 1 << ((UInt64($1) &* 0x9E37_79B9_7F4A_7C15) >> 58) }
  }

  /// How well a word fits, from 0 to 1: the word itself, its beginning, a part of it, or the word
  /// with a letter or two mistyped.
  func quality(of word: [UInt32], mask wordMask: UInt64) -> Double {
    let missing = (mask & ~wordMask).nonzeroBitCount
    if missing > mistakes { return 0 }
    if missing == 0 {
      if word == letters { return 1 }
      if word.count > letters.count {
        if word.starts(with: letters) {
          return 0.75 + 0.2 * Double(letters.count) / Double(word.count)
        }
        // Long words are made of others: Lizenzkosten.
        if letters.count >= 4, contains(word) { return 0.6 }
      }
    }
    guard !isKnown, mistakes > 0, word.count + mistakes >= letters.count else { return 0 }
    // While a word is being typed, its beginning may be mistyped; of a few letters many words begin
    // alike.
    let isBeginning = letters.count >= 5 && word.first == letters.first
    guard isBeginning || word.count <= letters.count + mistakes else { return 0 }
    let (whole, beginning) = distances(to: word)
    if whole <= mistakes { return 0.7 - 0.12 * Double(whole) }
    return isBeginning && beginning <= mistakes ? 0.5 - 0.1 * Double(beginning) : 0
  }

  private func contains(_ word: [UInt32]) -> Bool {
    let last = word.count - letters.count
    var start = 1
    while start <= last {
      var index = 0
      while index < letters.count, word[start + index] == letters[index] { index += 1 }
      if index == letters.count { return true }
      start += 1
    }
    return false
  }

  /// How many letters have to change, be left out, added, or swapped with the next one, to come
  /// from the term to a word, and to the nearest beginning of it (optimal string alignment).
  private func distances(to word: [UInt32]) -> (whole: Int, beginning: Int) {
    // More of the word than this cannot be near.
    let width = min(word.count, letters.count + mistakes)
    let far = letters.count + word.count
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * (width + 1)) { rows in
      var (older, old, new) = (0, width + 1, 2 * (width + 1))
      for column in 0...width { rows[old + column] = column }
      for row in 1...letters.count {
        rows[new] = row
        var least = row
        for column in stride(from: 1, through: width, by: 1) {
          let change = letters[row - 1] == word[column - 1] ? 0 : 1
          var cost = min(
            rows[old + column - 1] + change, rows[old + column] + 1, rows[new + column - 1] + 1)
          if row > 1, column > 1, letters[row - 1] == word[column - 2],
            letters[row - 2] == word[column - 1]
          {
            cost = min(cost, rows[older + column - 2] + 1)
          }
          rows[new + column] = cost
          least = min(least, cost)
        }
        // Two rows that are all too far cannot lead to anything near; one may, by a swap.
        if least > mistakes + 1 { return (far, far) }
        (older, old, new) = (old, new, older)
      }
      var beginning = far
      for column in 0...width { beginning = min(beginning, rows[old + column]) }
      return (width == word.count ? rows[old + width] : far, beginning)
    }
  }
}

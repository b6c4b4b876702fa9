import Parlance

/// What was typed to search for, as terms of a language.
struct SearchQuery: Sendable {
  /// The words, each once.
  var words: [SearchTerm] = []
  /// The pairs of characters of scripts without spaces, each once; a single one by itself.
  var pairs: [UInt64] = []

  /// The most characters that are read, and the most terms that are looked for.
  static let length = 200
  static let terms = 16

  init(_ text: String, _ collation: Collation) {
    var reader = SearchWordReader(collation)
    // Characters may be made of any number of code points.
    let read = String(String.UnicodeScalarView(text.unicodeScalars.prefix(SearchQuery.length)))
    let all = reader.words(of: read)
    for word in all where !word.isCharacter && words.count < SearchQuery.terms {
      if !words.contains(where: { $0.letters == word.letters }) {
        words.append(SearchTerm(word.letters))
      }
    }
    for pair in all.pairs where pairs.count < SearchQuery.terms {
      // The last character of some is in the pair before.
      if pair.words.count == 1, all.follows(pair.words.lowerBound) { continue }
      if !pairs.contains(pair.key) { pairs.append(pair.key) }
    }
  }

  /// Whether there is nothing to search for.
  var isEmpty: Bool { words.isEmpty && pairs.isEmpty }

  /// Where a text has what is searched for, as ranges that do not touch, in order.
  func places(in text: String, _ reader: inout SearchWordReader) -> [Range<String.Index>] {
    let all = reader.words(of: text)
    var found: [Int] = []
    for (index, word) in all.enumerated() where !word.isCharacter {
      let mask = SearchTerm.mask(of: word.letters)
      if words.contains(where: { $0.isTelling && $0.quality(of: word.letters, mask: mask) > 0 }) {
        found.append(index)
      }
    }
    for pair in all.pairs {
      if pairs.contains(pair.key) {
        found += pair.words
      } else if pairs.contains(all[pair.words.lowerBound].key) {
        found.append(pair.words.lowerBound)
      }
    }
    var ranges: [Range<String.Index>] = []
    for index in Set(found).sorted() {
      let range = all[index].range
      if let last = ranges.last, last.upperBound == range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }
}

import Parlance

/// A piece of a text that can be searched for: a word, or one character of a script that is written
/// without spaces.
struct SearchWord {
  /// Where it stands.
  var range: Range<String.Index>
  /// Its letters, by their numbers in the language’s collation.
  var letters: [UInt32]
  /// A number that stands for its letters.
  var key: UInt64
  /// Whether it is one character of many that follow each other without spaces.
  var isCharacter: Bool
}

/// Cuts texts of a language into words.
struct SearchWordReader {
  let collation: Collation
  /// The letters of words, and of single characters, that have come before.
  private var words: [Substring: Letters] = [:]
  private var characters: [UInt32: Letters] = [:]

  private struct Letters {
    var letters: [UInt32]
    var key: UInt64

    init(_ text: Substring, _ collation: Collation) {
      let read = String(text.unicodeScalars.prefix(SearchWordReader.longestWord))
      letters = Array(collation.letters(read).prefix(SearchWordReader.longestWord))
      key = letters.reduce(0) { SearchWord.key($0, UInt64($1)) }
    }
  }

  /// The most letters that are looked at of a word.
  static let longestWord = 48

  init(_ collation: Collation) {
    self.collation = collation
  }

  /// The words of a text.
  mutating func words(of text: String) -> [SearchWord] {
    var words: [SearchWord] = []
    let scalars = text.unicodeScalars
    var start: String.Index?
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if scalar.isWrittenWithoutSpaces {
        if let start { add(text, start..<index, &words) }
        start = nil
        // What modifies the character goes with it.
        var end = next
        while end < scalars.endIndex, scalars[end].isMark { end = scalars.index(after: end) }
        add(text, index..<end, isCharacter: true, &words)
        index = end
        continue
      }
      if scalar.isInWord {
        if start == nil { start = index }
      } else if let begun = start {
        add(text, begun..<index, &words)
        start = nil
      }
      index = next
    }
    if let start { add(text, start..<scalars.endIndex, &words) }
    return words
  }

  private mutating func add(
    _ text: String, _ range: Range<String.Index>, isCharacter: Bool = false,
    _ found: inout [SearchWord]
  ) {
    let letters = isCharacter ? letters(ofCharacter: text[range]) : letters(of: text[range])
    guard !letters.letters.isEmpty else { return }
    found.append(
      SearchWord(
        range: range, letters: letters.letters, key: letters.key, isCharacter: isCharacter))
  }

  private mutating func letters(of word: Substring) -> Letters {
    if let known = words[word] { return known }
    let letters = Letters(word, collation)
    words[Substring(String(word))] = letters
    return letters
  }

  private mutating func letters(ofCharacter text: Substring) -> Letters {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, scalars.dropFirst().isEmpty else { return letters(of: text) }
    if let known = characters[first.value] { return known }
    let letters = Letters(text, collation)
    characters[first.value] = letters
    return letters
  }
}

extension SearchWord {
  /// A number that stands for two others, in their order.
  static func key(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var key = (first ^ (second &+ 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
    key ^= key >> 29
    return key &* 0x94D0_49BB_1331_11EB &+ (first >> 7)
  }
}

extension [SearchWord] {
  /// Pairs of characters that follow each other, and single characters that none follows, with the
  /// words that they are made of.
  var pairs: [(key: UInt64, words: ClosedRange<Int>)] {
    indices.compactMap { index in
      guard self[index].isCharacter else { return nil }
      if index + 1 < count, follows(index + 1) {
        return (SearchWord.key(self[index].key, self[index + 1].key), index...(index + 1))
      }
      return (self[index].key, index...index)
    }
  }

  /// Whether a character stands right behind another one.
  func follows(_ index: Int) -> Bool {
    index > 0 && self[index].isCharacter && self[index - 1].isCharacter
      && self[index - 1].range.upperBound == self[index].range.lowerBound
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter or digit, or goes with one.
  fileprivate var isInWord: Bool {
    if isASCII {
      return switch self {
      case "a"..."z", "A"..."Z", "0"..."9": true
      default: false
      }
    }
    return properties.isAlphabetic || properties.numericType != nil || isMark
      // What is not seen within a word: the soft hyphen, and what joins letters or keeps them apart.
      || value == 0xAD || value == 0x200C || value == 0x200D
  }

  /// Whether it modifies the character before it.
  fileprivate var isMark: Bool {
    if value < 0x300 { return false }
    return switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: value == 0xFF9E || value == 0xFF9F
    }
  }

  /// Whether it is of a script whose words cannot be told apart by spaces: Han, kana, hangul (whose
  /// particles are written to the word), Thai, Lao, Khmer, Burmese.
  fileprivate var isWrittenWithoutSpaces: Bool {
    switch value {
    case 0...0xDFF: false
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x3041...0x3096, 0x30A1...0x30FA,
      0x30FC...0x30FF, 0x3005...0x3007, 0xFF66...0xFF9D, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x3105...0x318F,
      0x31A0...0x31BF, 0x31F0...0x31FF, 0xD7B0...0xD7FB:
      properties.isAlphabetic && !isMark
    default: false
    }
  }
}

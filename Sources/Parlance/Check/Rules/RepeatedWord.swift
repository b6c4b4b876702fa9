import MessageFormat

extension Rule {
  static let repeatedWord = Rule(
    id: "repeated-word", severity: .warning,
    summary: "A word stands twice in a row.",
    explanation: """
      “the the” is the slip that spell checkers overlook, most of all at the end of a line. \
      Languages in which doubling is grammar (Indonesian, Hindi, Turkish) are left alone, and so \
      are names and doubles that are correct (die, die; had had; vous vous).
      """,
    bad: .germanMail(body: "Schön, dass Sie\nwieder wieder da sind."),
    good: .germanMail(),
    fix: "removes the second word",
    looks: .field { field in
      let facts = field.locale.language
      guard !facts.doublesWords, facts.hasSpaces else { return [] }
      var found: [Finding] = []
      for (reading, folded) in zip(field.readings, field.folded) {
        for block in reading.blocks where block.kind != .code {
          let doubles = WordDoubles(
            scalars: reading.scalars, folded: folded, range: block.range,
            isGerman: facts.language == "de")
          for (first, second) in doubles.all {
            let word = reading.text(of: second)
            guard field.isOwn(second.lowerBound, of: reading), !reading.isCode(first.lowerBound),
              !facts.doubles(word.lowercased()),
              // Short ones are doubled for emphasis: 점점.
              second.count > 2 || facts.language != "ko" && facts.language != "he"
            else { continue }
            var finding = field.finding(
              "“\(word)” stands twice in a row", at: reading.sourceRange(of: second),
              help: "remove one of them")
            let end = reading.sourceRange(of: second).upperBound
            let start = reading.sourceRange(of: first).upperBound
            if end - start == reading.text(of: first.upperBound..<second.upperBound).utf8.count {
              finding.fix = field.fix(
                "remove the second “\(word)”", at: SourceRange(start, end), with: "")
            }
            found.append(finding)
          }
        }
      }
      return Array(found.prefix(20))
    }
  )
}

/// Looks for words of a block of text that stand twice in a row.
private struct WordDoubles {
  let scalars: [Unicode.Scalar]
  let folded: [UInt32]
  let range: Range<Int>
  let isGerman: Bool

  var all: [(Range<Int>, Range<Int>)] {
    scalars.withUnsafeBufferPointer { scalars in
      folded.withUnsafeBufferPointer { folded in all(scalars, folded) }
    }
  }

  private func all(
    _ scalars: UnsafeBufferPointer<Unicode.Scalar>, _ folded: UnsafeBufferPointer<UInt32>
  ) -> [(Range<Int>, Range<Int>)] {
    var found: [(Range<Int>, Range<Int>)] = []
    var previous = range.lowerBound..<range.lowerBound
    var start: Int?
    // Whether nothing but blanks stands between the word before and here.
    var isNext = false
    for index in range.lowerBound...range.upperBound {
      let scalar = index < range.upperBound ? scalars[index] : " "
      if scalar.isWordPart || isJoint(index, scalars) {
        if start == nil { start = index }
        continue
      }
      if let begin = start {
        let word = begin..<index
        if isNext, previous.count == word.count,
          folded[previous.lowerBound] == folded[word.lowerBound], isDouble(previous, word)
        {
          found.append((previous, word))
        }
        previous = word
        start = nil
        isNext = scalar.isSpacing
      } else if !scalar.isSpacing {
        isNext = false
      }
    }
    return found
  }

  /// Whether an apostrophe, a hyphen or a digit stands within a word, and belongs to it.
  private func isJoint(
    _ index: Int, _ scalars: UnsafeBufferPointer<Unicode.Scalar>
  ) -> Bool {
    guard index < range.upperBound else { return false }
    switch scalars[index] {
    case "0"..."9", "_", "@", "\u{200C}", "\u{200D}": return true
    case "'", "’", "-", "\u{2011}", "·", ".":
      return index > range.lowerBound && index + 1 < range.upperBound
        && scalars[index - 1].isWordPart && scalars[index + 1].isWordPart
    default: return false
    }
  }

  private func isDouble(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    guard folded[first].elementsEqual(folded[second]),
      scalars[first].allSatisfy({ $0.isWordPart || $0 == "'" || $0 == "’" || $0 == "-" })
    else { return false }
    if scalars[first].elementsEqual(scalars[second]) {
      // Names: Duran Duran. German writes all nouns so.
      return !scalars[second.lowerBound].properties.isUppercase
        || isGerman && first.count > 3
    }
    // “The the” at the beginning of a sentence; else the case makes two words: sie Sie.
    return scalars[first.dropFirst()].elementsEqual(scalars[second.dropFirst()])
      && scalars[first.lowerBound].properties.isUppercase && beginsSentence(first.lowerBound)
  }

  private func beginsSentence(_ index: Int) -> Bool {
    let before = scalars[range.lowerBound..<index].last { !$0.isSpacing }
    return before.map { [".", "!", "?", ":", "¿", "¡", "“", "„", "«", "\""].contains($0) } ?? true
  }
}

extension LanguageFacts {
  /// Whether doubling a word is grammar.
  fileprivate var doublesWords: Bool {
    switch language {
    case "id", "ms", "jv", "su", "fil", "tl", "haw", "mi", "sm", "to", "sw", "zu", "xh", "hi", "ur",
      "bn", "as", "mr", "ne", "sa", "pa", "gu", "or", "ta", "te", "kn", "ml", "si", "vi", "tr",
      "az", "uz", "kk", "ky", "tk", "fa", "ps", "ku", "ckb", "hy", "ka", "mn", "am", "ja", "zh",
      "yue", "pcm", "yo", "ig", "ha", "rw", "mg", "ht":
      true
    default: false
    }
  }

  /// Whether a word may rightly stand twice in a row.
  fileprivate func doubles(_ word: String) -> Bool {
    // Arabic says “step by step” and “one by one” by doubling an indefinite noun.
    if language == "ar", !word.hasPrefix("ال"),
      word.unicodeScalars.last(where: { $0 != "\u{64B}" }).map({ $0 == "ة" || $0 == "ا" }) == true
    {
      return true
    }
    let words: [String]? =
      switch language {
      case "en":
        [
          "had", "that", "do", "is", "very", "so", "bye", "no", "yes", "ha", "blah", "knock",
          "long",
        ]
      case "de": ["die", "der", "das", "dem", "den", "sehr", "ja", "nein", "das", "sie"]
      case "nl": ["die", "dat", "is", "je", "ze", "ja", "nee", "had", "heel"]
      case "fr": ["vous", "nous", "non", "oui", "très", "en"]
      case "it": ["piano", "via", "così", "man", "man mano", "pian", "poco", "sì", "no", "quasi"]
      case "es": ["muy", "sí", "no", "casi", "se"]
      case "pt": ["se", "sim", "não", "muito"]
      case "ro": ["să", "foarte", "da"]
      case "sv", "nb", "nn", "no", "da":
        ["det", "den", "som", "för", "for", "om", "der", "ja", "nei", "nej", "at", "på", "av"]
      case "fi": ["se", "ne"]
      case "cs", "sk": ["se", "sa", "si", "s"]
      case "pl": ["to", "tak", "nie", "bardzo"]
      case "ru", "uk", "be", "bg", "sr", "mk": ["что", "что", "очень", "дуже", "так", "да", "нет"]
      case "el": ["που", "σιγά", "πολύ", "καλά", "του", "το", "λίγο", "πρώτα"]
      case "hu": ["az", "a", "már", "egy"]
      case "ar": ["جدا", "لا", "نعم"]
      case "he":
        [
          "לאט", "אחד", "אחת", "יום", "שנה", "טוב", "מאוד", "כן", "לא", "צעד", "שלב", "קצת", "מעט",
          "רק",
        ]
      case "ko":
        [
          "정말", "아주", "매우", "너무", "더", "또", "자주", "하나", "한", "꼭", "잘", "훨씬", "오래", "네", "그", "이",
          "몇",
        ]
      default: nil
      }
    return words?.contains(word) ?? false
  }
}

/// The words of a reading that hold letters which its language is not written with.
struct ForeignWords {
  /// What is foreign about a word.
  enum Fault: Equatable {
    /// It has letters of two scripts that look alike; one of them, and its script.
    case mixed(Unicode.Scalar, Int32)
    /// It is written in another script.
    case script(Int32)
    /// It has a letter that the language does not have.
    case letter(Unicode.Scalar)
  }

  /// A word and its fault.
  struct Word {
    var range: Range<Int>
    var fault: Fault
  }

  private(set) var words: [Word] = []

  private let scalars: [Unicode.Scalar]
  private let facts: LanguageFacts
  private let script: Int32

  /// Finds the words; the language has to be one that CLDR knows.
  init(_ reading: Reading, _ facts: LanguageFacts) {
    scalars = reading.scalars
    self.facts = facts
    script = facts.scripts.first ?? Script.latin
    guard !facts.letters.isEmpty else { return }
    let isLatin = script == Script.latin
    for block in reading.blocks where block.kind != .code {
      var start = block.range.lowerBound
      var (hasASCII, hasOther, isForeign) = (false, false, false)
      for index in block.range.lowerBound...block.range.upperBound {
        if index < block.range.upperBound {
          let scalar = scalars[index]
          if scalar.value < 0x80 {
            if scalar.isWordPart {
              hasASCII = true
              continue
            }
          } else if facts.letters.contains(scalar) {
            hasOther = true
            continue
          } else if scalar.isWordPart {
            hasOther = true
            isForeign = true
            continue
          }
        }
        if isForeign || hasASCII && hasOther && !isLatin, start < index,
          let fault = fault(of: start..<index)
        {
          add(start..<index, fault, in: block.range)
        }
        start = index + 1
        (hasASCII, hasOther, isForeign) = (false, false, false)
      }
    }
  }

  /// Adds a word, or lets the one before it stand for all of a run in another script.
  private mutating func add(_ word: Range<Int>, _ fault: Fault, in block: Range<Int>) {
    if case .script = fault, let last = words.last, last.fault == fault,
      block.contains(last.range.lowerBound),
      !scalars[last.range.upperBound..<word.lowerBound].contains(where: \.isWordPart)
    {
      words[words.count - 1].range = last.range.lowerBound..<word.upperBound
      return
    }
    words.append(Word(range: word, fault: fault))
  }

  private func fault(of word: Range<Int>) -> Fault? {
    var counts: [Int32: Int] = [:]
    for scalar in scalars[word] where isLetter(scalar) {
      let script = Script.of(scalar)
      if script != Script.common, script != Script.inherited { counts[script, default: 0] += 1 }
    }
    if let fault = mixture(word, counts) { return fault }
    let foreign = counts.keys.filter { !facts.scripts.contains($0) }.sorted().first { number in
      scalars[word].contains { scalar in
        Script.of(scalar) == number && !facts.scripts.contains { Script.has(scalar, $0) }
      }
    }
    if let foreign {
      // A Greek letter alone is a sign; Chinese characters in brackets explain a Korean word.
      if foreign == Script.greek, counts[foreign] == 1, word.count <= 3 { return nil }
      if foreign == Script.han, facts.language == "ko", isInBrackets(word) { return nil }
      return .script(foreign)
    }
    guard ForeignWords.alphabets.contains(script), counts.keys.allSatisfy({ $0 == script }),
      let first = scalars[word].first, !first.properties.isUppercase,
      let letter = scalars[word].first(where: {
        $0.value >= 0xC0 && isLetter($0) && Script.of($0) == script && !facts.letters.contains($0)
      })
    else { return nil }
    return .letter(letter)
  }

  /// Latin, Greek and Cyrillic letters in one word, which look alike.
  private func mixture(_ word: Range<Int>, _ counts: [Int32: Int]) -> Fault? {
    let alike = [Script.latin, Script.cyrillic, Script.greek].filter { counts[$0] != nil }
    guard alike.count > 1 else { return nil }
    let rare = alike.min { left, right in
      let (a, b) = (counts[left] ?? 0, counts[right] ?? 0)
      return a == b ? left == script : a < b
    }
    guard let rare, let letter = scalars[word].first(where: { Script.of($0) == rare }) else {
      return nil
    }
    // An abbreviation with an ending of the language: PRте.
    let capitals = scalars[word].prefix { ("A"..."Z").contains($0) }.count
    if capitals > 1, word.count - capitals <= 4,
      scalars[word].dropFirst(capitals).allSatisfy({ Script.of($0) == script })
    {
      return nil
    }
    // Ohm, micro and the like.
    if counts[Script.greek] == 1, word.count <= 3, alike.contains(Script.latin),
      script != Script.greek
    {
      return nil
    }
    return .mixed(letter, rare)
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: false
    default: true
    }
  }

  private func isInBrackets(_ word: Range<Int>) -> Bool {
    let before = word.lowerBound > 0 ? scalars[word.lowerBound - 1] : " "
    return before == "(" || before == "（"
  }

  /// The scripts of which CLDR lists the letters of each language in full.
  private static let alphabets: Set<Int32> = Set(
    ["Latn", "Cyrl", "Grek", "Arab", "Hebr", "Armn", "Geor"].map { Script.number($0) })
}

extension FieldInput {
  /// Whether a word that looks foreign is at home here all the same: the source has it too, or
  /// the glossary.
  func isKnownWord(_ word: String) -> Bool {
    if source?.value.contains(word) == true { return true }
    guard let glossary = locale.profile?.glossary else { return false }
    return glossary.contains { key, term in
      key.contains(word) || ([term.use] + term.forms).contains { $0.contains(word) }
    }
  }
}

extension Rule {
  static let foreignLetters = Rule(
    id: "foreign-letters", severity: .warning,
    summary: "A word has a letter that its language is not written with.",
    explanation: """
      A Ukrainian і in a Russian word, a Simplified character in a Traditional text, an ﬁ that came \
      out of a PDF as one character. The letters are those of CLDR, with the foreign ones that \
      each language knows. Names (words with a capital), and words that the source or the glossary \
      has, are left alone.
      """,
    bad: .germanMail(body: "Schön, dass Sie da sind, und viel łück."),
    good: .germanMail(body: "Schön, dass Sie da sind, und viel Glück."),
    looks: .field { field in
      guard field.mayHaveForeignWords else { return [] }
      var found: [Finding] = []
      for (reading, foreign) in zip(field.readings, field.foreignWords) {
        for word in foreign.words where field.isOwn(word.range.lowerBound, of: reading) {
          guard case .letter(let letter) = word.fault else { continue }
          let text = reading.text(of: word.range)
          guard !reading.isCode(word.range.lowerBound), !field.isKnownWord(text) else { continue }
          found.append(
            field.finding(
              "the “\(letter)” (\(letter.codePoint)) of “\(shortened(text))” is no letter of "
                + field.locale.tag.englishName, at: reading.sourceRange(of: word.range)))
        }
      }
      return Array(found.prefix(20)) + field.otherChinese
    }
  )
}

extension FieldInput {
  /// Simplified characters in a Traditional or Japanese text, or Traditional in a Simplified one.
  fileprivate var otherChinese: [Finding] {
    let facts = locale.language
    guard facts.language == "zh" || facts.language == "yue" || facts.language == "ja",
      let chinese = shared.languages.chinese
    else { return [] }
    let other = facts.script == "Hans" ? chinese.traditional : chinese.simplified
    var known: Set<Unicode.Scalar> = []
    var places: [(Reading, Int)] = []
    for reading in readings {
      for (index, scalar) in reading.scalars.enumerated()
      where (0x4E00...0x9FFF).contains(scalar.value) {
        guard other.contains(scalar), !facts.letters.contains(scalar),
          known.insert(scalar).inserted
        else { continue }
        places.append((reading, index))
      }
    }
    // One alone may be in a name.
    guard places.count >= 2, let (reading, index) = places.first else { return [] }
    let some = places.prefix(5).map { "\($0.0.scalars[$0.1])" }.joined()
    return [
      finding(
        "“\(some)” are \(facts.script == "Hans" ? "Traditional" : "Simplified") characters, which "
          + "\(locale.tag.englishName) is not written with",
        at: reading.sourceRange(of: index..<(index + 1)))
    ]
  }
}

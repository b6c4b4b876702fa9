extension Rule {
  static let foreignScript = Rule(
    id: "foreign-script", severity: .warning,
    summary: "A word is written in a script that the language does not use, or in two at once.",
    explanation: """
      A Cyrillic с in a Latin word looks right, and is found by no search; Korean in a Japanese \
      mail was meant for somebody else. Latin words are at home in every language, and words that \
      the source or the glossary has are left alone, as are Greek letters that stand alone.
      """,
    bad: .germanMail(body: "Sch\u{43E}n, dass Sie da sind."),
    good: .germanMail(),
    looks: .field { field in
      guard field.mayHaveForeignWords else { return [] }
      var found: [Finding] = []
      for (reading, foreign) in zip(field.readings, field.foreignWords) {
        for word in foreign.words where field.isOwn(word.range.lowerBound, of: reading) {
          let text = reading.text(of: word.range)
          let message: String
          switch word.fault {
          case .letter: continue
          case .mixed(let letter, let script):
            let code = letter.codePoint
            message =
              "“\(shortened(text))” mixes scripts: its “\(letter)” (\(code)) is \(Script.name(script))"
          case .script(let script):
            message =
              "“\(shortened(text))” is written in \(Script.name(script)), which "
              + "\(field.locale.tag.englishName) is not"
          }
          guard !reading.isCode(word.range.lowerBound), !field.isKnownWord(text) else { continue }
          found.append(field.finding(message, at: reading.sourceRange(of: word.range)))
        }
      }
      return Array(found.prefix(20))
    }
  )
}

extension FieldInput {
  /// Whether the text may have letters that its language does not have.
  var mayHaveForeignWords: Bool {
    signs.contains(locale.language.scripts.first == Script.latin ? .notASCII : .notLatin)
  }
}

import MessageFormat

extension Rule {
  static let translatedName = Rule(
    id: "translated-name", severity: .warning,
    summary: "A name of the glossary is not written as it is to be.",
    explanation: """
      Names of products and programmes stay as they are, or have the one localized form that the \
      glossary gives them (a term with a capital is a name). A translated name is one that the \
      customer will not find again in the product.
      """,
    bad: Example([
      "locales/de.yaml": "required: true\nglossary:\n  Creative Cloud: {use: Creative Cloud}\n",
      "content/emails/welcome/en.md": "---\nsubject: >-\n  Welcome\n---\nTry Creative Cloud.\n",
      "content/emails/welcome/de.md":
        "---\nsubject: >-\n  Willkommen\n---\nTesten Sie die kreative Wolke.\n",
    ]),
    good: Example([
      "locales/de.yaml": "required: true\nglossary:\n  Creative Cloud: {use: Creative Cloud}\n",
      "content/emails/welcome/en.md": "---\nsubject: >-\n  Welcome\n---\nTry Creative Cloud.\n",
      "content/emails/welcome/de.md":
        "---\nsubject: >-\n  Willkommen\n---\nTesten Sie Creative Cloud.\n",
    ]),
    looks: .field { field in
      guard let source = field.source, let glossary = field.locale.profile?.glossary,
        !glossary.isEmpty
      else { return [] }
      return source.sourceTerms.compactMap { term in
        guard let words = glossary[term.key], words.isName(for: term.key) else { return nil }
        let names = [words.use] + words.forms
        guard !field.has(anyOf: names) else { return nil }
        for name in names {
          guard let (reading, range) = field.place(ofFolded: name) else { continue }
          let written = reading.text(of: range)
          var finding = field.finding(
            "“\(written)” is written “\(words.use)”", at: reading.sourceRange(of: range),
            help: "write “\(words.use)”")
          finding.severity = .warning
          return finding
        }
        return field.finding(
          "the source names “\(term.key)”, and this text does not have “\(words.use)”", at: .none,
          help: "write “\(words.use)”")
      }
    }
  )
}

extension FieldInput {
  /// Whether a reading has one of the names, letter by letter.
  fileprivate func has(anyOf names: [String]) -> Bool {
    names.contains { name in
      let wanted = Array(name.unicodeScalars.map { $0.value })
      return readings.contains { reading in
        TermIndex.offset(of: wanted, in: reading.scalars.map(\.value)) != nil
      }
    }
  }

  /// Where a name stands in any case.
  fileprivate func place(ofFolded name: String) -> (Reading, Range<Int>)? {
    let wanted = TermIndex.folded(name)
    for (reading, folded) in zip(readings, folded) {
      if let offset = TermIndex.offset(of: wanted, in: folded) {
        return (reading, offset..<(offset + wanted.count))
      }
    }
    return nil
  }
}

import MessageFormat

extension Rule {
  static let missingTerm = Rule(
    id: "missing-term", severity: .note,
    summary: "The source has a term of the glossary, and the translation does not have its word.",
    explanation: """
      A customer who reads Lizenz in one mail and Platz in the next takes them for two things. The \
      word is looked for by its stem, in compounds too, and by the forms that the glossary lists; \
      a sentence that says it in another way is fine, which is why this is a note.
      """,
    bad: Example([
      "locales/de.yaml":
        "required: true\nglossary:\n  seat: {use: Lizenz, forms: [Lizenzen]}\n",
      "content/emails/welcome/en.md": "---\nsubject: >-\n  Welcome\n---\nHow many seats?\n",
      "content/emails/welcome/de.md":
        "---\nsubject: >-\n  Willkommen\n---\nWie viele Plätze?\n",
    ]),
    good: Example([
      "locales/de.yaml":
        "required: true\nglossary:\n  seat: {use: Lizenz, forms: [Lizenzen]}\n",
      "content/emails/welcome/en.md": "---\nsubject: >-\n  Welcome\n---\nHow many seats?\n",
      "content/emails/welcome/de.md":
        "---\nsubject: >-\n  Willkommen\n---\nWie viele Lizenzen?\n",
    ]),
    looks: .field { field in
      guard let source = field.source, let glossary = field.locale.profile?.glossary,
        !glossary.isEmpty
      else { return [] }
      return source.sourceTerms.compactMap { term in
        guard let words = glossary[term.key], !words.isName(for: term.key),
          !field.hasStem(ofAny: [words.use] + words.forms)
        else { return nil }
        return field.finding(
          "the source says “\(term.key)”, and this text has no “\(words.use)”", at: .none,
          help: "write “\(words.use)”, or add the form that stands here to the glossary")
      }
    }
  )
}

extension LocaleProfile.Term {
  /// Whether the term is a name: it stays as it is, or is written with a capital in the source.
  func isName(for key: String) -> Bool { key.isName }
}

extension FieldInput {
  /// Whether a reading has the stem of each word of one of the terms.
  fileprivate func hasStem(ofAny terms: [String]) -> Bool {
    let isWhole = !locale.language.hasSpaces || locale.language.language == "ko"
    return terms.contains { term in
      let stems = TermIndex.folded(term).split(separator: 0x20).map { word in
        isWhole || word.count <= 4 ? Array(word) : Array(word.prefix(max(4, word.count * 2 / 3)))
      }
      return stems.allSatisfy { stem in
        folded.contains { TermIndex.offset(of: stem, in: $0) != nil }
      }
    }
  }
}

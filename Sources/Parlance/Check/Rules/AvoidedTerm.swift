extension Rule {
  static let avoidedTerm = Rule(
    id: "avoided-term", severity: .warning,
    summary: "A text has a word that the glossary wants to be avoided.",
    explanation: """
      The company decided how it calls its things: locales/de.yaml says under glossary which word \
      to use for a term, and under avoid which not to use. Where the source does not have the \
      term, the word may mean something else, and the finding is a note.
      """,
    bad: Example([
      "locales/de.yaml": """
      required: true
      glossary:
        seat: {use: Lizenz, forms: [Lizenzen], avoid: [Sitzplatz, Sitzplätze]}

      """,
      "content/emails/welcome/en.md": "---\nsubject: >-\n  Welcome\n---\nYour seats are ready.\n",
      "content/emails/welcome/de.md":
        "---\nsubject: >-\n  Willkommen\n---\nIhre Sitzplätze sind bereit.\n",
    ]),
    good: Example([
      "locales/de.yaml": """
      required: true
      glossary:
        seat: {use: Lizenz, forms: [Lizenzen], avoid: [Sitzplatz, Sitzplätze]}

      """,
      "content/emails/welcome/en.md": "---\nsubject: >-\n  Welcome\n---\nYour seats are ready.\n",
      "content/emails/welcome/de.md":
        "---\nsubject: >-\n  Willkommen\n---\nIhre Lizenzen sind bereit.\n",
    ]),
    looks: .field { field in
      guard !field.locale.terms.isEmpty else { return [] }
      var found: [Finding] = []
      for (reading, hits) in zip(field.readings, field.termHits) {
        for hit in hits where field.isOwn(hit.range.lowerBound, of: reading) {
          guard case .avoided(let term, let use) = hit.needle.kind,
            !reading.isCode(hit.range.lowerBound)
          else { continue }
          var finding = field.finding(
            "“\(reading.text(of: hit.range))” is a word to avoid for “\(term)”",
            at: reading.sourceRange(of: hit.range), help: "write “\(use)”")
          if let source = field.source, !source.sourceTerms.contains(where: { $0.key == term }) {
            finding.severity = .note
          }
          found.append(finding)
        }
      }
      return Array(found.prefix(20))
    }
  )
}

import MessageFormat

extension Rule {
  static let placeholderText = Rule(
    id: "placeholder-text", severity: .warning,
    summary: "A text holds words that were meant to be replaced before anybody reads it.",
    explanation: """
      TODO, FIXME, XXX, TBD, lorem ipsum, “translate me”, a name in square brackets or a \
      placeholder of another format (%s): customers would read them as they are. Write the text. \
      A name that contains such a word (TODO Group) belongs into the glossary of the locale, and \
      in languages where TODO is a word only TODO: is found.
      """,
    bad: .germanMail(body: "TODO: Text einsetzen"),
    good: .germanMail(body: "Wer alles selbst tun will (to do), braucht Zeit."),
    looks: .field { field in
      var findings: [Finding] = []
      field.message.pattern.visit { part in
        guard case .text(let literal) = part else { return }
        for found in PlaceholderWords.found(in: literal.value, language: field.locale.language) {
          if found.isName, field.locale.isTerm(holding: found.text, in: literal.value) { continue }
          let isQuoted =
            literal.range.upperBound - literal.range.lowerBound != literal.value.utf8.count
          let start = literal.range.lowerBound + found.offset
          findings.append(
            field.finding(
              "“\(found.text)” is left in the text",
              at: isQuoted ? literal.range : SourceRange(start, start + found.text.utf8.count),
              help: "write what is to stand there"))
        }
      }
      return findings
    }
  )
}

extension LocaleInput {
  /// Whether a text names a term of the glossary of which a word is part.
  fileprivate func isTerm(holding word: String, in text: String) -> Bool {
    guard let glossary = profile?.glossary else { return false }
    return glossary.contains { name, term in
      ([name, term.use] + term.forms).contains { $0.contains(word) && text.contains($0) }
    }
  }
}

import MessageFormat

extension Rule {
  static let privateCharacter = Rule(
    id: "private-character", severity: .error,
    summary: "A text holds a control character, or one that Parlance marks values with.",
    explanation: """
      Characters from U+F0000 to U+FFFFD have no meaning that a reader could share, and Parlance \
      uses them while it renders; control characters break mails. Most likely one came in with \
      a copied icon; remove it.
      """,
    bad: .germanMail(body: "Schön, dass Sie da sind. \u{F0001}"),
    good: .germanMail(),
    looks: .texts { texts in
      texts.template.fields.compactMap { field in
        guard let offset = Mark.firstOffset(in: field.text.value),
          case let rest = field.text.value.utf8.dropFirst(offset),
          let scalar = Substring(rest).unicodeScalars.first
        else { return nil }
        let code = String(scalar.value, radix: 16, uppercase: true)
        return texts.finding(
          "the private character U+\(code) stands here", in: field,
          at: SourceRange(offset, offset + 4), help: "remove it")
      }
    }
  )
}

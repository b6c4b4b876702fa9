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
    good: .germanMail()
  ) { input in
    let control = input.repository.findings.filter { $0.rule == "private-character" }
    return control
      + input.templates.flatMap { template in
        template.fields.compactMap { field in
          var offset = 0
          for scalar in field.text.value.unicodeScalars {
            if (0xF0000...0xFFFFD).contains(scalar.value) {
              let code = String(scalar.value, radix: 16, uppercase: true)
              return template.finding(
                "private-character", in: field, at: SourceRange(offset, offset + 4),
                "the private character U+\(code) stands here", help: "remove it")
            }
            offset += UTF8.width(scalar)
          }
          return nil
        }
      }
  }
}

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
        guard let (offset, scalar) = field.privateCharacter else { return nil }
        let kind = Mark.reserved.contains(scalar.value) ? "private" : "control"
        return texts.finding(
          "the \(kind) character \(scalar.codePoint) stands here", in: field,
          at: SourceRange(offset, offset + UTF8.width(scalar)), help: "remove it")
      }
    }
  )
}

extension Template.Field {
  /// The first character that no text may have, and where it stands in UTF-8.
  var privateCharacter: (offset: Int, scalar: Unicode.Scalar)? {
    if let offset = Mark.firstOffset(in: text.value),
      let scalar = Substring(text.value.utf8.dropFirst(offset)).unicodeScalars.first
    {
      return (offset, scalar)
    }
    return ValueText.firstControl(in: text.value).map { ($0.offset, $0.1) }
  }
}

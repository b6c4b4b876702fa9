import MessageFormat

extension Rule {
  static let emptyTranslation = Rule(
    id: "empty-translation", severity: .error,
    summary: "A file or a field holds no text.",
    explanation: """
      An empty file is not a translation: a customer would get an empty mail. Write the text, or \
      remove the file, so that the hole is seen as one.
      """,
    bad: Example(["content/emails/welcome/de.md": ""]),
    good: .germanMail(),
    looks: .texts { texts in
      // A label that is empty is a missing one, and a file whose texts cannot be read is not empty.
      guard let id = texts.id, !texts.shared.hasFaultyFile(texts.template.file) else { return [] }
      if texts.template.fields.allSatisfy(\.text.isBlank) {
        return [
          texts.finding(
            "the file has no text\(texts.shared.touchpointClause(of: id))",
            help: "write the \(texts.locale.name) text of \(id)")
        ]
      }
      // An objection without its solution has a rule of its own.
      return texts.template.fields.filter { field in
        field.text.isBlank && !(id.kind == .objection && field.name == "body")
      }.map { field in
        texts.finding("the text of “\(field.name)” is empty", in: field, at: .none)
      }
    }
  )
}

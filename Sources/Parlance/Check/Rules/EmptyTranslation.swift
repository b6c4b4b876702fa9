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
    good: .germanMail()
  ) { input in
    input.templates.flatMap { template -> [Finding] in
      // A locale need not have labels, and a file whose texts cannot be read is not empty.
      guard let id = template.id, !input.hasFaultyFile(template.file) else { return [] }
      if template.fields.allSatisfy(\.text.isBlank) {
        return [
          template.finding(
            "empty-translation",
            "the file has no text\(input.touchpointClause(of: id))",
            help: "write the \(input.name(of: template.locale)) text of \(id)")
        ]
      }
      return template.fields.filter(\.text.isBlank).map { field in
        template.finding(
          "empty-translation", in: field, at: .none, "the text of “\(field.name)” is empty")
      }
    }
  }
}

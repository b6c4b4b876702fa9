extension Rule {
  static let missingField = Rule(
    id: "missing-field", severity: .error,
    summary: "A text that the source has, or that the kind of item needs, is not there.",
    explanation: """
      A mail without a subject or a stage without its goal looks broken to the reader. Write the \
      field that the finding names.
      """,
    bad: Example(["content/emails/welcome/de.md": "Schön, dass Sie da sind.\n"]),
    good: .germanMail()
  ) { input in
    input.templates.flatMap { template -> [Finding] in
      let isEmpty = template.fields.allSatisfy(\.text.isBlank)
      if isEmpty, template.id != nil || input.source(of: template)?.fields.isEmpty != false {
        return []
      }
      var expected = template.id?.kind.requiredFields ?? []
      for field in input.source(of: template)?.fields ?? [] where !expected.contains(field.name) {
        expected.append(field.name)
      }
      let faulty = Set(
        input.repository.findings.filter { $0.location.file == template.file }.map(\.field))
      return expected.filter { template[$0] == nil && !faulty.contains($0) }.map { name in
        let wanted =
          input.source(of: template)?[name].map { ": “\(shortened($0.text.value))”" } ?? ""
        return template.finding(
          "missing-field", field: name, "\(template.owner) has no “\(name)” here",
          help: "write \(name == "body" ? "the text below the front matter" : "“\(name)”")\(wanted)"
        )
      }
    }
  }
}

extension Rule {
  static let renderFailure = Rule(
    id: "render-failure", severity: .error,
    summary: "An item cannot be rendered, whoever the customer is.",
    explanation: """
      Each item is rendered in each locale for a customer with the examples of variables.yaml. \
      What fails there fails for everybody: an address with a scheme that mails do not link to, a \
      snippet that contains itself, a step that the script does not have.
      """,
    bad: .germanMail(body: "[Hier](javascript:alert)"),
    good: .germanMail(body: "[Hier](https://example.com)")
  ) { input in
    input.examples.compactMap { example -> Finding? in
      // A snippet or a label of another file that is missing is found there.
      guard let error = example.error, error.kind != .noTranslation, error.kind != .unknownName
      else { return nil }
      // What a playbook shows is rendered for itself, and found there.
      if example.item.kind == .playbook, let file = error.location?.file,
        file != example.template.file
      {
        return nil
      }
      return Finding(
        rule: "render-failure", severity: .error,
        location: error.location ?? SourceLocation(file: example.template.file),
        item: example.item, locale: example.template.locale, field: error.field,
        message: error.message)
    }
  }
}

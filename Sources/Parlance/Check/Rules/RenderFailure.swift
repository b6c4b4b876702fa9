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
    good: .germanMail(body: "[Hier](https://example.com)"),
    looks: .texts { texts in
      guard let rendering = texts.rendering else { return [] }
      return rendering.failures.compactMap { failure in
        let error = failure.error
        // A snippet or a label of another file that is missing is found there, and what a
        // playbook shows is rendered for itself.
        if error.kind == .noTranslation || error.kind == .unknownName { return nil }
        if let file = error.location?.file, file != texts.template.file,
          rendering.item.kind == .playbook || file.hasPrefix("locales/") || file.hasSuffix(".md")
        {
          return nil
        }
        // An objection that does not exist is an unknown item.
        if error.message.hasPrefix("no item is named") { return nil }
        // Characters that no text may have are found by themselves.
        if texts.template.fields.contains(where: { $0.privateCharacter != nil }) { return nil }
        // A link that leads nowhere is found with the links.
        if let line = error.location?.line,
          texts.fields.contains(where: { $0.brokenLinks.contains { $0.location.line == line } })
        {
          return nil
        }
        let customer = failure.customer.map { "for the customer “\($0.id)”: " } ?? ""
        var finding = texts.finding(customer + error.message, field: error.field)
        if let location = error.location { finding.location = location }
        return finding
      }
    })
}

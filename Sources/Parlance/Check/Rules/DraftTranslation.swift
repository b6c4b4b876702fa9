extension Rule {
  static let draftTranslation = Rule(
    id: "draft-translation", severity: .error,
    summary: "A translation is still a draft.",
    explanation: """
      A draft is never served: for the customer it is the same as no translation. Finish the \
      text, and set state: review, or remove the line where it is approved.
      """,
    bad: .germanMail(settings: "state: draft"),
    good: .germanMail(settings: "state: review")
  ) { input in
    input.templates.compactMap { template in
      guard let id = template.id,
        input.repository.translations(of: id)?[template.locale]?.state == .draft
      else { return nil }
      return template.finding(
        "draft-translation",
        "the \(input.name(of: template.locale)) text is a draft"
          + input.touchpointClause(of: id),
        help: "finish it, then set state: review or remove the line")
    }
  }
}

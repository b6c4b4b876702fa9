extension Rule {
  static let draftTranslation = Rule(
    id: "draft-translation", severity: .error,
    summary: "A translation is still a draft.",
    explanation: """
      A draft is never served: for the customer it is the same as no translation. Finish the \
      text, and set state: review, or remove the line where it is approved.
      """,
    bad: .germanMail(settings: "state: draft"),
    good: .germanMail(settings: "state: review"),
    looks: .texts { texts in
      guard let id = texts.id, let translation = texts.translation, translation.state == .draft
      else { return [] }
      var finding = texts.finding(
        "the \(texts.locale.name) text is a draft" + texts.shared.touchpointClause(of: id),
        help: "finish it, then set state: review or remove the line")
      finding.location = translation.stateLocation ?? finding.location
      return [finding]
    }
  )
}

extension Rule {
  static let unreviewedTranslation = Rule(
    id: "unreviewed-translation", severity: .note,
    summary: "A text is served, but nobody has reviewed it yet.",
    explanation: """
      With state: review a text is good enough to be sent, and still to be read by somebody who \
      knows the language and the product. When that is done, remove the line.
      """,
    bad: .germanMail(settings: "state: review"),
    good: .germanMail(settings: "state: approved"),
    looks: .texts { texts in
      guard let translation = texts.translation, translation.state == .review else { return [] }
      var finding = texts.finding(
        "the \(texts.locale.name) text is still to be reviewed",
        help: "when it has been read, remove the line state: review")
      finding.location = translation.stateLocation ?? finding.location
      return [finding]
    }
  )
}

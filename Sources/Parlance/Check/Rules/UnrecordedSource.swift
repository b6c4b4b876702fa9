extension Rule {
  static let unrecordedSource = Rule(
    id: "unrecorded-source", severity: .warning,
    summary: "A translation does not say which source text it was made from.",
    explanation: """
      Without a fingerprint nobody can tell whether the translation is still up to date, so that \
      it never counts as fresh. Compare it with the source, and run parlance accept.
      """,
    bad: .germanMail(),
    good: .germanMail(
      settings:
        "fingerprint: {subject: \(Fingerprint(of: Example.sourceSubject)), body: \(Fingerprint(of: Example.sourceBody))}"
    ),
    looks: .texts { texts in
      let fields = texts.freshness.filter { $0.value == .unrecorded }.map(\.key)
      guard !fields.isEmpty else { return [] }
      return [
        texts.finding(
          "no fingerprint says which source \(listed(fields)) "
            + "\(fields.count == 1 ? "was" : "were") made from",
          field: fields.count == 1 ? fields.first : nil,
          help: "compare with the source, then: "
            + "parlance accept \(texts.template.acceptName) --locale \(texts.template.locale)")
      ]
    }
  )
}

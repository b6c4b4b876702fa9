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
    )
  ) { input in
    input.templates.compactMap { template in
      let fields = input.freshness(of: template).filter { $0.value == .unrecorded }.map(\.key)
      guard !fields.isEmpty else { return nil }
      let names = listed(fields)
      return template.finding(
        "unrecorded-source", field: fields.count == 1 ? fields.first : nil,
        "no fingerprint says which source \(names) \(fields.count == 1 ? "was" : "were") made from",
        help: "compare with the source, then: "
          + "parlance accept \(template.acceptName) --locale \(template.locale)")
    }
  }
}

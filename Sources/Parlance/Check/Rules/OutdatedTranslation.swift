extension Rule {
  static let outdatedTranslation = Rule(
    id: "outdated-translation", severity: .warning,
    summary: "The source text has changed since the translation was made.",
    explanation: """
      The translation may say what is no longer true. Bring it up to date, and then run \
      parlance accept, which records the source texts that it was made from. Where the change \
      means nothing for the translation, parlance accept alone says that it still holds.
      """,
    bad: .germanMail(
      settings: "fingerprint: {subject: 00000000, body: \(Fingerprint(of: Example.sourceBody))}"),
    good: .germanMail(
      settings:
        "fingerprint: {subject: \(Fingerprint(of: Example.sourceSubject)), body: \(Fingerprint(of: Example.sourceBody))}"
    ),
    looks: .texts { texts in
      let changed = texts.freshness.filter { $0.value == .outdated }.map(\.key)
      guard !changed.isEmpty else { return [] }
      return [
        texts.finding(
          "the source of \(listed(changed)) has changed since this was translated",
          field: changed.count == 1 ? changed.first : nil,
          help: "bring the text up to date, then: "
            + "parlance accept \(texts.template.acceptName) --locale \(texts.template.locale)")
      ]
    }
  )
}

extension Template {
  /// The name by which `parlance accept` knows these texts.
  var acceptName: String { id.map { "\($0)" } ?? "locales" }
}

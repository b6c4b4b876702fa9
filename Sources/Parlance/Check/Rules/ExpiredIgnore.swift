extension Rule {
  static let expiredIgnore = Rule(
    id: "expired-ignore", severity: .warning,
    summary: "The last day of an ignore is over.",
    explanation: """
      Its findings are reported again. Mend what it covered and remove the ignore, or give it a new \
      last day with a reason that still holds.
      """,
    bad: Example([
      "parlance.yaml": """
      parlance: 1
      source: en
      sender: example
      ignore:
        - {rule: missing-translation, locale: de, reason: to come, until: 2020-03-31}

      """
    ]),
    good: Example([
      "parlance.yaml": """
      parlance: 1
      source: en
      sender: example
      ignore:
        - {rule: missing-translation, locale: de, reason: to come, until: 9999-03-31}

      """
    ]),
    looks: .repository { input in
      input.repository.ignores.filter { !$0.holds(on: input.today) }.map { ignore in
        Finding(
          rule: "", severity: .error, location: ignore.untilLocation ?? ignore.location,
          item: ignore.ownItem,
          message: "this ignore of \(ignore.rule) held until "
            + (ignore.until.map { "\($0)" } ?? "its last day"),
          help: "mend what it covers and remove it, or give it a new last day")
      }
    }
  )
}

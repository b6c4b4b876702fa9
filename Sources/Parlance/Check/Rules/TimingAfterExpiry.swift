extension Rule {
  static let timingAfterExpiry = Rule(
    id: "timing-after-expiry", severity: .warning,
    summary: "A touchpoint is due at a time that no term of the playbook has.",
    explanation: """
      Week 60 of a term of one year never comes: at the anniversary a new term begins, in a stage \
      with a clock of its own as well; and 60 weeks before the expiry the term has not begun. Correct \
      the week, count from the expiry (“weeks 1-8 after expiry”), or make the term longer.
      """,
    bad: example(when: "week 60"), good: example(when: "week 50"),
    looks: .repository { input in
      input.repository.orderedPlaybooks.flatMap(\.timingsOutOfTerm)
    }
  )

  private static func example(when: String) -> Example {
    Example([
      "content/playbooks/start/playbook.yaml": """
      clock: membershipEnd
      term: 1 year
      stages:
        - id: welcome
          actions:
            - id: greet
              touchpoints:
                - {id: mail, when: \(when), channel: email, material: [{email: welcome}]}

      """
    ])
  }
}

extension Playbook {
  fileprivate var timingsOutOfTerm: [Finding] {
    guard let term else { return [] }
    return steps.compactMap { step in
      guard let (what, help) = step.touchpoint.timing.contradiction(to: term) else { return nil }
      return Finding(
        rule: "", severity: .error, location: step.touchpoint.timingLocation, item: id,
        message:
          "touchpoint \(step.path(in: self)) is due “\(step.touchpoint.timing)”, but \(what)",
        help: help)
    }
  }
}

extension Timing {
  /// Why a term does not have these days, and what to do; nil where some term has.
  func contradiction(to term: Playbook.Term) -> (what: String, help: String)? {
    let most = term.days.upperBound
    switch self {
    case .asNeeded, .weeksAfterExpiry: return nil
    case .weeks(let weeks):
      guard 7 * (weeks.upperBound - 1) >= most else { return nil }
      return (
        "a term of \(term) has \((most + 6) / 7) weeks",
        "correct the week, or count from the expiry: weeks 1-4 after expiry"
      )
    case .day(let day):
      guard day > most else { return nil }
      return ("a term of \(term) has \(most) days at most", "correct the day")
    case .beforeExpiry(let days, _):
      guard days > most else { return nil }
      return ("a term of \(term) has not begun then", "name a time within the term")
    }
  }
}

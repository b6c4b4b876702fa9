extension Rule {
  static let silenceGap = Rule(
    id: "silence-gap", severity: .warning,
    summary: "A customer hears nothing for longer than the project allows.",
    explanation: """
      limits: {silenceWeeks: N} in parlance.yaml says how many weeks may pass without a touchpoint \
      between the first one of a term and its end, or the last one behind it. Touchpoints count \
      whatever segment they are for; what is extra credit, done as needed, only looked up in a \
      console, or counted from another clock than the playbook’s does not. Add a touchpoint, or \
      move one.
      """,
    bad: example(when: "week 20"), good: example(when: "week 12"),
    looks: .repository { input in
      guard let weeks = input.repository.project.silenceWeeks else { return [] }
      return input.repository.orderedPlaybooks.flatMap { $0.silence(longerThan: weeks) }
    }
  )

  private static func example(when: String) -> Example {
    Example([
      "parlance.yaml": """
      parlance: 1
      source: en
      sender: example
      limits: {silenceWeeks: 10}

      """,
      "content/playbooks/start/playbook.yaml": """
      clock: membershipEnd
      stages:
        - id: welcome
          actions:
            - id: greet
              touchpoints:
                - {id: mail, when: week 2, channel: email, material: [{email: welcome}]}
                - {id: call, when: \(when), channel: phone, material: none}

      """,
    ])
  }
}

extension Playbook {
  fileprivate func silence(longerThan weeks: Int) -> [Finding] {
    let heard = steps.filter { step in
      step.action.effort == .recommended && step.touchpoint.channel != .console
        && step.touchpoint.timing != .asNeeded
        && (step.stage.clock == nil || step.stage.clock == clock)
        // A time that never comes has a rule of its own.
        && term.map { step.touchpoint.timing.contradiction(to: $0) == nil } ?? true
    }
    let timed = heard.compactMap { step in
      step.touchpoint.timing.days(in: term).map { (step: step, days: $0) }
    }.sorted { $0.days.first.lowerBound < $1.days.first.lowerBound }
    // What is due some time before an expiry that nobody knows may fill any gap.
    let unknown = heard.contains { step in
      if case .beforeExpiry = step.touchpoint.timing { term == nil } else { false }
    }
    guard let first = timed.first, !unknown else { return [] }
    let allowed = min(weeks, Timing.lastWeek * 7) * 7
    var findings: [Finding] = []
    var last = first
    for next in timed.dropFirst() {
      let gap = next.days.first.lowerBound - last.days.end.upperBound
      if gap > allowed {
        findings.append(
          Finding(
            rule: "", severity: .error, location: next.step.touchpoint.timingLocation, item: id,
            message: "before \(next.step.path(in: self)) (\(next.step.touchpoint.timing)) "
              + "\(gap.inWeeks) pass without a touchpoint; \(weeks) are allowed, and the last one "
              + "is \(last.step.path(in: self)) (\(last.step.touchpoint.timing))",
            help: "add a touchpoint between them, or move one"))
      }
      if next.days.end.upperBound > last.days.end.upperBound { last = next }
    }
    if let term, case let gap = term.days.lowerBound - last.days.end.upperBound, gap > allowed {
      findings.append(
        Finding(
          rule: "", severity: .error, location: last.step.touchpoint.timingLocation, item: id,
          message: "after \(last.step.path(in: self)) (\(last.step.touchpoint.timing)) "
            + "\(gap.inWeeks) pass without a touchpoint until the term ends; \(weeks) are allowed",
          help: "add a touchpoint, or move one"))
    }
    return findings
  }
}

extension Int {
  /// So many days in words: `35 weeks`, `more than 35 weeks`.
  fileprivate var inWeeks: String { "\(self % 7 == 0 ? "" : "more than ")\(self / 7) weeks" }
}

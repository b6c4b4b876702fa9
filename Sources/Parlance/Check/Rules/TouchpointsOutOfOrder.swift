extension Rule {
  static let touchpointsOutOfOrder = Rule(
    id: "touchpoints-out-of-order", severity: .warning,
    summary: "A touchpoint of an action begins before one that stands above it.",
    explanation: """
      An action is read from top to bottom, by people and on its page. Put its touchpoints in the \
      order in which they are due, or correct the week. Touchpoints that no customer has both of are \
      not compared, and neither are times whose order depends on the customer.
      """,
    bad: example("week 4", "week 2"), good: example("week 2", "week 4"),
    looks: .repository { input in
      input.repository.orderedPlaybooks.flatMap { $0.outOfOrder(input.repository.variables) }
    }
  )

  private static func example(_ first: String, _ second: String) -> Example {
    Example([
      "content/playbooks/start/playbook.yaml": """
      clock: membershipEnd
      stages:
        - id: welcome
          actions:
            - id: greet
              touchpoints:
                - {id: mail, when: \(first), channel: email, material: [{email: welcome}]}
                - {id: call, when: \(second), channel: phone, material: none}

      """
    ])
  }
}

extension Playbook {
  /// The longest action that is looked at; each touchpoint is compared with each.
  private static let actionLimit = 200

  fileprivate func outOfOrder(_ variables: Variables) -> [Finding] {
    var reach = PlaybookReach(self, variables)
    var findings: [Finding] = []
    for stage in stages {
      for action in stage.actions where action.touchpoints.count <= Playbook.actionLimit {
        findings += outOfOrder(action, in: stage, &reach)
      }
    }
    return findings
  }

  private func outOfOrder(
    _ action: Action, in stage: Stage, _ reach: inout PlaybookReach
  ) -> [Finding] {
    // With a clock of its own, nobody knows where in the stage’s term the expiry is.
    let term = stage.clock == nil || stage.clock == clock ? term : nil
    // A time that never comes has a rule of its own.
    let touchpoints = action.touchpoints.filter { touchpoint in
      self.term.map { touchpoint.timing.contradiction(to: $0) == nil } ?? true
    }
    var conflicts: [Int: Set<Int>] = [:]
    for later in touchpoints.indices {
      for earlier in touchpoints.indices[..<later]
      where touchpoints[later].timing.begins(before: touchpoints[earlier].timing, in: term)
        && reach.isPossible([
          stage.applies, action.applies, touchpoints[earlier].applies, touchpoints[later].applies,
        ])
      {
        conflicts[later, default: []].insert(earlier)
        conflicts[earlier, default: []].insert(later)
      }
    }
    var findings: [Finding] = []
    // What was moved is in conflict with most of the others: it is told, and they are not.
    while let misplaced = conflicts.max(by: {
      ($0.value.count, $0.key) < ($1.value.count, $1.key)
    })?.key, let others = conflicts[misplaced]?.sorted(), let other = others.first {
      findings.append(
        misplacement(of: touchpoints[misplaced], other < misplaced, touchpoints[other]))
      for other in others {
        conflicts[other]?.remove(misplaced)
        if conflicts[other]?.isEmpty == true { conflicts[other] = nil }
      }
      conflicts[misplaced] = nil
    }
    return findings
  }

  private func misplacement(
    of touchpoint: Touchpoint, _ isBelow: Bool, _ other: Touchpoint
  ) -> Finding {
    Finding(
      rule: "", severity: .error, location: touchpoint.timingLocation, item: id,
      message: "“\(touchpoint.id)” (\(touchpoint.timing)) begins "
        + "\(isBelow ? "before" : "after") “\(other.id)” (\(other.timing)), which stands "
        + (isBelow ? "above it" : "below it"),
      help: "put the touchpoints in the order in which they are due, or correct when:")
  }
}

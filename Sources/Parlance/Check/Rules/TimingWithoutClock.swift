extension Rule {
  static let timingWithoutClock = Rule(
    id: "timing-without-clock", severity: .warning,
    summary: "A touchpoint is due at a time that nothing says from which day to count.",
    explanation: """
      “week 40” counts from the date that clock: names, and “2 weeks before expiry” to the one that \
      expiry: names. Where the playbook, or its stage, names none, nobody knows when the touchpoint is \
      due: it is never due for any customer. Name the variable that holds the date, or leave “when” \
      out, so that it is done as needed.
      """,
    bad: example(""), good: example("clock: membershipEnd\n"),
    looks: .repository { input in
      input.repository.orderedPlaybooks.flatMap { playbook in
        // A clock that cannot be read is told already.
        input.hasFaultyFile(playbook.file) ? [] : playbook.timingsWithoutClock
      }
    }
  )

  private static func example(_ clock: String) -> Example {
    Example([
      "content/playbooks/start/playbook.yaml": """
      \(clock)stages:
        - id: welcome
          actions:
            - id: greet
              touchpoints:
                - {id: mail, when: week 4, channel: email, material: [{email: welcome}]}

      """
    ])
  }
}

extension Playbook {
  /// One finding for what counts from a clock, one for what counts to an expiry, each at the first
  /// touchpoint.
  fileprivate var timingsWithoutClock: [Finding] {
    var findings: [Finding] = []
    var isClockTold = clock != nil
    var isExpiryTold = expiry != nil
    for step in steps {
      let key: String
      switch step.touchpoint.timing {
      case .asNeeded: continue
      case .weeks, .day:
        if isClockTold || step.stage.clock != nil { continue }
        isClockTold = true
        key = "clock"
      case .beforeExpiry, .weeksAfterExpiry:
        if isExpiryTold { continue }
        isExpiryTold = true
        key = "expiry"
      }
      findings.append(
        Finding(
          rule: "", severity: .error, location: step.touchpoint.timingLocation, item: id,
          message: "touchpoint \(step.path(in: self)) is due “\(step.touchpoint.timing)”, but the "
            + "playbook names no \(key) to count from",
          help: "write \(key): and the name of a date variable"
            + (key == "clock" ? ", in the playbook or in its stage" : " in the playbook")))
    }
    return findings
  }
}

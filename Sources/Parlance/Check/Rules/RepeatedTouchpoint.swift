extension Rule {
  static let repeatedTouchpoint = Rule(
    id: "repeated-touchpoint", severity: .warning,
    summary: "Two touchpoints have the same material for the same customers at the same time.",
    explanation: """
      The customer would get the same mail twice on the same day. Most likely one of them was copied, \
      and its week, its material or its condition is still to be changed. Change it, or remove one.
      """,
    bad: example("week 4"), good: example("week 8"),
    looks: .repository { input in
      input.repository.orderedPlaybooks.flatMap(\.repeatedTouchpoints)
    }
  )

  private static func example(_ second: String) -> Example {
    Example([
      "content/playbooks/start/playbook.yaml": """
      clock: membershipEnd
      stages:
        - id: welcome
          actions:
            - id: greet
              touchpoints:
                - {id: mail, when: week 4, channel: email, material: [{email: welcome}]}
                - {id: reminder, when: \(second), channel: email, material: [{email: welcome}]}

      """
    ])
  }
}

extension Playbook {
  fileprivate var repeatedTouchpoints: [Finding] {
    var seen: [Sameness: String] = [:]
    var findings: [Finding] = []
    for step in steps
    where !step.touchpoint.material.isEmpty && step.touchpoint.isSound
      && step.conditions.allSatisfy(\.isSound)
    {
      let path = step.path(in: self)
      let sameness = Sameness(step)
      guard let first = seen[sameness] else {
        seen[sameness] = path
        continue
      }
      findings.append(
        Finding(
          rule: "", severity: .error, location: step.touchpoint.location, item: id,
          message: "touchpoint \(path) says the same to the same customers at the same time as "
            + "\(first)",
          help: "change its time, its material or its condition, or remove one of the two"))
    }
    return findings
  }
}

/// All of a touchpoint but its name.
private struct Sameness: Hashable {
  var timing: Timing
  var clock: String?
  var channel: Touchpoint.Channel?
  var conditions: Set<[String?]>
  var material: [Part]
  var with: [Part]

  struct Part: Hashable {
    var item: ItemID
    var condition: [String?]
  }

  init(_ step: PlaybookReach.Step) {
    func names(_ applies: Applicability) -> [String?] { [applies.condition, applies.exception] }
    func parts(_ material: [Material]) -> [Part] {
      material.map { Part(item: $0.item, condition: names($0.applies)) }
    }
    timing = step.touchpoint.timing
    clock = step.stage.clock
    channel = step.touchpoint.channel
    conditions = Set(step.conditions.filter { !$0.isForEverybody }.map(names))
    material = parts(step.touchpoint.material)
    with = parts(step.touchpoint.with)
  }
}

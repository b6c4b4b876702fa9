extension Rule {
  static let segmentGap = Rule(
    id: "segment-gap", severity: .warning,
    summary: "The material of a touchpoint leaves some customers without any.",
    explanation: """
      Each material has a condition, and there can be customers for whom none of them holds: the \
      reseller would find nothing to send. Add a last material without a condition, close the gap \
      between the segments, or put the condition on the touchpoint where nobody else is meant.
      """,
    bad: example(last: "{email: welcome, if: large}"),
    good: example(last: "{email: welcome}"),
    looks: .repository { input in
      input.repository.orderedPlaybooks.flatMap { $0.gaps(input.repository.variables) }
    }
  )

  private static func example(last: String) -> Example {
    Example([
      "content/playbooks/start/playbook.yaml": """
      segments:
        small: {seats: {below: 10}}
        large: {seats: {above: 25}}
      stages:
        - id: welcome
          actions:
            - id: greet
              touchpoints:
                - id: mail
                  channel: email
                  material:
                    - {email: welcome, if: small}
                    - \(last)

      """
    ])
  }
}

extension Playbook {
  fileprivate func gaps(_ variables: Variables) -> [Finding] {
    var reach = PlaybookReach(self, variables)
    var findings: [Finding] = []
    for step in steps {
      let material = step.touchpoint.material
      guard step.touchpoint.isSound, let last = material.last,
        !material.contains(where: \.applies.isForEverybody),
        let customers = reach.customers(told: step.conditions + material.map(\.applies))
      else { continue }
      let forgotten = customers.customers.indices.first { customer in
        step.conditions.allSatisfy { customers.holds($0, for: customer) }
          && !material.contains { customers.holds($0.applies, for: customer) }
      }
      guard let forgotten else { continue }
      let example = customers.description(
        of: forgotten, in: Set(material.flatMap(\.applies.segments)))
      findings.append(
        Finding(
          rule: "", severity: .error, location: last.location, item: id,
          message: "touchpoint \(step.path(in: self)) has no material for a customer with "
            + example,
          help: "add a last material without if:, or put the condition on the touchpoint"))
    }
    return findings
  }
}

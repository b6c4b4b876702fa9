extension Rule {
  static let unreachableMaterial = Rule(
    id: "unreachable-material", severity: .warning,
    summary: "No customer can ever get a material, or be in a segment, a stage or an action.",
    explanation: """
      The first material whose segment holds is sent. Nobody gets what stands below a material \
      without a condition, what is for customers who all get something above it, and what \
      contradicts the conditions around it. Change the order or the condition, or remove it.
      """,
    bad: example("{email: welcome}", "{email: welcome, if: small}"),
    good: example("{email: welcome, if: small}", "{email: welcome}"),
    looks: .repository { input in
      input.repository.orderedPlaybooks.flatMap { $0.unreachable(input.repository.variables) }
    }
  )

  private static func example(_ first: String, _ last: String) -> Example {
    Example([
      "content/playbooks/start/playbook.yaml": """
      segments:
        small: {seats: {below: 10}}
      stages:
        - id: welcome
          actions:
            - id: greet
              touchpoints:
                - id: mail
                  channel: email
                  material:
                    - \(first)
                    - \(last)

      """
    ])
  }
}

extension Playbook {
  fileprivate func unreachable(_ variables: Variables) -> [Finding] {
    var search = UnreachableSearch(self, variables)
    search.run()
    return search.findings
  }
}

/// Goes through a playbook from the outside in; below what is for nobody, nothing is told again.
private struct UnreachableSearch {
  private let playbook: Playbook
  private var reach: PlaybookReach
  private var emptySegments: Set<String> = []
  private(set) var findings: [Finding] = []

  init(_ playbook: Playbook, _ variables: Variables) {
    self.playbook = playbook
    reach = PlaybookReach(playbook, variables)
  }

  mutating func run() {
    for segment in playbook.segments where segment.isSound {
      let condition = Applicability(condition: segment.name)
      guard !reach.isPossible([condition]) else { continue }
      emptySegments.insert(segment.name)
      report(
        segment.location, "no customer can be in the segment “\(segment.name)”",
        "correct its conditions; they contradict each other, or what content/variables.yaml allows")
    }
    for stage in playbook.stages {
      guard isOpen([stage.applies], "the stage “\(stage.id)”") else { continue }
      for action in stage.actions {
        guard isOpen([stage.applies, action.applies], "the action “\(action.id)”") else {
          continue
        }
        for touchpoint in action.touchpoints {
          let step = PlaybookReach.Step(stage: stage, action: action, touchpoint: touchpoint)
          guard isOpen(step.conditions, "the touchpoint “\(touchpoint.id)”") else { continue }
          if touchpoint.isSound { look(at: step) }
        }
      }
    }
  }

  /// Whether some customer may fulfil all conditions; says that none can, unless the last of them
  /// names a segment that is empty anyway.
  private mutating func isOpen(_ conditions: [Applicability], _ what: String) -> Bool {
    guard let last = conditions.last, conditions.allSatisfy(\.isSound) else { return true }
    if last.condition.map(emptySegments.contains) == true { return false }
    if last.isForEverybody || reach.isPossible(conditions) { return true }
    report(
      last.location,
      "\(what) is for nobody: its conditions contradict each other"
        + (conditions.count > 1 ? ", or those around it" : ""),
      "correct if: and unless:, or remove it")
    return false
  }

  private mutating func look(at step: PlaybookReach.Step) {
    let material = step.touchpoint.material
    for other in step.touchpoint.with {
      _ = isOpen(step.conditions + [other.applies], "\(other.item)")
    }
    var above: [Material] = []
    for material in material {
      if let everybody = above.first(where: \.applies.isForEverybody) {
        report(
          material.location,
          "nobody gets \(material.item): \(everybody.item) above it is for everybody",
          "put the material without a condition last")
        continue
      }
      guard isOpen(step.conditions + [material.applies], "\(material.item)") else { continue }
      if let taken = whoTakesAll(from: material, above, step) {
        report(
          material.location,
          "nobody gets \(material.item): all its customers get \(taken) above it",
          "change the order or the condition, or remove it")
      }
      above.append(material)
    }
  }

  /// The items that every customer of a material gets before it; nil where some get the material.
  private mutating func whoTakesAll(
    from material: Material, _ above: [Material], _ step: PlaybookReach.Step
  ) -> String? {
    let conditions = step.conditions + [material.applies]
    guard !above.isEmpty,
      let customers = reach.customers(told: conditions + above.map(\.applies))
    else { return nil }
    var taken: [String] = []
    for customer in customers.customers.indices
    where conditions.allSatisfy({ customers.holds($0, for: customer) }) {
      guard let first = above.first(where: { customers.holds($0.applies, for: customer) }) else {
        return nil
      }
      if !taken.contains(first.item.description) { taken.append(first.item.description) }
    }
    return taken.isEmpty ? nil : taken.joined(separator: " or ")
  }

  private mutating func report(_ location: SourceLocation?, _ message: String, _ help: String) {
    findings.append(
      Finding(
        rule: "", severity: .error, location: location ?? SourceLocation(file: playbook.file),
        item: playbook.id, message: message, help: help))
  }
}

extension Rule {
  static let unreachableObjection = Rule(
    id: "unreachable-objection", severity: .warning,
    summary: "No stage lists an objection, and no script leads to it.",
    explanation: """
      Nobody finds its solution when a customer raises it. List it under objections: of a stage, or \
      link to it from a script: [what it costs](objection:too-expensive). A link from an objection \
      that nobody reaches does not count. A repository without playbooks is not asked.
      """,
    bad: example(objections: "[]"), good: example(objections: "[too-expensive]"),
    looks: .repository { input in
      guard !input.repository.playbooks.isEmpty else { return [] }
      let reachable = input.reachableObjections
      return input.repository.itemIDs.filter { id in
        id.kind == .objection && !reachable.contains(id)
      }.map { id in
        Finding(
          rule: "", severity: .error,
          location: SourceLocation(file: id.file(in: input.repository.project.source)), item: id,
          message: "no stage lists \(id), and no script leads to it",
          help: "list it under “objections:” of a stage, or link to it: (objection:\(id.name))")
      }
    }
  )

  private static func example(objections: String) -> Example {
    Example([
      "content/playbooks/start/playbook.yaml": """
      stages:
        - id: welcome
          objections: \(objections)

      """,
      "content/objections/too-expensive/en.md":
        "---\nstatement: >-\n  It is too expensive.\n---\nIt saves more than it costs.\n",
    ])
  }
}

extension CheckInput {
  /// The objections that somebody gets to from a playbook, a script or another text.
  fileprivate var reachableObjections: Set<ItemID> {
    var links: [ItemID: Set<ItemID>] = [:]
    var next: [ItemID] = []
    for fact in facts {
      for item in fact.references where item.kind == .objection {
        if let id = fact.id, id.kind == .objection {
          links[id, default: []].insert(item)
        } else {
          next.append(item)
        }
      }
    }
    for playbook in repository.playbooks.values {
      next +=
        playbook.touchpoints.flatMap(\.items) + playbook.stages.flatMap(\.objections).map(\.item)
    }
    var reached: Set<ItemID> = []
    while let id = next.popLast() {
      if reached.insert(id).inserted { next += links[id] ?? [] }
    }
    return reached
  }
}

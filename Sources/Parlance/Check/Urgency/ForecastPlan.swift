import MessageFormat

/// The playbooks as they are gone through for each customer: which items a touchpoint needs, and
/// when it is due.
struct ForecastPlan: Sendable {
  /// The items and playbooks that touchpoints need; the labels, which all need, are the first.
  private(set) var items: [ItemID?] = [nil]
  /// The touchpoints that are due at some time.
  private(set) var steps: [Step] = []
  /// The playbooks that they are of.
  private(set) var playbooks: [Playbook] = []
  /// The places of items in ``items``.
  private(set) var places: [ItemID: Int] = [:]
  /// The items that may be needed at any time.
  private(set) var timeless: Set<ItemID> = []

  /// A touchpoint that is due at some time.
  struct Step: Sendable {
    /// The place of its playbook in ``ForecastPlan/playbooks``.
    var playbook: Int
    var stage: Stage
    var touchpoint: Touchpoint
    var conditions: [Applicability]
    /// What everybody needs who gets there.
    var always: [Int]
    /// Of which a customer needs the first that applies.
    var material: [(applies: Applicability, items: [Int])]
    /// Of which a customer needs all that apply.
    var with: [(applies: Applicability, items: [Int])]
  }

  init(_ repository: Repository) {
    let links = repository.linkedItems
    for playbook in repository.orderedPlaybooks {
      let objectionsByStage = Dictionary(
        playbook.stages.map { stage in
          (stage.id, repository.closure(stage.objections.map(\.item), links))
        }
      ) { $0 + $1 }
      for step in playbook.steps {
        let objections = objectionsByStage[step.stage.id] ?? []
        let touchpoint = step.touchpoint
        func needs(_ material: Material) -> [ItemID] {
          repository.closure([material.item], links)
        }
        guard touchpoint.timing != .asNeeded else {
          timeless.formUnion(objections + (touchpoint.material + touchpoint.with).flatMap(needs))
          continue
        }
        steps.append(
          Step(
            playbook: playbooks.count, stage: step.stage, touchpoint: touchpoint,
            conditions: step.conditions.filter { !$0.isForEverybody },
            always: [0] + ([playbook.id] + objections).map { place(of: $0) },
            material: touchpoint.material.map { material in
              (material.applies, needs(material).map { place(of: $0) })
            },
            with: touchpoint.with.map { material in
              (material.applies, needs(material).map { place(of: $0) })
            }))
      }
      playbooks.append(playbook)
    }
  }

  private mutating func place(of item: ItemID) -> Int {
    if let place = places[item] { return place }
    items.append(item)
    places[item] = items.count - 1
    return items.count - 1
  }
}

extension Repository {
  /// The snippets and objections that items name, and what objections forward.
  var linkedItems: [ItemID: [ItemID]] {
    items.compactMapValues { item in
      let source = item.translations[project.source].map { Template($0, of: item.id).references }
      let linked = (source ?? []).map(\.item) + item.settings.forward.map(\.item)
      return linked.isEmpty ? nil : linked
    }
  }

  /// Some items with all that they lead to, each once.
  func closure(_ items: [ItemID], _ links: [ItemID: [ItemID]]) -> [ItemID] {
    var found: [ItemID] = []
    var seen: Set<ItemID> = []
    var next = items
    while let item = next.popLast() {
      guard seen.insert(item).inserted else { continue }
      found.append(item)
      next += links[item] ?? []
    }
    return found
  }
}

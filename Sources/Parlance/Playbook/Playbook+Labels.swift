extension Timing {
  /// The label that says when something is due, and the numbers that it needs.
  var label: (name: String, first: Int, last: Int) {
    switch self {
    case .asNeeded: ("asNeeded", 0, 0)
    case .weeks(let weeks):
      (weeks.count == 1 ? "week" : "weeks", weeks.lowerBound, weeks.upperBound)
    case .day(let day): ("day", day, day)
    case .beforeExpiry(let days, let length):
      length == 7 ? ("weeksBeforeExpiry", days / 7, days / 7) : ("daysBeforeExpiry", days, days)
    case .weeksAfterExpiry(1...4): ("afterExpiry", 1, 4)
    case .weeksAfterExpiry(let weeks):
      (
        weeks.count == 1 ? "weekAfterExpiry" : "weeksAfterExpiry", weeks.lowerBound,
        weeks.upperBound
      )
    }
  }
}

extension Touchpoint.Channel {
  /// The label that says how a customer is reached.
  var label: String { self == .inPerson ? "inPerson" : rawValue }
}

extension Action.Effort {
  /// The label that says how much is expected.
  var label: String { self == .extraCredit ? "extraCredit" : rawValue }
}

extension ItemKind {
  /// The label that says what sort of thing a material is; nil for what needs none.
  var materialLabel: String? {
    switch self {
    case .email: "kindEmail"
    case .callScript: "kindCallScript"
    case .asset: "kindAsset"
    case .objection, .snippet, .playbook: nil
    }
  }
}

extension Touchpoint {
  /// Whether the last material is for everybody whom the ones before it are not for.
  var hasDefaultMaterial: Bool {
    material.count > 1 && material.last?.applies.isForEverybody == true
  }
}

extension Repository {
  /// The labels that the page of a playbook shows, in the order of the page.
  func labels(of playbook: Playbook) -> [String] {
    var labels: [String] = []
    func add(_ label: String) {
      if !labels.contains(label) { labels.append(label) }
    }
    func add(_ applies: Applicability) {
      if applies.condition != nil { add("onlyIf") }
      if applies.exception != nil { add("unless") }
    }
    for stage in playbook.stages {
      add(stage.applies)
      for action in stage.actions {
        add(action.effort.label)
        add(action.applies)
        for touchpoint in action.touchpoints {
          add(touchpoint.timing.label.name)
          if let channel = touchpoint.channel { add(channel.label) }
          add(touchpoint.applies)
          let exceptions = (touchpoint.material + touchpoint.with).map(\.applies.exception)
          if exceptions.contains(where: { $0 != nil }) { add("unless") }
          if touchpoint.hasDefaultMaterial { add("otherwise") }
          for item in touchpoint.items { item.kind.materialLabel.map(add) }
          if !touchpoint.with.isEmpty { add("with") }
        }
      }
      if !stage.objections.isEmpty { add("objections") }
      if stage.objections.contains(where: { items[$0.item]?.settings.forward.isEmpty == false }) {
        add("forward")
      }
    }
    // What the page of a customer says.
    if !playbook.stages.isEmpty {
      add("forCustomer")
      if playbook.stages.contains(where: { !$0.applies.isForEverybody }) { add("notForCustomer") }
      if playbook.touchpoints.contains(where: { $0.timing != .asNeeded }) {
        ["datesUnknown", "past", "overdue", "due", "next"].forEach(add)
      }
    }
    return labels
  }
}

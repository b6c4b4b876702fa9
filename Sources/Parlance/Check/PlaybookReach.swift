import MessageFormat

/// Whom the parts of a playbook are for, as far as its segments tell customers apart.
struct PlaybookReach {
  let playbook: Playbook
  private let variables: Variables
  private var known: [Set<String>: DistinctCustomers?] = [:]
  /// How many more comparisons are made; a playbook that needs more is not looked at to its end.
  private var budget = 4_000_000

  /// A touchpoint with what stands around it.
  struct Step {
    var stage: Stage
    var action: Action
    var touchpoint: Touchpoint

    /// The conditions that a customer fulfils who gets there.
    var conditions: [Applicability] { [stage.applies, action.applies, touchpoint.applies] }
    /// The touchpoint’s name in messages: `vip › renewal › early-renewal › quote`.
    func path(in playbook: Playbook) -> String {
      "\(playbook.id.name) › \(stage.id) › \(action.id) › \(touchpoint.id)"
    }
  }

  init(_ playbook: Playbook, _ variables: Variables) {
    self.playbook = playbook
    self.variables = variables
  }

  /// The customers that some conditions tell apart; nil where that cannot be told.
  mutating func customers(told conditions: [Applicability]) -> DistinctCustomers? {
    guard conditions.allSatisfy(\.isSound) else { return nil }
    return customers(in: Set(conditions.flatMap(\.segments)), asked: conditions.count)
  }

  /// The customers that some segments tell apart; nil where that cannot be told.
  mutating func customers(in names: Set<String>, asked: Int = 1) -> DistinctCustomers? {
    guard budget > 0 else { return nil }
    if let found = known[names] {
      budget -= (found?.customers.count ?? 0) * asked
      return found
    }
    let made = DistinctCustomers(names, of: playbook, variables)
    budget -= playbook.segments.count
    budget -= (made?.customers.count ?? DistinctCustomers.limit) * (names.count + asked)
    known[names] = made
    return made
  }

  /// Whether there can be a customer to whom all of several things apply; where that cannot be
  /// told, there can.
  mutating func isPossible(_ conditions: [Applicability]) -> Bool {
    if conditions.allSatisfy(\.isForEverybody) { return true }
    return customers(told: conditions).map { $0.first(where: conditions) != nil } ?? true
  }
}

extension Playbook {
  /// The touchpoints with what stands around them, in order.
  var steps: [PlaybookReach.Step] {
    stages.flatMap { stage in
      stage.actions.flatMap { action in
        action.touchpoints.map { .init(stage: stage, action: action, touchpoint: $0) }
      }
    }
  }
}

import MessageFormat

/// A touchpoint of a playbook on its day in a customer's year.
struct RehearsalStep {
  let playbook: Playbook
  let stage: Stage
  let action: Action
  let touchpoint: Touchpoint
  /// The days on which it is due; nil for what is done as needed, for what the term is too
  /// short for, and where nobody can tell.
  let days: ClosedRange<CalendarDay>?
  /// What is sent or said, and what goes along with it.
  let items: [ItemID]

  /// Where it is: `vip/renewal/early-renewal/quote`.
  var path: String { "\(playbook.id.name)/\(stage.id)/\(action.id)/\(touchpoint.id)" }
}

/// What a customer comes to in a year, in order, and what not.
struct RehearsalYear {
  /// The touchpoints that have a day, in order of their first.
  private(set) var dated: [RehearsalStep] = []
  /// The touchpoints that are done as needed, or that have no day in the term.
  private(set) var undated: [RehearsalStep] = []
  /// The stages that the customer comes to, for their objections.
  private(set) var stages: [(playbook: Playbook, stage: Stage)] = []
  /// The touchpoints that are not for the customer, by their paths.
  private(set) var leftOut: [String] = []

  /// Looks which touchpoints of some playbooks are for a customer, in the terms that a day is in.
  init(of customer: Customer, in playbooks: [Playbook], on day: CalendarDay) {
    for playbook in playbooks {
      func holds(_ applies: Applicability) -> Bool {
        applies.holds(for: customer.values, in: playbook)
      }
      let schedule = Schedule(playbook, customer.values, on: day)
      for stage in playbook.stages where holds(stage.applies) { stages.append((playbook, stage)) }
      for place in playbook.steps {
        let material = playbook.material(of: place.touchpoint, for: customer.values)
        let with = place.touchpoint.with.filter { holds($0.applies) }
        let step = RehearsalStep(
          playbook: playbook, stage: place.stage, action: place.action,
          touchpoint: place.touchpoint,
          days: schedule.due(place.touchpoint, in: place.stage).window?.days,
          items: ([material].compactMap { $0 } + with).map(\.item))
        // A touchpoint whose material is for others only is for others.
        let hasNone = !place.touchpoint.material.isEmpty && material == nil
        if !place.conditions.allSatisfy(holds) || hasNone {
          leftOut.append(step.path)
        } else if step.days == nil {
          undated.append(step)
        } else {
          dated.append(step)
        }
      }
    }
    dated = dated.enumerated().sorted { left, right in
      func order(_ entry: (offset: Int, element: RehearsalStep)) -> (Int, Int, Int) {
        let days = entry.element.days
        let first = days?.lowerBound.daysSinceEpoch ?? 0
        return (first, days?.upperBound.daysSinceEpoch ?? 0, entry.offset)
      }
      return order(left) < order(right)
    }.map(\.element)
  }
}

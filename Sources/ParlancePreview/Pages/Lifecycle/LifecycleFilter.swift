import MessageFormat
import Parlance

/// What a visitor wants to see of a playbook.
struct LifecycleFilter {
  var stage: String?
  var channel: Touchpoint.Channel?
  var effort: Action.Effort?
  /// How far the material has come.
  var state: CoverageState?
  /// How the days stand to the day.
  var due: Schedule.State?

  /// Reads a query; what it does not know is passed over.
  init(_ query: Query, _ lifecycle: Lifecycle) {
    stage = query["stage"].flatMap { name in
      lifecycle.stages.contains { $0.id == name } ? name : nil
    }
    channel = query["channel"].flatMap { Touchpoint.Channel(rawValue: $0) }
    effort = query["effort"].flatMap { Action.Effort(rawValue: $0) }
    state = query["state"].flatMap { name in
      CoverageState.allCases.first { $0.name == name }
    }
    if lifecycle.isForCustomer { due = query["due"].flatMap { Schedule.State(rawValue: $0) } }
  }

  /// Whether everything is shown.
  var isEmpty: Bool {
    stage == nil && channel == nil && effort == nil && state == nil && due == nil
  }

  /// Whether a step is shown.
  func shows(_ step: Lifecycle.Step) -> Bool {
    (stage == nil || step.path.first == stage)
      && (channel == nil || step.touchpoint.channel == channel)
      && (effort == nil || step.effort == effort)
      && (state == nil || (step.state == state && !step.isLeftOut))
      && (due == nil || step.due == due)
  }

  /// The playbook without what is not shown.
  func applied(to lifecycle: Lifecycle) -> Lifecycle {
    if isEmpty { return lifecycle }
    var lifecycle = lifecycle
    for stage in lifecycle.stages.indices {
      for action in lifecycle.stages[stage].actions.indices {
        lifecycle.stages[stage].actions[action].steps.removeAll { !shows($0) }
      }
      lifecycle.stages[stage].actions.removeAll { $0.steps.isEmpty }
    }
    lifecycle.stages.removeAll { $0.actions.isEmpty }
    return lifecycle
  }
}

import MessageFormat
import Parlance

/// Reads what the page of a playbook shows.
struct LifecycleReader {
  private let visit: Visit
  private let playbook: Playbook
  private let texts: [String: ShownText]
  private let names: [ItemID: ShownText]
  private let broken: BrokenFiles
  private let schedule: Schedule
  private let keys: [String]

  init(_ visit: Visit, _ playbook: Playbook) {
    self.visit = visit
    self.playbook = playbook
    let renderer = visit.snapshot.renderer
    let sources = [visit.repository.project.source, visit.locale]
    var keys: [String] = []
    for tag in sources {
      let names = playbook.translations[tag]?.fields.map(\.name) ?? []
      keys += names.filter { !keys.contains($0) }
    }
    self.keys = keys
    texts = renderer.shownTexts(
      keys, of: playbook, in: visit.locale, for: visit.customer, on: visit.day)
    let items = playbook.touchpoints.flatMap(\.items)
    let objections = playbook.stages.flatMap(\.objections).map(\.item)
    names = renderer.shownNames(
      of: Set(items + objections), in: visit.locale, for: visit.customer, on: visit.day)
    broken = BrokenFiles(visit.snapshot.findings)
    schedule = Schedule(playbook, visit.customer.values, on: visit.day)
  }

  private var isForCustomer: Bool { visit.customerID != nil }

  /// The playbook, read.
  func read() -> Lifecycle {
    var lifecycle = Lifecycle(playbook: playbook, title: texts["title"], intro: texts["intro"])
    lifecycle.isForCustomer = isForCustomer
    lifecycle.stages = playbook.stages.map(stage)
    if isForCustomer {
      lifecycle.segments = playbook.segments.filter { $0.holds(for: visit.customer.values) }
        .compactMap { texts["segments.\($0.name)"] }
      addDays(to: &lifecycle)
    }
    return lifecycle
  }

  private func stage(_ stage: Stage) -> Lifecycle.Stage {
    let prefix = "stages.\(stage.id)."
    let said = keys.filter { $0.hasPrefix(prefix) && $0 != prefix + "title" }
    let isLeftOut = isLeftOut(stage.applies)
    return Lifecycle.Stage(
      id: stage.id, title: texts[prefix + "title"], texts: said.compactMap { texts[$0] },
      conditions: conditions(stage.applies), isLeftOut: isLeftOut,
      clock: stage.clock ?? playbook.clock,
      actions: stage.actions.map { action($0, of: stage, isLeftOut: isLeftOut) },
      objections: stage.objections.map { link($0.item) })
  }

  private func action(
    _ action: Action, of stage: Stage, isLeftOut: Bool
  ) -> Lifecycle.Action {
    let isLeftOut = isLeftOut || self.isLeftOut(action.applies)
    return Lifecycle.Action(
      id: action.id, effort: action.effort, title: texts["actions.\(action.id).title"],
      conditions: conditions(action.applies),
      steps: action.touchpoints.map {
        step($0, [stage.id, action.id, $0.id], action.effort, isLeftOut: isLeftOut)
      })
  }

  private func step(
    _ touchpoint: Touchpoint, _ path: [String], _ effort: Action.Effort, isLeftOut: Bool
  ) -> Lifecycle.Step {
    let isLeftOut = isLeftOut || self.isLeftOut(touchpoint.applies)
    var step = Lifecycle.Step(
      path: path, touchpoint: touchpoint, effort: effort, text: texts[touchpoint.textKey],
      conditions: conditions(touchpoint.applies), isLeftOut: isLeftOut,
      state: visit.repository.state(
        ofText: touchpoint.textKey, of: playbook, in: visit.locale))
    var material = touchpoint.material
    var with = touchpoint.with
    if isForCustomer {
      material = playbook.material(of: touchpoint, for: visit.customer.values).map { [$0] } ?? []
      with = with.filter { !self.isLeftOut($0.applies) }
    }
    let hasRest = material.count > 1 && material.last?.applies.isForEverybody == true
    for (place, entry) in material.enumerated() {
      var link = link(entry.item)
      link.conditions = conditions(entry.applies)
      link.conditions.isRest = hasRest && place == material.count - 1
      step.material.append(link)
    }
    step.with = with.map { link($0.item) }
    let needed = (step.material + step.with).map(\.state).filter { $0 != .notRequired }
    if needed.isEmpty, !touchpoint.items.isEmpty, step.state == .ok { step.state = .notRequired }
    step.state = needed.reduce(step.state) { $0.worse($1) }
    return step
  }

  private func link(_ item: ItemID) -> Lifecycle.Link {
    let state =
      broken.contains(item, in: visit.locale)
      ? .broken : visit.repository.state(of: item, in: visit.locale)
    return Lifecycle.Link(item: item, name: names[item], state: state)
  }

  private func isLeftOut(_ applies: Applicability) -> Bool {
    isForCustomer && !applies.holds(for: visit.customer.values, in: playbook)
  }

  private func conditions(_ applies: Applicability) -> Lifecycle.Conditions {
    func text(_ name: String?) -> ShownText? {
      name.map { name in
        texts["segments.\(name)"] ?? ShownText(text: name, locale: visit.repository.project.source)
      }
    }
    return Lifecycle.Conditions(only: text(applies.condition), unless: text(applies.exception))
  }

  // MARK: Days

  /// Adds when everything is due for the customer, and how that stands to the day.
  private func addDays(to lifecycle: inout Lifecycle) {
    if let fault = schedule.contradiction { lifecycle.faults.append(fault.reason) }
    for (place, stage) in playbook.stages.enumerated() {
      for (number, action) in stage.actions.enumerated() {
        let applying = lifecycle.stages[place].actions[number].steps
        var windows: [Schedule.Window?] = []
        for (index, touchpoint) in action.touchpoints.enumerated() {
          var window: Schedule.Window?
          switch schedule.due(touchpoint, in: stage) {
          case .dated(let current, let next): window = current ?? next
          case .unknown(let fault):
            if !applying[index].isLeftOut, !lifecycle.faults.contains(fault.reason) {
              lifecycle.faults.append(fault.reason)
            }
          case .asNeeded: break
          }
          windows.append(applying[index].isLeftOut ? nil : window)
        }
        for (index, window) in windows.enumerated() {
          guard let window else { continue }
          lifecycle.stages[place].actions[number].steps[index].window = window
          lifecycle.stages[place].actions[number].steps[index].due = schedule.state(
            of: window, among: windows.compactMap { $0 })
        }
      }
    }
    let first = lifecycle.steps.filter { $0.due == .later }.compactMap {
      $0.window?.days.lowerBound
    }
    .min()
    for stage in lifecycle.stages.indices {
      for action in lifecycle.stages[stage].actions.indices {
        let steps = lifecycle.stages[stage].actions[action].steps
        for (index, step) in steps.enumerated()
        where step.due == .later && step.window?.days.lowerBound == first {
          lifecycle.stages[stage].actions[action].steps[index].due = .next
        }
      }
    }
  }
}

import MessageFormat
import Parlance

/// The picture of a playbook: its actions as rows along the weeks of the term.
///
/// Wide windows show it; narrow ones show the list below alone, which says the same.
struct LifecycleChart {
  let visit: Visit
  let lifecycle: Lifecycle

  private var words: Words { visit.words }

  /// The picture, with what its signs mean.
  var html: HTML {
    let axes = LifecycleAxis.all(of: lifecycle).filter { !$0.stages.flatMap(\.steps).isEmpty }
    if axes.isEmpty { return .empty }
    return """
      <figure class="chart" id="chart">
      <figcaption class="hidden">\(words[.lifecycleChart])</figcaption>
      \(axes.map { axis($0, isAlone: axes.count == 1) })
      \(legend)
      </figure>
      """
  }

  private func axis(_ axis: LifecycleAxis, isAlone: Bool) -> HTML {
    let caption: HTML = isAlone ? .empty : "<p class=\"counted\">\(counted(axis))</p>"
    return """
      <div class="axis\(axis.start == nil ? .empty : " dated" as HTML)">
      \(caption)<div class="scale" aria-hidden="true"><span class="what">\(unit(axis))</span>\
      <div class="track">\(axis.ticks(words).map { tick($0, axis) })\(end(axis, named: true))\
      </div></div>
      <div class="rows"><div class="lines" aria-hidden="true">\
      \(axis.ticks(words).map { line($0.day, axis) })\(end(axis, named: false))\(today(axis))</div>
      \(axis.stages.map { stage($0, axis) })
      </div>
      </div>
      """
  }

  private func counted(_ axis: LifecycleAxis) -> HTML {
    let clock = axis.clock ?? ""
    if let start = axis.start {
      return words.html(.planCountedFromDay, ["day": .value(.date(start))])
    }
    guard let explained = visit.repository.variables[clock]?.explanation?.firstSentence else {
      return words.html(.planCountedFrom, ["name": .code(clock)])
    }
    // Variables are explained in the language that the content is written in first.
    let source = HTML.language(of: visit.repository.project.source)
    return words.html(
      .planCountedFrom, ["name": .html("<span\(source)>\(explained)</span>")])
  }

  private func unit(_ axis: LifecycleAxis) -> String {
    words[axis.start == nil ? .planAxisWeeks : axis.hasMonths ? .planAxisMonths : .planAxisDays]
  }

  private func tick(_ tick: (day: Int, text: String), _ axis: LifecycleAxis) -> HTML {
    "<span class=\"tick \(axis.place(at: tick.day))\">\(tick.text)</span>"
  }

  private func line(_ day: Int, _ axis: LifecycleAxis) -> HTML {
    "<i class=\"\(axis.place(at: day))\"></i>"
  }

  private func end(_ axis: LifecycleAxis, named: Bool) -> HTML {
    guard let expiry = axis.expiry else { return .empty }
    return named
      ? "<span class=\"tick end \(axis.place(at: expiry))\">\(words[.planExpiry])</span>"
      : "<i class=\"end \(axis.place(at: expiry))\"></i>"
  }

  private func today(_ axis: LifecycleAxis) -> HTML {
    guard let start = axis.start else { return .empty }
    let day = visit.day.daysSinceEpoch - start.daysSinceEpoch
    guard (0..<axis.length).contains(day) else { return .empty }
    return "<i class=\"today \(axis.place(at: day))\"><b>\(words[.planToday])</b></i>"
  }

  // MARK: Rows

  private func stage(_ stage: Lifecycle.Stage, _ axis: LifecycleAxis) -> HTML {
    let days = stage.steps.compactMap { axis.days(of: $0) }
    let first = days.map(\.lowerBound).min()
    let last = days.map(\.upperBound).max()
    var band: HTML = .empty
    if let first, let last { band = "<span class=\"band \(axis.place(first..<last))\"></span>" }
    let name = stage.title?.html ?? "\(stage.id)"
    return """
      <div class="row stage\(stage.isLeftOut ? " left-out" : "" as HTML)">
      <p class="what"><a href="#stage-\(stage.id)">\(name)</a></p>
      <div class="track" aria-hidden="true">\(band)</div>
      </div>
      \(stage.actions.map { action($0, stage, axis) })
      """
  }

  private func action(
    _ action: Lifecycle.Action, _ stage: Lifecycle.Stage, _ axis: LifecycleAxis
  ) -> HTML {
    let dated = action.steps.filter { axis.days(of: $0) != nil }
    let rest = action.steps.filter { axis.days(of: $0) == nil }
    let ordered = dated.sorted {
      (axis.days(of: $0)?.lowerBound ?? 0) < (axis.days(of: $1)?.lowerBound ?? 0)
    }
    let isLeftOut = !action.steps.isEmpty && action.steps.allSatisfy(\.isLeftOut)
    return """
      <div class="row\(isLeftOut ? " left-out" : "" as HTML)">
      <p class="what">\(action.title?.html ?? "\(action.id)")</p>
      <ul class="track">\(ordered.map { pill($0, axis) })\(rest.map { pill($0, axis) })</ul>
      </div>
      """
  }

  private func pill(_ step: Lifecycle.Step, _ axis: LifecycleAxis) -> HTML {
    let place = axis.days(of: step).map(axis.place) ?? "any"
    var signs: [HTML] = [step.effort == .extraCredit ? "extra" : "recommended"]
    if step.isLeftOut { signs.append("left-out") }
    if let due = step.due { signs.append("\(due.rawValue)") }
    let isHole = [CoverageState.draft, .broken, .missing].contains(step.state)
    let badge: HTML =
      step.isLeftOut || step.state == .ok || step.state == .notRequired
      ? .empty : "<b class=\"badge \(isHole ? "bad" : "warn" as HTML)\" aria-hidden=\"true\">!</b>"
    let said = describe(step)
    return """
      <li class="\(place)"><a class="pill \(joined(signs))" href="#\(step.anchor)" \
      title="\(said)">\(Icon.channel(step.touchpoint.channel))\(badge)\
      <span class="hidden">\(said)</span></a></li>
      """
  }

  /// What a sign of the picture says to those who cannot see it.
  private func describe(_ step: Lifecycle.Step) -> String {
    var parts = [step.window.map { words.days($0.days) } ?? words.timing(step.touchpoint.timing)]
    if let channel = step.touchpoint.channel { parts.append(words.channel(channel)) }
    if step.isLeftOut {
      parts.append(words[.planNotForCustomer])
    } else {
      if let due = step.due { parts.append(words.due(due)) }
      if step.state != .ok { parts.append(words.state(step.state)) }
    }
    let text = step.text?.text ?? step.path.last ?? ""
    return parts.joined(separator: " · ") + "\n" + text
  }

  private func joined(_ classes: [HTML]) -> HTML {
    HTML(trusted: classes.map(\.source).joined(separator: " "))
  }

  private var legend: HTML {
    var entries: [HTML] = [
      "<li><span class=\"pill recommended\"></span> \(words.effort(.recommended))</li>",
      "<li><span class=\"pill extra\"></span> \(words.effort(.extraCredit))</li>",
    ]
    let channels = Touchpoint.Channel.allCases.filter { channel in
      lifecycle.steps.contains { $0.touchpoint.channel == channel }
    }
    entries += channels.map { "<li>\(Icon.channel($0)) \(words.channel($0))</li>" }
    if lifecycle.isForCustomer {
      entries += [Schedule.State.overdue, .due, .next].map {
        "<li><span class=\"pill \($0.rawValue)\"></span> \(words.due($0))</li>"
      }
    }
    if lifecycle.steps.contains(where: { $0.state != .ok && $0.state != .notRequired }) {
      entries.append("<li><b class=\"badge bad\">!</b> \(words[.lifecycleIncomplete])</li>")
    }
    return "<ul class=\"legend\" aria-hidden=\"true\">\(entries)</ul>"
  }
}

extension String {
  /// The text up to the end of its first sentence, without a full stop.
  fileprivate var firstSentence: String {
    let sentence = split(separator: ". ", maxSplits: 1).first.map(String.init) ?? self
    return sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}

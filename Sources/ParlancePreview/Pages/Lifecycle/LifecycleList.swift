import MessageFormat
import Parlance

/// The stages of a playbook below each other, with all that is known of each step.
struct LifecycleList {
  let visit: Visit
  let lifecycle: Lifecycle

  private var words: Words { visit.words }

  var html: HTML { HTML(trusted: lifecycle.stages.map { stage($0).source }.joined()) }

  private func stage(_ stage: Lifecycle.Stage) -> HTML {
    let name = stage.title?.html ?? "\(stage.id)"
    let texts: [HTML] = stage.texts.map { "<p class=\"goal\"\($0.language)>\($0.text)</p>" }
    if stage.isLeftOut {
      return """
        <section class="stage left-out" id="stage-\(stage.id)">
        <h2>\(name)</h2>
        <p class="muted">\(words[.planNotForCustomer])</p>
        \(conditions(stage.conditions))
        </section>
        """
    }
    return """
      <section class="stage" id="stage-\(stage.id)">
      <h2>\(name)</h2>
      \(texts)\(conditions(stage.conditions))
      \(stage.actions.map(action))
      \(objections(stage))
      </section>
      """
  }

  private func action(_ action: Lifecycle.Action) -> HTML {
    let applying = action.steps.filter { !$0.isLeftOut }
    let others = action.steps.filter(\.isLeftOut)
    let list: HTML =
      applying.isEmpty ? .empty : "<ol class=\"steps\">\(applying.map(step))</ol>"
    let rest: HTML =
      others.isEmpty
      ? .empty
      : """
      <details class="others" id="others-\(action.steps[0].anchor)"><summary>\
      \(words[.planOthers, ["count": .integer(Int64(others.count))]])</summary>\
      <ol class="steps">\(others.map(step))</ol></details>
      """
    return """
      <div class="action">
      <h3>\(action.title?.html ?? "\(action.id)") \
      <span class="mark\(action.effort == .extraCredit ? " extra" : "" as HTML)">\
      \(words.effort(action.effort))</span></h3>
      \(conditions(action.conditions))\(list)\(rest)
      </div>
      """
  }

  private func step(_ step: Lifecycle.Step) -> HTML {
    let when = step.window.map { words.days($0.days) } ?? words.timing(step.touchpoint.timing)
    let due: HTML? = step.due.map { "<span class=\"\($0.tone)\">\(words.due($0))</span>" }
    let channel: HTML? = step.touchpoint.channel.map {
      "<span class=\"channel\">\(Icon.channel($0)) \(words.channel($0))</span>"
    }
    let text: HTML? = step.text.map { "<p\($0.language)>\($0.text)</p>" }
    let state: HTML? =
      step.isLeftOut || step.touchpoint.items.isEmpty && step.state == .ok
      ? nil
      : "<p class=\"state\"><span class=\"\(step.state.tone)\">\(words.state(step.state))</span></p>\n"
    let with: HTML =
      step.with.isEmpty
      ? .empty
      : "<p class=\"with\">\(words[.planWith])</p><ul class=\"material\">\(step.with.map(link))</ul>"
    let material: HTML =
      step.material.isEmpty ? .empty : "<ul class=\"material\">\(step.material.map(link))</ul>"
    return """
      <li id="\(step.anchor)" class="step\(step.due.map { " \($0.rawValue)" } ?? "" as HTML)\
      \(step.effort == .extraCredit ? " extra" : "" as HTML)">
      <p class="when"><strong>\(when)</strong> \(due)\(channel)</p>
      <div class="what">\(text)\(conditions(step.conditions))\(material)\(with)</div>
      \(state)</li>
      """
  }

  private func link(_ link: Lifecycle.Link) -> HTML {
    let name = link.name?.html ?? "<code>\(link.item.description)</code>"
    let kind: HTML? = kindLabel(of: link.item).map { "<span class=\"kind\">\(words[$0])</span> " }
    let address = visit.link(to: link.item, ["locale": visit.locale.description])
    var state: HTML = .empty
    if link.state != .ok {
      state = " <span class=\"\(link.state.tone)\">\(words.state(link.state))</span>"
    }
    var file: HTML = .empty
    if link.state == .missing {
      let name = link.item.file(in: visit.locale)
      let said = words.html(.coverageCreate, ["name": .code(name)])
      file = "<span class=\"file\">\(said)</span>"
    }
    return """
      <li>\(conditions(link.conditions, isInline: true))\(kind)<a href="\(address)">\(name)</a>\
      \(state)\(file)</li>
      """
  }

  private func kindLabel(of item: ItemID) -> Label? {
    switch item.kind {
    case .email: .kindEmail
    case .callScript: .kindScript
    case .asset: .kindAsset
    case .objection, .snippet, .playbook: nil
    }
  }

  private func conditions(_ conditions: Lifecycle.Conditions, isInline: Bool = false) -> HTML {
    // The page of a customer shows what applies, and need not say why.
    if conditions.isEmpty || (lifecycle.isForCustomer && isInline) { return .empty }
    var parts: [HTML] = []
    if let only = conditions.only {
      let said = words.html(.planOnly, ["name": .html(only.html)])
      parts.append("<span class=\"if\">\(said)</span>")
    }
    if let unless = conditions.unless {
      let said = words.html(.planUnless, ["name": .html(unless.html)])
      parts.append("<span class=\"if\">\(said)</span>")
    }
    if conditions.isRest { parts.append("<span class=\"if\">\(words[.planRest])</span>") }
    return isInline
      ? "<span class=\"conditions\">\(parts)</span> " : "<p class=\"conditions\">\(parts)</p>"
  }

  private func objections(_ stage: Lifecycle.Stage) -> HTML {
    if stage.objections.isEmpty { return .empty }
    return """
      <details class="objections" id="objections-\(stage.id)">
      <summary>\(words[.lifecycleObjections, ["count": .integer(Int64(stage.objections.count))]])\
      </summary>
      <ul class="material">\(stage.objections.map(link))</ul>
      </details>
      """
  }
}

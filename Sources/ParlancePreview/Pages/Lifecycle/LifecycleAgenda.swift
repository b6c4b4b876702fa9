import MessageFormat
import Parlance

/// What is overdue, due and next for the customer of the page.
struct LifecycleAgenda {
  let visit: Visit
  let lifecycle: Lifecycle

  private var words: Words { visit.words }

  var html: HTML {
    guard lifecycle.isForCustomer else { return .empty }
    let name = visit.customer.displayName(in: visit.repository)
    let segments: [HTML] = lifecycle.segments.map {
      "<li class=\"mark\"\($0.language)>\($0.text)</li>"
    }
    let list: HTML = segments.isEmpty ? .empty : "<ul class=\"marks\">\(segments)</ul>"
    let faults: HTML =
      lifecycle.faults.isEmpty
      ? .empty
      : """
      <div class="note warn"><p>\(words[.lifecycleDatesUnknown])</p>
      \(words.englishNote)
      <ul lang="en" dir="ltr">\(lifecycle.faults.map { "<li>\($0)</li>" as HTML })</ul></div>
      """
    let piles: [HTML] = [Schedule.State.overdue, .due, .next].compactMap(pile)
    let nothing: HTML =
      piles.isEmpty && lifecycle.faults.isEmpty
      ? "<p class=\"muted\">\(words[.lifecycleNothingDue])</p>" : .empty
    return """
      <section class="agenda" aria-labelledby="agenda">
      <h2 id="agenda">\(words[.lifecycleFor, ["name": .text(name)]])</h2>
      \(list)\(faults)<div class="cards">\(piles)</div>\(nothing)
      </section>
      """
  }

  private func pile(_ state: Schedule.State) -> HTML? {
    let steps = lifecycle.steps.filter { $0.due == state }
    if steps.isEmpty { return nil }
    return """
      <div class="card \(state.rawValue)">
      <h3>\(words.due(state)) <span class="count">\(words.number(steps.count))</span></h3>
      <ul class="plain">\(steps.map(entry))</ul>
      </div>
      """
  }

  private func entry(_ step: Lifecycle.Step) -> HTML {
    let text = step.text?.html ?? "\(step.path.joined(separator: "/"))"
    let days = step.window.map { words.days($0.days) } ?? ""
    let first = (step.material + step.with).first
    let open: HTML? = first.map { link in
      let label: Label =
        link.item.kind == .email
        ? .openMail : link.item.kind == .callScript ? .openScript : .openMaterial
      return "<a class=\"button plain\" href=\"\(visit.link(to: link.item))\">\(words[label])</a>"
    }
    return """
      <li>\(Icon.channel(step.touchpoint.channel)) <span><strong>\(days)</strong> \
      <a href="#\(step.anchor)">\(text)</a></span> \(open)</li>
      """
  }
}

extension Customer {
  /// What the customer is called: by its company or contact, as the project names it, or by its ID.
  func displayName(in repository: Repository) -> String {
    for variable in ["companyName", repository.project.recipientName] {
      let name = self.name(variable)
      if name.contains(where: { !$0.isWhitespace }) { return name }
    }
    return id
  }
}

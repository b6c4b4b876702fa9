import Hummingbird
import MessageFormat
import Parlance

/// The page of a playbook: what a reseller does when, and with what.
struct LifecyclePage {
  let visit: Visit
  let lifecycle: Lifecycle
  let filter: LifecycleFilter

  static func add(to router: Router<BasicRequestContext>, _ site: Site) {
    router.page("/lifecycle", site) { visit, _ in
      guard let playbook = visit.repository.orderedPlaybooks.first else { return empty(visit) }
      return LifecyclePage(visit, playbook).content
    }
    router.page("/lifecycle/:playbook", site) { visit, context in
      let name = context.parameters.get("playbook") ?? ""
      guard let playbook = visit.repository.playbooks[Query.decoded(name)] else {
        throw Problem(.notFound, visit.words[.lifecycleUnknown, ["name": .text(name)]])
      }
      return LifecyclePage(visit, playbook).content
    }
  }

  private init(_ visit: Visit, _ playbook: Playbook) {
    self.visit = visit
    lifecycle = LifecycleReader(visit, playbook).read()
    filter = LifecycleFilter(visit.query, lifecycle)
  }

  private static func empty(_ visit: Visit) -> PageContent {
    let words = visit.words
    return PageContent(
      title: words[.navLifecycle], section: .lifecycle,
      body: """
        <h1>\(words[.navLifecycle])</h1>
        <div class="empty"><p>\(words[.lifecycleEmpty])</p>
        <p><code dir="ltr">content/playbooks/renewal/playbook.yaml</code></p></div>
        """)
  }

  private var words: Words { visit.words }

  private var content: PageContent {
    let title = lifecycle.title?.text ?? lifecycle.playbook.id.name
    let shown = filter.applied(to: lifecycle)
    let intro: HTML? = lifecycle.intro.map { "<p class=\"lead\"\($0.language)>\($0.text)</p>" }
    let nothing: HTML =
      shown.steps.isEmpty
      ? """
      <div class="empty"><p>\(words[.lifecycleNothing])</p>
      <p><a href="\(address([:]))" data-soft>\(words[.lifecycleShowAll])</a></p></div>
      """ : .empty
    return PageContent(
      title: title, section: .lifecycle,
      body: """
        <div class="lifecycle">
        \(playbooks)
        <h1\(lifecycle.title?.language ?? .empty)>\(title)</h1>
        \(intro)
        \(LifecycleAgenda(visit: visit, lifecycle: lifecycle).html)
        \(filters)
        \(LifecycleChart(visit: visit, lifecycle: shown).html)
        \(nothing)\(LifecycleList(visit: visit, lifecycle: shown).html)
        </div>
        """, isWide: true)
  }

  /// The playbooks, where there are several.
  private var playbooks: HTML {
    let all = visit.repository.orderedPlaybooks
    if all.count < 2 { return .empty }
    let entries: [HTML] = all.map { playbook in
      let current: HTML = playbook.id == lifecycle.playbook.id ? " aria-current=\"page\"" : ""
      let title =
        visit.snapshot.renderer.shownTexts(
          ["title"], of: playbook, in: visit.locale, for: visit.customer, on: visit.day)["title"]
      let name = title?.html ?? "\(playbook.id.name)"
      let path = "/lifecycle/\(Query.encoded(playbook.id.name))"
      return "<li><a href=\"\(visit.link(path))\"\(current)>\(name)</a></li>"
    }
    return """
      <nav aria-label="\(words[.lifecyclePlaybooks])"><ul class="switch">\(entries)</ul></nav>
      """
  }

  private func address(_ changes: KeyValuePairs<String, String?>) -> String {
    visit.link("/lifecycle/\(Query.encoded(lifecycle.playbook.id.name))", changes)
  }

  // MARK: Filters

  private var filters: HTML {
    let kept: [HTML] = ["locale", "customer", "on"].compactMap { name in
      visit.query[name].map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" }
    }
    let steps = lifecycle.steps
    let channels = Touchpoint.Channel.allCases.filter { channel in
      steps.contains { $0.touchpoint.channel == channel }
    }
    let states = CoverageState.allCases.filter { state in
      state == filter.state || steps.contains { $0.state == state && !$0.isLeftOut }
    }
    let known: [Schedule.State] = [.overdue, .due, .next, .later, .past]
    let dues = known.filter { state in
      state == filter.due || steps.contains { $0.due == state }
    }
    let reset: HTML =
      filter.isEmpty
      ? .empty
      : "<a class=\"button plain\" href=\"\(address([:]))\" data-soft>\(words[.lifecycleShowAll])</a>"
    var fields: [HTML] = [
      choice(
        "stage", .filterStage, lifecycle.stages.map { ($0.id, $0.title?.text ?? $0.id) },
        filter.stage),
      choice(
        "channel", .filterChannel, channels.map { ($0.rawValue, words.channel($0)) },
        filter.channel?.rawValue),
      choice(
        "effort", .filterEffort, Action.Effort.allCases.map { ($0.rawValue, words.effort($0)) },
        filter.effort?.rawValue),
      choice(
        "state", .filterState, states.map { ($0.name, words.state($0)) }, filter.state?.name),
    ]
    if lifecycle.isForCustomer, !dues.isEmpty {
      fields.append(
        choice(
          "due", .filterDue, dues.map { ($0.rawValue, words.due($0)) }, filter.due?.rawValue))
    }
    let path = "/lifecycle/\(Query.encoded(lifecycle.playbook.id.name))"
    return """
      <form class="filters" method="get" action="\(path)" data-soft \
      aria-label="\(words[.filters])">\(kept)\(fields)
      <button class="plain without-script">\(words[.apply])</button>
      \(reset)
      </form>
      """
  }

  private func choice(
    _ name: String, _ label: Label, _ options: [(value: String, text: String)], _ chosen: String?
  ) -> HTML {
    Field.choice(name, words[label], all: words[.filterAll], options, chosen)
  }
}

import Hummingbird
import MessageFormat
import Parlance

/// All call scripts of a locale.
enum ScriptListPage {
  static func add(to router: Router<BasicRequestContext>, _ site: Site) {
    router.page("/call-scripts", site) { visit, _ in
      let words = visit.words
      let scripts = visit.repository.itemIDs.filter { $0.kind == .callScript }
      let list: HTML =
        scripts.isEmpty
        ? "<p class=\"empty\">\(words[.noScripts])</p>"
        : "<ul class=\"cards scripts\">\(scripts.map { entry($0, visit) })</ul>"
      return PageContent(
        title: words[.navScripts], section: .scripts,
        body: """
          <h1>\(words[.navScripts])</h1>
          <p class="lead">\(words[.scriptsLead])</p>
          \(list)
          """)
    }
  }

  private static func entry(_ item: ItemID, _ visit: Visit) -> HTML {
    let state = visit.state(of: item, in: visit.locale)
    let passage = try? visit.passage(item)
    let language = passage.map { HTML.language(of: $0.locale) } ?? " dir=\"ltr\""
    let purpose: HTML? = passage.map {
      "<p class=\"muted\"\(HTML.language(of: $0.locale))>\($0.subtitle)</p>"
    }
    return """
      <li class="card" id="script-\(item.name)">
      <h2><a href="\(visit.link(to: item))"\(language)>\(passage?.title ?? item.name)</a></h2>
      \(purpose)
      <div class="foot">\(visit.usage(of: item, isBrief: true))\(state.mark(visit.words))</div>
      </li>
      """
  }
}

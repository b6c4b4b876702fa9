import Hummingbird
import MessageFormat
import Parlance

/// The objections of a locale, and each by itself.
enum ObjectionPages {
  static func add(to router: Router<BasicRequestContext>, _ site: Site) {
    router.page("/objections", site) { visit, _ in
      let search = ObjectionSearch(visit: visit)
      return PageContent(
        title: visit.words[.navObjections], section: .objections,
        body: """
          <h1>\(visit.words[.navObjections])</h1>
          <p class="lead">\(visit.words[.objectionsLead])</p>
          \(search.form)
          \(search.found)
          """)
    }
    router.page("/objections/:name", site) { visit, context in
      let item = try visit.item(.objection, context)
      return page(visit, item)
    }
  }

  private static func page(_ visit: Visit, _ item: ItemID) -> PageContent {
    let words = visit.words
    let back: HTML = """
      <p class="back"><a href="\(visit.link("/objections"))">\(words[.navObjections])</a></p>
      """
    let title: String
    let body: HTML
    do throws(RenderError) {
      let passage = try visit.passage(item)
      title = passage.title
      body = """
        <h1 class="statement"\(HTML.language(of: passage.locale))>\(passage.title)</h1>
        \(visit.fallbackNote(passage.locale))
        <div class="beside">
        <div>
        <section class="card" aria-labelledby="solution-title">
        <h2 id="solution-title">\(words[.solution])</h2>
        \(ObjectionEntry.solution(passage, words))
        \(ObjectionEntry.actions(passage, words))
        <div class="actions">\(TryPage.way(visit, item))</div>
        </section>
        </div>
        <div>\(PassagePages.aside(visit, item))</div>
        </div>
        """
    } catch {
      title = item.name
      body = PassagePages.refused(visit, item, error)
    }
    return PageContent(title: title, section: .objections, body: back + body)
  }
}

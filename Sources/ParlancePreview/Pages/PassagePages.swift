import Hummingbird
import MessageFormat
import Parlance

/// The pages of assets and snippets, so that links to them lead somewhere.
enum PassagePages {
  static func add(to router: Router<BasicRequestContext>, _ site: Site) {
    for kind in [ItemKind.asset, .snippet] {
      router.page("/\(kind.folder)/:name", site) { visit, context in
        let item = try visit.item(kind, context)
        return page(visit, item)
      }
    }
  }

  private static func page(_ visit: Visit, _ item: ItemID) -> PageContent {
    let words = visit.words
    var title = item.name
    let body: HTML
    do throws(RenderError) {
      let passage = try visit.passage(item)
      if !passage.title.isEmpty { title = passage.title }
      let language = HTML.language(of: passage.locale)
      let heading: HTML = passage.title.isEmpty ? " dir=\"ltr\"" : language
      let link: HTML =
        item.kind == .asset
        ? """
        <p class="address"><a href="\(passage.subtitle)" rel="noreferrer" dir="ltr">\
        \(passage.subtitle)</a></p>
        <div class="actions with-script">
        <button class="plain" data-copy="\(passage.subtitle)">\(words[.copyLink])</button>
        </div>
        """ : ObjectionEntry.actions(passage, words)
      body = """
        <h1\(heading)>\(title)</h1>
        \(visit.fallbackNote(passage.locale))
        <div class="beside">
        <div class="card">
        <div class="passage" id="solution-\(item.name)"\(language)>\(HTML(trusted: passage.html))</div>
        \(link)
        </div>
        <div>\(aside(visit, item))</div>
        </div>
        """
    } catch {
      body = refused(visit, item, error)
    }
    return PageContent(title: title, section: .objections, body: body)
  }

  /// Why an item cannot be shown, with what else is known of it.
  static func refused(_ visit: Visit, _ item: ItemID, _ error: RenderError) -> HTML {
    let isAlone = FindingList(visit, of: item).findings.isEmpty
    return """
      <h1 dir="ltr">\(item.name)</h1>
      <div class="beside">
      <div>\(FindingList.refusal(error, visit.words, isAlone: isAlone))</div>
      <div>\(aside(visit, item))</div>
      </div>
      """
  }

  /// Where an item is used, where its text stands, and what is wrong with it.
  static func aside(_ visit: Visit, _ item: ItemID) -> HTML {
    let words = visit.words
    return """
      <section class="about" aria-labelledby="about-title">
      <h2 id="about-title">\(words[.usedIn])</h2>
      \(visit.usage(of: item))
      <p class="small">\(visit.state(of: item, in: visit.locale).mark(words)) \
      <code dir="ltr">\(item.file(in: visit.locale))</code></p>
      </section>
      \(FindingList(visit, of: item).html)
      """
  }
}

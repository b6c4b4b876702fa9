import HTTPTypes
import Hummingbird
import MessageFormat
import Parlance

/// The values of an item as a form, and beside it the text that they give.
struct TryPage {
  let visit: Visit
  let item: ItemID
  let trial: Trial

  static func add(to router: Router<BasicRequestContext>, _ site: Site) {
    router.page("/try/:folder/:name", site) { visit, context in
      let item = try item(visit, context)
      return TryPage(visit: visit, item: item, trial: Trial(visit)).content
    }
    router.get("/try/:folder/:name/frame") { request, context in
      let visit = try Visit(request, site: site)
      let item = try item(visit, context)
      let rendered = try visit.rendered(item, for: Trial(visit).customer)
      return MailDocument.response(
        MailDocument(mail: MailHTML(rendered.html), scheme: .system).html)
    }
  }

  private static func item(
    _ visit: Visit, _ context: BasicRequestContext
  ) throws(Problem) -> ItemID {
    let folder = context.parameters.get("folder") ?? ""
    guard let kind = ItemKind.allCases.first(where: { $0.folder == folder && $0 != .playbook })
    else { throw Problem(.notFound, visit.words[.pageNotFound]) }
    return try visit.item(kind, context.parameters.get("name"))
  }

  /// The address of the page for an item, with the same values.
  static func address(_ visit: Visit, _ item: ItemID) -> String {
    "/try/\(item.kind.folder)/\(Query.encoded(item.name))" + visit.materialQuery().text
  }

  /// The way to the page for an item.
  static func way(_ visit: Visit, _ item: ItemID) -> HTML {
    "<a class=\"button plain\" href=\"\(address(visit, item))\">\(visit.words[.tryValues])</a>"
  }

  private var words: Words { visit.words }

  var content: PageContent {
    let variables = visit.repository.usedVariables(of: item, in: visit.locale)
    return PageContent(
      title: words[.tryTitle, ["name": .text(item.name)]], section: section,
      body: """
        <div class="mail-head">
        <p class="way"><a href="\(back)">\(words[.tryBack])</a></p>
        <h1>\(words[.tryValues])</h1>
        <p class="facts"><code dir="ltr">\(item.description)</code></p>
        </div>
        <div class="try-page">
        \(form(variables))
        <div class="try-result" id="try-result">\(result)</div>
        </div>
        \(TrySheet(visit: visit, item: item, trial: trial).html)
        """,
      isWide: true)
  }

  private var section: Frame.Section {
    switch item.kind {
    case .callScript: .scripts
    case .objection: .objections
    default: .emails
    }
  }

  /// The page that shows the item with these values.
  private var back: String {
    switch item.kind {
    case .email, .callScript, .objection:
      "/\(item.kind.folder)/\(Query.encoded(item.name))" + visit.materialQuery().text
    case .asset, .snippet, .playbook: visit.link(to: item)
    }
  }

  private func form(_ variables: [Variable]) -> HTML {
    if variables.isEmpty { return "<p class=\"empty\">\(words[.tryNoVariables])</p>" }
    let fields: [HTML] = variables.map {
      TryField(variable: $0, visit: visit, trial: trial).html
    }
    let kept: [HTML] = ["locale", "customer", "on"].compactMap { name in
      visit.query[name].map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" }
    }
    let currencies: [HTML] = ["EUR", "USD", "GBP", "CHF", "JPY", "KRW", "PLN", "AED"].map {
      "<option value=\"\($0)\"></option>"
    }
    return """
      <form class="try-form card" method="get" action="\(visit.here([:]).prefix { $0 != "?" })" \
      data-try novalidate aria-label="\(words[.tryValues])">
      \(kept)\(fields)
      <datalist id="currencies">\(currencies)</datalist>
      <div class="actions"><button class="without-script">\(words[.tryShow])</button>
      <a class="button plain" href="\(reset)">\(words[.tryReset])</a></div>
      </form>
      """
  }

  /// The page without the values that were tried.
  private var reset: String {
    visit.link("/try/\(item.kind.folder)/\(Query.encoded(item.name))")
  }

  private var result: HTML { item.kind == .email ? mail : passage }

  /// What is no mail, as its own page shows it.
  private var passage: HTML {
    do throws(RenderError) {
      let passage = try visit.passage(item, for: trial.customer)
      let language = HTML.language(of: passage.locale)
      let title = passage.title.isEmpty ? item.name : passage.title
      let subtitle: HTML? =
        passage.subtitle.isEmpty ? nil : "<p class=\"lead\"\(language)>\(passage.subtitle)</p>"
      let body: HTML =
        item.kind == .callScript
        ? ScriptPage.article(passage, words)
        : "<div class=\"card passage\"\(language)>\(HTML(trusted: passage.html))</div>"
      return """
        <h2\(language)>\(title)</h2>
        \(subtitle)
        \(body)
        """
    } catch {
      return FindingList.refusal(error, words, isAlone: true)
    }
  }

  private var mail: HTML {
    switch visit.render(item, for: trial.customer) {
    case .failure(let error): return FindingList.refusal(error, words, isAlone: true)
    case .success(let rendered):
      let language = MailView.language(rendered.shownLocale)
      let preheader: HTML? =
        rendered.preheader.isEmpty
        ? nil : "<p class=\"preheader\"><span \(language)>\(rendered.preheader)</span></p>"
      let address =
        "/try/\(item.kind.folder)/\(Query.encoded(item.name))/frame" + visit.materialQuery().text
      return """
        <h2><span \(language)>\(rendered.subject.isEmpty ? item.name : rendered.subject)</span></h2>
        \(preheader)
        <iframe id="frame-try" class="mail-frame" name="try" sandbox="allow-same-origin" \
        src="\(address)" title="\(words[.tryResult])" \
        data-revision="\(visit.snapshot.revision)"></iframe>
        """
    }
  }
}

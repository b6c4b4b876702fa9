import Hummingbird
import MessageFormat
import Parlance

/// What a page shows inside the frame that all pages have.
struct PageContent: Sendable {
  /// The title of the window, and the name of the page.
  var title: String
  /// The part of the site that the page belongs to.
  var section: Frame.Section
  /// What stands in the page, its heading included.
  var body: HTML
  /// Whether the page takes the whole width of the window.
  var isWide = false
  /// Whether the page is shown for a customer, so that one can be chosen.
  var hasCustomer = true
  /// Whether the page shows content in a locale, so that one can be chosen.
  var hasLocale = true
}

/// The frame of all pages: where one is, where one can go, and what is shown.
struct Frame {
  let visit: Visit
  let content: PageContent

  /// The parts of the site, in their order.
  enum Section: String, CaseIterable {
    case today
    case lifecycle
    case emails
    case scripts
    case objections
    case coverage

    var path: String { self == .today ? "/" : "/\(self == .scripts ? "call-scripts" : rawValue)" }

    var label: Label {
      switch self {
      case .today: .navToday
      case .lifecycle: .navLifecycle
      case .emails: .navEmails
      case .scripts: .navScripts
      case .objections: .navObjections
      case .coverage: .navCoverage
      }
    }
  }

  private var words: Words { visit.words }

  /// The whole page.
  var html: HTML {
    Frame.document(
      words: words, title: content.title, revision: visit.snapshot.revision,
      body: """
        <a class="skip" href="#main">\(words[.skipToContent])</a>
        <header class="top">
        <div class="bar">
        <a class="brand" href="\(visit.link("/"))">Parlance</a>
        <nav aria-label="\(words[.navigation])"><ul>\(Section.allCases.map(entry))</ul></nav>
        \(languageSwitch)
        </div>
        \(chooser)
        </header>
        \(banner)
        <main id="main" tabindex="-1"\(content.isWide ? " class=\"wide\"" : HTML.empty)>
        \(content.body)
        </main>
        <p id="status" class="status" role="status" aria-live="polite"></p>
        """)
  }

  private func entry(_ section: Section) -> HTML {
    let current: HTML = section == content.section ? " aria-current=\"page\"" : ""
    return "<li><a href=\"\(visit.link(section.path))\"\(current)>\(words[section.label])</a></li>"
  }

  /// Why nothing newer is shown, where the settings cannot be read.
  private var banner: HTML {
    guard let fault = visit.snapshot.fault else { return "<div id=\"banner\" hidden></div>" }
    return """
      <div id="banner" class="banner" role="alert"><strong>\(words[.settingsFault])</strong> \
      <code lang="en" dir="ltr">\(fault)</code>\(words.englishNote)</div>
      """
  }

  // MARK: What can be chosen

  private var languageSwitch: HTML {
    """
    <form class="language" method="post" action="/language">
    <input type="hidden" name="back" value="\(visit.here([:]))">
    <label><span class="hidden">\(words[.interfaceLanguage])</span>
    <select name="language" data-submit>\(visit.site.languages.all.map(option))</select></label>
    <button class="plain without-script">\(words[.apply])</button>
    </form>
    """
  }

  private func option(_ language: Words) -> HTML {
    let tag = language.locale
    let selected: HTML = tag == words.locale ? " selected" : ""
    return "<option value=\"\(tag)\" lang=\"\(tag)\"\(selected)>\(tag.title(in: tag))</option>"
  }

  private var chooser: HTML {
    guard content.hasLocale || content.hasCustomer else { return .empty }
    let kept = visit.query.pairs.filter { !["locale", "customer"].contains($0.name) }.map {
      "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" as HTML
    }
    return """
      <form class="chooser" id="chooser" method="get" action="\(visit.here([:]).prefix { $0 != "?" })">
      \(content.hasLocale ? localeChoice : .empty)\(content.hasCustomer ? customerChoice : .empty)
      \(kept)<button class="plain without-script">\(words[.apply])</button>
      </form>
      """
  }

  private var localeChoice: HTML {
    let options: [HTML] = visit.repository.localeTags.map { tag in
      let selected: HTML = tag == visit.locale ? " selected" : ""
      return "<option value=\"\(tag)\"\(selected)>\(words.title(of: tag)) (\(tag))</option>"
    }
    return """
      <label>\(words[.contentLocale]) <select name="locale" data-submit>\(options)</select></label>
      """
  }

  private var customerChoice: HTML {
    let options: [HTML] = visit.site.choosable(in: visit.snapshot, and: visit.customerID).map {
      let selected: HTML = $0.id == visit.customerID ? " selected" : ""
      return "<option value=\"\($0.id)\"\(selected)>\($0.name)</option>"
    }
    return """
      <label>\(words[.customer]) <select name="customer" data-submit>\
      <option value="">\(words[.exampleCustomer])</option>\(options)</select></label>
      """
  }

  // MARK: The document

  /// A page without content of the repository.
  static func plain(words: Words, title: String, body: HTML) -> HTML {
    document(words: words, title: title, revision: nil, body: "<main>\(body)</main>")
  }

  private static func document(
    words: Words, title: String, revision: Int?, body: HTML
  ) -> HTML {
    let revision: HTML? = revision.map { " data-revision=\"\($0)\"" }
    return """
      <!DOCTYPE html>
      <html lang="\(words.locale)" dir="\(words.direction)"\(revision)>
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title) – Parlance</title>
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
      <link rel="stylesheet" href="/assets/preview.css">
      <script src="/assets/preview.js" type="module"></script>
      <script src="/assets/life.js" type="module"></script>
      </head>
      <body data-offline="\(words[.offline])" data-updated="\(words[.updated])" \
      data-copied="\(words[.copied])">
      \(body)
      </body>
      </html>

      """
  }
}

extension Router where Context == BasicRequestContext {
  /// Adds a page.
  func page(
    _ path: String, _ site: Site,
    _ make: @escaping @Sendable (Visit, BasicRequestContext) async throws -> PageContent
  ) {
    get(RouterPath(path)) { request, context in
      let visit = try Visit(request, site: site)
      let content = try await make(visit, context)
      return Frame(visit: visit, content: content).html.response()
    }
  }
}

import Hummingbird
import MessageFormat
import Parlance

/// Which touchpoint has all its texts in which locale, and what is left to do.
struct CoveragePage {
  let visit: Visit
  let coverage: Coverage
  let efforts: [LocaleTag: StageEfforts]
  /// The titles of playbooks and stages, and what touchpoints say.
  let titles: CoverageTitles
  /// Whether a whole check is still under way, so that faults may be missing.
  let isPreliminary: Bool

  static func add(to router: Router<BasicRequestContext>, _ site: Site) {
    router.page("/coverage", site) { visit, _ in
      await CoveragePage(visit).content
    }
  }

  private init(_ visit: Visit) async {
    self.visit = visit
    let snapshot = visit.snapshot
    let workspace = visit.site.workspace
    let counted = await snapshot.counted {
      workspace.listeners.tell(.checked(snapshot.revision))
    }
    coverage =
      counted?.coverage ?? snapshot.preliminary
    efforts = counted?.efforts ?? [:]
    isPreliminary = counted == nil
    titles = CoverageTitles(visit)
  }

  private var words: Words { visit.words }

  private var content: PageContent {
    PageContent(
      title: words[.navCoverage], section: .coverage,
      body: """
        <div class="coverage">
        <h1>\(words[.navCoverage])</h1>
        <p class="lead">\(headline)</p>
        \(isPreliminary ? "<p class=\"note\">\(words[.coverageCounting])</p>" : HTML.empty)
        \(CoverageLaunch(page: self).html)
        \(CoverageTable(page: self).html)
        \(CoverageFreshness(page: self).html)
        \(CoverageLeft(page: self).html)
        </div>
        """, isWide: true, hasCustomer: false)
  }

  private var headline: String {
    let stages = coverage.launch.stages
    if stages.isEmpty { return words[.coverageNoPlaybook] }
    let ready = coverage.locales.count { locale in stages.allSatisfy { $0[locale].isReady } }
    return words[
      .coverageHeadline,
      [
        "ready": .integer(Int64(ready)), "total": .integer(Int64(coverage.locales.count)),
      ]]
  }

  /// A locale by its name in the language of the page, and its tag.
  func name(of locale: LocaleTag) -> HTML {
    "\(words.title(of: locale)) <code>\(locale)</code>"
  }

  /// A table that scrolls for itself where the window is narrow, and can be reached by keyboard.
  func region(_ name: String, _ table: HTML) -> HTML {
    "<div class=\"region\" role=\"region\" tabindex=\"0\" aria-label=\"\(name)\">\(table)</div>"
  }

  /// What is to be done about a file: a link to its page, or that it is to be created.
  func entry(of item: ItemID?, _ file: String, in locale: LocaleTag, isThere: Bool) -> HTML {
    if isThere, let item, item.kind != .snippet, item.kind != .playbook {
      let address = visit.link(to: item, ["locale": locale.description])
      return "<a href=\"\(address)\"><code dir=\"ltr\">\(file)</code></a>"
    }
    if isThere { return "<code dir=\"ltr\">\(file)</code>" }
    let copy = words[.coverageCopyName, ["name": .text(file)]]
    return """
      <span class="create">\(words.html(.coverageCreate, ["name": .code(file)])) \
      <button class="plain small with-script" type="button" data-copy="\(file)" \
      aria-label="\(copy)">\(words[.coverageCopy])</button></span>
      """
  }
}

/// What playbooks, stages and touchpoints are called in the locale that is shown.
struct CoverageTitles {
  private var texts: [String: ShownText] = [:]
  private let hasSeveral: Bool

  init(_ visit: Visit) {
    let playbooks = visit.repository.orderedPlaybooks
    hasSeveral = playbooks.count > 1
    for playbook in playbooks {
      var keys = ["title"] + playbook.stages.map { "stages.\($0.id).title" }
      keys += playbook.touchpoints.map(\.textKey)
      let shown = visit.snapshot.renderer.shownTexts(
        keys, of: playbook, in: visit.locale, for: visit.customer, on: visit.day)
      for (key, text) in shown { texts["\(playbook.id.name) \(key)"] = text }
    }
  }

  func title(of playbook: Playbook) -> HTML {
    texts["\(playbook.id.name) title"]?.html ?? "\(playbook.id.name)"
  }

  func text(of touchpoint: Touchpoint, _ playbook: Playbook) -> HTML {
    texts["\(playbook.id.name) \(touchpoint.textKey)"]?.html ?? "\(touchpoint.id)"
  }

  /// A stage by its title, such as is named `vip/renewal`, with its playbook where there are several.
  func plain(ofStage name: String) -> String {
    let parts = name.split(separator: "/").map(String.init)
    guard parts.count == 2 else { return name }
    let stage = texts["\(parts[0]) stages.\(parts[1]).title"]?.text ?? parts[1]
    guard hasSeveral, let playbook = texts["\(parts[0]) title"]?.text else { return stage }
    return "\(playbook) › \(stage)"
  }

  func title(ofStage id: String, _ playbook: Playbook) -> HTML {
    texts["\(playbook.id.name) stages.\(id).title"]?.html ?? "\(id)"
  }
}

import MessageFormat
import Parlance

/// The touchpoints by locale, as a table that is coloured by what is missing.
struct CoverageTable {
  let page: CoveragePage

  private var words: Words { page.visit.words }
  private var repository: Repository { page.visit.repository }
  private var locales: [LocaleTag] { page.coverage.locales }

  /// The most cells that are shown; a page with more is slow.
  static let limit = 20_000

  var html: HTML {
    let rows = page.coverage.rows
    if rows.isEmpty { return .empty }
    if rows.count * locales.count > CoverageTable.limit {
      return section("<p>\(words[.coverageTooMany])</p>")
    }
    let byPath = Dictionary(rows.map { ($0.path, $0) }) { first, _ in first }
    let heads: [HTML] = locales.map { "<th scope=\"col\">\(page.name(of: $0))</th>" }
    let groups: [HTML] = repository.orderedPlaybooks.flatMap { playbook in
      playbook.stages.map { group($0, playbook, byPath) }
    }
    let table: HTML = """
      <table class="heat"><caption class="hidden">\(words[.coverageTouchpoints])</caption>
      <thead><tr><th scope="col">\(words[.coverageTouchpoint])</th>\(heads)</tr></thead>
      \(groups)</table>
      """
    return section(legend + gap + page.region(words[.coverageTouchpoints], table))
  }

  private func section(_ body: HTML) -> HTML {
    """
    <section aria-labelledby="touchpoints">
    <h2 id="touchpoints">\(words[.coverageTouchpoints])</h2>
    <p class="muted">\(words[.coverageExplained])</p>
    \(body)
    </section>
    """
  }

  private var legend: HTML {
    let used = Set(page.coverage.rows.flatMap { $0.states.values })
    let entries: [HTML] = CoverageState.allCases.filter { used.contains($0) }.map {
      "<li><span class=\"\($0.tone)\">\(words.state($0))</span> \(words.meaning($0))</li>"
    }
    return "<ul class=\"meanings\">\(entries)</ul>"
  }

  // MARK: Rows

  private func group(
    _ stage: Stage, _ playbook: Playbook, _ rows: [String: Coverage.Row]
  ) -> HTML {
    let place = "\(playbook.id.name) › \(stage.id)"
    var lines: [HTML] = []
    for action in stage.actions {
      for touchpoint in action.touchpoints {
        guard let row = rows["\(place) › \(action.id) › \(touchpoint.id)"] else { continue }
        let key = "\(playbook.id.name)/\(stage.id)/\(action.id)/\(touchpoint.id)"
        let aside = [words.timing(touchpoint.timing)]
        let anchor = "step-\(stage.id)-\(action.id)-\(touchpoint.id)"
        lines.append(
          line(
            row, touchpoint.items, key,
            head: """
              <span class="say">\(page.titles.text(of: touchpoint, playbook))</span>\
              <span class="muted small">\(Icon.channel(touchpoint.channel)) \
              \(aside.joined())</span>
              """,
            step: "/lifecycle/\(Query.encoded(playbook.id.name))", anchor))
      }
    }
    if let row = rows["\(place) › objections"] {
      lines.append(
        line(
          row, stage.objections.map(\.item),
          "\(playbook.id.name)/\(stage.id)/objections",
          head: "<span class=\"say\">\(words[.navObjections])</span>",
          step: "/lifecycle/\(Query.encoded(playbook.id.name))", "objections-\(stage.id)"))
    }
    if lines.isEmpty { return .empty }
    let title = page.titles.title(ofStage: stage.id, playbook)
    let book: HTML =
      repository.playbooks.count > 1
      ? "<span class=\"muted\">\(page.titles.title(of: playbook)) ›</span> " : .empty
    return """
      <tbody><tr class="group"><th scope="rowgroup" colspan="\(locales.count + 1)">\
      <span>\(book)\(title)</span></th></tr>\(lines)</tbody>
      """
  }

  private func line(
    _ row: Coverage.Row, _ items: [ItemID], _ key: String, head: HTML, step: String,
    _ anchor: String
  ) -> HTML {
    let cells: [HTML] = locales.map { locale in
      let state = row.states[locale] ?? .missing
      let count = row.words[locale] ?? 0
      let left: HTML =
        count == 0 ? .empty : "<span class=\"left\">\(words.words(count))</span>"
      let address = self.address(items, key, locale, step: step, anchor)
      let said = words.html(
        .coverageIn,
        [
          "name": .value(.text(words.title(of: locale))),
          "other": .value(.text(words.state(state))),
        ])
      return """
        <td class="\(state.name)"><a href="\(address.link)"\(address.isSoft ? " data-soft=\"gap\"" : "" as HTML)>\
        \(HTML.shown(words.state(state), said: said))\(left)</a></td>
        """
    }
    return "<tr><th scope=\"row\">\(head)</th>\(cells)</tr>"
  }

  /// Where a cell leads: to the page of what has come least far, or to what is to be created.
  private func address(
    _ items: [ItemID], _ key: String, _ locale: LocaleTag, step: String, _ anchor: String
  ) -> (link: String, isSoft: Bool) {
    let states = items.map { ($0, repository.state(of: $0, in: locale)) }
    let worst = states.max { $1.1 != $0.1 && $0.1.worse($1.1) == $1.1 }
    let isGap = worst.map { $0.1 == .missing } ?? false
    if isGap || items.contains(where: { $0.kind == .snippet }) {
      let link = page.visit.here(["gap": key, "in": locale.description])
      return ("\(link)#gap", true)
    }
    if let worst {
      return (page.visit.link(to: worst.0, ["locale": locale.description]), false)
    }
    return ("\(page.visit.link(step, ["locale": locale.description]))#\(anchor)", false)
  }

  // MARK: What is to be created

  /// What a touchpoint lacks in a locale, where a cell was followed that says so.
  private var gap: HTML {
    guard let key = page.visit.query["gap"],
      let locale = page.visit.query["in"].flatMap({ LocaleTag($0) }), locales.contains(locale)
    else { return "<div id=\"gap\" class=\"gap\" tabindex=\"-1\" hidden></div>" }
    let parts = key.split(separator: "/").map(String.init)
    guard parts.count >= 3, let playbook = repository.playbooks[parts[0]],
      let stage = playbook.stages.first(where: { $0.id == parts[1] })
    else { return .empty }
    var items = stage.objections.map(\.item)
    var title = HTML("\(words[.navObjections])")
    var text: HTML = .empty
    if parts.count == 4 {
      guard
        let touchpoint = stage.actions.first(where: { $0.id == parts[2] })?.touchpoints
          .first(where: { $0.id == parts[3] })
      else { return .empty }
      items = touchpoint.items
      title = page.titles.text(of: touchpoint, playbook)
      let state = repository.state(ofText: touchpoint.textKey, of: playbook, in: locale)
      if state != .ok {
        text = entry(
          nil, playbook.id.file(in: locale), state, locale,
          isThere: playbook.translations[locale] != nil)
      }
    }
    let entries: [HTML] = items.map { item in
      entry(
        item, item.file(in: locale), repository.state(of: item, in: locale), locale,
        isThere: repository.items[item]?.translations[locale] != nil)
    }
    return """
      <div id="gap" class="gap card" tabindex="-1">
      <h3>\(words.html(.coverageIn, ["name": .html(page.name(of: locale)), "other": .html(title)]))</h3>
      <ul class="plain">\(entries)\(text)</ul>
      </div>
      """
  }

  private func entry(
    _ item: ItemID?, _ file: String, _ state: CoverageState, _ locale: LocaleTag, isThere: Bool
  ) -> HTML {
    """
    <li><span class="\(state.tone)">\(words.state(state))</span> \
    \(page.entry(of: item, file, in: locale, isThere: isThere || state == .notRequired))</li>
    """
  }
}

import MessageFormat

extension ReportPage {
  /// The most cells that the table of items has; a page with more is slow.
  static let cellLimit = 40_000

  /// Which touchpoint has its texts in which locale, and which item.
  var coverageSection: String {
    var section = "<section id=\"coverage\">\n<h2>Coverage</h2>\n"
    section += legend
    if !coverage.rows.isEmpty {
      section += table("Touchpoints", rows: coverage.rows) { row in
        (row.path, row.timing, coverage.locales.map { row.states[$0] ?? .missing })
      }
    }
    let ids = repository.itemIDs
    if ids.count * coverage.locales.count > ReportPage.cellLimit {
      section += "<p class=\"muted\">\(ids.count) items in \(coverage.locales.count) locales are "
      section += "too many for this page; <code>parlance status</code> lists what is missing.</p>\n"
    } else if !ids.isEmpty {
      let items = table("Items", rows: ids) { id in
        (id.description, "", coverage.locales.map { state(of: id, in: $0) })
      }
      section +=
        coverage.rows.isEmpty
        ? items : "<details>\n<summary>By item</summary>\n\(items)</details>\n"
    }
    if coverage.rows.isEmpty, ids.isEmpty {
      section += "<p>There is no content yet.</p>\n"
    }
    return section + "</section>\n"
  }

  /// What the signs mean.
  var legend: String {
    let entries = CoverageState.allCases.map { state in
      "<li><span class=\"cell \(state.cssClass)\" aria-hidden=\"true\">\(state.sign)</span> "
        + "<b>\(state.rawValue)</b> \(state.meaning)</li>\n"
    }
    return "<ul class=\"legend\">\n\(entries.joined())</ul>\n"
  }

  private func table<Row>(
    _ caption: String, rows: [Row],
    _ content: (Row) -> (name: String, detail: String, states: [CoverageState])
  ) -> String {
    var table = "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(caption)\">\n"
    table += "<table class=\"heat\">\n<caption>\(caption)</caption>\n<thead><tr>"
    table += "<th scope=\"col\">\(caption.dropLast())</th>"
    for locale in coverage.locales {
      table += "<th scope=\"col\"><abbr title=\"\(text(locale.englishName))\">\(locale)</abbr></th>"
    }
    table += "</tr></thead>\n<tbody>\n"
    for row in rows {
      let (name, detail, states) = content(row)
      let aside = detail.isEmpty ? "" : " <span class=\"muted\">\(text(detail))</span>"
      table += "<tr><th scope=\"row\">\(text(name))\(aside)</th>"
      for state in states {
        table += "<td class=\"\(state.cssClass)\" title=\"\(state.rawValue)\">"
        table += "<span aria-hidden=\"true\">\(state.sign)</span>"
        table += "<span class=\"spoken\">\(state.rawValue)</span></td>"
      }
      table += "</tr>\n"
    }
    return table + "</tbody>\n</table>\n</div>\n"
  }

  /// How fresh each locale is: its items by state, and the words that are left to do.
  var freshnessSection: String {
    let ids = repository.orderedPlaybooks.map(\.id) + repository.itemIDs
    var counts: [LocaleTag: [CoverageState: Int]] = [:]
    for locale in coverage.locales {
      for id in ids { counts[locale, default: [:]][state(of: id, in: locale), default: 0] += 1 }
    }
    let states = CoverageState.allCases.filter { state in
      counts.values.contains { $0[state] != nil }
    }
    var section = "<section id=\"locales\">\n<h2>Locales</h2>\n"
    section += "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Locales\">\n"
    section += "<table>\n<caption>Items and playbooks by state</caption>\n<thead><tr>"
    section += "<th scope=\"col\">Locale</th><th scope=\"col\" class=\"share\">Share</th>"
    for state in states { section += "<th scope=\"col\" class=\"number\">\(state.rawValue)</th>" }
    section += "<th scope=\"col\" class=\"number\">words to do</th></tr></thead>\n<tbody>\n"
    for locale in coverage.locales {
      let own = counts[locale] ?? [:]
      section += "<tr><th scope=\"row\">\(text(locale.englishName)) <code>\(locale)</code></th>"
      section += "<td class=\"share\"><div class=\"bar\" aria-hidden=\"true\">"
      for state in states {
        if let count = own[state] {
          section += "<span class=\"\(state.cssClass)\" style=\"flex-grow:\(count)\"></span>"
        }
      }
      section += "</div></td>"
      for state in states { section += "<td class=\"number\">\(own[state] ?? 0)</td>" }
      section += "<td class=\"number\">\(coverage.needs[locale]?.words ?? 0)</td></tr>\n"
    }
    return section + "</tbody>\n</table>\n</div>\n</section>\n"
  }
}

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
    section += shares(
      "Locales", caption: "Items and playbooks by state", rows: "Locale",
      parts: states.map { ($0.rawValue, $0.cssClass) }, last: "words to do",
      coverage.locales.map { locale in
        let own = counts[locale] ?? [:]
        return (
          "\(text(locale.englishName)) <code>\(locale)</code>", states.map { own[$0] ?? 0 },
          coverage.needs[locale]?.words ?? 0
        )
      })
    return section + "</section>\n"
  }

  /// A row of a table of shares: its name as HTML, the number of each part, and the last number.
  typealias Shares = (name: String, counts: [Int], last: Int)

  /// A table of what is how much of a whole, as bars and as numbers.
  func shares(
    _ label: String, caption: String, rows title: String, parts: [(name: String, css: String)],
    last: String, _ rows: [Shares]
  ) -> String {
    var table = "<div class=\"scroll\" tabindex=\"0\" role=\"group\" "
    table += "aria-label=\"\(text(label))\">\n<table>\n<caption>\(text(caption))</caption>\n"
    table += "<thead><tr><th scope=\"col\">\(title)</th>"
    table += "<th scope=\"col\" class=\"share\">Share</th>"
    for part in parts { table += "<th scope=\"col\" class=\"number\">\(part.name)</th>" }
    table += "<th scope=\"col\" class=\"number\">\(last)</th></tr></thead>\n<tbody>\n"
    for row in rows {
      table += "<tr><th scope=\"row\">\(row.name)</th>"
      table += "<td class=\"share\"><div class=\"bar\" aria-hidden=\"true\">"
      for (part, count) in zip(parts, row.counts) where count > 0 {
        table += "<span class=\"\(part.css)\" style=\"flex-grow:\(count)\"></span>"
      }
      table += "</div></td>"
      for count in row.counts { table += "<td class=\"number\">\(count)</td>" }
      table += "<td class=\"number\">\(row.last)</td></tr>\n"
    }
    return table + "</tbody>\n</table>\n</div>\n"
  }
}

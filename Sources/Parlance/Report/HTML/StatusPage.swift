import MessageFormat

extension Status {
  /// The status as one page that needs nothing else: the launch plan, the touchpoints by locale,
  /// freshness, and what is left to do.
  public var html: String { StatusPage(self).html }
}

/// The picture of a status: readable without colours, with a number wherever there is a colour.
struct StatusPage {
  let coverage: Coverage
  let page: ReportPage

  init(_ status: Status) {
    page = ReportPage(report: status.report, repository: status.repository)
    coverage = status.coverage
  }

  var html: String {
    """
    <!DOCTYPE html>
    <html lang="en" dir="ltr">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Parlance: \(page.text(headline))</title>
    <style>
    \(ReportPage.sheet)
    \(StatusPage.sheet)
    </style>
    </head>
    <body>
    <header>
    <h1>\(page.text(headline))</h1>
    <p class="muted">\(page.text(page.report.edition))</p>
    <nav aria-label="Sections"><a href="#launch">Launch plan</a> \
    <a href="#coverage">Touchpoints</a> <a href="#locales">Freshness</a> \
    \(effortLink)<a href="#left">Left to do</a></nav>
    </header>
    <main>
    \(launchSection)\(touchpointSection)\(page.freshnessSection)\(effortSection)\
    \(leftSection)</main>
    </body>
    </html>

    """
  }

  private var headline: String {
    guard !launch.stages.isEmpty else { return "There is no playbook to launch yet" }
    let ready = coverage.locales.count { locale in launch.stages.allSatisfy { $0[locale].isReady } }
    let locales = coverage.locales.count == 1 ? "locale" : "locales"
    return "\(ready) of \(coverage.locales.count) \(locales) could launch every stage today"
  }

  var launch: LaunchPlan { coverage.launch }

  // MARK: The launch plan

  private var launchSection: String {
    var section = "<section id=\"launch\">\n<h2>Launch plan</h2>\n<ul class=\"cards\">\n"
    for locale in coverage.locales { section += card(locale) }
    section += "</ul>\n"
    if !launch.stages.isEmpty {
      section += "<p class=\"muted\">Words of the source that are left to translate, by stage. "
      section += "✓ is a stage that could be launched today.</p>\n"
      section += table("Stages", launch.stages) { stage in
        (stage.name.replacing("/", with: " › "), "", coverage.locales.map { cell(of: stage[$0]) })
      }
    }
    return section + "</section>\n"
  }

  private func card(_ locale: LocaleTag) -> String {
    let ready = launch.stages.count { $0[locale].isReady }
    let left = launch.total(in: locale)
    var card = "<li class=\"card\">\n<h3>\(page.text(locale.englishName)) "
    card += "<code>\(locale)</code></h3>\n"
    card += "<p class=\"figure\"><b>\(ready)</b> of \(launch.stages.count) stages ready</p>\n"
    card += "<div class=\"steps\" aria-hidden=\"true\">"
    for stage in launch.stages { card += "<span class=\"\(cell(of: stage[locale]).css)\"></span>" }
    card += "</div>\n<p>\(page.text(launch.sentence(of: locale)))</p>\n"
    let amount = left.files.isEmpty ? "nothing left to do" : "\(left.amount) left"
    return card + "<p class=\"muted\">\(amount)</p>\n</li>\n"
  }

  /// What a cell of a table shows, says and is coloured by.
  typealias Cell = (sign: String, spoken: String, css: String)

  private func cell(of remainder: Remainder) -> Cell {
    if remainder.files.isEmpty { return ("✓", "ready", "ok") }
    if remainder.isReady {
      let words = remainder.words > 0 ? " \(remainder.words)" : ""
      return ("✓\(words)", "ready, \(remainder.amount) to bring up to date", "outdated")
    }
    let words = remainder.words > 0 ? "\(remainder.words)" : "!"
    return (words, "\(remainder.amount) left", remainder.words > 0 ? "missing" : "broken")
  }

  // MARK: Touchpoints

  private var touchpointSection: String {
    var section = "<section id=\"coverage\">\n<h2>Touchpoints</h2>\n\(page.legend)"
    if coverage.rows.count * coverage.locales.count > ReportPage.cellLimit {
      section += "<p class=\"muted\">\(coverage.rows.count) touchpoints in "
      section += "\(coverage.locales.count) locales are too many for this page; "
      section += "<code>parlance status --format json</code> lists them.</p>\n"
    } else if coverage.rows.isEmpty {
      section += "<p>There is no playbook yet, so that there are no touchpoints.</p>\n"
    } else {
      section += table("Touchpoints", coverage.rows) { row in
        (
          row.path, row.timing,
          coverage.locales.map { locale in
            let state = row.states[locale] ?? .missing
            let words = row.words[locale] ?? 0
            let spoken = words > 0 ? "\(state.rawValue), \(words) words" : state.rawValue
            return (words > 0 ? "\(state.sign) \(words)" : state.sign, spoken, state.cssClass)
          }
        )
      }
    }
    return section + "</section>\n"
  }

  private func table<Row>(
    _ caption: String, _ rows: [Row], _ content: (Row) -> (String, String, [Cell])
  ) -> String {
    var table = "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(caption)\">\n"
    table += "<table class=\"heat\">\n<caption>\(caption)</caption>\n<thead><tr>"
    table += "<th scope=\"col\">\(caption.dropLast())</th>"
    for locale in coverage.locales {
      let name = page.text(locale.englishName)
      table += "<th scope=\"col\"><abbr title=\"\(name)\">\(locale)</abbr></th>"
    }
    table += "</tr></thead>\n<tbody>\n"
    for row in rows {
      let (name, detail, cells) = content(row)
      let aside = detail.isEmpty ? "" : " <span class=\"muted\">\(page.text(detail))</span>"
      table += "<tr><th scope=\"row\">\(page.text(name))\(aside)</th>"
      for cell in cells {
        table += "<td class=\"\(cell.css)\" title=\"\(cell.spoken)\">"
        table += "<span aria-hidden=\"true\">\(cell.sign)</span>"
        table += "<span class=\"spoken\">\(cell.spoken)</span></td>"
      }
      table += "</tr>\n"
    }
    return table + "</tbody>\n</table>\n</div>\n"
  }

  // MARK: Files

  private var leftSection: String {
    var section = "<section id=\"left\">\n<h2>Left to do</h2>\n"
    let open = coverage.locales.filter { !launch.total(in: $0).files.isEmpty }
    if open.isEmpty { section += "<p>Nothing that a playbook uses is left to do.</p>\n" }
    for locale in open {
      let left = launch.total(in: locale)
      section += "<details>\n<summary>\(page.text(locale.englishName)): \(left.amount)</summary>\n"
      section += "<div class=\"scroll\" tabindex=\"0\" role=\"group\" "
      section += "aria-label=\"\(page.text(locale.englishName))\">\n<table>\n<thead><tr>"
      section += "<th scope=\"col\">File</th><th scope=\"col\">State</th>"
      section += "<th scope=\"col\" class=\"number\">Words</th></tr></thead>\n<tbody>\n"
      for file in left.files {
        section += "<tr><td><code>\(page.text(file.file))</code></td>"
        section += "<td><span class=\"cell \(file.state.cssClass)\">\(file.state.rawValue)"
        section += "</span></td>"
        section += "<td class=\"number\">\(file.words)</td></tr>\n"
      }
      section += "</tbody>\n</table>\n</div>\n</details>\n"
    }
    return section + "</section>\n"
  }

  private static let sheet = """
    .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
      gap: 14px; margin: 0 0 20px; padding: 0; list-style: none; }
    .card { padding: 14px 16px; border: 1px solid var(--line); border-radius: 10px; }
    .card h3 { font-family: inherit; font-size: 16px; }
    .card p { margin: 4px 0; }
    .figure { color: var(--muted); }
    .figure b { color: var(--text); font-size: 26px; line-height: 1.2; }
    .steps { display: flex; gap: 3px; height: 10px; margin: 6px 0 10px; }
    .steps span { flex: 1; border: 1px solid var(--muted); border-radius: 3px; }
    .heat td { white-space: nowrap; font-variant-numeric: tabular-nums; }
    @media print { .card { break-inside: avoid; } .steps span { print-color-adjust: exact; } }
    """
}

extension LaunchPlan {
  /// Where a locale could begin.
  func sentence(of locale: LocaleTag) -> String {
    if stages.isEmpty { return "There is nothing to launch yet." }
    if stages.allSatisfy({ $0[locale].isReady }) { return "Every stage could be launched today." }
    if let first = firstReady(in: locale) { return "First that could be launched: \(first.name)." }
    guard let nearest = nearest(in: locale) else { return "" }
    return "Nearest to a launch: \(nearest.name), \(nearest[locale].amount)."
  }
}

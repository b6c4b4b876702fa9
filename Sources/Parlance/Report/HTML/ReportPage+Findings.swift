import MessageFormat

extension ReportPage {
  /// The findings by file, with what they point to.
  var findingsSection: String {
    let shown = report.shownFindings
    var section = ""
    if !report.fixed.isEmpty {
      section += "<section id=\"fixed\">\n<h2>Mended, but still in the baseline</h2>\n<ul>\n"
      for entry in report.fixed { section += "<li>\(message(entry.description))</li>\n" }
      section += "</ul>\n</section>\n"
    }
    guard !shown.isEmpty else { return section }
    section += "<section id=\"findings\">\n<h2>Findings</h2>\n\(filters(shown.map(\.finding)))"
    var file: String?
    for entry in shown {
      if entry.finding.location.file != file {
        if file != nil { section += "</ul>\n</article>\n" }
        file = entry.finding.location.file
        section += "<article>\n<h3><bdi>\(text(entry.finding.location.file))</bdi></h3>\n<ul>\n"
      }
      section += item(entry.finding, isOld: entry.isOld)
    }
    return section + "</ul>\n</article>\n</section>\n"
  }

  private func item(_ finding: Finding, isOld: Bool) -> String {
    let severity = finding.severity.rawValue
    let place = "\(finding.location.line):\(finding.location.column)"
    let locale = finding.locale?.description ?? ""
    var item = "<li class=\"finding \(severity)\(isOld ? " old" : "")\" data-locale=\"\(locale)\" "
    item += "data-rule=\"\(text(finding.rule))\">\n"
    item += "<p><span class=\"badge\">\(severity)\(isOld ? ", before" : "")</span> "
    item += "<span class=\"muted\">\(place)</span> \(message(finding.message)) "
    item += "<a class=\"rule\" href=\"#rule-\(text(finding.rule))\">\(text(finding.rule))</a></p>\n"
    if let line = lines.line(of: finding) {
      let excerpt = Excerpt(line, finding)
      let parts = [excerpt.before, excerpt.marked, excerpt.behind].map(HTMLEscape.text)
      item += "<pre dir=\"auto\">\(parts[0])<mark>\(parts[1].isEmpty ? "&nbsp;" : parts[1])</mark>"
      item += "\(parts[2])</pre>\n"
    }
    for line in [finding.help, report.audience?.text(of: finding)].compactMap({ $0 }) {
      item += "<p class=\"help\">→ \(message(line))</p>\n"
    }
    if let fix = finding.fix {
      item += "<p class=\"help\">→ <code>parlance check --fix</code>: \(message(fix.summary))</p>\n"
    }
    return item + "</li>\n"
  }

  /// Boxes that hide severities without a script, and with one a locale, a rule and a search.
  private func filters(_ findings: [Finding]) -> String {
    var form = "<form class=\"filters\" aria-label=\"Filter\">\n"
    for severity in Severity.allCases.reversed() {
      let count = findings.count { $0.severity == severity }
      guard count > 0 else { continue }
      let word = count == 1 ? severity.rawValue : "\(severity.rawValue)s"
      form += "<label><input type=\"checkbox\" checked id=\"show-\(severity.rawValue)\"> "
      form += "\(count) \(word)</label>\n"
    }
    form += choice("locale", findings.compactMap { $0.locale?.description })
    form += choice("rule", findings.map(\.rule))
    form +=
      "<label class=\"scripted\" hidden>search <input type=\"search\" id=\"search\"></label>\n"
    return form + "<output id=\"shown\"></output>\n</form>\n"
  }

  private func choice(_ name: String, _ values: [String]) -> String {
    let values = Set(values).sorted()
    guard values.count > 1 else { return "" }
    let options = values.map { "<option>\(text($0))</option>" }.joined()
    return "<label class=\"scripted\" hidden>\(name) <select id=\"only-\(name)\">"
      + "<option value=\"\">all</option>\(options)</select></label>\n"
  }

  /// What the rules want that found something.
  var rulesSection: String {
    let used = Set(report.shownFindings.map(\.finding.rule))
    let rules = Rule.all.filter { used.contains($0.id) }.sorted { $0.id < $1.id }
    guard !rules.isEmpty else { return "" }
    var section = "<section id=\"rules\">\n<h2>Rules</h2>\n<dl>\n"
    for rule in rules {
      section += "<dt id=\"rule-\(rule.id)\"><code>\(rule.id)</code></dt>\n"
      section += "<dd>\(message(rule.summary)) \(message(rule.explanation))</dd>\n"
    }
    return section + "</dl>\n</section>\n"
  }
}

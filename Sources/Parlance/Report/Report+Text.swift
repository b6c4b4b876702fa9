import MessageFormat

extension Report {
  /// The report for people: grouped by file, each with its line, and a summary behind it.
  public func text(
    of repository: Repository, style: TextStyle, withSummary: Bool = true
  ) -> String {
    let shown = shownFindings
    return text(
      shown, SourceLines(of: shown.map(\.finding), below: repository.root), style: style,
      withSummary: withSummary)
  }

  /// A finding, and whether it was there before.
  typealias Shown = (finding: Finding, isOld: Bool)

  /// The findings that are shown one by one: what a baseline holds is only counted.
  var shownFindings: [Shown] {
    guard case .revision = comparison else { return findings.map { ($0, false) } }
    return (findings.map { ($0, false) } + before.map { ($0, true) })
      .sorted { $0.finding < $1.finding }
  }

  private func text(
    _ shown: [Shown], _ lines: SourceLines, style: TextStyle, withSummary: Bool
  ) -> String {
    var text = ""
    var file: String?
    var last: Finding?
    for (finding, isOld) in shown {
      if finding.location.file != file {
        if file != nil { text += "\n" }
        file = finding.location.file
        text += style.bold(finding.location.file.harmless) + "\n"
      }
      let place = "\(finding.location.line):\(finding.location.column)"
      text += "  \(place)  \(style.severity(finding.severity))  "
      if isOld { text += style.dim("(before)") + " " }
      text += "\(finding.message.harmless)  \(style.dim("[\(finding.rule)]"))\n"
      let isShown = last?.location == finding.location && last?.end == finding.end
      last = finding
      if !isShown, let line = lines.line(of: finding) {
        let excerpt = Excerpt(line, finding)
        text += "        \(excerpt.text)\n"
        text += "        \(style.place(excerpt.marker, finding.severity))\n"
      }
      if let urgency = finding.urgency, let audience {
        text += "        \(style.dim("→")) \(audience.text(urgency))\n"
      }
      if let help = finding.help { text += "        \(style.dim("→")) \(help.harmless)\n" }
    }
    guard withSummary else { return text }
    if file != nil { text += "\n" }
    for entry in fixed {
      text += "\(style.good("fixed")): \(entry.description.harmless)\n"
    }
    if !fixed.isEmpty { text += "\n" }
    return text + summary(style: style)
  }

  private func summary(style: TextStyle) -> String {
    var lines = [headline(style: style)]
    if !findings.isEmpty {
      let rules = listed(counts { $0.rule })
      let locales = listed(counts { $0.locale?.description })
      lines.append(style.dim("  by rule    ") + rules)
      if !locales.isEmpty { lines.append(style.dim("  by locale  ") + locales) }
    }
    if let audience { lines.append(audience.text) }
    lines += advice
    lines.append(style.dim(edition))
    return lines.joined(separator: "\n") + "\n"
  }

  /// What to do next.
  private var advice: [String] {
    var advice: [String] = []
    if let worst = worstRule {
      advice.append("What a rule wants: parlance explain \(worst)")
    }
    if fixable > 0 {
      advice.append(
        "\(counted(fixable, "finding")) can be mended mechanically: parlance check --fix --dry-run")
    }
    if !fixed.isEmpty, case .baseline(let file) = comparison {
      advice.append(
        "\(counted(fixed.count, "finding")) of the baseline \(fixed.count == 1 ? "is" : "are") "
          + "mended: remove with --baseline \(file.harmless) --update-baseline")
    }
    return advice
  }

  /// How many findings there are, by severity, and how many are left out.
  func headline(style: TextStyle) -> String {
    var asides: [String] = []
    if ignored > 0 { asides.append("\(counted(ignored, "finding")) ignored") }
    switch comparison {
    case .baseline: asides.append("\(before.count) in the baseline")
    case .revision(let revision): asides.append("\(before.count) from before \(revision.harmless)")
    case nil: break
    }
    let behind = asides.isEmpty ? "" : " (\(asides.joined(separator: ", ")))"
    if findings.isEmpty {
      if !fixed.isEmpty { return "Nothing new is wrong, but the baseline is out of date." + behind }
      let isAll = before.isEmpty
      return style.good(isAll ? "Everything is fine." : "Nothing new is wrong.") + behind
    }
    return severityCounts + behind
  }

  /// How many findings there are of each severity: `2 errors, 1 warning`.
  var severityCounts: String {
    Severity.allCases.reversed().compactMap { severity in
      count(severity) == 0 ? nil : counted(count(severity), severity.rawValue)
    }.joined(separator: ", ")
  }

  /// The rule that is broken most often, among those that are broken worst.
  private var worstRule: String? {
    let worst = findings.map(\.severity).max()
    var report = self
    report.findings = findings.filter { $0.severity == worst }
    return report.counts { $0.rule }.first?.name
  }

  private func listed(_ counts: [(name: String, count: Int)]) -> String {
    let most = 6
    let shown = counts.count > most ? counts.prefix(most - 1) : counts[...]
    let rest = counts.dropFirst(shown.count)
    return shown.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
      + (rest.isEmpty
        ? "" : " and \(rest.count) more (\(rest.reduce(0) { $0 + $1.count }))")
  }
}

/// A number with its word: `1 finding`, `2 findings`.
func counted(_ number: Int, _ singular: String) -> String {
  "\(number) \(singular)\(number == 1 ? "" : "s")"
}

extension FindingIdentity: CustomStringConvertible {
  /// What it is about, what is wrong, and the rule, on one line.
  public var description: String {
    let place = [item, locale, field].compactMap { $0 }.joined(separator: " ")
    return "\(place.isEmpty ? "" : "\(place): ")\(message) [\(rule)]"
  }
}

extension Excerpt {
  /// The excerpt of the line that a finding points to.
  init(_ line: String, _ finding: Finding) {
    // A place that goes on is marked to the end of its first line.
    let isOneLine = finding.end?.line == finding.location.line
    self.init(
      line, from: finding.location.column,
      to: isOneLine
        ? finding.end?.column : finding.end == nil ? nil : line.unicodeScalars.count + 1)
  }
}

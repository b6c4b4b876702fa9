extension Report {
  /// The report for people: grouped by file, with a summary behind it.
  public func text(style: TextStyle) -> String {
    var text = ""
    var file: String?
    for finding in findings {
      if finding.location.file != file {
        if file != nil { text += "\n" }
        file = finding.location.file
        text += style.bold(finding.location.file) + "\n"
      }
      let place = "\(finding.location.line):\(finding.location.column)"
      text += "  \(place)  \(style.severity(finding.severity))  \(finding.message)"
      text += "  \(style.dim("[\(finding.rule)]"))\n"
      if let help = finding.help { text += "        \(style.dim("→")) \(help)\n" }
    }
    if file != nil { text += "\n" }
    return text + summary(style: style) + "\n"
  }

  private func summary(style: TextStyle) -> String {
    func counted(_ number: Int, _ singular: String) -> String {
      "\(number) \(singular)\(number == 1 ? "" : "s")"
    }
    let behind = ignored == 0 ? "" : " (\(counted(ignored, "finding")) ignored)"
    if findings.isEmpty { return style.good("Everything is fine.") + behind }
    var summary = Severity.allCases.reversed().compactMap { severity in
      count(severity) == 0 ? nil : counted(count(severity), severity.rawValue)
    }.joined(separator: ", ")
    summary += behind
    let rules = Set(findings.map(\.rule)).sorted()
    return summary + ". What a rule wants: parlance explain \(rules.first ?? "RULE")"
  }
}

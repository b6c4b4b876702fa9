extension Report {
  /// The report for people: grouped by file, with a summary behind it.
  public func text(style: TextStyle, withSummary: Bool = true) -> String {
    var text = ""
    var file: String?
    for finding in findings {
      if finding.location.file != file {
        if file != nil { text += "\n" }
        file = finding.location.file
        text += style.bold(finding.location.file.onOneLine) + "\n"
      }
      let place = "\(finding.location.line):\(finding.location.column)"
      text += "  \(place)  \(style.severity(finding.severity))  \(finding.message.onOneLine)"
      text += "  \(style.dim("[\(finding.rule)]"))\n"
      if let help = finding.help { text += "        \(style.dim("→")) \(help.onOneLine)\n" }
    }
    guard withSummary else { return text }
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
    // The rule that is broken most often, among those that are broken worst.
    let worst = findings.map(\.severity).max()
    var counts: [String: Int] = [:]
    for finding in findings where finding.severity == worst {
      counts[finding.rule, default: 0] += 1
    }
    let rule = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "RULE"
    return summary + ". What a rule wants: parlance explain \(rule)"
  }
}

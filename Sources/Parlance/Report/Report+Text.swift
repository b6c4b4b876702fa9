extension Report {
  /// The report for people: grouped by file, with a summary behind it.
  ///
  /// - Parameter style: with what words are emphasized; ``TextStyle/plain`` where the output is
  ///   no terminal.
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

/// How words are emphasized in output for people.
public struct TextStyle: Sendable {
  private let usesColor: Bool

  /// Without any emphasis, for output that goes to a file or another program.
  public static let plain = TextStyle(usesColor: false)
  /// With colours (ECMA-48 SGR), for terminals.
  public static let colored = TextStyle(usesColor: true)

  func bold(_ text: String) -> String { wrapped(text, "1") }
  func dim(_ text: String) -> String { wrapped(text, "2") }
  func good(_ text: String) -> String { wrapped(text, "32") }
  func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: wrapped("error", "1;31")
    case .warning: wrapped("warning", "1;33")
    case .note: wrapped("note", "36")
    }
  }

  private func wrapped(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

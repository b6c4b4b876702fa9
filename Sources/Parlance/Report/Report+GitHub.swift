import MessageFormat

extension Report {
  /// The report as commands of GitHub’s workflows, which become annotations of the files.
  func github(paths: HostPaths, withSummary: Bool) -> String {
    var text = ""
    for (finding, isOld) in shownFindings {
      let command =
        switch isOld ? .note : finding.severity {
        case .error: "error"
        case .warning: "warning"
        case .note: "notice"
        }
      var properties = [
        ("file", paths.path(of: finding.location.file)), ("line", "\(finding.location.line)"),
      ]
      // A column belongs to a place on one line.
      if let end = finding.end, end.line != finding.location.line {
        properties.append(("endLine", "\(end.line)"))
      } else {
        properties.append(("col", "\(finding.location.column)"))
        if let end = finding.end { properties.append(("endColumn", "\(end.column)")) }
      }
      properties.append(("title", (isOld ? "before: " : "") + finding.rule))
      let written = properties.map { "\($0.0)=\(property($0.1))" }.joined(separator: ",")
      let more = [finding.help, audience?.text(of: finding)].compactMap { $0 }
      let message = finding.message + more.map { "\n→ \($0)" }.joined()
      text += "::\(command) \(written)::\(data(message))\n"
    }
    for entry in fixed {
      text += "::error title=fixed::\(data("still in the baseline: \(entry)"))\n"
    }
    guard withSummary else { return text }
    return text + "\(headline(style: .plain))\n\(edition)\n"
  }

  /// The message of a command: a line, in which the signs that a command is read by are escaped.
  private func data(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: if !scalar.isControl || scalar == "\t" { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  /// The value of a command’s property.
  private func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

import MessageFormat

extension Report {
  /// The report for GitLab’s code quality: a list of issues, each with a fingerprint of its own.
  ///
  /// The format has no place for versions, nor for the column.
  func gitlab(paths: HostPaths) -> String {
    let issues = zip(findings, findings.hashes).map { finding, hash in
      let severity =
        switch finding.severity {
        case .error: "critical"
        case .warning: "minor"
        case .note: "info"
        }
      let help = [finding.help, audience?.text(of: finding)].compactMap { $0 }
        .map { "; \($0)" }.joined()
      return JSON.object([
        ("description", .string(finding.message.onOneLine + help.onOneLine)),
        ("check_name", .string(finding.rule)),
        ("fingerprint", .string(hash)),
        ("severity", .string(severity)),
        (
          "location",
          .object([
            ("path", .string(paths.path(of: finding.location.file))),
            (
              "lines",
              .object([
                ("begin", .number(finding.location.line)),
                ("end", .number(finding.end?.line ?? finding.location.line)),
              ])
            ),
          ])
        ),
      ])
    }
    return JSON.array(issues).text(pretty: true) + "\n"
  }
}

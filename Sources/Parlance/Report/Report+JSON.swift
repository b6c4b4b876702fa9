extension Report {
  /// The report as JSON, version 1: keys may be added, never changed.
  public var json: String {
    JSON.object([
      ("version", .number(1)),
      ("findings", .array(findings.map(\.json))),
      (
        "summary",
        .object([
          ("error", .number(count(.error))),
          ("warning", .number(count(.warning))),
          ("note", .number(count(.note))),
          ("ignored", .number(ignored)),
          ("rules", counts { $0.rule }),
          ("locales", counts { $0.locale?.description }),
        ])
      ),
    ]).text(pretty: true) + "\n"
  }

  /// How many findings there are by something, in order of its name.
  private func counts(by key: (Finding) -> String?) -> JSON {
    var counts: [String: Int] = [:]
    for finding in findings {
      if let key = key(finding) { counts[key, default: 0] += 1 }
    }
    return .object(counts.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
  }
}

extension Finding {
  /// The finding as reports and rendered items have it.
  var json: JSON {
    .object([
      ("rule", .string(rule)),
      ("severity", .string(severity.rawValue)),
      ("file", .string(location.file)),
      ("line", .number(location.line)),
      ("column", .number(location.column)),
      ("item", .optional(item?.description)),
      ("locale", .optional(locale?.description)),
      ("field", .optional(field)),
      ("message", .string(message)),
      ("help", .optional(help)),
    ])
  }
}

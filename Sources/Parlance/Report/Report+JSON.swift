import MessageFormat

extension Report {
  /// The report as JSON, version 1: keys may be added, never changed.
  public var json: String {
    JSON.object([
      ("version", .number(1)),
      ("versions", versions.json),
      ("date", .optional(day?.description)),
      ("comparison", comparison?.json ?? .null),
      ("customers", audience?.json ?? .null),
      ("findings", .array(findings.map(\.json))),
      ("before", .array(before.map(\.json))),
      ("fixed", .array(fixed.map(\.json))),
      (
        "summary",
        .object([
          ("error", .number(count(.error))),
          ("warning", .number(count(.warning))),
          ("note", .number(count(.note))),
          ("ignored", .number(ignored)),
          ("before", .number(before.count)),
          ("fixed", .number(fixed.count)),
          ("fixable", .number(fixable)),
          ("rules", object(of: counts { $0.rule })),
          ("locales", object(of: counts { $0.locale?.description })),
        ])
      ),
    ]).text(pretty: true) + "\n"
  }

  /// Counts in order of their names.
  private func object(of counts: [(name: String, count: Int)]) -> JSON {
    .object(counts.sorted { $0.name < $1.name }.map { ($0.name, .number($0.count)) })
  }
}

extension Versions {
  /// The versions as reports have them.
  var json: JSON {
    .object([("parlance", .string(parlance)), ("icu", .string(icu)), ("cldr", .string(cldr))])
  }
}

extension Report.Comparison {
  fileprivate var json: JSON {
    switch self {
    case .baseline(let file): .object([("kind", .string("baseline")), ("file", .string(file))])
    case .revision(let revision):
      .object([("kind", .string("revision")), ("revision", .string(revision))])
    }
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
      ("endLine", end.map { .number($0.line) } ?? .null),
      ("endColumn", end.map { .number($0.column) } ?? .null),
      ("item", .optional(item?.description)),
      ("locale", .optional(locale?.description)),
      ("field", .optional(field)),
      ("message", .string(message)),
      ("help", .optional(help)),
      ("fix", fix?.json ?? .null),
      ("urgency", urgency?.json ?? .null),
    ])
  }
}

extension FindingIdentity {
  /// The identity as reports and baselines have it.
  var json: JSON {
    .object([
      ("rule", .string(rule)), ("item", .optional(item)), ("locale", .optional(locale)),
      ("field", .optional(field)), ("message", .string(message)),
    ])
  }
}

extension Fix {
  fileprivate var json: JSON {
    .object([
      ("summary", .string(summary)),
      (
        "edits",
        .array(
          edits.map { edit in
            .object([
              ("file", .string(edit.start.file)),
              ("line", .number(edit.start.line)),
              ("column", .number(edit.start.column)),
              ("endLine", .number(edit.end.line)),
              ("endColumn", .number(edit.end.column)),
              ("text", .string(edit.replacement)),
            ])
          })
      ),
    ])
  }
}

import MessageFormat

extension SelfTestReport {
  /// The report as JSON, version 1: keys may be added, never changed.
  public var json: String {
    JSON.object([
      ("version", .number(1)),
      ("versions", versions.json),
      ("date", .optional(day?.description)),
      ("stopped", .boolean(wasStopped)),
      ("unnoticed", .array(unnoticed.map(\.json))),
      (
        "summary",
        .object([
          ("files", .number(files)),
          ("damages", .number(damages)),
          ("unnoticed", .number(unnoticed.count)),
          (
            "kinds",
            .object(kinds.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })
          ),
        ])
      ),
    ]).text(pretty: true) + "\n"
  }
}

extension SelfTestReport.Unnoticed {
  fileprivate var json: JSON {
    .object([
      ("file", .string(file)), ("line", line.map { .number($0) } ?? .null),
      ("kind", .string(kind)), ("damage", .string(what)),
      ("rules", .array(rules.map { .string($0) })), ("off", .array(off.map { .string($0) })),
    ])
  }
}

extension SelfTestReport.Counts {
  fileprivate var json: JSON {
    .object([
      ("damages", .number(done)),
      ("error", .number(noticed[.error] ?? 0)),
      ("warning", .number(noticed[.warning] ?? 0)),
      ("note", .number(noticed[.note] ?? 0)),
      ("stopped", .number(stopped)),
      ("unnoticed", .number(unnoticed)),
    ])
  }
}

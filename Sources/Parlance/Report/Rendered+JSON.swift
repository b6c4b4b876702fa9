extension Rendered {
  /// The rendered item as one line of JSON, version 1: keys may be added, never changed.
  public var json: String {
    JSON.object([
      ("version", .number(1)),
      ("id", .string(id)),
      ("item", .string(item.description)),
      ("locale", .string(locale.description)),
      ("subject", .string(subject)),
      ("preheader", .string(preheader)),
      ("html", .string(html)),
      ("text", .string(text)),
      (
        "parts",
        .array(
          parts.map {
            .object([("part", .string($0.part)), ("locale", .string($0.locale.description))])
          })
      ),
      ("notes", .array(notes.map(JSON.string))),
      ("findings", .array(findings.map(\.json))),
    ]).text()
  }
}

extension Rendered {
  /// The rendered item as one line of JSON, version 1: keys may be added, never changed.
  public var json: String {
    let start = JSON.object([
      ("version", .number(1)),
      ("id", .string(id)),
      ("item", .string(item.description)),
      ("locale", .string(locale.description)),
      ("subject", .string(subject)),
      ("preheader", .string(preheader)),
      ("html", .string(html)),
      ("text", .string(text)),
    ]).text()
    return start.dropLast() + Rendered.jsonEnd(parts, notes, findings) + "}"
  }

  /// The members behind the texts, with a comma before each.
  static func jsonEnd(_ parts: [Part], _ notes: [String], _ findings: [Finding]) -> String {
    let parts = parts.map { part in
      JSON.object([("part", .string(part.part)), ("locale", .string(part.locale.description))])
    }
    let members = JSON.object([
      ("parts", .array(parts)), ("notes", .array(notes.map(JSON.string))),
      ("findings", .array(findings.map(\.json))),
    ])
    return "," + members.text().dropFirst().dropLast()
  }
}

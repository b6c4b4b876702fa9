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
    "," + JSON.object(jsonMembers(parts, notes, findings)).text().dropFirst().dropLast()
  }

  /// The members behind the texts: where each part came from, and what is to be said of it.
  static func jsonMembers(
    _ parts: [Part], _ notes: [String], _ findings: [Finding]
  ) -> [(String, JSON)] {
    let parts = parts.map { part in
      JSON.object([("part", .string(part.part)), ("locale", .string(part.locale.description))])
    }
    return [
      ("parts", .array(parts)), ("notes", .array(notes.map(JSON.string))),
      ("findings", .array(findings.map(\.json))),
    ]
  }
}

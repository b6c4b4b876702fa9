extension SourceChanges {
  /// What changed, for programs, with `"version": 1`.
  package var json: JSON {
    .object([
      ("version", .number(1)), ("item", .string(id?.description ?? "locales")),
      ("locales", .array(locales.map(\.json))),
    ])
  }
}

extension SourceChanges.Locale {
  fileprivate var json: JSON {
    .object([
      ("locale", .string(locale.description)), ("file", .string(file)),
      ("isTranslated", .boolean(!isOpen)), ("fields", .array(fields.map(\.json))),
    ])
  }
}

extension SourceChanges.Field {
  fileprivate var json: JSON {
    var before = JSON.null
    var fingerprint = JSON.null
    var changes = JSON.null
    switch then {
    case .found(let text):
      before = .string(text)
      fingerprint = .string(Fingerprint(of: text).description)
      changes = .array(WordDifference(text, source).parts.map(\.json))
    case .lost(let lost): fingerprint = .string(lost.description)
    case .unrecorded: break
    }
    return .object([
      ("field", .string(name)), ("line", .number(location.line)),
      ("column", .number(location.column)),
      ("freshness", .string(fingerprint == .null ? "unrecorded" : "outdated")),
      ("fingerprint", fingerprint), ("before", before), ("source", .string(source)),
      ("changes", changes), ("translation", .string(translation)),
    ])
  }
}

extension WordDifference.Part {
  fileprivate var json: JSON {
    switch self {
    case .kept(let text): .object([("kept", .string(text))])
    case .removed(let text): .object([("removed", .string(text))])
    case .added(let text): .object([("added", .string(text))])
    }
  }
}

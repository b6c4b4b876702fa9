/// The fingerprints of the texts that translations are made from, each worked out once for all
/// locales; it belongs to one task.
final class SourceFingerprints {
  private let source: Template
  private var known: [String: Fingerprint] = [:]

  init(_ source: Template) {
    self.source = source
  }

  /// The fingerprint of a field; nil where the source has no such text.
  subscript(field: String) -> Fingerprint? {
    if let fingerprint = known[field] { return fingerprint }
    guard let text = source[field]?.text.value else { return nil }
    let fingerprint = Fingerprint(of: text)
    known[field] = fingerprint
    return fingerprint
  }
}

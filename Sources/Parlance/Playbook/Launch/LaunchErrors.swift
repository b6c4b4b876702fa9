/// The errors of a check that keep something from being served, by file.
struct LaunchErrors {
  private var byFile: [String: [Finding]] = [:]

  init(_ findings: [Finding]) {
    for finding in findings
    where BrokenFiles.breaks(finding)
      || (finding.severity == .error && finding.location.file.hasPrefix(LaunchErrors.senders))
    {
      byFile[finding.location.file, default: []].append(finding)
    }
  }

  /// Whether an error stands in a file that is about a locale, or about all of them; where fields
  /// are named, one that is about one of these or about no field at all.
  func touch(_ file: String, _ locale: LocaleTag, fields: Set<String>? = nil) -> Bool {
    (byFile[file] ?? []).contains { finding in
      guard finding.locale == nil || finding.locale == locale else { return false }
      guard let fields, let field = finding.field else { return true }
      return fields.contains(field)
    }
  }

  /// The files of senders that lack something in a locale, or cannot be read.
  func senders(_ locale: LocaleTag) -> [String] {
    byFile.keys.filter { $0.hasPrefix(LaunchErrors.senders) && touch($0, locale) }.sorted()
  }

  /// Where senders are; what one lacks in a locale has no file of its own.
  private static let senders = "content/senders/"
}

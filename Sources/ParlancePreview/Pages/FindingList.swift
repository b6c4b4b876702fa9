import MessageFormat
import Parlance

/// What is wrong with something that is shown, beside it or in its place.
struct FindingList {
  let words: Words
  let findings: [Finding]
  /// Whether the content has been looked through for faults.
  private let isChecked: Bool

  /// What is wrong with an item in the locale that it is shown in.
  init(_ visit: Visit, of item: ItemID, in locale: LocaleTag? = nil) {
    words = visit.words
    isChecked = visit.snapshot.report != nil
    let locale = locale ?? visit.locale
    findings = visit.snapshot.findings.filter {
      $0.item == item && ($0.locale == nil || $0.locale == locale)
    }.sorted { ($1.severity, $0.location) < ($0.severity, $1.location) }
  }

  /// The findings under a heading; what to show where there are none is said in a few words.
  var html: HTML {
    if findings.isEmpty {
      // Nobody knows yet that there are none.
      if !isChecked { return .empty }
      return """
        <section id="findings" class="findings" aria-labelledby="findings-title">
        <h2 id="findings-title">\(words[.findings, ["count": .integer(0)]])</h2>
        <p class="muted">\(words[.noFindings])</p>
        </section>
        """
    }
    let count = Value.integer(Int64(findings.count))
    return """
      <section id="findings" class="findings" aria-labelledby="findings-title">
      <h2 id="findings-title">\(words[.findings, ["count": count]])</h2>
      \(words.englishNote)
      <ul>\(findings.map { FindingList.entry($0, words) })</ul>
      </section>
      """
  }

  /// One finding: how bad it is, what is wrong, what to do, and where.
  ///
  /// What findings say is English.
  static func entry(_ finding: Finding, _ words: Words) -> HTML {
    let help: HTML? = finding.help.map { "<p class=\"help\" lang=\"en\" dir=\"ltr\">\($0)</p>\n" }
    return """
      <li class="finding \(finding.severity.rawValue)">
      <p>\(finding.severity.mark(words)) <code class="rule" dir="ltr">\(finding.rule)</code></p>
      <p lang="en" dir="ltr">\(finding.message)</p>
      \(help)<p class="place"><code dir="ltr">\(finding.location.description)</code></p>
      </li>
      """
  }

  /// Why something cannot be shown, in its place.
  ///
  /// Where no findings stand beside it, it says itself that it is English.
  static func refusal(
    _ error: RenderError, _ words: Words, isAlone: Bool = false
  ) -> HTML {
    let place: HTML? = error.location.map {
      "<p class=\"place\"><code dir=\"ltr\">\($0.description)</code></p>\n"
    }
    return """
      <div class="finding error refusal" role="alert">
      <p><strong>\(words[.cannotBeShown])</strong></p>
      <p lang="en" dir="ltr">\(error.message)</p>
      \(place)\(isAlone ? words.englishNote : nil)</div>
      """
  }
}

extension Severity {
  /// How bad it is, as a mark, in words.
  func mark(_ words: Words) -> HTML {
    switch self {
    case .error: "<span class=\"mark bad\">\(words[.severityError])</span>"
    case .warning: "<span class=\"mark warn\">\(words[.severityWarning])</span>"
    case .note: "<span class=\"mark\">\(words[.severityNote])</span>"
    }
  }
}

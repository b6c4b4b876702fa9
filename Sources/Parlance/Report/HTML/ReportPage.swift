import MessageFormat

extension Report {
  /// The report as one page that needs nothing else: coverage, freshness by locale, findings.
  func html(of repository: Repository) -> String {
    ReportPage(report: self, repository: repository).html
  }
}

/// The page of a report: readable without colours and without a script, which only filters.
struct ReportPage {
  let report: Report
  let repository: Repository
  let coverage: Coverage
  let lines: SourceLines
  private let broken: BrokenFiles

  init(report: Report, repository: Repository) {
    self.report = report
    self.repository = repository
    let all = report.findings + report.before
    coverage = Coverage(of: repository, findings: all)
    broken = BrokenFiles(all)
    lines = SourceLines(of: report.shownFindings.map(\.finding), below: repository.root)
  }

  var html: String {
    """
    <!DOCTYPE html>
    <html lang="en" dir="ltr">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Parlance: \(text(report.headline(style: .plain)))</title>
    <style>
    \(ReportPage.sheet)
    </style>
    </head>
    <body>
    <header>
    <h1>\(text(report.headline(style: .plain)))</h1>
    <p class="muted">\(text(report.edition))</p>
    \(audience)\(navigation)</header>
    <main>
    \(coverageSection)\(freshnessSection)\(findingsSection)\(rulesSection)</main>
    <script>
    \(ReportPage.script)
    </script>
    </body>
    </html>

    """
  }

  private var audience: String {
    report.audience.map { "<p class=\"muted\">\(text($0.text))</p>\n" } ?? ""
  }

  private var navigation: String {
    var links = [("coverage", "Coverage"), ("locales", "Locales")]
    if hasFindings { links += [("findings", "Findings"), ("rules", "Rules")] }
    let items = links.map { "<a href=\"#\($0.0)\">\($0.1)</a>" }
    return "<nav aria-label=\"Sections\">\(items.joined(separator: " "))</nav>\n"
  }

  /// Whether there is anything in the list of findings.
  var hasFindings: Bool { !report.shownFindings.isEmpty }

  /// How far an item has come in a locale.
  func state(of id: ItemID, in locale: LocaleTag) -> CoverageState {
    let state = repository.state(of: id, in: locale)
    if broken.contains(id, in: locale), repository.translations(of: id)?[locale] != nil {
      return .broken
    }
    // What a locale need not have is no hole.
    return state == .missing && !repository.requires(id, in: locale)
      && locale != repository.project.source ? .notRequired : state
  }

  /// Text in HTML, in which nothing turns or hides what is beside it.
  func text(_ text: String) -> String { HTMLEscape.text(text.harmless) }

  /// A message in HTML, in which each quotation keeps to its own direction.
  func message(_ message: String) -> String {
    text(message).replacing("“", with: "“<bdi>").replacing("”", with: "</bdi>”")
  }
}

extension CoverageState {
  /// The sign that stands for it where there is no room for the word.
  var sign: String {
    switch self {
    case .ok: "✓"
    case .notRequired: "–"
    case .review: "r"
    case .byFallback: "f"
    case .unrecorded: "?"
    case .outdated: "o"
    case .draft: "d"
    case .broken: "!"
    case .missing: "✕"
    }
  }

  /// The class of what shows it.
  var cssClass: String { rawValue.replacing(" ", with: "-") }

  /// What it means, in a few words.
  var meaning: String {
    switch self {
    case .ok: "there and fresh"
    case .notRequired: "the locale need not have it"
    case .review: "served, not yet approved"
    case .byFallback: "another text of the same language serves"
    case .unrecorded: "nobody knows which source it was made from"
    case .outdated: "the source has changed since"
    case .draft: "not finished, not served"
    case .broken: "cannot be read or filled"
    case .missing: "not there"
    }
  }
}

public import MessageFormat

/// Finds what is wrong with the content of a repository.
public struct Checker: Sendable {
  private let repository: Repository
  private let today: CalendarDay

  /// Makes a checker for a day, which expiry dates and ignores with a last day are held against.
  public init(_ repository: Repository, on today: CalendarDay) {
    self.repository = repository
    self.today = today
  }

  /// Applies all rules, to one locale or, where none is named, to all.
  public func check(locale: LocaleTag? = nil) async -> Report {
    let input = await CheckInput(repository, today: today)
    let found = await withTaskGroup(of: [Finding].self) { group in
      for rule in Rule.all where repository.project.severities[rule.id] != .some(nil) {
        group.addTask { rule.find(input).map { settle($0, by: rule) } }
      }
      var all: [Finding] = []
      for await findings in group { all += findings }
      return all
    }
    var report = Report()
    for finding in found.sorted() {
      if let locale, let other = finding.locale, other != locale { continue }
      if repository.project.ignores.contains(where: { $0.covers(finding, on: today) }) {
        report.ignored += 1
      } else if let last = report.findings.last, finding.repeats(last) {
        report.findings[report.findings.count - 1].fix = last.fix ?? finding.fix
      } else {
        report.findings.append(finding)
      }
    }
    return report
  }

  /// Gives a finding its severity: the project's word, else the rule's, which is milder for
  /// what a locale need not have.
  private func settle(_ finding: Finding, by rule: Rule) -> Finding {
    var finding = finding
    if let set = repository.project.severities[rule.id] ?? nil {
      finding.severity = set
      return finding
    }
    finding.severity = rule.severity
    if rule.severity == .error, let locale = finding.locale, !isRequired(finding.item, in: locale) {
      finding.severity = .warning
    }
    return finding
  }

  private func isRequired(_ item: ItemID?, in locale: LocaleTag) -> Bool {
    if locale == repository.project.source { return true }
    if let item { return repository.requires(item, in: locale) }
    return repository.locales[locale].map { $0.required != .nothing } ?? false
  }
}

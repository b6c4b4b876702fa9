public import MessageFormat

/// How far the content of a repository has come in each locale.
public struct Status: Sendable {
  /// The touchpoints by locale, and what a launch needs.
  public private(set) var coverage: Coverage
  let repository: Repository
  let report: Report

  /// Checks a repository, and looks at what each locale has and lacks.
  ///
  /// A locale that need not have anything yet is checked like one that must, so that its errors
  /// count as what they will be on the day of its launch.
  public init(of repository: Repository, on day: CalendarDay? = nil) async {
    var strict = repository
    for tag in strict.locales.keys { strict.locales[tag]?.required = .everything }
    let report = await Checker(strict, on: day ?? repository.today).check()
    self.init(of: repository, report: report)
  }

  /// Counts how much work is left in each locale, with what was translated before.
  ///
  /// - Throws: ``ParlanceError`` for a locale that libicu cannot format.
  package mutating func addEffort(memory: TranslationMemory?) throws(ParlanceError) {
    try coverage.addEffort(of: repository, memory: memory)
  }

  init(of repository: Repository, report: Report) {
    self.repository = repository
    self.report = report
    coverage = Coverage(of: repository, findings: report.findings)
  }
}

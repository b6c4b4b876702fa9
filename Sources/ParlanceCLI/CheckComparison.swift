import Parlance

/// What a check compares its findings with: a baseline, a revision of git, or nothing.
struct CheckComparison {
  private var baseline: Baseline?
  private let file: String?
  private let revision: String?
  private let locale: LocaleTag?

  /// Reads the baseline that a check names; one that is to be written need not be there.
  init(
    _ command: CheckCommand, locale: LocaleTag?, in repository: Repository
  ) throws(ParlanceError) {
    file = command.baseline
    revision = command.since
    self.locale = locale
    if let file {
      let isNew = command.updateBaseline && !FileWriter.isThere(file)
      baseline = isNew ? Baseline() : try Baseline(file: file)
    }
  }

  /// Tells what is new in a report.
  func compare(_ report: inout Report, in repository: Repository) throws(ParlanceError) {
    if let baseline, let file {
      report.compare(with: baseline, file: file, locale: locale)
    } else if let revision {
      report.compare(with: try Changes(since: revision, in: repository))
    }
  }

  /// Writes what was found to the baseline, and says what is new in it.
  func update(_ file: String, from report: Report) async throws(ParlanceError) -> Report {
    var report = report
    let all = (report.findings + report.before).sorted()
    let updated = (baseline ?? Baseline()).updated(with: all, locale: locale)
    try FileWriter.write(updated.text, to: file)
    Console.note(
      "\(file): \(updated.count) findings, \(report.findings.count) of them new; "
        + "\(report.fixed.count) removed")
    report.findings = all
    report.compare(with: updated, file: file, locale: locale)
    return report
  }
}

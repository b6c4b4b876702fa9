import Parlance

/// What a check compares its findings with: a baseline, a revision of git, or nothing.
struct CheckComparison {
  private var baseline: Baseline?
  private let file: String?
  private var changes: Changes?
  private let locale: LocaleTag?

  /// Reads the baseline that a check names, which need not be there where it is to be written, or
  /// asks git about the revision.
  init(
    _ command: CheckCommand, locale: LocaleTag?, in repository: Repository
  ) async throws(ParlanceError) {
    file = command.baseline
    self.locale = locale
    if let file {
      let isNew = command.updateBaseline && !FileWriter.isThere(file)
      baseline = isNew ? Baseline() : try Baseline(file: file)
    }
    if let revision = command.since {
      changes = try await Changes(
        since: revision, in: repository, on: command.day.day ?? repository.today)
    }
  }

  /// Tells what is new in a report.
  func compare(_ report: inout Report) throws(ParlanceError) {
    if let baseline, let file {
      report.compare(with: baseline, file: file, locale: locale)
    } else if var changes {
      // What was mended has changed, too.
      try changes.refresh()
      report.compare(with: changes)
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

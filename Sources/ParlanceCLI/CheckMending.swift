import Parlance

/// Mends what a check found, round by round, and shows what it did.
struct CheckMending {
  /// Whether it only shows what it would do.
  let isDry: Bool
  /// Whether standard output is for people, and not for a program.
  let printsDiff: Bool

  /// Mends until nothing is left to mend; the repository and the report are those after it.
  func run(
    _ repository: Repository, _ report: Report,
    check: (Repository) async throws -> Report
  ) async throws -> (Repository, Report) {
    var repository = repository
    var report = report
    var files: Set<String> = []
    var mended = 0
    var plan = FixPlan()
    for _ in 1...Fixer.roundLimit {
      let fixer = Fixer(repository)
      plan = fixer.plan(report.findings)
      if plan.changes.isEmpty { break }
      let left = isDry ? [] : fixer.carryOut(plan)
      for (file, reason) in left { Console.note("\(file) is left as it is: \(reason)") }
      let done = plan.changes.filter { change in !left.contains { $0.file == change.file } }
      for change in done { show(change) }
      mended += Set(done.flatMap(\.findings)).count
      files.formUnion(done.map(\.file))
      if isDry || done.isEmpty { break }
      repository = try await Repository.load(from: repository.root)
      report = try await check(repository)
    }
    if printsDiff, !isDry, mended > 0 { Console.write("\n") }
    for refused in plan.refused {
      Console.note("\(refused.finding.location) is not mended: \(refused.reason)")
    }
    summarize(mended: mended, files: files.count, later: isDry ? plan.later.count : 0)
    return (repository, report)
  }

  private func show(_ change: FixPlan.Change) {
    if printsDiff {
      Console.write(change.diff(style: Console.style))
    } else {
      Console.writeError(change.diff(style: Console.errorStyle))
    }
  }

  private func summarize(mended: Int, files: Int, later: Int) {
    let what =
      "\(mended) finding\(mended == 1 ? "" : "s") in \(files) file\(files == 1 ? "" : "s")"
    if mended == 0 {
      Console.note("Nothing can be mended mechanically.")
    } else if isDry {
      Console.note(
        "Without --dry-run, --fix mends \(what)."
          + (later == 0 ? "" : " It then mends \(later) more that overlap these."))
    } else {
      Console.note("\(what) mended.")
    }
  }
}

import ArgumentParser
import Parlance
import Synchronization

/// What is due for the customers of a roster, written as it is found.
struct DueJob {
  let query: DueQuery
  let listing: DueListing?
  let page: DuePageOrder?
  let quiet: Bool

  /// What finds on its way from one task to the next, which never work at the same time.
  private struct Loan: @unchecked Sendable {
    let finder: DueFinder
    let decoder: RosterDecoder
    let page: DuePageWriter?
  }

  /// Looks at every customer.
  ///
  /// - Throws: ``ParlanceError`` where the file cannot be read to its end, or nothing can be
  ///   written; `ExitCode` where something is wrong with the data or with the content.
  func run(_ reader: RosterReader, done: DoneList, doneFile: String?) async throws {
    let idle = Mutex<[Loan]>([])
    let roster = reader.roster
    let (query, listing, page) = (query, listing, page)
    let pagePiles = SpilledPiles()
    var report = DueReport(reader, quiet: quiet)
    report.begin()
    for finding in done.findings {
      report.tell(finding, of: doneFile ?? "")
    }
    report.tellUntold(done.untold, of: doneFile ?? "")
    if let listing { Console.write(listing.beginning) }
    for finding in done.findings {
      try listing?.write(finding, of: doneFile ?? "", into: report.piles)
      if page != nil { try DuePageWriter.write(finding, of: doneFile ?? "", into: pagePiles) }
    }
    var isFirst = true
    try await throughAllProcessors(reader) { batch -> Result<DueShare, ParlanceError> in
      Result { () throws(ParlanceError) in
        let loan: Loan
        if let known = idle.withLock({ $0.popLast() }) {
          loan = known
        } else {
          loan = Loan(
            finder: query.finder(), decoder: roster.decoder(), page: try page?.writer())
        }
        defer { idle.withLock { $0.append(loan) } }
        return try DueJob.share(batch, loan, listing)
      }
    } take: { (result, end) throws(ParlanceError) -> RosterBatch? in
      let share = try result.get()
      if let listing, !share.stream.isEmpty {
        Console.write(isFirst ? listing.first(share.stream) : share.stream)
        isFirst = false
      }
      for (key, bytes) in share.piles { try report.piles.add(bytes, to: key) }
      for (key, bytes) in share.page { try pagePiles.add(bytes, to: key) }
      for finding in report.take(share, end: end) {
        try listing?.write(finding, of: reader.name, into: report.piles)
        if page != nil { try DuePageWriter.write(finding, of: reader.name, into: pagePiles) }
      }
      return nil
    }
    try page?.finish(pagePiles, report.counts)
    try listing?.end(report.piles, report.counts) { Console.write($0) }
    report.end(until: query.until, page: page.map { "\($0.folder)/index.html" })
    if report.hasFindings { throw ExitCode.findings }
  }

  /// What is due for the customers of a batch.
  private static func share(
    _ batch: RosterBatch, _ loan: Loan, _ listing: DueListing?
  ) throws(ParlanceError) -> DueShare {
    var share = DueShare()
    var failure: ParlanceError?
    _ = loan.decoder.decode(batch) { record in
      switch record.result {
      case .success(let customer):
        var found = loan.finder.look(at: customer, line: record.line)
        share.counts.add(found)
        do throws(ParlanceError) {
          try loan.page?.write(&found, into: &share)
        } catch {
          failure = error
          return false
        }
        share.findings += found.findings
        listing?.write(found, into: &share)
      case .failure(let fault):
        share.counts.refused += 1
        share.findings.append(DueFinding(fault))
      }
      return true
    }
    if let failure { throw failure }
    return share
  }
}

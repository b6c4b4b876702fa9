import ArgumentParser
import Parlance
import Synchronization

/// What is due for the customers of a roster, written as it is found.
struct DueJob {
  let query: DueQuery
  let listing: DueListing?
  let quiet: Bool

  /// What finds on its way from one task to the next, which never work at the same time.
  private struct Loan: @unchecked Sendable {
    let finder: DueFinder
    let decoder: RosterDecoder
  }

  /// Looks at every customer.
  ///
  /// - Throws: ``ParlanceError`` where the file cannot be read to its end, or nothing can be
  ///   written; `ExitCode` where something is wrong with the data or with the content.
  func run(_ reader: RosterReader, done: DoneList, doneFile: String?) async throws {
    let idle = Mutex<[Loan]>([])
    let roster = reader.roster
    let (query, listing) = (query, listing)
    var report = DueReport(reader, quiet: quiet)
    report.begin()
    for finding in done.findings {
      report.tell(finding, of: doneFile ?? "")
    }
    report.tellUntold(done.untold, of: doneFile ?? "")
    if let listing {
      Console.write(listing.beginning)
      for finding in done.findings {
        try listing.write(finding, of: doneFile ?? "", into: report.piles)
      }
    }
    var isFirst = true
    try await throughAllProcessors(reader) { batch in
      let loan =
        idle.withLock { $0.popLast() } ?? Loan(finder: query.finder(), decoder: roster.decoder())
      defer { idle.withLock { $0.append(loan) } }
      return DueJob.share(batch, loan.finder, loan.decoder, listing)
    } take: { (share: DueShare, end) throws(ParlanceError) in
      if let listing, !share.stream.isEmpty {
        Console.write(isFirst ? listing.first(share.stream) : share.stream)
        isFirst = false
      }
      for (key, bytes) in share.piles { try report.piles.add(bytes, to: key) }
      for finding in report.take(share, end: end) {
        try listing?.write(finding, of: reader.name, into: report.piles)
      }
    }
    try listing?.end(report.piles, report.counts) { Console.write($0) }
    report.end(until: query.until)
    if report.hasFindings { throw ExitCode.findings }
  }

  /// What is due for the customers of a batch.
  private static func share(
    _ batch: RosterBatch, _ finder: DueFinder, _ decoder: RosterDecoder, _ listing: DueListing?
  ) -> DueShare {
    var share = DueShare()
    _ = decoder.decode(batch) { record in
      switch record.result {
      case .success(let customer):
        let found = finder.look(at: customer, line: record.line)
        share.counts.add(found)
        share.findings += found.findings
        listing?.write(found, into: &share)
      case .failure(let fault):
        share.counts.refused += 1
        share.findings.append(DueFinding(fault))
      }
      return true
    }
    return share
  }
}

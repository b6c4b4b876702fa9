import MessageFormat
import Parlance

extension CustomerForecast {
  /// How many records that cannot be read are told one by one.
  private static let toldRefusals = 10

  /// Reads a file of customers, on all processors, and sums up what they get to; tells on standard
  /// error what cannot be read.
  ///
  /// - Throws: ``ParlanceError`` where the file cannot be read to its end.
  init(file: String, in repository: Repository, on day: CalendarDay) async throws(ParlanceError) {
    let reader = try RosterReader(file, repository: repository, batchSize: 1024 * 1024)
    let empty = CustomerForecast(repository, from: day, of: reader.name)
    let roster = reader.roster
    self = empty
    var failure: ParlanceError?
    var faults: [RosterFault] = []
    await withTaskGroup(of: (CustomerForecast, [RosterFault]).self) { group in
      var running = 0
      var isAtEnd = false
      while !isAtEnd || running > 0 {
        while !isAtEnd, running <= Console.processors {
          do throws(ParlanceError) {
            guard let batch = try reader.next() else {
              isAtEnd = true
              break
            }
            group.addTask { empty.share(batch, roster) }
            running += 1
          } catch {
            failure = error
            isAtEnd = true
          }
        }
        guard let share = await group.next() else { break }
        running -= 1
        add(share.0)
        faults += share.1
      }
    }
    if let failure { throw failure }
    for fault in faults.sorted(by: { $0.line < $1.line }).prefix(CustomerForecast.toldRefusals) {
      Console.note("parlance: \(reader.name):\(fault.line): \(fault.id): \(fault.message)")
    }
  }

  /// A forecast of the customers of a batch, and the first records of it that cannot be read.
  private func share(_ batch: RosterBatch, _ roster: Roster) -> (CustomerForecast, [RosterFault]) {
    var share = self
    var faults: [RosterFault] = []
    _ = roster.decoder().decode(batch) { record in
      switch record.result {
      case .success(let customer): share.add(customer)
      case .failure(let fault):
        share.refuse()
        if faults.count < CustomerForecast.toldRefusals { faults.append(fault) }
      }
      return true
    }
    return (share, faults)
  }
}

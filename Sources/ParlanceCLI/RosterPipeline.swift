import Parlance

/// Takes the batches of a file of customers through all processors, and gives what became of them
/// back in the order of the file.
///
/// A bounded number of batches is under way, so that memory does not grow with the file.
///
/// - Parameters:
///   - reader: the file.
///   - work: what is done with a batch, on any processor.
///   - take: what is done with what came of it, one batch after the other; it returns what is left
///     of a batch that makes more than is kept at a time, which is gone on with before the next one.
/// - Throws: ``ParlanceError`` where the file cannot be read to its end, and what `take` throws,
///   behind which nothing more is taken.
func throughAllProcessors<Outcome: Sendable>(
  _ reader: RosterReader, work: @escaping @Sendable (RosterBatch) -> Outcome,
  take: (Outcome, _ end: Int) throws(ParlanceError) -> RosterBatch?
) async throws(ParlanceError) {
  let window = 2 * Console.processors + 1
  var unreadable: ParlanceError?
  var refused: ParlanceError?
  await withTaskGroup(of: (number: Int, end: Int, outcome: Outcome).self) { group in
    var done: [Int: (end: Int, outcome: Outcome)] = [:]
    var running = 0
    var next = 0
    var isExhausted = false
    while true {
      while !isExhausted, running + done.count < window {
        do throws(ParlanceError) {
          guard let batch = try reader.next() else {
            isExhausted = true
            break
          }
          group.addTask { (batch.number, batch.end, work(batch)) }
          running += 1
        } catch {
          unreadable = error
          isExhausted = true
        }
      }
      guard let batch = await group.next() else { break }
      running -= 1
      done[batch.number] = (batch.end, batch.outcome)
      while refused == nil, let (end, outcome) = done.removeValue(forKey: next) {
        do throws(ParlanceError) {
          if let rest = try take(outcome, end) {
            group.addTask { (rest.number, rest.end, work(rest)) }
            running += 1
            break
          }
        } catch {
          refused = error
          isExhausted = true
        }
        next += 1
      }
    }
  }
  if let error = refused ?? unreadable { throw error }
}

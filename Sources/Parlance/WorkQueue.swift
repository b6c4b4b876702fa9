import Synchronization

/// Pieces of work, by number, that several tasks take from until none is left.
final class WorkQueue: Sendable {
  private let count: Int
  private let taken = Atomic(0)

  /// Makes a queue of the numbers below a count.
  init(count: Int) { self.count = count }

  /// The number of the next piece; nil where all are taken.
  func next() -> Int? {
    let number = taken.wrappingAdd(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }

  /// Works on numbered pieces on all processors, with something of each task’s own; the results
  /// are in the order of the numbers.
  static func results<Worker, Result: Sendable>(
    count: Int, on processors: Int = Processors.count,
    worker: @escaping @Sendable () -> Worker,
    _ work: @escaping @Sendable (Worker, Int) -> Result
  ) async -> [Result] {
    let queue = WorkQueue(count: count)
    return await withTaskGroup(of: [(Int, Result)].self) { group in
      for _ in 0..<min(processors, count) {
        group.addTask {
          let worker = worker()
          var results: [(Int, Result)] = []
          while let number = queue.next() {
            results.append((number, work(worker, number)))
            // Others who wait for a thread, such as the pages of a server, come in between.
            await Task.yield()
          }
          return results
        }
      }
      var all: [(Int, Result)] = []
      for await part in group { all += part }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}

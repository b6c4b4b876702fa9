import MessageFormat
import Parlance
import Synchronization

/// What is due for all customers of a list on a day, whether it was done or not.
struct DueBoard: Sendable {
  /// The customers that something is due for, in the order of the list.
  var customers: [DueCustomer] = []
  /// What is wrong with customers' dates, or with what they should get.
  var findings: [DueFinding] = []
  /// How many such findings are not told.
  var untold = 0

  /// A board of nobody.
  init() {}

  /// How many findings are told.
  static let toldLimit = 200

  /// Looks at every customer, on all processors.
  init(_ list: CustomerList, _ query: DueQuery) async {
    let entries = list.entries
    let size = max(250, entries.count / 16 + 1)
    let starts = Array(stride(from: 0, to: entries.count, by: size))
    var parts: [(place: Int, customers: [DueCustomer])] = []
    await withTaskGroup(of: (Int, [DueCustomer]).self) { group in
      for start in starts {
        group.addTask {
          let finder = query.finder()
          let part = entries[start..<min(start + size, entries.count)]
          return (
            start,
            part.map { finder.look(at: $0.customer, line: $0.line) }.filter {
              !$0.contacts.isEmpty || !$0.findings.isEmpty
            }
          )
        }
      }
      for await part in group { parts.append(part) }
    }
    for part in parts.sorted(by: { $0.place < $1.place }) {
      for found in part.customers {
        if !found.contacts.isEmpty { customers.append(found) }
        add(found.findings)
      }
    }
  }

  private mutating func add(_ found: [DueFinding]) {
    for finding in found {
      // A fault of the content is the same for many customers.
      if finding.isOfContent, findings.contains(where: { $0.message == finding.message }) {
        continue
      }
      if findings.count < DueBoard.toldLimit { findings.append(finding) } else { untold += 1 }
    }
  }
}

/// The boards that were asked for last, so that a page that is shown again costs little.
final class DueBoards: Sendable {
  private let kept = Mutex<[(key: Key, task: Task<DueBoard, Never>)]>([])

  /// What a board is made of.
  struct Key: Hashable, Sendable {
    var revision: Int
    /// The number of the list; nil for the samples.
    var list: Int?
    var day: CalendarDay
    var within: Int
  }

  /// The board of a list, made where it is not known; of nobody where there is no playbook.
  ///
  /// - Parameters:
  ///   - list: the customers.
  ///   - number: the number of the list; nil for the samples.
  ///   - snapshot: the content.
  ///   - day: the day that is asked about.
  ///   - within: how many days are looked ahead.
  /// - Returns: what is due, done or not.
  func board(
    of list: CustomerList, number: Int?, in snapshot: Snapshot, on day: CalendarDay, within: Int
  ) async -> DueBoard {
    let key = Key(revision: snapshot.revision, list: number, day: day, within: within)
    let task = kept.withLock { kept in
      if let known = kept.first(where: { $0.key == key }) { return known.task }
      let task = Task {
        do throws(ParlanceError) {
          return await DueBoard(list, try DueQuery(snapshot.repository, on: day, within: within))
        } catch {
          return DueBoard()
        }
      }
      kept.append((key, task))
      if kept.count > 4 { kept.removeFirst() }
      return task
    }
    return await task.value
  }
}

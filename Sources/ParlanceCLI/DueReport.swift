import MessageFormat
import Parlance

/// Tells on standard error what is wrong with customers, and how many there are.
struct DueReport {
  let piles = SpilledPiles()
  private(set) var counts = DueCounts()
  private(set) var hasFindings = false
  private let name: String
  private let size: Int?
  private let unreadColumns: [String]
  private let quiet: Bool
  private var progress: Progress?
  /// Faults of the content, which many customers share, with how many were not told.
  private var contentFaults: [String: Int] = [:]

  /// How many faults of the content are told.
  private static let limit = 1_000

  init(_ reader: RosterReader, quiet: Bool) {
    name = reader.name
    size = reader.size
    unreadColumns = reader.roster.unreadColumns
    self.quiet = quiet
    progress = quiet || !Console.errorsAreOnTerminal ? nil : Progress()
  }

  /// Tells what is known before the first customer.
  func begin() {
    if quiet || unreadColumns.isEmpty { return }
    Console.note(RenderReport.unreadNote(unreadColumns, of: name))
  }

  /// Tells one thing that is wrong.
  mutating func tell(_ finding: DueFinding, of file: String) {
    hasFindings = true
    progress?.clear()
    let customer = finding.customer.map { " \($0):" } ?? ""
    Console.note("parlance: \(file):\(finding.line):\(customer) \(finding.message)")
  }

  /// Tells how many more lines are wrong.
  func tellUntold(_ count: Int, of file: String) {
    if count > 0 { Console.note("parlance: \(file): \(count) more lines are like these") }
  }

  /// Tells what became of a batch.
  ///
  /// - Returns: the findings that were told; a fault of the content is told once.
  mutating func take(_ share: DueShare, end: Int) -> [DueFinding] {
    counts.add(share.counts)
    var told: [DueFinding] = []
    for finding in share.findings {
      if finding.isOfContent {
        if let count = contentFaults[finding.message] {
          contentFaults[finding.message] = count + 1
          continue
        }
        if contentFaults.count < DueReport.limit { contentFaults[finding.message] = 0 }
      }
      tell(finding, of: name)
      told.append(finding)
    }
    progress?.show(
      customers: counts.customers + counts.refused, refused: counts.refused,
      share: size.map { $0 == 0 ? 1 : Double(end) / Double($0) })
    return told
  }

  /// Tells how it went.
  mutating func end(until day: CalendarDay, page: String?) {
    progress?.clear()
    for (message, count) in contentFaults.sorted(by: { $0.key < $1.key }) where count > 0 {
      Console.note("parlance: \(name): \(count) more customers: \(message)")
    }
    if quiet { return }
    Console.note("\(name): \(counts.text(until: day))" + (page.map { "; see \($0)" } ?? ""))
  }
}

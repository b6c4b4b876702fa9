import Parlance

/// Tells on standard error what becomes of many customers.
struct RenderReport {
  private let name: String
  private let size: Int?
  private let unreadColumns: [String]
  private let quiet: Bool
  private var progress: Progress?
  private var rendered = 0
  private var refused = 0
  private var notes: Set<String> = []
  /// Faults of the content, which refuse customer after customer, with how many were not told.
  private var contentFaults: [String: Int] = [:]

  /// How many different notes, and faults of the content, are told.
  private static let limit = 100

  init(roster: RosterReader, quiet: Bool) {
    name = roster.name
    size = roster.size
    unreadColumns = roster.roster.unreadColumns
    self.quiet = quiet
    progress = quiet || !Console.errorsAreOnTerminal ? nil : Progress()
  }

  /// Whether a customer was refused.
  var hasRefusals: Bool { refused > 0 }

  /// Tells what is known before the first customer.
  func begin() {
    if quiet || unreadColumns.isEmpty { return }
    Console.note(RenderReport.unreadNote(unreadColumns, of: name))
  }

  /// Which columns of a file nothing reads.
  static func unreadNote(_ columns: [String], of file: String) -> String {
    let names = columns.prefix(20).map { "“\($0)”" }.joined(separator: ", ")
    let more = columns.count > 20 ? " and \(columns.count - 20) more" : ""
    return "note: \(file): nothing reads the columns \(names)\(more); "
      + "name their variables in columns: of \(Project.fileName)"
  }

  /// Tells what became of a batch.
  mutating func take(_ batch: RenderedBatch, refused unwritten: [RenderOutput.Unwritten]) {
    var unwritten = unwritten[...]
    for outcome in batch.outcomes {
      switch outcome {
      case .rendered(let id, let line, _):
        if let first = unwritten.first, first.line == line {
          unwritten.removeFirst()
          refused += 1
          tell("parlance: \(name):\(line): \(id): \(first.message)")
        } else {
          rendered += 1
        }
      case .refused(let refusal):
        refused += 1
        tell(refusal)
      }
    }
    if !quiet {
      for note in batch.notes where notes.count < RenderReport.limit {
        if notes.insert(note).inserted { tell(note) }
      }
    }
    progress?.show(
      customers: rendered + refused, refused: refused,
      share: size.map { $0 == 0 ? 1 : Double(batch.end) / Double($0) })
  }

  private mutating func tell(_ refusal: Refusal) {
    let explanation = refusal.explanation
    if !refusal.isOfData {
      if let count = contentFaults[explanation] {
        contentFaults[explanation] = count + 1
        return
      }
      if contentFaults.count < RenderReport.limit { contentFaults[explanation] = 0 }
    }
    tell("parlance: \(name):\(refusal.line): \(refusal.id): \(explanation)")
  }

  private mutating func tell(_ line: String) {
    progress?.clear()
    Console.note(line)
  }

  /// Takes the progress away.
  mutating func endProgress() {
    progress?.clear()
  }

  /// Tells how it went.
  mutating func end(in folder: String?) {
    endProgress()
    for (explanation, count) in contentFaults.sorted(by: { $0.key < $1.key }) where count > 0 {
      Console.note("parlance: \(name): \(count) more customers: \(explanation)")
    }
    if quiet { return }
    let place = folder.map { " into \($0)" } ?? ""
    let rest = refused > 0 ? ", \(refused) refused" : ""
    Console.note("\(name): \(rendered) of \(rendered + refused) customers rendered\(place)\(rest)")
  }
}

import Parlance
import Synchronization

/// What became of a batch of customers.
struct RenderedBatch: Sendable {
  var number: Int
  /// How far the file is read behind it, in bytes.
  var end: Int
  /// What is written, one customer behind the other.
  var bytes: [UInt8] = []
  /// What became of each customer, in order.
  var outcomes: [Outcome] = []
  /// What the reader should know, without repetition.
  var notes: [String] = []
  /// What is left of the batch, for another time.
  var rest: RosterBatch?

  /// What became of a customer.
  enum Outcome: Sendable {
    /// It was rendered, and what is written of it ends here in the bytes.
    case rendered(id: String, line: Int, end: Int)
    /// It was refused.
    case refused(Refusal)
  }
}

/// Reads, renders and encodes batches in one task at a time.
final class RenderWorker {
  /// Appends what is written of a customer, and returns what the reader should know.
  typealias Render = (Customer, inout [UInt8]) throws(RenderError) -> [String]

  private let decoder: RosterDecoder
  private let item: ItemID
  private let locale: LocaleTag?
  private let tellsRefusals: Bool
  private let render: Render

  /// How much is made of a batch at a time, in bytes.
  private static let outputLimit = 4 * 1024 * 1024

  init(
    decoder: RosterDecoder, item: ItemID, locale: LocaleTag?, tellsRefusals: Bool,
    render: @escaping Render
  ) {
    self.decoder = decoder
    self.item = item
    self.locale = locale
    self.tellsRefusals = tellsRefusals
    self.render = render
  }

  /// Renders a batch, or as much of it as is made at a time, into a buffer.
  func run(_ batch: RosterBatch, into buffer: [UInt8]) -> RenderedBatch {
    var result = RenderedBatch(number: batch.number, end: batch.end, bytes: buffer)
    result.rest = decoder.decode(batch) { record in
      add(record, to: &result)
      return result.bytes.count < RenderWorker.outputLimit
    }
    return result
  }

  private func add(_ record: RosterRecord, to result: inout RenderedBatch) {
    switch record.result {
    case .success(let customer):
      let start = result.bytes.count
      do throws(RenderError) {
        for note in try render(customer, &result.bytes) where !result.notes.contains(note) {
          result.notes.append(note)
        }
        result.outcomes.append(
          .rendered(id: customer.id, line: record.line, end: result.bytes.count))
      } catch {
        result.bytes.removeSubrange(start...)
        refuse(Refusal(error, customer: customer, line: record.line), in: &result)
      }
    case .failure(let fault):
      refuse(Refusal(fault, item: item, locale: locale), in: &result)
    }
  }

  private func refuse(_ refusal: Refusal, in result: inout RenderedBatch) {
    result.outcomes.append(.refused(refusal))
    if tellsRefusals { result.bytes += "\(refusal.json)\n".utf8 }
  }
}

/// Workers, each lent to one task at a time.
final class WorkerPool: Sendable {
  private let make: @Sendable () -> RenderWorker
  private let idle = Mutex<[Loan]>([])
  /// Buffers that have been written, with the room that they have.
  private let buffers = Mutex<[[UInt8]]>([])

  /// A worker on its way from one task to the next, which never work at the same time.
  private struct Loan: @unchecked Sendable {
    let worker: RenderWorker
  }

  init(make: @escaping @Sendable () -> RenderWorker) {
    self.make = make
  }

  func run(_ batch: RosterBatch) -> RenderedBatch {
    let loan = idle.withLock { $0.popLast() } ?? Loan(worker: make())
    defer { idle.withLock { $0.append(loan) } }
    return loan.worker.run(batch, into: buffers.withLock { $0.popLast() } ?? [])
  }

  /// Takes a buffer back that has been written, so that the next batch need not ask the system
  /// for memory.
  func recycle(_ written: inout [UInt8]) {
    var buffer: [UInt8] = []
    swap(&buffer, &written)
    buffer.removeAll(keepingCapacity: true)
    buffers.withLock { $0.append(buffer) }
  }
}

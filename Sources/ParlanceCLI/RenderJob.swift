import ArgumentParser
import MessageFormat
import Parlance

/// One item for the customers of a roster.
///
/// As many workers as there are processors read, render and encode a batch of some hundred customers
/// each; what they made is written in the order of the file.
struct RenderJob: Sendable {
  let repository: Repository
  let item: ItemID
  let locale: LocaleTag?
  let changes: CustomerChanges
  let sender: String?
  let day: CalendarDay?
  let format: RenderCommand.Format
  private let renderer: Renderer

  init(
    repository: Repository, item: ItemID, locale: LocaleTag?, changes: CustomerChanges,
    sender: String?, day: CalendarDay?, format: RenderCommand.Format
  ) {
    self.repository = repository
    self.item = item
    self.locale = locale
    self.changes = changes
    self.sender = sender
    self.day = day
    self.format = format
    renderer = Renderer(repository: repository)
  }

  /// Renders every customer.
  ///
  /// - Throws: ``ParlanceError`` where the file cannot be read to its end, or nothing can be
  ///   written; `ExitCode` where a customer was refused.
  func render(_ reader: RosterReader, to output: RenderOutput, quiet: Bool) async throws {
    try checkSender()
    var output = output
    var report = RenderReport(roster: reader, quiet: quiet)
    report.begin()
    let roster = reader.roster
    let tellsRefusals = !output.isFolder
    let workers = WorkerPool {
      RenderWorker(
        decoder: roster.decoder(), item: item, locale: locale, tellsRefusals: tellsRefusals,
        render: customerRenderer())
    }
    var unreadable: ParlanceError?
    var unwritable: ParlanceError?
    do throws(ParlanceError) {
      try await throughAllProcessors(reader) {
        workers.run($0)
      } take: {
        (batch, _) throws(ParlanceError) -> RosterBatch? in
        var batch = batch
        do throws(ParlanceError) {
          report.take(batch, refused: try output.write(batch))
        } catch {
          unwritable = error
          throw error
        }
        workers.recycle(&batch.bytes)
        return batch.rest
      }
    } catch {
      unreadable = error
    }
    output.finish()
    if let unwritable {
      report.endProgress()
      throw ParlanceError("\(unwritable.message); \(output.count) files are written")
    }
    report.end(in: output.folder)
    if let unreadable { throw unreadable }
    if report.hasRefusals { throw ExitCode.findings }
  }

  /// A sender that is not there would be missed anew for every customer.
  private func checkSender() throws(ParlanceError) {
    guard let name = sender ?? repository.project.sender, repository.senders[name] == nil else {
      return
    }
    throw ParlanceError(
      "no sender is named “\(name)”; expected a file content/senders/\(name).yaml")
  }

  /// What renders one customer after the other for one task: it appends the bytes that are
  /// written, and returns what the reader should know.
  private func customerRenderer() -> RenderWorker.Render {
    let worker = renderer.worker()
    return { customer, bytes throws(RenderError) in
      let customer = changes.applied(to: customer)
      let form: CustomerRenderer.Form
      switch format {
      case .json: form = .json
      case .html: form = .html
      case .eml: form = .eml
      case .text: form = .reading
      }
      let remarks = try worker.write(
        form, of: item, locale: locale, customer: customer, sender: sender, on: day, into: &bytes)
      return remarkLines(remarks.notes, remarks.findings)
    }
  }
}

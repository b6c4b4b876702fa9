import MessageFormat
import Parlance
import Synchronization

/// The content as it was at one moment, with what is made of it; pages are made of one snapshot.
final class Snapshot: Sendable {
  /// Counts the changes since the start.
  let revision: Int
  /// The content.
  let repository: Repository
  /// What renders it; templates are parsed when they are first asked for.
  let renderer: Renderer
  /// Why the settings of the repository cannot be read now; the content is that of before.
  let fault: String?
  /// The objections, ready to be searched.
  let objections = ObjectionShelf()

  private let made = Mutex(Made())

  private struct Made {
    var report: Report?
    var status: Task<Status, Never>?
  }

  init(revision: Int, repository: Repository, fault: String?) {
    self.revision = revision
    self.repository = repository
    self.fault = fault
    renderer = Renderer(repository: repository)
  }

  /// What the last check found; nil until there was one.
  var report: Report? { made.withLock { $0.report } }

  /// Takes what a check found.
  func take(_ report: Report) { made.withLock { $0.report = report } }

  /// What is wrong with the content: what the last check found, or what reading it has shown.
  var findings: [Finding] { report?.findings ?? repository.findings }

  /// Coverage, freshness and what is left to do; made when it is first asked for.
  var status: Status {
    get async {
      let task = made.withLock { made in
        if let task = made.status { return task }
        let repository = repository
        let task = Task { await Status(of: repository) }
        made.status = task
        return task
      }
      return await task.value
    }
  }
}

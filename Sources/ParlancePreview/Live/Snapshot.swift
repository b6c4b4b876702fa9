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
    var counted: Counted?
    var isCounting = false
    var preliminary: Coverage?
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
  func take(_ report: Report) {
    made.withLock { made in
      made.report = report
      made.preliminary = nil
    }
  }

  /// What is wrong with the content: what the last check found, or what reading it has shown.
  var findings: [Finding] { report?.findings ?? repository.findings }

  /// Coverage, freshness and what is left to do; made when it is first asked for.
  var status: Status {
    get async {
      let task = made.withLock { made in
        if let task = made.status { return task }
        let repository = repository
        // Pages come first.
        let task = Task(priority: .background) { await Status(of: repository) }
        made.status = task
        return task
      }
      return await task.value
    }
  }

  /// What a whole check and a count have come to.
  struct Counted: Sendable {
    var coverage: Coverage
    /// How much there is to translate; empty where it cannot be counted.
    var efforts: [LocaleTag: StageEfforts]
  }

  /// Coverage as far as it is known before everything is counted; made when it is first asked for.
  var preliminary: Coverage {
    if let known = made.withLock({ $0.preliminary }) { return known }
    let coverage = Coverage(of: repository, findings: findings)
    made.withLock { $0.preliminary = coverage }
    return coverage
  }

  /// Whether everything has been counted.
  var isCounted: Bool { made.withLock { $0.counted != nil } }

  /// Begins to count coverage and what is left to do, unless that has begun; `ready` is called once
  /// it is done.
  func count(_ ready: @escaping @Sendable () -> Void) {
    let begins = made.withLock { made in
      defer { made.isCounting = true }
      return !made.isCounting
    }
    if !begins { return }
    Task(priority: .background) {
      var coverage = await status.coverage
      do throws(ParlanceError) {
        try coverage.addEffort(
          of: repository, memory: TranslationMemory(below: repository.root))
      } catch {
        coverage.effort = [:]
      }
      let counted = Counted(coverage: coverage, efforts: coverage.effort)
      made.withLock { $0.counted = counted }
      ready()
    }
  }

  /// Coverage and what is left to do; nil as long as that is being counted.
  ///
  /// The first who asks makes the count begin, and `ready` is called once it is done.
  func counted(_ ready: @escaping @Sendable () -> Void) async -> Counted? {
    count(ready)
    // Most repositories are counted in less time than a page needs to be noticed as slow.
    for _ in 0..<20 {
      if let counted = made.withLock({ $0.counted }) { return counted }
      try? await Task.sleep(for: .milliseconds(20))
    }
    return made.withLock { $0.counted }
  }
}

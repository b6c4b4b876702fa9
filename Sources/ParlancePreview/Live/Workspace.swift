import MessageFormat
import Parlance
import Synchronization

/// The content that is shown, kept as it is on disk, and the pages that want to know of changes.
final class Workspace: Sendable {
  private let current: Mutex<Snapshot>
  /// The day to pretend; nil for today.
  let day: CalendarDay?
  /// Who is told of changes.
  let listeners = Listeners()

  /// Reads the repository that a folder, or one above it, holds.
  ///
  /// - Throws: `ParlanceError` where there is no repository, or its settings cannot be read.
  static func open(
    _ folder: String, on day: CalendarDay? = nil
  ) async throws(ParlanceError) -> (Workspace, WatchedRepository) {
    let watched = try await WatchedRepository(at: folder)
    return (Workspace(watched.repository, on: day), watched)
  }

  init(_ repository: Repository, on day: CalendarDay? = nil) {
    self.day = day
    current = Mutex(Snapshot(revision: 0, repository: repository, fault: nil))
  }

  /// The content as it is now.
  var snapshot: Snapshot { current.withLock { $0 } }

  /// The day that pages are for: the one to pretend, or today.
  var today: CalendarDay { day ?? snapshot.repository.today }

  /// Follows the files until the task is cancelled.
  func follow(_ watched: WatchedRepository, _ watcher: FileWatcher) async {
    let (checks, continuation) = AsyncStream.makeStream(
      of: Snapshot.self, bufferingPolicy: .bufferingNewest(1))
    // Pages come first.
    let checking = Task(priority: .background) { await check(checks) }
    defer { checking.cancel() }
    continuation.yield(snapshot)
    var watched = watched
    for await paths in watcher.changes {
      var fault: String?
      do throws(ParlanceError) {
        try await watched.update(snapshot.fault == nil ? paths : [""])
      } catch {
        fault = error.message
      }
      let next = Snapshot(
        revision: snapshot.revision + 1, repository: watched.repository, fault: fault)
      // What was found before stands until the check has looked again.
      if let report = snapshot.report { next.take(report) }
      current.withLock { $0 = next }
      listeners.tell(.changed(next.revision))
      continuation.yield(next)
    }
    continuation.finish()
  }

  /// Up to how many items are counted before anybody asks.
  static let countedAhead = 2_000

  /// Looks for what is wrong while pages are already shown, one time after the other; what has
  /// changed in the meantime is left out for what it has become.
  private func check(_ snapshots: AsyncStream<Snapshot>) async {
    for await snapshot in snapshots {
      if Task.isCancelled { return }
      do throws(ParlanceError) {
        let checker = try await Checker.remembering(snapshot.repository.root, on: day)
        snapshot.take(await checker.check())
      } catch {
        // The settings cannot be read at this moment; the page says so.
        continue
      }
      if self.snapshot === snapshot { listeners.tell(.checked(snapshot.revision)) }
      // Whoever looks at coverage first need not wait for the count, unless there is much to count.
      if snapshot.revision == 0, snapshot.repository.itemIDs.count <= Workspace.countedAhead {
        snapshot.count { self.listeners.tell(.checked(0)) }
      }
    }
  }
}

/// What open pages are told.
enum LiveEvent: Sendable, Equatable {
  /// The content has changed.
  case changed(Int)
  /// The content was looked through for faults.
  case checked(Int)
  /// What is known of the customers has changed.
  case customers

  /// The event as a line of server-sent events (HTML Living Standard, 9.2).
  var text: String {
    switch self {
    case .changed(let revision): "event: changed\ndata: \(revision)\n\n"
    case .checked(let revision): "event: checked\ndata: \(revision)\n\n"
    case .customers: "event: changed\ndata: customers\n\n"
    }
  }
}

/// The open pages.
final class Listeners: Sendable {
  private let state = Mutex<[Int: AsyncStream<LiveEvent>.Continuation]>([:])
  private let next = Atomic<Int>(0)

  /// The most pages that are told.
  static let capacity = 64

  /// What is told from now on; nil where too many pages are open.
  func listen() -> AsyncStream<LiveEvent>? {
    let (stream, continuation) = AsyncStream.makeStream(
      of: LiveEvent.self, bufferingPolicy: .bufferingNewest(8))
    let number = next.add(1, ordering: .relaxed).newValue
    let isTaken = state.withLock { pages in
      if pages.count >= Listeners.capacity { return false }
      pages[number] = continuation
      return true
    }
    guard isTaken else { return nil }
    continuation.onTermination = { [weak self] _ in
      _ = self?.state.withLock { $0.removeValue(forKey: number) }
    }
    return stream
  }

  /// Tells every page.
  func tell(_ event: LiveEvent) {
    for continuation in state.withLock({ Array($0.values) }) { continuation.yield(event) }
  }

  /// How many pages are open.
  var count: Int { state.withLock { $0.count } }
}

import Dispatch
import Parlance

/// Tells which files of a repository change.
///
/// Where the system can tell (inotify on Linux) it is asked; else, and where it watches as many
/// folders as it can already, the folders are looked through twice a second.
final class FileWatcher: Sendable {
  /// The paths that have changed, from the repository's root, gathered for a moment; the empty path
  /// where anything may have changed.
  let changes: AsyncStream<Set<String>>
  private let queue: DispatchQueue
  private let cancel: @Sendable () -> Void

  /// Begins to watch.
  ///
  /// - Parameters:
  ///   - root: the folder that holds `parlance.yaml`.
  ///   - scans: whether the folders are looked through though the system could tell.
  init(root: String, scans: Bool = false) {
    let (stream, continuation) = AsyncStream.makeStream(of: Set<String>.self)
    changes = stream
    let queue = DispatchQueue(label: "parlance.watcher")
    self.queue = queue
    let gathering = Gathering(queue: queue, continuation: continuation)
    #if os(Linux)
      if !scans, let system = SystemWatcher(root: root, queue: queue, gathering: gathering) {
        cancel = {
          queue.async { system.stop() }
          continuation.finish()
        }
        return
      }
    #endif
    let scanner = FolderScanner(root: root, queue: queue, gathering: gathering)
    cancel = {
      queue.async { scanner.stop() }
      continuation.finish()
    }
  }

  deinit { cancel() }

  /// What stands in a folder, in the root only what holds content; nothing where it cannot be
  /// listed.
  static func entries(of folder: String, below root: String) -> [Folder.Entry] {
    let entries = (try? Folder.entries(of: folder, below: root)) ?? []
    return folder.isEmpty ? entries.filter { isContent($0.name) } : entries
  }

  /// Whether a name in the repository's root, or a folder in it, holds content.
  static func isContent(_ name: String) -> Bool {
    name == "parlance.yaml" || name == "locales" || name == "content"
  }

  /// Whether a name is one that the repository passes over: hidden, or an editor's backup.
  static func isPassedOver(_ name: String) -> Bool { name.hasPrefix(".") || name.hasSuffix("~") }
}

/// Gathers paths until nothing changes for a moment; all calls are on its queue.
final class Gathering: @unchecked Sendable {
  private let queue: DispatchQueue
  private let continuation: AsyncStream<Set<String>>.Continuation
  private var paths: Set<String> = []
  private var first = DispatchTime.now()
  private var isWaiting = false
  private var changed = false

  /// How long nothing must change: editors write a file in several steps.
  private static let calm = DispatchTimeInterval.milliseconds(8)
  /// How long changes are gathered at most, in nanoseconds.
  private static let longest: UInt64 = 100_000_000
  /// From how many paths on everything is read anew.
  private static let capacity = 4_096

  init(queue: DispatchQueue, continuation: AsyncStream<Set<String>>.Continuation) {
    self.queue = queue
    self.continuation = continuation
  }

  func add(_ path: String) {
    if paths.isEmpty { first = .now() }
    if paths.count < Gathering.capacity { paths.insert(path) } else { paths = [""] }
    changed = true
    wait()
  }

  private func wait() {
    if isWaiting { return }
    isWaiting = true
    changed = false
    queue.asyncAfter(deadline: .now() + Gathering.calm) { [self] in
      isWaiting = false
      let waited = DispatchTime.now().uptimeNanoseconds - first.uptimeNanoseconds
      if changed, waited < Gathering.longest { return wait() }
      let gathered = paths
      paths = []
      if !gathered.isEmpty { continuation.yield(gathered) }
    }
  }
}

/// Looks the folders through for files with another stamp; all calls but the first are on its queue.
final class FolderScanner: @unchecked Sendable {
  private let root: String
  private let gathering: Gathering
  private let timer: any DispatchSourceTimer
  private var stamps: [String: Stamp] = [:]

  private enum Stamp: Equatable {
    case file(FileStamp)
    /// A folder that comes or goes is a change, one whose time changes is none.
    case folder
  }

  init(root: String, queue: DispatchQueue, gathering: Gathering) {
    self.root = root
    self.gathering = gathering
    timer = DispatchSource.makeTimerSource(queue: queue)
    stamps = scan()
    timer.setEventHandler { [weak self] in self?.look() }
    timer.schedule(deadline: .now() + .milliseconds(500), repeating: .milliseconds(500))
    timer.resume()
  }

  func stop() { timer.cancel() }

  private func look() {
    let now = scan()
    for (path, stamp) in now where stamps[path] != stamp { gathering.add(path) }
    for path in stamps.keys where now[path] == nil { gathering.add(path) }
    stamps = now
  }

  private func scan() -> [String: Stamp] {
    var found: [String: Stamp] = [:]
    scan("", &found)
    return found
  }

  private func scan(_ folder: String, _ found: inout [String: Stamp]) {
    for entry in FileWatcher.entries(of: folder, below: root) {
      let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
      if entry.kind == .folder {
        found[path] = .folder
        scan(path, &found)
      } else if let stamp = FileStamp(of: "\(root)/\(path)") {
        found[path] = .file(stamp)
      }
    }
  }
}

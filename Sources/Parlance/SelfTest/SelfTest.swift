public import MessageFormat
import Synchronization

/// Damages a copy of each file of a repository in turn, and sees whether the check notices.
public struct SelfTest: Sendable {
  private let folder: String
  private let day: CalendarDay?
  private let locale: String?

  /// How far a self-test is.
  public struct Progress: Sendable {
    /// How many files are done.
    public var files = 0
    /// How many files there are.
    public var allFiles = 0
    /// How many damages were done.
    public var damages = 0
    /// How many of them were not noticed.
    public var unnoticed = 0
  }

  /// Prepares the self-test of the repository that a folder, or one above it, holds.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - day: The day that the checks are made for; nil for today.
  ///   - locale: The locale whose files alone are damaged; nil for all files.
  public init(_ folder: String, on day: CalendarDay? = nil, locale: String? = nil) {
    self.folder = folder
    self.day = day
    self.locale = locale
  }

  /// Runs the self-test on a copy in a temporary folder, which it removes at the end.
  ///
  /// - Parameters:
  ///   - progress: Hears how far it is, after each file, from several tasks.
  ///   - isStopped: Is asked before each damage whether to leave off.
  /// - Returns: What came of it; of what was done until then where it was stopped.
  /// - Throws: ``ParlanceError`` where there is no repository, or it cannot be copied.
  public func run(
    progress: @escaping @Sendable (Progress) -> Void = { _ in },
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) async throws(ParlanceError) -> SelfTestReport {
    let copy = try RepositoryCopy(of: folder)
    let result: Result<SelfTestReport, ParlanceError>
    do throws(ParlanceError) {
      result = .success(try await run(on: copy, progress, isStopped))
    } catch {
      result = .failure(error)
    }
    copy.remove()
    return try result.get()
  }

  private func run(
    on copy: RepositoryCopy, _ progress: @escaping @Sendable (Progress) -> Void,
    _ isStopped: @escaping @Sendable () -> Bool
  ) async throws(ParlanceError) -> SelfTestReport {
    let check = try await DamagedCheck(copy.root, on: day)
    let repository = check.repository
    let tag = try locale.map { text throws(ParlanceError) in
      try repository.locale(text)
    }
    let files = repository.damageableFiles.filter { tag == nil || $0.locale == tag }
    let worker = Worker(copy: copy, check: check, input: check.input, isStopped: isStopped)
    let state = Mutex(Progress(allFiles: files.count))
    @Sendable func tell(_ report: SelfTestReport) {
      let now = state.withLock { now in
        now.files += report.files
        now.damages += report.damages
        now.unnoticed += report.unnoticed.count
        return now
      }
      progress(now)
    }
    var report = SelfTestReport(day: day ?? repository.today)
    // What all share is damaged alone, since every look at it reads the whole copy.
    for file in files where file.item == nil {
      let part = try await worker.test(file)
      report.add(part)
      tell(part)
    }
    var groups: [ItemID: [DamageableFile]] = [:]
    for file in files { if let id = file.item { groups[id, default: []].append(file) } }
    let queue = groups.sorted { $0.key < $1.key }.map(\.value)
    let parts = await Self.results(of: queue) { file in
      let part: Result<SelfTestReport, ParlanceError>
      do throws(ParlanceError) {
        part = .success(try await worker.test(file))
      } catch {
        part = .failure(error)
      }
      if case .success(let part) = part { tell(part) }
      return part
    }
    for part in parts { report.add(try part.get()) }
    report.wasStopped = isStopped()
    report.unnoticed.sort { ($0.file, $0.line ?? 0, $0.kind) < ($1.file, $1.line ?? 0, $1.kind) }
    return report
  }

  /// Works on groups on all processors, on the files of one group by one task.
  private static func results<Result: Sendable>(
    of groups: [[DamageableFile]], _ work: @escaping @Sendable (DamageableFile) async -> Result
  ) async -> [Result] {
    let queue = WorkQueue(count: groups.count)
    return await withTaskGroup(of: [Result].self) { tasks in
      for _ in 0..<min(Processors.count, groups.count) {
        tasks.addTask {
          var results: [Result] = []
          while let number = queue.next() {
            for file in groups[number] { results.append(await work(file)) }
          }
          return results
        }
      }
      var all: [Result] = []
      for await part in tasks { all += part }
      return all
    }
  }

  /// Damages one file after another.
  private struct Worker: Sendable {
    let copy: RepositoryCopy
    let check: DamagedCheck
    let input: CheckInput
    let isStopped: @Sendable () -> Bool

    /// Does every damage that fits a file, one at a time, and leaves the file as it was.
    func test(_ file: DamageableFile) async throws(ParlanceError) -> SelfTestReport {
      var report = SelfTestReport(day: nil)
      // What cannot be read is found fault with already.
      guard !isStopped(), let bytes = try? copy.bytes(of: file.path) else { return report }
      let text = String(decoding: bytes, as: UTF8.self)
      report.files = 1
      for damage in DamageMaker.damages(to: file, text: text, in: input) {
        if isStopped() { break }
        try copy.set(file.path, to: damage.content)
        let outcome: DamagedCheck.Outcome
        if let id = file.item {
          outcome = await check.outcome(for: id, in: file.locale)
        } else {
          outcome = await check.outcome(sharedIn: file.locale)
        }
        report.add(damage, to: file, outcome, off: check.off)
      }
      try copy.set(file.path, to: bytes)
      return report
    }
  }
}

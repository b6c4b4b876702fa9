import MessageFormat
import Parlance
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What was done and put off: in the file that `--done` names, else in memory only.
final class DoneBook: Sendable {
  /// The file; nil where nothing is kept.
  let file: String?
  private let state: Mutex<State>

  private struct State {
    var list: DoneList
    /// How the file stood when it was read, or written to.
    var stamp: FileStamp?
    var size = 0
    var last: DoneEntry?
  }

  /// Opens a book.
  ///
  /// - Parameter file: the file, which is made where it is missing; nil for one in memory.
  /// - Throws: `ParlanceError` where it cannot be read or made.
  init(file: String? = nil) throws(ParlanceError) {
    self.file = file
    guard let file else {
      state = Mutex(State(list: DoneList()))
      return
    }
    let descriptor = open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DoneBook.failure(file) }
    closeFile(descriptor)
    let stamp = FileStamp(of: file)
    state = Mutex(State(list: try DoneList(file: file), stamp: stamp, size: DoneBook.size(file)))
  }

  /// A book in memory.
  static func inMemory() -> DoneBook { DoneBook() }

  private init() {
    file = nil
    state = Mutex(State(list: DoneList()))
  }

  /// What is known now; a file that somebody else has written to is read anew.
  var list: DoneList {
    state.withLock { state in
      if let file, FileStamp(of: file) != state.stamp { DoneBook.read(file, &state) }
      return state.list
    }
  }

  /// What was said last, so that it can be taken back.
  var last: DoneEntry? { state.withLock { $0.last } }

  /// Takes what became of a touchpoint, and makes it durable.
  ///
  /// - Throws: `ParlanceError` where the file cannot be written; then nothing is taken.
  func take(_ entry: DoneEntry) throws(ParlanceError) {
    let failure = state.withLock { state -> ParlanceError? in
      if let file {
        do throws(ParlanceError) {
          let before = state.size
          let (start, end, stamp) = try DoneBook.append(entry.line, to: file)
          if start == before {
            state.list.take(entry)
            state.stamp = stamp
            state.size = end
          } else {
            DoneBook.read(file, &state)
          }
        } catch {
          return error
        }
      } else {
        state.list.take(entry)
      }
      state.last = entry.mark == .undone ? nil : entry
      return nil
    }
    if let failure { throw failure }
  }

  private static func read(_ file: String, _ state: inout State) {
    // Looked at before it is read: what is written meanwhile is read the next time.
    state.stamp = FileStamp(of: file)
    state.size = size(file)
    if let list = try? DoneList(file: file) { state.list = list }
  }

  private static func size(_ file: String) -> Int {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    defer { closeFile(descriptor) }
    return Int(lseek(descriptor, 0, SEEK_END))
  }

  // MARK: Writing

  /// Adds a line while nobody else does, and waits until it is durable.
  ///
  /// - Returns: the size of the file before and behind it, and how it stands before anybody else
  ///   writes.
  private static func append(
    _ line: String, to file: String
  ) throws(ParlanceError) -> (start: Int, end: Int, stamp: FileStamp?) {
    let descriptor = open(file, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(file) }
    // Closing it gives up the lock.
    defer { closeFile(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      if errno != EINTR { throw failure(file) }
    }
    let start = Int(lseek(descriptor, 0, SEEK_END))
    var bytes = Array(line.utf8)
    var last: UInt8 = 0
    if start > 0, pread(descriptor, &last, 1, off_t(start - 1)) == 1, last != UInt8(ascii: "\n") {
      bytes.insert(UInt8(ascii: "\n"), at: 0)
    }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = failure(file)
        // Half a line would spoil the next one.
        ftruncate(descriptor, off_t(start))
        throw error
      }
      written += count
    }
    guard fsync(descriptor) == 0 else { throw failure(file) }
    return (start, start + bytes.count, FileStamp(of: file))
  }

  private static func failure(_ file: String) -> ParlanceError {
    ParlanceError("\(file): cannot be written: \(String(cString: strerror(errno)))")
  }
}

/// The system's `close`.
@discardableResult
private func closeFile(_ descriptor: Int32) -> Int32 { close(descriptor) }

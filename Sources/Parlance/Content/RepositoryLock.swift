#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps other commands that write from writing to a repository at the same time.
///
/// It is advisory (flock(2)) and on `parlance.yaml` itself, so that nothing is left behind, and the
/// system gives it up when the process ends, however that happens.
package final class RepositoryLock {
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Parameter root: the folder that holds `parlance.yaml`.
  /// - Throws: ``ParlanceError`` where another command holds it.
  package init(_ root: String) throws(ParlanceError) {
    descriptor = open("\(root)/\(Project.fileName)", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ParlanceError("cannot open \(Project.fileName): \(String(cString: strerror(errno)))")
    }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      let isTaken = errno == EWOULDBLOCK
      let reason = String(cString: strerror(errno))
      close(descriptor)
      throw ParlanceError(
        isTaken
          ? "another parlance command is writing to this repository; try again when it is done"
          : "cannot lock \(Project.fileName): \(reason)")
    }
  }

  deinit { close(descriptor) }
}

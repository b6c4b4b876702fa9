#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes files so that a reader sees either the old or the new one, whatever happens meanwhile.
package enum FileWriter {
  /// Replaces a file by a text, or creates it.
  ///
  /// The text is written beside the file, made durable, and renamed; the file's mode is kept.
  ///
  /// - Parameters:
  ///   - text: the new content.
  ///   - path: the file.
  ///   - overwrites: whether a file that is there may be replaced.
  /// - Throws: ``ParlanceError`` where the file cannot be written.
  package static func write(
    _ text: String, to path: String, overwrites: Bool = true
  ) throws(ParlanceError) {
    try write(to: path, overwrites: overwrites) { write throws(ParlanceError) in
      try write(Array(text.utf8))
    }
  }

  /// Replaces a file by what is written piece by piece, or creates it, as
  /// ``write(_:to:overwrites:)`` does.
  ///
  /// - Throws: ``ParlanceError`` where the file cannot be written, and what `produce` throws.
  package static func write(
    to path: String, overwrites: Bool = true,
    _ produce: ((_ write: ([UInt8]) throws(ParlanceError) -> Void) throws(ParlanceError) -> Void)
  ) throws(ParlanceError) {
    var status = stat()
    let isThere = lstat(path, &status) == 0
    if isThere {
      guard overwrites else { throw ParlanceError("\(path) is there already") }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw ParlanceError("\(path) is not a regular file and is left as it is")
      }
    }
    let temporary = temporaryName(for: path)
    removeLeftovers(of: path)
    let mode = isThere ? status.st_mode & 0o7777 : 0o666
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw failure("cannot write \(path)") }
    do throws(ParlanceError) {
      defer { close(descriptor) }
      try produce { bytes throws(ParlanceError) in try writeAll(bytes, to: descriptor, path) }
      if isThere, fchmod(descriptor, mode) != 0 { throw failure("cannot write \(path)") }
      guard fsync(descriptor) == 0 else { throw failure("cannot write \(path)") }
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, path) == 0 else {
      let error = failure("cannot write \(path)")
      unlink(temporary)
      throw error
    }
    syncFolder(of: path)
  }

  /// Places one of many files: whole or not at all, as ``write(_:to:overwrites:)`` does, but made
  /// durable only by ``makeDurable()``.
  ///
  /// - Returns: false where the file is there already and may not be replaced.
  /// - Throws: ``ParlanceError`` where the file cannot be written.
  package static func place(
    _ bytes: some Collection<UInt8>, at path: String, overwrites: Bool
  ) throws(ParlanceError) -> Bool {
    let temporary = temporaryName(for: path)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw failure("cannot write \(path)") }
    defer { unlink(temporary) }
    func fill() throws(ParlanceError) {
      defer { close(descriptor) }
      try writeAll(Array(bytes), to: descriptor, path)
    }
    try fill()
    if overwrites {
      var status = stat()
      guard lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
        throw ParlanceError("\(path) is not a regular file and is left as it is")
      }
      guard rename(temporary, path) == 0 else { throw failure("cannot write \(path)") }
    } else if link(temporary, path) != 0 {
      // Unlike a look beforehand, this cannot replace a file that appears meanwhile.
      if errno == EEXIST { return false }
      // File systems without hard links are looked at beforehand after all.
      guard [EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS].contains(errno), !Folder.exists(path),
        rename(temporary, path) == 0
      else { throw failure("cannot write \(path)") }
    }
    return true
  }

  /// Whether a name is there already.
  package static func isThere(_ path: String) -> Bool { Folder.exists(path) }

  /// Makes everything that was placed durable.
  package static func makeDurable() { sync() }

  /// Creates a folder and those above it, where they are not there.
  ///
  /// - Throws: ``ParlanceError`` where one cannot be created.
  package static func createFolder(_ path: String) throws(ParlanceError) {
    var folder = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      folder += "/\(part)"
      if mkdir(folder, 0o777) != 0 && errno != EEXIST {
        throw failure("cannot create the folder \(path)")
      }
    }
  }

  /// Where a file is written before it takes its name: beside it, under a name that begins with a dot,
  /// which is not read as content.
  private static func temporaryName(for path: String) -> String {
    let (folder, name) = parts(of: path)
    return "\(folder).\(name).\(getpid()).tmp"
  }

  private static func parts(of path: String) -> (folder: Substring, name: Substring) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path[...]) }
    return (path[...slash], path[path.index(after: slash)...])
  }

  /// Removes what processes have left behind that were killed while they wrote the file.
  private static func removeLeftovers(of path: String) {
    let (folder, name) = parts(of: path)
    guard let stream = opendir(folder.isEmpty ? "." : String(folder)) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let found = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard found.hasPrefix(".\(name)."), found.hasSuffix(".tmp"),
        let process = pid_t(found.dropFirst(name.count + 2).dropLast(4)), process > 0,
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      unlink(folder + found)
    }
  }

  private static func writeAll(
    _ bytes: [UInt8], to descriptor: Int32, _ path: String
  ) throws(ParlanceError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        systemWrite(descriptor, buffer[written...])
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("cannot write \(path)")
      }
      written += count
    }
  }

  /// Makes the new name of a file durable; where that fails, the file itself is sound.
  static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func failure(_ what: String) -> ParlanceError {
    ParlanceError("\(what): \(String(cString: strerror(errno)))")
  }
}

/// The system's `write`, under a name that the functions of ``FileWriter`` do not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
  let bytes = UnsafeRawBufferPointer(rebasing: bytes)
  return write(descriptor, bytes.baseAddress, bytes.count)
}

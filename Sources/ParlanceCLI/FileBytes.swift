import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that a user names, wherever they are.
enum FileBytes {
  /// The largest file that is read, in bytes.
  static let limit = 64 * 1024 * 1024

  /// The bytes of a regular file.
  ///
  /// - Throws: ``ParlanceError`` where it cannot be read, or is too large.
  static func read(_ path: String) throws(ParlanceError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ParlanceError("\(path) is no regular file")
    }
    guard status.st_size <= limit else {
      throw ParlanceError("\(path) has \(status.st_size) bytes, and the limit is \(limit)")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = systemRead(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else {
        throw ParlanceError("\(path) is too large; the limit is \(limit) bytes")
      }
    }
  }

  /// The names of the files in a folder, in order; nil for what is no folder.
  ///
  /// - Throws: ``ParlanceError`` where it cannot be read.
  static func names(inFolder path: String) throws(ParlanceError) -> [String]? {
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT == S_IFDIR else { return nil }
    guard let folder = opendir(path) else { throw failure(path) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func failure(_ path: String) -> ParlanceError {
    ParlanceError("cannot read \(path): \(String(cString: strerror(errno)))")
  }
}

/// The system's `read`, under a name that ``FileBytes/read(_:)`` does not hide.
private func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8], _ count: Int) -> Int {
  read(descriptor, &buffer, count)
}

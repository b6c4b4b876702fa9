#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the bytes of a file that came back, wherever a user has put it.
package enum ReturnedFile {
  /// The bytes of a regular file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - limit: how many bytes it may have.
  /// - Returns: its bytes.
  /// - Throws: ``ParlanceError`` for a file that is too large, is none, or cannot be read.
  package static func read(
    _ path: String, limit: Int = ReturnedText.byteLimit
  ) throws(ParlanceError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ParlanceError("\(path) is not a regular file")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(Int(status.st_size), limit))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = systemRead(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path)
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
    throw ParlanceError("\(path) has more than \(limit) bytes, which is too much to read")
  }

  /// The names of the files in a folder, in order; nil for what is no folder.
  ///
  /// - Throws: ``ParlanceError`` where it cannot be read.
  package static func names(inFolder path: String) throws(ParlanceError) -> [String]? {
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
    ParlanceError("\(path) cannot be read: \(String(cString: strerror(errno)))")
  }
}

/// The system's `read`, under a name that ``ReturnedFile/read(_:limit:)`` does not hide.
private func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8], _ count: Int) -> Int {
  read(descriptor, &buffer, count)
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension CheckMemory {
  /// The folder below the repository’s that it is kept in; git is told to leave it alone.
  static let folder = ".parlance-cache"
  private static let name = "check"
  /// Changes with the form of the file.
  private static let format = "parlance check memory 2"

  /// What the last check has left; nil where nothing is left, it is damaged, or not of this key.
  static func read(from root: String, key: ContentHash, begin: Int64) -> CheckMemory? {
    guard let bytes = contents(of: "\(root)/\(folder)/\(name)") else { return nil }
    return bytes.withUnsafeBytes { buffer in
      // After a crash a file can have its length and not its content.
      guard buffer.count > 8, case let content = UnsafeRawBufferPointer(rebasing: buffer[8...]),
        UInt64(littleEndian: buffer.loadUnaligned(as: UInt64.self)) == checksum(of: content)
      else { return nil }
      var reader = ByteReader(content)
      do throws(ByteReader.Damaged) {
        guard try reader.string() == format, try reader.hash() == key else { return nil }
        return try reader.memory(key: key, begin: begin)
      } catch {
        return nil
      }
    }
  }

  /// Leaves it for the next check; where that cannot be, the next check reads all files.
  func write(to root: String) {
    var writer = ByteWriter()
    writer.write(CheckMemory.format)
    writer.write(key)
    writer.write(self)
    var sum = ByteWriter()
    sum.write(writer.bytes.withUnsafeBytes(CheckMemory.checksum))
    let folder = "\(root)/\(CheckMemory.folder)"
    if mkdir(folder, 0o777) == 0 {
      CheckMemory.put(Array("*\n".utf8), at: "\(folder)/.gitignore")
    }
    CheckMemory.put(sum.bytes + writer.bytes, at: "\(folder)/\(CheckMemory.name)")
  }

  private static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum = UInt64(bytes.count)
    var index = 0
    while index < bytes.count {
      let word =
        bytes.count - index >= 8
        ? bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) : UInt64(bytes[index])
      sum = (sum ^ UInt64(littleEndian: word)) &* 0x9E37_79B9_7F4A_7C15
      sum ^= sum >> 29
      index += bytes.count - index >= 8 ? 8 : 1
    }
    return sum
  }

  /// Writes a file beside and puts it in place; what goes wrong leaves the old one, or none.
  private static func put(_ bytes: [UInt8], at path: String) {
    let draft = "\(path).\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return }
    var written = 0
    bytes.withUnsafeBytes { buffer in
      while written < buffer.count {
        let count = systemWrite(
          descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { break }
        written += count
      }
    }
    close(descriptor)
    if written < bytes.count || rename(draft, path) != 0 { unlink(draft) }
  }

  /// The bytes of a regular file that is no symbolic link; nil for anything else.
  static func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= 1 << 30
    else { return nil }
    let size = Int(status.st_size)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = systemRead(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0 && errno == EINTR { continue }
        if got <= 0 { return }
        count += got
      }
    }
  }

  /// The time that file systems stamp files with, in nanoseconds since 1970-01-01T00:00:00Z.
  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

/// The system's `write`, under a name that ``CheckMemory/write(to:)`` does not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

/// The system's `read`, under a name that ``CheckMemory/read(from:key:begin:)`` does not hide.
private func systemRead(
  _ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, bytes, count)
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file of customers, in UTF-8, as far as they are needed at a time.
struct RosterInput: ~Copyable {
  /// The name that messages call the file by.
  let name: String
  /// The size in bytes; nil where it is no regular file.
  let size: Int?
  private(set) var encoding: TextEncoding
  /// What is read and not yet taken.
  private(set) var bytes: [UInt8] = []
  private(set) var isAtEnd = false
  /// How much of the file is read, in bytes.
  private(set) var offset = 0
  /// The file; negative where all bytes are in memory.
  private let descriptor: Int32
  /// What is in memory and not yet read.
  private var rest: ArraySlice<UInt8> = []

  /// How long a named pipe may be without a writer, in milliseconds.
  private static let patience: Int32 = 10_000

  init(_ path: String, encoding: TextEncoding) throws(ParlanceError) {
    name = path == "-" ? "standard input" : path
    self.encoding = encoding
    descriptor =
      path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
      let reason = String(cString: strerror(errno))
      size = nil
      throw ParlanceError("\(name): cannot be read: \(reason)")
    }
    let kind = status.st_mode & S_IFMT
    size = kind == S_IFREG ? Int(status.st_size) : nil
    guard kind != S_IFDIR else {
      throw ParlanceError("\(name): this is a folder; name a file of customers")
    }
    if path != "-" {
      guard kind == S_IFREG || kind == S_IFIFO else {
        throw ParlanceError("\(name): this is no file; for standard input write: --customers -")
      }
      if kind == S_IFIFO {
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard systemPoll(&poll, RosterInput.patience) > 0 else {
          throw ParlanceError("\(name): nothing is written to this pipe")
        }
      }
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    }
    try readMark()
  }

  /// Takes bytes that are in memory for those of a file.
  init(_ bytes: [UInt8], name: String, encoding: TextEncoding) throws(ParlanceError) {
    self.name = name
    self.encoding = encoding
    size = bytes.count
    descriptor = -1
    rest = bytes[...]
    try readMark()
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The mark at the beginning says more than any setting.
  private mutating func readMark() throws(ParlanceError) {
    let named = encoding
    encoding = .utf8
    try fill(to: 3)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes.removeFirst(3)
      return
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw ParlanceError("\(name): this is UTF-16; save it as “CSV UTF-8”")
    }
    encoding = named
    bytes = encoding.inUTF8(bytes)
  }

  /// Whether it is JSON, by the name of the file, or else by its first character.
  mutating func isJSON(_ path: String) throws(ParlanceError) -> Bool {
    try fill(to: 64 * 1024)
    let first = bytes.first { $0 > 0x20 }
    let ending = path.lowercased().split(separator: ".").last.map(String.init) ?? ""
    let isCSV = ["csv", "tsv", "tab", "txt"].contains(ending)
    let isJSON = ["jsonl", "ndjson", "json"].contains(ending)
    if !isCSV, first == UInt8(ascii: "[") {
      throw ParlanceError(
        "\(name): this is a list in JSON; write one customer a line, "
          + "for example with: jq -c '.[]' FILE")
    }
    return isJSON || (!isCSV && (first == nil || first == UInt8(ascii: "{")))
  }

  /// Reads until so many bytes are there, or until the end.
  mutating func fill(to count: Int) throws(ParlanceError) {
    while bytes.count < count, !isAtEnd {
      let missing = count - bytes.count
      if descriptor < 0 {
        let chunk = rest.prefix(missing)
        rest = rest.dropFirst(chunk.count)
        isAtEnd = rest.isEmpty
        offset += chunk.count
        bytes += encoding.inUTF8(Array(chunk))
        continue
      }
      var failure: Int32 = 0
      var got = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: missing) { buffer, length in
        repeat {
          got = systemRead(descriptor, buffer.baseAddress, missing)
        } while got < 0 && errno == EINTR
        failure = errno
        length = max(0, got)
      }
      guard got >= 0 else {
        throw ParlanceError("\(name): cannot be read: \(String(cString: strerror(failure)))")
      }
      isAtEnd = got == 0
      offset += got
      bytes += encoding.inUTF8(chunk)
    }
  }

  /// Takes bytes from the front.
  mutating func take(_ count: Int) -> [UInt8] {
    guard count < bytes.count else {
      defer { bytes = [] }
      return bytes
    }
    let taken = Array(bytes[..<count])
    bytes.removeFirst(count)
    return taken
  }
}

/// The system's `read`, under a name that nothing here hides.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}

/// The system's `poll`, under a name that nothing here hides.
private func systemPoll(_ descriptor: inout pollfd, _ milliseconds: Int32) -> Int32 {
  poll(&descriptor, 1, milliseconds)
}

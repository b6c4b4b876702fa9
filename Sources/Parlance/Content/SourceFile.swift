import MessageFormat

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The text of one file of the repository.
package struct SourceFile: Sendable {
  /// The largest file that is read, in bytes.
  static let sizeLimit = 4 * 1024 * 1024

  /// The path from the repository's root.
  let path: String
  /// The text, without a byte order mark, with LF at the ends of lines.
  let text: String
  /// Whether the file begins with a byte order mark.
  private let hasMark: Bool
  /// Whether the lines end with CR LF, as far as the first one tells.
  private let usesCRLF: Bool

  init(path: String, text: String) {
    self.path = path
    var text = text
    hasMark = text.unicodeScalars.first == "\u{FEFF}"
    if hasMark { text.unicodeScalars.removeFirst() }
    let bytes = text.utf8
    usesCRLF =
      bytes.firstIndex(of: UInt8(ascii: "\n")).map { end in
        end > bytes.startIndex && bytes[bytes.index(before: end)] == UInt8(ascii: "\r")
      } ?? false
    if bytes.contains(UInt8(ascii: "\r")) {
      var scalars = String.UnicodeScalarView()
      var previous: Unicode.Scalar = " "
      for scalar in text.unicodeScalars {
        if scalar == "\r" {
          scalars.append("\n")
        } else if !(scalar == "\n" && previous == "\r") {
          scalars.append(scalar)
        }
        previous = scalar
      }
      text = String(scalars)
    }
    self.text = text
  }

  /// The lines, without their ends; they are looked for each time that they are asked for.
  var lines: [Substring] {
    let bytes = text.utf8
    var lines: [Substring] = []
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(text[start..<end])
      start = bytes.index(after: end)
    }
    lines.append(text[start...])
    return lines
  }

  /// A new text with the byte order mark and the ends of lines that the file has.
  func inItsForm(_ text: String) -> String {
    (hasMark ? "\u{FEFF}" : "") + (usesCRLF ? text.replacing("\n", with: "\r\n") : text)
  }

  /// Why a file could not be read.
  package struct Unreadable: Error {
    var message: String
    var position = TextPosition(line: 1, column: 1)
  }

  /// Reads a regular file of UTF-8 text.
  ///
  /// A link, a FIFO or a device is refused without being opened for reading, so that no file
  /// outside the repository is shown and nothing waits for a writer.
  static func read(_ path: String, below root: String) throws(Unreadable) -> SourceFile {
    SourceFile(path: path, text: try readText(path, below: root))
  }

  /// Reads a file as ``read(_:below:)`` does, and keeps its byte order mark and line ends.
  static func readText(
    _ path: String, below root: String, limit: Int = sizeLimit
  ) throws(Unreadable) -> String {
    let descriptor = open("\(root)/\(path)", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ELOOP {
        throw Unreadable(message: "this is a symbolic link; put the file itself here")
      }
      // What readdir gave was not UTF-8, and stands here with U+FFFD in its place.
      if errno == ENOENT, path.unicodeScalars.contains("\u{FFFD}") {
        throw Unreadable(message: "the name of the file is not UTF-8; rename the file")
      }
      throw Unreadable(message: "cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw Unreadable(message: "cannot be read: \(String(cString: strerror(errno)))")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Unreadable(message: "this is not a regular file; put a text file here")
    }
    guard status.st_size <= limit else {
      throw Unreadable(
        message: "\(status.st_size) bytes are too many; the limit is \(limit) bytes")
    }
    let bytes = try contents(of: descriptor, expected: Int(status.st_size), limit)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let offset = firstInvalidByte(in: bytes)
      let good = String(decoding: bytes[..<offset], as: UTF8.self)
      throw Unreadable(
        message:
          "byte 0x\(String(bytes[offset], radix: 16, uppercase: true)) is not UTF-8; "
          + "save the file as UTF-8",
        position: TextPosition(utf8Offset: offset, in: good))
    }
    return text
  }

  private static func contents(
    of descriptor: Int32, expected: Int, _ limit: Int
  ) throws(Unreadable) -> [UInt8] {
    var bytes: [UInt8] = []
    var capacity = expected + 1
    while true {
      var problem: Int32 = 0
      let part = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        while count < capacity {
          let got = sysRead(descriptor, buffer.baseAddress.map { $0 + count }, capacity - count)
          if got < 0 && errno == EINTR { continue }
          if got < 0 { problem = errno }
          if got <= 0 { return }
          count += got
        }
      }
      guard problem == 0 else {
        throw Unreadable(message: "cannot be read: \(String(cString: strerror(problem)))")
      }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      guard bytes.count <= limit else {
        throw Unreadable(message: "the file is too large; the limit is \(limit) bytes")
      }
      // A file that grows while it is read goes on.
      if part.count < capacity { return bytes }
      capacity = max(capacity, 4096)
    }
  }

  private static func firstInvalidByte(in bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return Swift.min(offset, bytes.count - 1)
  }
}

/// The system's `read`, under a name that ``SourceFile/read(_:below:)`` does not hide.
private func sysRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}

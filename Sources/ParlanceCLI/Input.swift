import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where commands read from, beside the repository.
enum Input {
  /// The longest text or line that is read, in bytes.
  static let limit = 4 * 1024 * 1024

  /// The text of a file, without the line break at its end.
  ///
  /// - Throws: ``ParlanceError`` for a file that cannot be read as UTF-8.
  static func contents(ofFile path: String) throws(ParlanceError) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ParlanceError("\(path): cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    return try contents(of: descriptor, named: path)
  }

  /// The text of standard input, without the line break at its end.
  ///
  /// - Throws: ``ParlanceError`` for an input that cannot be read as UTF-8.
  static func contents() throws(ParlanceError) -> String {
    try contents(of: STDIN_FILENO, named: "standard input")
  }

  private static func contents(of descriptor: Int32, named name: String) throws(ParlanceError)
    -> String
  {
    var bytes: [UInt8] = []
    while let more = try chunk(of: descriptor, named: name) {
      bytes += more
      guard bytes.count <= limit else {
        throw ParlanceError("\(name): more than \(limit) bytes")
      }
    }
    guard var text = String(validating: bytes, as: UTF8.self) else {
      throw ParlanceError("\(name): this is not UTF-8")
    }
    if text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() }
    if text.unicodeScalars.last == "\r" { text.unicodeScalars.removeLast() }
    return text
  }

  /// What is read next; nil at the end.
  fileprivate static func chunk(
    of descriptor: Int32, named name: String
  ) throws(ParlanceError) -> ArraySlice<UInt8>? {
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw ParlanceError("\(name): cannot be read: \(String(cString: strerror(errno)))")
      }
      return count == 0 ? nil : buffer[..<count]
    }
  }

  /// The lines of standard input, one at a time.
  struct Lines {
    private var rest: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    /// The next line without its end; nil behind the last.
    ///
    /// - Throws: ``ParlanceError`` where standard input cannot be read, and for a line that is
    ///   longer than ``Input/limit``.
    mutating func next() throws(ParlanceError) -> ArraySlice<UInt8>? {
      var searched = start
      while true {
        if let end = rest[searched...].firstIndex(of: UInt8(ascii: "\n")) {
          defer { start = end + 1 }
          return rest[start..<end]
        }
        if isAtEnd {
          guard start < rest.count else { return nil }
          defer { start = rest.count }
          return rest[start...]
        }
        guard rest.count - start <= Input.limit else {
          throw ParlanceError("standard input: a line has more than \(Input.limit) bytes")
        }
        rest.removeFirst(start)
        start = 0
        searched = rest.count
        if let more = try Input.chunk(of: STDIN_FILENO, named: "standard input") {
          rest += more
        } else {
          isAtEnd = true
        }
      }
    }
  }
}

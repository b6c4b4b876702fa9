import ArgumentParser
import Parlance

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where commands print to.
enum Console {
  /// Colours on a terminal, unless NO_COLOR (no-color.org) is set or the terminal is dumb.
  static var style: TextStyle { style(of: STDOUT_FILENO) }

  /// The same for standard error.
  static var errorStyle: TextStyle { style(of: STDERR_FILENO) }

  private static func style(of descriptor: Int32) -> TextStyle {
    let isPlain =
      isatty(descriptor) == 0 || environment("NO_COLOR")?.isEmpty == false
      || environment("TERM") == "dumb"
    return isPlain ? .plain : .colored
  }

  /// Whether standard input is a terminal, where nobody has written a message yet.
  static var inputIsTerminal: Bool { isatty(STDIN_FILENO) != 0 }

  /// Has a write to a reader that went away fail instead of ending the program by a signal.
  static func takeWriteErrors() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes to standard output as it is.
  static func write(_ text: String) {
    write(text, to: STDOUT_FILENO)
  }

  /// Writes bytes to standard output as they are.
  static func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { write($0, to: STDOUT_FILENO) }
  }

  /// Whether standard error is a terminal, which can show how far something is.
  static var errorsAreOnTerminal: Bool {
    isatty(STDERR_FILENO) != 0 && environment("TERM") != "dumb"
  }

  /// Writes to standard error as it is.
  static func writeError(_ text: String) { write(text, to: STDERR_FILENO) }

  /// How many processors there are to work on.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Seconds on a clock that only goes forward.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Writes a line to standard error.
  static func note(_ line: String) {
    write(line.onOneLine + "\n", to: STDERR_FILENO)
  }

  /// Says in one line why Parlance cannot work, then how it is used, and ends the program.
  static func fail(_ message: String, usage: String? = nil) -> Never {
    note("parlance: \(message)")
    let lines = usage.map { $0.split(separator: "\n").filter { !$0.hasPrefix("Error:") } } ?? []
    for line in lines { note(String(line)) }
    exit(ExitCode.cannotWork.rawValue)
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { write($0, to: descriptor) }
  }

  private static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeBufferPointer(rebasing: rest)
      let count = systemWrite(descriptor, part.baseAddress, part.count)
      if count < 0 && errno == EINTR { continue }
      // A reader that went away (parlance check | head) wants no more.
      if count < 0 && errno == EPIPE { exit(EXIT_SUCCESS) }
      if count <= 0 {
        let reason = String(cString: strerror(errno))
        if descriptor == STDOUT_FILENO { fail("cannot write the output: \(reason)") }
        return
      }
      rest = rest.dropFirst(count)
    }
  }
}

/// The system's `write`, under a name that ``Console/write(_:)`` does not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

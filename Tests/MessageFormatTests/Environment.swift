#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The number that an environment variable holds.
func environmentNumber(_ name: String) -> Int? {
  getenv(name).flatMap { Int(String(cString: $0)) }
}

/// The file in which a crash leaves behind what was under way, where PARLANCE_TRACE names a folder.
struct Trace {
  private let file: UnsafeMutablePointer<FILE>?

  init(_ name: String) {
    file = getenv("PARLANCE_TRACE").flatMap { fopen(String(cString: $0) + "/" + name, "w") }
  }

  /// Writes down what is begun now, in place of what was.
  func begin(_ text: @autoclosure () -> String) {
    guard let file else { return }
    rewind(file)
    fputs(text(), file)
    fflush(file)
    ftruncate(fileno(file), ftell(file))
  }

  func end() {
    guard let file else { return }
    begin("")
    fclose(file)
  }
}

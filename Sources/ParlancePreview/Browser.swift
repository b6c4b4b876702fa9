#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The visitor's browser.
enum Browser {
  #if os(macOS)
    private static let program = "open"
  #else
    private static let program = "xdg-open"
  #endif

  /// Opens a page, where the system knows of a browser; says nothing where it does not.
  static func open(_ address: String) {
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup(address), nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    guard posix_spawnp(&process, program, nil, nil, &arguments, environ) == 0 else { return }
    let child = process
    Task.detached {
      var status: Int32 = 0
      waitpid(child, &status, 0)
    }
  }
}

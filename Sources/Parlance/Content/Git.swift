#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The git that looks after a folder.
struct Git {
  private let folder: String

  /// Asks git about a folder.
  init(_ folder: String) { self.folder = folder }

  /// What git answered.
  struct Answer {
    var exitCode: Int32
    var output: [UInt8]
    var errors: [UInt8]

    /// The output without line breaks at its end.
    var line: String {
      var text = String(decoding: output, as: UTF8.self)
      while text.hasSuffix("\n") { text.removeLast() }
      return text
    }

    /// What git complains about, without its prefix.
    var complaint: String {
      let text = String(decoding: errors, as: UTF8.self).onOneLine
      return text.hasPrefix("fatal: ") ? String(text.dropFirst(7)) : text
    }

    /// What stands between NULs.
    var paths: [String] {
      output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Runs git in the folder, with an index of its own where one is named.
  ///
  /// It runs no program that the repository's settings name.
  ///
  /// - Throws: ``ParlanceError`` where there is no git.
  func run(_ arguments: [String], index: String? = nil) throws(ParlanceError) -> Answer {
    let safe = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"]
    var output: [Int32] = [-1, -1]
    var errors: [Int32] = [-1, -1]
    guard pipe(&output) == 0 else { throw Git.failure(errno) }
    guard pipe(&errors) == 0 else {
      for end in output { close(end) }
      throw Git.failure(errno)
    }
    let ends = output + errors
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let result = spawn(
      ["git", "-C", folder] + safe + arguments, output: output[1], errors: errors[1],
      index: index)
    close(output[1])
    close(errors[1])
    defer {
      close(output[0])
      close(errors[0])
    }
    switch result {
    case .failure(let error): throw error
    case .success(let process):
      let texts = Git.read([output[0], errors[0]])
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0 && errno == EINTR {}
      let exitCode = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128
      return Answer(exitCode: exitCode, output: texts[0], errors: texts[1])
    }
  }

  private func spawn(
    _ arguments: [String], output: Int32, errors: Int32, index: String?
  ) -> Result<pid_t, ParlanceError> {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    // Git is not to write anything, nor to ask anything, nor to speak another language.
    let own = ["GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "LC_ALL=C"]
    let variables = Git.environment + own + (index.map { ["GIT_INDEX_FILE=\($0)"] } ?? [])
    let words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    let settings: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for pointer in words + settings { free(pointer) } }
    var process = pid_t()
    let error = posix_spawnp(&process, "git", &actions, nil, words, settings)
    guard error == 0 else { return .failure(Git.failure(error)) }
    return .success(process)
  }

  /// What is not passed on: what points git to another repository than the folder’s, as hooks
  /// have it, and what is set here.
  private static let left = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF",
    "GIT_OPTIONAL_LOCKS", "GIT_TERMINAL_PROMPT", "LC_ALL",
  ].map { "\($0)=" }

  private static var environment: [String] {
    var environment: [String] = []
    var next = environ
    while let variable = next.pointee {
      let text = String(cString: variable)
      if !left.contains(where: text.hasPrefix) { environment.append(text) }
      next += 1
    }
    return environment
  }

  /// Reads pipes to their ends, whichever of them is written to.
  private static func read(_ pipes: [Int32]) -> [[UInt8]] {
    var texts: [[UInt8]] = pipes.map { _ in [] }
    var open = pipes.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while open.contains(where: { $0.fd >= 0 }) {
      if poll(&open, nfds_t(open.count), -1) < 0 {
        if errno == EINTR { continue }
        break
      }
      for index in open.indices where open[index].fd >= 0 && open[index].revents != 0 {
        let count = systemRead(open[index].fd, &buffer, buffer.count)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 {
          open[index].fd = -1
        } else {
          texts[index] += buffer[..<count]
        }
      }
    }
    return texts
  }

  private static func failure(_ error: Int32) -> ParlanceError {
    error == ENOENT
      ? ParlanceError("git is not installed, or not in PATH; --since needs it")
      : ParlanceError("git cannot be started: \(String(cString: strerror(error)))")
  }
}

/// The system's `read`, under a name that the functions of ``Git`` do not hide.
private func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8], _ count: Int) -> Int {
  read(descriptor, &buffer, count)
}

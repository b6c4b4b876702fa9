import MessageFormat

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The content as it was in a commit, written beside and checked there.
struct OldContent {
  private let git: Git
  private let commit: String

  /// Looks at a commit of the git that looks after a repository.
  init(_ git: Git, commit: String) {
    self.git = git
    self.commit = commit
  }

  /// The findings of a check of that day; none where the commit holds no repository.
  ///
  /// - Throws: ``ParlanceError`` where git cannot give the files, or they cannot be written.
  func findings(on day: CalendarDay) async throws(ParlanceError) -> Baseline {
    // Relative to the folder, which may be a part of what git looks after.
    let tree = try git.run(["rev-parse", "--verify", "--quiet", "\(commit):./"])
    guard tree.exitCode == 0 else { return Baseline() }
    let folder = try OldContent.temporaryFolder()
    let result: Result<Baseline, ParlanceError>
    do throws(ParlanceError) {
      result = .success(try await findings(tree.line, in: folder, on: day))
    } catch {
      result = .failure(error)
    }
    OldContent.remove(folder)
    return try result.get()
  }

  private func findings(
    _ tree: String, in folder: String, on day: CalendarDay
  ) async throws(ParlanceError) -> Baseline {
    let index = "\(folder)/index"
    let files = "\(folder)/files"
    guard mkdir(files, 0o700) == 0 else { throw OldContent.failure() }
    for arguments in [
      ["read-tree", tree],
      ["--work-tree=\(files)", "checkout-index", "--all", "--force", "--prefix=\(files)/"],
    ] {
      let answer = try git.run(arguments, index: index)
      guard answer.exitCode == 0 else {
        throw ParlanceError("git cannot give the content of \(commit): \(answer.complaint)")
      }
    }
    guard Folder.exists("\(files)/\(Project.fileName)"),
      let repository = try? await Repository.load(from: files)
    else { return Baseline() }
    return Baseline(of: await Checker(repository, on: day).check().findings)
  }

  private static func temporaryFolder() throws(ParlanceError) -> String {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent.isEmpty ? "/tmp" : parent)/parlance-XXXXXX".utf8CString)
    guard let path = mkdtemp(&template) else { throw failure() }
    return String(cString: path)
  }

  private static func failure() -> ParlanceError {
    ParlanceError(
      "the content of before cannot be written to a temporary folder (TMPDIR): "
        + String(cString: strerror(errno)))
  }

  /// Removes a folder with all that is in it, links as links.
  private static func remove(_ path: String) {
    if let stream = opendir(path) {
      var names: [String] = []
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
            String(cString: $0)
          }
        }
        if name != ".", name != ".." { names.append("\(path)/\(name)") }
      }
      closedir(stream)
      for name in names {
        if Folder.kind(of: name) == .folder { remove(name) } else { unlink(name) }
      }
    }
    rmdir(path)
  }
}

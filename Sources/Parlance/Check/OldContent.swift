import MessageFormat

/// The content as it was in a commit, written beside and checked there.
struct OldContent {
  private let git: Git
  private let commit: String
  private static let use = "the content of before"

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
    let folder = try TemporaryFolder(for: OldContent.use)
    let result: Result<Baseline, ParlanceError>
    do throws(ParlanceError) {
      result = .success(try await findings(tree.line, in: folder, on: day))
    } catch {
      result = .failure(error)
    }
    folder.remove()
    return try result.get()
  }

  private func findings(
    _ tree: String, in folder: TemporaryFolder, on day: CalendarDay
  ) async throws(ParlanceError) -> Baseline {
    let index = "\(folder.path)/index"
    let files = "\(folder.path)/files"
    try folder.makeFolder("files", for: OldContent.use)
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
}

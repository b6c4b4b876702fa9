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
    try await read { repository in
      Baseline(of: await Checker(repository, on: day).check().findings)
    } ?? Baseline()
  }

  /// The content itself, whose files are gone when it is given; nil where the commit holds none.
  ///
  /// - Throws: ``ParlanceError`` where git cannot give the files, or they cannot be written.
  func repository() async throws(ParlanceError) -> Repository? {
    try await read { $0 }
  }

  /// What is read of the content while its files are there.
  private func read<Result: Sendable>(
    _ body: @Sendable (Repository) async -> Result
  ) async throws(ParlanceError) -> Result? {
    // Relative to the folder, which may be a part of what git looks after.
    let tree = try git.run(["rev-parse", "--verify", "--quiet", "\(commit):./"])
    guard tree.exitCode == 0 else { return nil }
    let folder = try TemporaryFolder(for: OldContent.use)
    defer { folder.remove() }
    try write(tree.line, to: folder)
    let files = "\(folder.path)/files"
    guard Folder.exists("\(files)/\(Project.fileName)"),
      let repository = try? await Repository.load(from: files)
    else { return nil }
    return await body(repository)
  }

  private func write(_ tree: String, to folder: TemporaryFolder) throws(ParlanceError) {
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
  }
}

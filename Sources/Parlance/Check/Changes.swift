/// The files that differ from a revision of git: edited, added, deleted, or not tracked.
public struct Changes: Sendable {
  /// The revision as it was named.
  public let revision: String
  /// Paths from the repository's root.
  private let files: Set<String>
  private let source: LocaleTag
  private let root: String

  /// Asks git what has changed since the branch that a revision is on was left.
  ///
  /// That is the last commit that it has in common with the one that is checked out, so that
  /// what has gone on over there meanwhile counts for nothing.
  ///
  /// - Throws: ``ParlanceError`` where there is no git, no git repository, or no such revision.
  public init(since revision: String, in repository: Repository) throws(ParlanceError) {
    self.revision = revision
    source = repository.project.source
    root = repository.root
    let git = Git(root)
    guard !revision.isEmpty, !revision.hasPrefix("-"),
      !revision.unicodeScalars.contains(where: \.isControl)
    else { throw ParlanceError("“\(revision.harmless)” is no revision such as main or HEAD~1") }
    let inside = try git.run(["rev-parse", "--is-inside-work-tree"])
    guard inside.exitCode == 0, inside.line == "true" else {
      throw ParlanceError(
        "--since compares with git, but \(root) is in no working tree of git"
          + (inside.complaint.isEmpty ? "" : " (\(inside.complaint))"))
    }
    let commit = try git.run(["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"])
    guard commit.exitCode == 0 else {
      let isShallow = try git.run(["rev-parse", "--is-shallow-repository"]).line == "true"
      throw ParlanceError(
        isShallow
          ? "git has no revision “\(revision)” in this shallow clone; fetch it, for example "
            + "with: git fetch --unshallow"
          : "git knows no revision “\(revision)”; name a branch, a tag or a commit")
    }
    let base = try git.run(["merge-base", commit.line, "HEAD"])
    let start = base.exitCode == 0 && !base.line.isEmpty ? base.line : commit.line
    let edited = try git.run([
      "diff", "--name-only", "-z", "--no-ext-diff", "--no-textconv", "--no-renames", "--relative",
      start, "--",
    ])
    let added = try git.run(["ls-files", "-z", "--others", "--exclude-standard"])
    for answer in [edited, added] where answer.exitCode != 0 {
      throw ParlanceError("git cannot compare with “\(revision)”: \(answer.complaint)")
    }
    files = Set(edited.paths + added.paths)
  }

  /// Makes changes of files that are known to have changed.
  init(_ files: Set<String>, since revision: String, in repository: Repository) {
    self.revision = revision
    self.files = files
    source = repository.project.source
    root = repository.root
  }

  /// Whether something that a finding depends on has changed.
  ///
  /// That is its file; of an item, its source and settings; for a file that is missing, also the
  /// rest of the item's folder, the locale's file and the playbooks; and for every finding the
  /// files that all are understood by.
  func touch(_ finding: Finding) -> Bool {
    let file = finding.location.file
    if files.contains(file) || files.contains(where: { $0.hasPrefix("\(file)/") }) { return true }
    if files.contains(Project.fileName) || files.contains(Variables.file) { return true }
    if let id = finding.item {
      let settings = id.kind == .playbook ? PlaybookReader.fileName : ItemSettings.fileName
      if files.contains(id.file(in: source)) || files.contains("\(id.folder)/\(settings)") {
        return true
      }
    }
    guard !Folder.exists("\(root)/\(file)") else { return false }
    if let locale = finding.locale, files.contains("locales/\(locale).yaml") { return true }
    if let id = finding.item, files.contains(where: { $0.hasPrefix("\(id.folder)/") }) {
      return true
    }
    return files.contains { $0.hasSuffix("/\(PlaybookReader.fileName)") }
  }
}

extension Report {
  /// Takes findings that no change has to do with for ones that were there before.
  public mutating func compare(with changes: Changes) {
    before = findings.filter { !changes.touch($0) }
    findings = findings.filter(changes.touch)
    comparison = .revision(changes.revision)
  }
}

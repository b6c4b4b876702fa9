public import MessageFormat

/// What differs from a revision of git: files that were edited, added, deleted, or are not
/// tracked, and the findings that were not there.
public struct Changes: Sendable {
  /// The revision as it was named.
  public let revision: String
  /// The last commit that the revision has in common with what is checked out.
  private let base: String
  /// The findings of that commit.
  private let old: Baseline
  /// Paths from the repository's root.
  private var files: Set<String> = []
  private let source: LocaleTag
  private let root: String

  /// Asks git what has changed since the branch that a revision is on was left, and checks the
  /// content as it was then.
  ///
  /// - Throws: ``ParlanceError`` where there is no git, no git repository, or no such revision.
  public init(
    since revision: String, in repository: Repository, on day: CalendarDay
  ) async throws(ParlanceError) {
    self.revision = revision
    source = repository.project.source
    root = repository.root
    let git = Git(root)
    base = try Changes.base(of: revision, git, root)
    old = try await OldContent(git, commit: base).findings(on: day)
    try refresh()
  }

  /// Makes changes of files that are known to have changed.
  init(_ files: Set<String>, old: Baseline, since revision: String, in repository: Repository) {
    self.revision = revision
    self.files = files
    self.old = old
    base = revision
    source = repository.project.source
    root = repository.root
  }

  /// Asks git anew which files have changed.
  ///
  /// - Throws: ``ParlanceError`` where git cannot say it.
  public mutating func refresh() throws(ParlanceError) {
    let git = Git(root)
    let edited = try git.run([
      "diff", "--name-only", "-z", "--no-ext-diff", "--no-textconv", "--no-renames", "--relative",
      base, "--",
    ])
    let added = try git.run(["ls-files", "-z", "--others", "--exclude-standard"])
    for answer in [edited, added] where answer.exitCode != 0 {
      throw ParlanceError("git cannot compare with “\(revision)”: \(answer.complaint)")
    }
    files = Set(edited.paths + added.paths)
  }

  /// The commit to compare with, so that what has gone on over there meanwhile counts for nothing.
  static func base(
    of revision: String, _ git: Git, _ root: String
  ) throws(ParlanceError) -> String {
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
    let common = try git.run(["merge-base", commit.line, "HEAD"])
    return common.exitCode == 0 && !common.line.isEmpty ? common.line : commit.line
  }

  /// The findings that count, and those that were there before.
  func compare(_ findings: [Finding]) -> (new: [Finding], before: [Finding]) {
    let compared = old.compare(findings, locale: nil)
    let before = compared.known.filter { !touch($0) }
    return ((compared.new + compared.known.filter(touch)).sorted(), before)
  }

  /// Whether the file of a finding has changed, or the source or settings of its item; for a
  /// file that is missing, also something else in the item’s folder, or the locale’s file.
  func touch(_ finding: Finding) -> Bool {
    let file = finding.location.file
    if files.contains(file) || files.contains(where: { $0.hasPrefix("\(file)/") }) { return true }
    if let id = finding.item {
      let settings = id.kind == .playbook ? PlaybookReader.fileName : ItemSettings.fileName
      if files.contains(id.file(in: source)) || files.contains("\(id.folder)/\(settings)") {
        return true
      }
    }
    guard !Folder.exists("\(root)/\(file)") else { return false }
    if let locale = finding.locale, files.contains("locales/\(locale).yaml") { return true }
    return finding.item.map { id in files.contains { $0.hasPrefix("\(id.folder)/") } } ?? false
  }
}

extension Report {
  /// Takes findings that no change has to do with for ones that were there before.
  public mutating func compare(with changes: Changes) {
    let compared = changes.compare(findings)
    findings = compared.new
    before = compared.before
    comparison = .revision(changes.revision)
  }
}

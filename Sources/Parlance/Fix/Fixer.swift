import MessageFormat

/// Makes the edits that findings bring along, so far as they leave everything else as it is.
public struct Fixer: Sendable {
  /// How often findings are looked for again, since a fix may make room for another one.
  public static let roundLimit = 5

  private let root: String

  /// Makes a fixer of the files of a repository.
  public init(_ repository: Repository) {
    root = repository.root
  }

  /// What mending would change, and what it would leave; nothing is written.
  public func plan(_ findings: [Finding]) -> FixPlan {
    var plan = FixPlan()
    var candidates: [Finding] = []
    var taken: [String: [Fix.Edit]] = [:]
    for finding in findings {
      guard let fix = finding.fix, !fix.edits.isEmpty else { continue }
      if fix.edits.contains(where: { edit in
        taken[edit.start.file]?.contains { $0 != edit && $0.meets(edit) } == true
      }) {
        plan.later.append(finding)
        continue
      }
      for edit in fix.edits { taken[edit.start.file, default: []].append(edit) }
      candidates.append(finding)
    }
    var files: [String: FileUnderRepair] = [:]
    for path in Set(candidates.flatMap(\.files)) { files[path] = FileUnderRepair(path, root) }
    // Each round refuses at least one fix, or ends.
    while true {
      var refused: [Int: String] = [:]
      var changes: [FixPlan.Change] = []
      for path in files.keys.sorted() {
        let own = candidates.indices.filter { candidates[$0].files.contains(path) }
        guard let file = files[path], !own.isEmpty else { continue }
        switch file.mended(by: own.map { candidates[$0] }) {
        case .success(let text):
          changes.append(
            FixPlan.Change(
              file: path, before: file.text, after: text, findings: own.map { candidates[$0] }))
        case .failure(let refusal):
          for (index, reason) in refusal.reasons { refused[own[index]] = reason }
        }
      }
      if refused.isEmpty {
        plan.changes = changes.filter { $0.before != $0.after }
        return plan
      }
      for index in refused.keys.sorted() {
        plan.refused.append(.init(finding: candidates[index], reason: refused[index] ?? ""))
      }
      candidates = candidates.indices.filter { refused[$0] == nil }.map { candidates[$0] }
    }
  }

  /// Writes the files of a plan, each whole or not at all.
  ///
  /// - Returns: the files that were left alone, since they changed meanwhile or cannot be
  ///   written, and why.
  public func carryOut(_ plan: FixPlan) -> [(file: String, reason: String)] {
    var left: [(file: String, reason: String)] = []
    for change in plan.changes {
      do throws(ParlanceError) {
        guard FileUnderRepair(change.file, root).text == change.before else {
          throw ParlanceError("it changed meanwhile")
        }
        try FileWriter.write(change.after, to: "\(root)/\(change.file)")
      } catch {
        left.append((change.file, error.message))
      }
    }
    return left
  }
}

extension Finding {
  /// The files that its fix edits.
  fileprivate var files: Set<String> { Set(fix?.edits.map(\.start.file) ?? []) }
}

extension Fix.Edit {
  /// Whether two edits of a file touch the same text.
  fileprivate func meets(_ other: Fix.Edit) -> Bool {
    let ends = [self, other].map { ($0.end.line, $0.end.column) }
    let starts = [self, other].map { ($0.start.line, $0.start.column) }
    if starts[0] == starts[1] { return true }
    return starts[0] < ends[1] && starts[1] < ends[0]
  }
}

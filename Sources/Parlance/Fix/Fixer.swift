import MessageFormat

/// Makes the edits that findings bring along, so far as they leave everything else as it is.
public struct Fixer: Sendable {
  /// How often findings are looked for again, since a fix may make room for another one.
  public static let roundLimit = 5

  /// How many edits are made in one file in one round.
  static let editLimit = 2_000

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
      let isFree = fix.edits.allSatisfy { edit in
        let others = taken[edit.start.file] ?? []
        return others.count < Fixer.editLimit
          && !others.contains { $0 != edit && $0.meets(edit) }
      }
      guard isFree else {
        plan.later.append(finding)
        continue
      }
      for edit in fix.edits { taken[edit.start.file, default: []].append(edit) }
      candidates.append(finding)
    }
    mend(candidates, &plan)
    return plan
  }

  /// Makes the new texts of files; a fix that one of its files refuses is made in none.
  private func mend(_ candidates: [Finding], _ plan: inout FixPlan) {
    var own: [String: [Int]] = [:]
    for (index, finding) in candidates.enumerated() {
      for path in finding.files { own[path, default: []].append(index) }
    }
    let files = Dictionary(own.keys.map { ($0, FileUnderRepair($0, root)) }) { first, _ in first }
    var isRefused = candidates.map { _ in false }
    var changes: [String: FixPlan.Change] = [:]
    var open = Set(own.keys)
    // Each turn refuses at least one fix, or is the last.
    while !open.isEmpty {
      var refused: [Int: String] = [:]
      for path in open.sorted() {
        changes[path] = nil
        let indices = (own[path] ?? []).filter { !isRefused[$0] }
        guard let file = files[path], !indices.isEmpty else { continue }
        let findings = indices.map { candidates[$0] }
        switch file.mended(by: findings) {
        case .success(let text):
          changes[path] = FixPlan.Change(
            file: path, before: file.text, after: text, findings: findings)
        case .failure(let refusal):
          for (index, reason) in refusal.reasons { refused[indices[index]] = reason }
        }
      }
      open = []
      for (index, reason) in refused.sorted(by: { $0.key < $1.key }) {
        isRefused[index] = true
        plan.refused.append(.init(finding: candidates[index], reason: reason))
        open.formUnion(candidates[index].files)
      }
    }
    // Not compared as texts, of which two are equal that differ in normalization alone.
    plan.changes = changes.values.filter { !$0.before.utf8.elementsEqual($0.after.utf8) }
      .sorted { $0.file < $1.file }
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

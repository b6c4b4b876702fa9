/// A file of the repository that fixes are to be made in.
struct FileUnderRepair {
  let path: String
  /// The text as it is on disk; empty where it cannot be read.
  private(set) var text = ""
  private var facts: FileFacts?
  private var complaint: String?

  init(_ path: String, _ root: String) {
    self.path = path
    guard Folder.isOwnPath(path, below: root) else {
      complaint = "this is no file of the repository, or stands behind a link"
      return
    }
    do throws(SourceFile.Unreadable) {
      text = try SourceFile.readText(path, below: root)
      facts = FileFacts(path, text: text)
      if facts == nil { complaint = "nothing is read from this file" }
    } catch {
      complaint = error.message
    }
  }

  /// Which fixes cannot be made, by their positions, and why.
  struct Refusal: Error {
    var reasons: [Int: String]
  }

  /// The text with the fixes of findings made in it.
  ///
  /// Where the whole cannot be, those that cannot be made alone are refused; where each can
  /// alone, the first half stays.
  func mended(by findings: [Finding]) -> Result<String, Refusal> {
    func refusal(of indices: some Sequence<Int>, _ reason: String) -> Refusal {
      Refusal(reasons: Dictionary(indices.map { ($0, reason) }) { $1 })
    }
    if let complaint { return .failure(refusal(of: findings.indices, complaint)) }
    let reason: String
    switch attempt(findings) {
    case .success(let text): return .success(text)
    case .failure(let error): reason = error.message
    }
    let bad = culprits(findings.indices, of: findings)
    if !bad.isEmpty { return .failure(Refusal(reasons: bad)) }
    return .failure(refusal(of: findings.indices.dropFirst(findings.count / 2), reason))
  }

  /// The fixes that cannot be made alone, found by halves; those that cannot be only together are
  /// not among them.
  private func culprits(_ range: Range<Int>, of findings: [Finding]) -> [Int: String] {
    guard case .failure(let error) = attempt(Array(findings[range])) else { return [:] }
    guard range.count > 1 else { return [range.lowerBound: error.message] }
    let middle = range.lowerBound + range.count / 2
    return culprits(range.lowerBound..<middle, of: findings)
      .merging(culprits(middle..<range.upperBound, of: findings)) { first, _ in first }
  }

  private func attempt(_ findings: [Finding]) -> Result<String, ParlanceError> {
    var edits: [Fix.Edit] = []
    var touched: Set<String>? = []
    for finding in findings {
      edits += finding.fix?.edits.filter { $0.start.file == path } ?? []
      if let field = finding.field, finding.location.file == path {
        touched?.insert(field)
      } else {
        touched = nil
      }
    }
    guard let after = FileEdits(text).applying(edits) else {
      return .failure(ParlanceError("the file is not as it was when it was checked"))
    }
    guard let facts, let new = FileFacts(path, text: after) else {
      return .failure(ParlanceError("nothing is read from this file"))
    }
    if let complaint = new.complaint(before: facts, touched: touched) {
      return .failure(ParlanceError(complaint))
    }
    return .success(after)
  }
}

extension [FileChange] {
  /// Writes all files in order, `parlance.yaml` last.
  ///
  /// - Parameter root: the repository's folder.
  /// - Returns: the lock on `parlance.yaml` where that is another file now, which is to be held on.
  /// - Throws: ``ParlanceError`` where one cannot be written, or was edited meanwhile.
  func writeAll(below root: String) throws(ParlanceError) -> RepositoryLock? {
    var lock: RepositoryLock?
    let isProject = { (change: FileChange) in change.path == Project.fileName }
    for change in filter({ !isProject($0) }) + filter(isProject) {
      guard try change.writeExactly(below: root) else {
        throw ParlanceError(
          "\(change.path) was edited meanwhile and is left as it is; run the command again")
      }
      if isProject(change) { lock = try RepositoryLock(root) }
    }
    return lock
  }
}

extension FileChange {
  /// Writes the file as ``write(below:)`` does, unless a single byte of it was edited meanwhile.
  ///
  /// - Throws: ``ParlanceError`` where it cannot be read or written.
  func writeExactly(below root: String) throws(ParlanceError) -> Bool {
    let now: String
    do throws(SourceFile.Unreadable) {
      now = try SourceFile.readText(path, below: root, limit: Baseline.sizeLimit)
    } catch {
      throw ParlanceError("\(path): \(error.message)")
    }
    // Not compared as texts, of which two are equal that differ in normalization alone.
    guard let before, now.utf8.elementsEqual(before.utf8) else { return false }
    try FileWriter.write(after, to: "\(root)/\(path)")
    return true
  }
}

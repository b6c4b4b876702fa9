/// A file that is to be written, and what stood in it when that was decided.
package struct FileChange: Hashable, Sendable {
  /// The path from the repository's root.
  package var path: String
  /// What stood in the file; nil where there was none.
  package var before: String?
  /// What is to stand in it.
  package var after: String

  package init(path: String, before: String?, after: String) {
    self.path = path
    self.before = before
    self.after = after
  }

  /// Writes the file, whole or not at all, unless somebody has edited it meanwhile.
  ///
  /// - Parameter root: the repository's folder.
  /// - Returns: whether it was written; false where it was edited, and is as its editor left it.
  /// - Throws: ``ParlanceError`` where it cannot be read or written.
  package func write(below root: String) throws(ParlanceError) -> Bool {
    let full = "\(root)/\(path)"
    var now: String?
    if Folder.exists(full) {
      do throws(SourceFile.Unreadable) {
        now = try SourceFile.readText(path, below: root)
      } catch {
        throw ParlanceError("\(path): \(error.message)")
      }
    }
    // Not compared as texts, of which two are equal that differ in normalization alone.
    guard now.map({ Array($0.utf8) }) == before.map({ Array($0.utf8) }) else { return false }
    if before == nil, let slash = full.lastIndex(of: "/") {
      try FileWriter.createFolder(String(full[..<slash]))
    }
    try FileWriter.write(after, to: full, overwrites: before != nil)
    return true
  }
}

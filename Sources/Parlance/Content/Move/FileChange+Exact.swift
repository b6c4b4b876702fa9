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

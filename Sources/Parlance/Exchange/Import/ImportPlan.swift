/// What an import would change, and what it would not; nothing is written yet.
package struct ImportPlan: Sendable {
  /// The files to write.
  package var files: [File] = []
  /// How many texts are new or changed.
  package var takenCount = 0
  /// How many texts are as the content has them.
  package var sameCount = 0
  /// Texts that cannot be taken.
  package var refused: [Remark] = []
  /// Texts whose source, or whose translation, has changed since the export.
  package var conflicts: [Remark] = []
  /// Texts that could be taken, but wait for others without which their field has holes.
  package var waiting: [Remark] = []

  /// A file that is to be written.
  package struct File: Sendable {
    /// The file with its text.
    package var change: FileChange
    /// The fields that are new or changed.
    package var fields: [String]
  }

  /// A text of the file with what there is to say about it.
  package struct Remark: Hashable, Sendable {
    /// The line in the file that came back.
    package var line: Int
    /// The column.
    package var column: Int
    /// The unit.
    package var unit: String
    /// What there is to say, in one sentence without a full stop.
    package var message: String
  }

  /// Texts that are taken although they are longer than their field may be.
  package var long: [Remark] = []

  /// Whether every text of the file went in, or was there already.
  package var isClean: Bool { refused.isEmpty && conflicts.isEmpty && waiting.isEmpty }

  /// Writes the files.
  ///
  /// Whatever has been written when the import is interrupted is sound, and the same import again
  /// writes the rest.
  ///
  /// - Parameter root: the repository's folder.
  /// - Returns: the files that were edited meanwhile, and are as their editor left them.
  /// - Throws: ``ParlanceError`` where a file cannot be written.
  package func write(below root: String) throws(ParlanceError) -> [String] {
    var edited: [String] = []
    for file in files where try !file.change.write(below: root) { edited.append(file.change.path) }
    return edited
  }
}

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
    /// The path from the repository's root.
    package var path: String
    /// What stands in it now; nil where it is not there.
    package var before: String?
    /// What is to stand in it.
    package var after: String
    /// The fields that are new or changed.
    package var fields: [String]
    /// The state that the file says, where it has one.
    package var state: String?
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

  /// Whether every text of the file went in, or was there already.
  package var isClean: Bool { refused.isEmpty && conflicts.isEmpty && waiting.isEmpty }
}

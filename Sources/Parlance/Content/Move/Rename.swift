import MessageFormat

/// Another name for an item or a playbook, in its folder and wherever it is named.
///
/// The places that name it come first, each file as a whole, and the folder last. What a kill
/// leaves is therefore finished by the same rename: the item still has its old name.
package struct Rename: Sendable {
  /// The ID that the item has.
  package let old: ItemID
  /// The ID that it is to have.
  package let new: ItemID
  /// The places that name it.
  package private(set) var mentions: [Mention] = []
  /// The files that are changed, in order, as they are called before the folder moves.
  package private(set) var changes: [FileChange] = []
  /// The baselines that are changed.
  package private(set) var baselines: [FileChange] = []
  /// Places that look like a mention, and are left as they are.
  package private(set) var lookalikes: [SourceLocation] = []
  /// Files that could not be looked through, each with the reason.
  package private(set) var unread: [String] = []
  /// Whether the folder still has the old name.
  package let movesFolder: Bool
  private let root: String

  /// Plans a rename; nothing is written.
  ///
  /// - Throws: ``ParlanceError`` for a name that is taken or that no item may have, and where a
  ///   file that names the item cannot be edited.
  package init(
    _ oldText: String, to newText: String, in repository: Repository
  ) throws(ParlanceError) {
    root = repository.root
    let isThere = ItemID(oldText).map { repository.translations(of: $0) != nil } ?? false
    let finished = Rename.finished(oldText, newText, repository)
    if !isThere, let (old, new) = finished {
      (self.old, self.new) = (old, new)
      movesFolder = false
    } else {
      old = try repository.item(oldText)
      new = try NewItem.id(old.kind, newText, in: repository, besides: old)
      movesFolder = true
      try checkFolders()
    }
    let search = try MentionSearch(for: old, below: root)
    mentions = search.files.flatMap(\.mentions)
    lookalikes = search.lookalikes
    unread = search.unread
    let edits = RenameEdits(from: old, to: new, search.files, repository)
    changes = try edits.changes()
    baselines = Baseline.renaming(old, to: new, below: root)
  }

  /// Whether there is nothing to do any more.
  package var isDone: Bool { !movesFolder && changes.isEmpty && baselines.isEmpty }

  /// Both IDs where a rename was made already.
  private static func finished(
    _ old: String, _ new: String, _ repository: Repository
  ) -> (ItemID, ItemID)? {
    guard let old = ItemID(old) else { return nil }
    let new = new.contains("/") ? ItemID(new) : ItemID(old.kind, new)
    guard let new, new.kind == old.kind, repository.translations(of: new) != nil,
      ItemID.complaint(aboutName: old.name, kind: old.kind) == nil
    else { return nil }
    return (old, new)
  }

  private func checkFolders() throws(ParlanceError) {
    guard new != old else { throw ParlanceError("\(old) has that name already") }
    guard Folder.isOwnPath("\(old.folder)/\(Project.fileName)", below: root) else {
      throw ParlanceError("\(old.folder) stands behind a link; put the folder itself there")
    }
    // A file system that does not tell letters from capital ones finds the old folder.
    let differsInCase = new.name.lowercased() == old.name.lowercased()
    if Folder.exists("\(root)/\(new.folder)"), !differsInCase {
      throw ParlanceError("\(new.folder) is there already; choose another name, or remove it")
    }
  }

  /// Writes what was planned.
  ///
  /// - Throws: ``ParlanceError`` where something cannot be written, or was edited meanwhile;
  ///   the same rename goes on there.
  package func carryOut() throws(ParlanceError) {
    if movesFolder { try FileWriter.requireWritable("content/\(old.kind.folder)", below: root) }
    let lock = try (changes + baselines).writeAll(below: root)
    defer { withExtendedLifetime(lock) {} }
    if movesFolder { try FileWriter.moveFolder(old.folder, to: new.folder, below: root) }
  }
}

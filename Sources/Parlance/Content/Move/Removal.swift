import MessageFormat

/// Takes an item or a playbook away with all its locales.
package struct Removal: Sendable {
  /// The item.
  package let id: ItemID
  /// The places outside of it that name it, and that would name nothing.
  package private(set) var mentions: [Mention] = []
  /// The files from which mentions are taken.
  package private(set) var changes: [FileChange] = []
  /// Places that look like a mention, and are left as they are.
  package private(set) var lookalikes: [SourceLocation] = []
  /// Files that could not be looked through, each with the reason.
  package private(set) var unread: [String] = []
  private let root: String

  /// Plans a removal; nothing is written.
  ///
  /// - Parameters:
  ///   - text: The item’s ID.
  ///   - references: Whether it is taken out of lists that name it, too.
  ///   - repository: The repository.
  /// - Throws: ``ParlanceError`` for an ID that is unknown, and where a file that names it cannot
  ///   be understood.
  package init(
    _ text: String, references: Bool, in repository: Repository
  ) throws(ParlanceError) {
    root = repository.root
    if let id = ItemID(text), repository.translations(of: id) == nil,
      ItemID.complaint(aboutName: id.name, kind: id.kind) == nil,
      FileWriter.isPartlyRemoved(id.folder, below: repository.root)
    {
      self.id = id
      return
    }
    id = try repository.item(text)
    guard Folder.isOwnPath("\(id.folder)/\(Project.fileName)", below: root) else {
      throw ParlanceError("\(id.folder) stands behind a link, and is left as it is")
    }
    let search = try MentionSearch(for: id, below: root)
    let own = "\(id.folder)/"
    lookalikes = search.lookalikes.filter { !$0.file.hasPrefix(own) }
    unread = search.unread
    for file in search.files where !file.path.hasPrefix(own) {
      guard references, let after = Removal.without(id, file) else {
        mentions += file.mentions
        continue
      }
      changes.append(FileChange(path: file.path, before: file.raw, after: after))
    }
  }

  /// A file’s text without its mentions of an item; nil where one of them cannot be taken out.
  private static func without(_ id: ItemID, _ file: MentionSearch.File) -> String? {
    let edits = file.mentions.compactMap(\.removal)
    guard edits.count == file.mentions.count, let after = FileEdits(file.raw).applying(edits)
    else { return nil }
    let source = SourceFile(path: file.path, text: after)
    let left = Mentions(of: id, in: source, at: file.kind)
    return left.found.isEmpty && left.fault == nil ? after : nil
  }

  /// Which of the item’s files git does not have as they are; nil where there is no git.
  package func unsaved() -> [String]? {
    guard Folder.exists("\(root)/\(id.folder)") else { return [] }
    let arguments = [
      "status", "--porcelain", "-z", "--no-renames", "--ignored=traditional",
      "--untracked-files=all", "--", id.folder,
    ]
    guard let answer = try? Git(root).run(arguments), answer.exitCode == 0 else { return nil }
    return answer.paths.map { String($0.dropFirst(3)) }
  }

  /// Does what was planned.
  ///
  /// - Throws: ``ParlanceError`` where something cannot be written, or was edited meanwhile;
  ///   the same removal goes on there.
  package func carryOut() throws(ParlanceError) {
    try FileWriter.requireWritable("content/\(id.kind.folder)", below: root)
    let lock = try changes.writeAll(below: root)
    defer { withExtendedLifetime(lock) {} }
    try FileWriter.removeFolder(id.folder, below: root)
  }
}

extension Mention {
  /// How to take the mention away.
  package var wayOut: String {
    switch what {
    case "material", "with", "objections", "forward", "required", "ignore":
      removal == nil
        ? "name something else there, or take it out" : "take it out, or use --references"
    case "rules": "take the line out"
    default: "take it out of the text, or name another one"
    }
  }
}

extension Baseline {
  /// How deep in folders baselines are looked for.
  private static let depthLimit = 4

  /// The baselines of a repository that name an item, by its other name.
  static func renaming(_ old: ItemID, to new: ItemID, below root: String) -> [FileChange] {
    var changes: [FileChange] = []
    for path in files(below: root) {
      guard let text = try? SourceFile.readText(path, below: root, limit: sizeLimit),
        text.utf8.starts(with: "{\"baseline\":1}".utf8)
      else { continue }
      let bytes = Array(text.utf8)
      var after: [UInt8] = []
      var done = 0
      let folder = Array("\(old.kind.folder)/".utf8)
      for start in bytes.places(ofName: old.name)
      where bytes[..<start].suffix(folder.count).elementsEqual(folder) {
        after += bytes[done..<start] + new.name.utf8
        done = start + old.name.utf8.count
      }
      guard done > 0 else { continue }
      after += bytes[done...]
      changes.append(
        FileChange(path: path, before: text, after: String(decoding: after, as: UTF8.self)))
    }
    return changes
  }

  /// The files beside the content that may be baselines.
  private static func files(below root: String) -> [String] {
    var files: [String] = []
    func look(in folder: String, depth: Int) {
      let entries = (try? Folder.entries(of: folder, below: root)) ?? []
      for entry in entries {
        let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
        switch entry.kind {
        case .file where entry.name.hasSuffix(".jsonl") || entry.name.hasSuffix(".json"):
          files.append(path)
        case .folder where depth < depthLimit && !["content", "locales"].contains(path):
          look(in: path, depth: depth + 1)
        default: break
        }
      }
    }
    look(in: "", depth: 1)
    return files
  }
}

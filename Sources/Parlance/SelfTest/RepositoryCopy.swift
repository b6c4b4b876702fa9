/// A copy of the files of a repository in a folder for a while.
struct RepositoryCopy: Sendable {
  private let folder: TemporaryFolder
  private static let use = "the copy of the repository"

  /// The copy’s root.
  var root: String { folder.path }

  /// Copies the regular files that a check reads; links and special files are left out.
  ///
  /// - Throws: ``ParlanceError`` where there is no repository, or it cannot be copied.
  init(of start: String) throws(ParlanceError) {
    let original = try Repository.settings(from: start).root
    folder = try TemporaryFolder(for: RepositoryCopy.use)
    do throws(ParlanceError) {
      try copy(Project.fileName, from: original)
      for name in ["locales", "content"] { try copyFolder(name, from: original) }
    } catch {
      folder.remove()
      throw error
    }
  }

  /// Removes the copy.
  func remove() { folder.remove() }

  /// The bytes of a file.
  ///
  /// - Throws: ``ParlanceError`` where it cannot be read.
  func bytes(of path: String) throws(ParlanceError) -> [UInt8] {
    do throws(SourceFile.Unreadable) {
      return Array(try SourceFile.readText(path, below: root).utf8)
    } catch {
      throw ParlanceError("\(path): \(error.message)")
    }
  }

  /// Puts bytes in place of a file, or removes it.
  ///
  /// - Throws: ``ParlanceError`` where that fails.
  func set(_ path: String, to bytes: [UInt8]?) throws(ParlanceError) {
    if let bytes {
      _ = try FileWriter.place(bytes, at: "\(root)/\(path)", overwrites: true)
    } else {
      folder.removeFile(path)
    }
  }

  private func copyFolder(_ path: String, from original: String) throws(ParlanceError) {
    // What cannot be listed or read is found fault with already.
    guard Folder.kind(of: "\(original)/\(path)") == .folder,
      let entries = try? Folder.entries(of: path, below: original)
    else { return }
    try folder.makeFolder(path, for: RepositoryCopy.use)
    for entry in entries {
      let inner = "\(path)/\(entry.name)"
      switch entry.kind {
      case .file: try copy(inner, from: original)
      case .folder: try copyFolder(inner, from: original)
      case .other: break
      }
    }
  }

  private func copy(_ path: String, from original: String) throws(ParlanceError) {
    guard let text = try? SourceFile.readText(path, below: original) else { return }
    try set(path, to: Array(text.utf8))
  }
}

/// A repository that follows the changes of its files, and reads only what has changed.
package struct WatchedRepository: Sendable {
  /// The files as they were read, each for itself.
  private var loader: RepositoryLoader
  /// The content as it is now.
  package private(set) var repository: Repository

  /// Reads the repository that a folder, or one above it, holds.
  ///
  /// - Throws: ``ParlanceError`` where there is no repository, or its settings cannot be read.
  package init(at folder: String) async throws(ParlanceError) {
    loader = try await WatchedRepository.load(folder)
    repository = WatchedRepository.together(loader)
  }

  /// Reads what has changed.
  ///
  /// What items and playbooks hold is read by itself; a change of anything else may change how all
  /// is understood, and everything is read anew.
  /// - Parameter paths: the files and folders that have changed, from the repository's root; the
  ///   empty one for everything.
  /// - Throws: ``ParlanceError`` where the settings cannot be read; the content stays as it was.
  package mutating func update(_ paths: Set<String>) async throws(ParlanceError) {
    if paths.isEmpty { return }
    let ids = paths.map { item(holding: $0) }
    if ids.contains(nil) {
      loader = try await WatchedRepository.load(repository.root)
    } else {
      for id in Set(ids.compactMap { $0 }) { loader.reread(id) }
    }
    repository = WatchedRepository.together(loader)
  }

  private static func load(_ folder: String) async throws(ParlanceError) -> RepositoryLoader {
    var loader = RepositoryLoader(repository: try Repository.settings(from: folder))
    _ = await loader.loadFiles { _ in nil }
    return loader
  }

  private static func together(_ files: RepositoryLoader) -> Repository {
    var loader = files
    loader.checkTogether()
    loader.repository.findings.sort()
    return loader.repository
  }

  /// The item or playbook whose folder a path is, or leads into; nil for any other path, and for
  /// what cannot be the folder of an item.
  private func item(holding path: String) -> ItemID? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0] == "content", let id = ItemID("\(parts[1])/\(parts[2])"),
      ItemID.complaint(aboutName: id.name, kind: id.kind) == nil
    else { return nil }
    let folder = "\(repository.root)/\(id.folder)"
    return !Folder.exists(folder) || Folder.kind(of: folder) == .folder ? id : nil
  }
}

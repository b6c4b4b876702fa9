/// Translations from elsewhere that a repository keeps: files of TMX in its folder `memory`.
///
/// They stand beside the content, so that they are versioned with it and outlive the cache.
package enum ImportedMemory {
  /// The folder below the repository’s.
  package static let folder = "memory"

  /// The files, each as something that the memory takes translations from.
  static func origins(of repository: Repository, _ locale: LocaleTag) -> [MemoryOrigin] {
    let root = repository.root
    let source = repository.project.source
    // A link may lead out of the repository.
    guard Folder.kind(of: "\(root)/\(folder)") == .folder,
      let entries = try? Folder.entries(of: folder, below: root)
    else { return [] }
    return entries.map(\.name).filter { $0.lowercased().hasSuffix(".tmx") }.sorted()
      .compactMap { name in
        let path = "\(folder)/\(name)"
        guard let bytes = CheckMemory.contents(of: "\(root)/\(path)") else { return nil }
        var hasher = ContentHash.Hasher()
        hasher.add(source.description)
        hasher.add(contentsOf: ContentHash(of: String(decoding: bytes, as: UTF8.self)))
        return MemoryOrigin(name: path, hash: hasher.hash) {
          TMXDocument(bytes).entries(from: source, to: locale, in: path)
        }
      }
  }

  /// Keeps a file, as it is, in a repository.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - name: its name.
  ///   - repository: the repository.
  ///   - replaces: whether another file of that name may be replaced.
  /// - Returns: the path from the repository's root; nil where the same file is there already.
  /// - Throws: ``ParlanceError`` where the name is of no use, or the file cannot be written.
  package static func keep(
    _ bytes: [UInt8], as name: String, in repository: Repository, replaces: Bool
  ) throws(ParlanceError) -> String? {
    guard name.lowercased().hasSuffix(".tmx"), name.count > 4, !name.hasPrefix("."),
      !name.contains("/")
    else { throw ParlanceError("“\(name)” is no name for a memory; end it with .tmx") }
    let path = "\(folder)/\(name)"
    let full = "\(repository.root)/\(path)"
    if Folder.exists(full) {
      if CheckMemory.contents(of: full) == bytes { return nil }
      guard replaces else {
        throw ParlanceError(
          "\(path) is there already and is another file; add --replace to put this one in its "
            + "place, or give this one another name")
      }
    }
    try FileWriter.createFolder("\(repository.root)/\(folder)")
    guard Folder.kind(of: "\(repository.root)/\(folder)") == .folder else {
      throw ParlanceError("\(folder) is no folder of the repository, but a link; remove it")
    }
    try FileWriter.write(to: full, overwrites: replaces) { write throws(ParlanceError) in
      try write(bytes)
    }
    return path
  }
}

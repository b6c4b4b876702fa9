#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension PlaybookPack {
  /// The file that says which files of a folder are of a pack, a path a line.
  static let listName = ".parlance-pack"

  /// Writes the pages into a folder.
  ///
  /// A new folder appears whole or not at all. In a folder that holds a pack already each file is
  /// replaced whole, the index last, and files of the old pack that the new one lacks are removed.
  ///
  /// - Parameters:
  ///   - folder: The folder; it is created where it is not there.
  ///   - force: Whether files may be added to, and replaced in, a folder that holds others.
  /// - Throws: ``ParlanceError`` where the folder holds what is not of a pack, and where it cannot
  ///   be written.
  package func write(to folder: String, force: Bool) throws(ParlanceError) {
    if let error = errors.first { throw ParlanceError(error.description) }
    guard files.contains(where: { $0.path == "index.html" }) else {
      throw ParlanceError("this repository has no playbook, and so nothing to write")
    }
    var folder = folder[...]
    while folder.count > 1, folder.last == "/" { folder.removeLast() }
    let target = String(folder)
    guard FileWriter.isThere(target) else {
      try create(target)
      return
    }
    try update(target, force: force)
  }

  private func create(_ folder: String) throws(ParlanceError) {
    if let slash = folder.lastIndex(of: "/"), slash != folder.startIndex {
      try FileWriter.createFolder(String(folder[..<slash]))
    }
    let staging = "\(folder).\(getpid()).tmp"
    guard mkdir(staging, 0o777) == 0 else {
      throw ParlanceError("cannot create \(folder): \(String(cString: strerror(errno)))")
    }
    let list = PackList(files.map(\.path))
    do throws(ParlanceError) {
      try place(files, in: staging)
      try place([(PlaybookPack.listName, list.text)], in: staging)
      FileWriter.makeDurable()
      guard rename(staging, folder) == 0 else {
        throw ParlanceError("cannot create \(folder): \(String(cString: strerror(errno)))")
      }
    } catch {
      list.remove(from: staging)
      unlink("\(staging)/\(PlaybookPack.listName)")
      rmdir(staging)
      throw error
    }
  }

  private func update(_ folder: String, force: Bool) throws(ParlanceError) {
    let entries: [Folder.Entry]?
    let old: PackList
    do throws(SourceFile.Unreadable) {
      entries = try Folder.entries(of: "", below: folder)
      old =
        FileWriter.isThere("\(folder)/\(PlaybookPack.listName)")
        ? PackList(reading: try SourceFile.read(PlaybookPack.listName, below: folder).text)
        : PackList([])
    } catch {
      throw ParlanceError("\(folder): \(error.message)")
    }
    let new = PackList(files.map(\.path))
    if !force {
      let isForeign = old.paths.isEmpty && entries?.isEmpty == false
      let taken = new.paths.first { path in
        !old.contains(path) && FileWriter.isThere("\(folder)/\(path)")
      }
      if isForeign || taken != nil {
        throw ParlanceError(
          "\(taken.map { "\(folder)/\($0)" } ?? folder) is not of a pack that Parlance has written; "
            + "name another folder, or add --force to write there all the same")
      }
    }
    for path in new.paths where !Folder.isOwnPath(path, below: folder) {
      // A folder that is still to be made leads nowhere else.
      let parts = path.split(separator: "/").dropLast()
      var parent = folder
      for part in parts {
        parent += "/\(part)"
        if FileWriter.isThere(parent), Folder.kind(of: parent) != .folder {
          throw ParlanceError("\(parent) is no folder and is left as it is")
        }
      }
    }
    // Were this to be interrupted, all that is of a pack would still be known.
    let all = PackList(old.paths + new.paths.filter { !old.contains($0) })
    try place([(PlaybookPack.listName, all.text)], in: folder)
    try place(files, in: folder)
    PackList(old.paths.filter { !new.contains($0) }).remove(from: folder)
    try place([(PlaybookPack.listName, new.text)], in: folder)
    FileWriter.makeDurable()
  }

  private func place(
    _ files: [(path: String, text: String)], in folder: String
  ) throws(ParlanceError) {
    for (path, text) in files {
      if let slash = path.lastIndex(of: "/") {
        try FileWriter.createFolder("\(folder)/\(path[..<slash])")
      }
      _ = try FileWriter.place(Array(text.utf8), at: "\(folder)/\(path)", overwrites: true)
    }
  }
}

/// The files of a pack.
private struct PackList {
  let paths: [String]
  private let known: Set<String>

  init(_ paths: [String]) {
    self.paths = paths
    known = Set(paths)
  }

  /// Reads a list; what no pack would hold is left out.
  init(reading text: String) {
    self.init(text.split(separator: "\n").map(String.init).filter { $0.hasSuffix(".html") })
  }

  var text: String { paths.map { $0 + "\n" }.joined() }

  func contains(_ path: String) -> Bool { known.contains(path) }

  /// Removes the files from a folder, and the folders in it that are empty then.
  func remove(from folder: String) {
    for path in paths where Folder.isOwnPath(path, below: folder) {
      guard Folder.kind(of: "\(folder)/\(path)") == .file else { continue }
      unlink("\(folder)/\(path)")
      var parent = path[...]
      while let slash = parent.lastIndex(of: "/") {
        parent = parent[..<slash]
        guard rmdir("\(folder)/\(parent)") == 0 else { break }
      }
    }
  }
}

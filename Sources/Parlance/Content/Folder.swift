#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What stands in a folder of the repository.
package enum Folder {
  /// One name in a folder.
  package struct Entry: Sendable {
    /// The name.
    package var name: String
    /// What it stands for.
    package var kind: Kind
  }

  /// What a name stands for, links not followed.
  package enum Kind: Sendable {
    case file
    case folder
    /// A link, a FIFO, a socket or a device.
    case other
  }

  /// The names in a folder, in order, without hidden ones and the backups of editors.
  ///
  /// - Returns: nil where there is no such folder.
  /// - Throws: ``SourceFile/Unreadable`` where it cannot be listed.
  package static func entries(of path: String, below root: String) throws(SourceFile.Unreadable)
    -> [Entry]?
  {
    let full = path.isEmpty ? root : "\(root)/\(path)"
    guard let stream = opendir(full) else {
      if errno == ENOENT { return nil }
      throw SourceFile.Unreadable(
        message: "the folder cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          String(cString: $0)
        }
      }
      if name.utf8.first == UInt8(ascii: ".") || name.utf8.last == UInt8(ascii: "~") { continue }
      let kind =
        switch Int32(entry.pointee.d_type) {
        case Int32(DT_REG): Kind.file
        case Int32(DT_DIR): Kind.folder
        // Not every file system says it here.
        case Int32(DT_UNKNOWN): kind(of: "\(full)/\(name)")
        default: Kind.other
        }
      entries.append(Entry(name: name, kind: kind))
    }
    return entries.sorted { $0.name < $1.name }
  }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The nearest folder, from one upward, that holds a file of a name.
  static func nearest(holding file: String, from start: String) -> String? {
    guard let resolved = realpath(start, nil) else { return nil }
    defer { free(resolved) }
    var folder = String(cString: resolved)
    while true {
      let path = folder == "/" ? "/\(file)" : "\(folder)/\(file)"
      if exists(path) { return folder }
      guard folder != "/", let slash = folder.lastIndex(of: "/") else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  /// The absolute path of a folder, links followed; nil where there is none.
  static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether a path leads to something in a folder, and through no link.
  static func isOwnPath(_ path: String, below root: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if parts.contains(where: { ["", ".", ".."].contains($0) }) { return false }
    var folder = root
    for part in parts.dropLast() {
      folder += "/\(part)"
      if kind(of: folder) != .folder { return false }
    }
    return true
  }

  /// Whether a name is there, a link that leads nowhere included.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}

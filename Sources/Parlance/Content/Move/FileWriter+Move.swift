#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileWriter {
  /// Gives a folder another name, at once and durably.
  ///
  /// - Throws: ``ParlanceError`` where that fails.
  static func moveFolder(_ old: String, to new: String, below root: String) throws(ParlanceError) {
    guard rename("\(root)/\(old)", "\(root)/\(new)") == 0 else {
      throw ParlanceError("cannot rename \(old): \(String(cString: strerror(errno)))")
    }
    syncFolder(of: "\(root)/\(new)")
  }

  /// Makes sure that names in a folder can be changed, before anything else is.
  ///
  /// - Throws: ``ParlanceError`` where they cannot.
  static func requireWritable(_ folder: String, below root: String) throws(ParlanceError) {
    guard access("\(root)/\(folder)", W_OK) == 0 else {
      throw ParlanceError("cannot change \(folder): \(String(cString: strerror(errno)))")
    }
  }

  /// Takes a folder of content away, with all that is in it.
  ///
  /// It first gets a name that is not read as content, so that nobody sees a part of it.
  ///
  /// - Throws: ``ParlanceError`` where it cannot be taken away.
  static func removeFolder(_ folder: String, below root: String) throws(ParlanceError) {
    let hidden = hiddenName(of: folder)
    if Folder.exists("\(root)/\(folder)") {
      if Folder.exists("\(root)/\(hidden)") { try removeAll("\(root)/\(hidden)", hidden) }
      try moveFolder(folder, to: hidden, below: root)
    }
    if Folder.exists("\(root)/\(hidden)") { try removeAll("\(root)/\(hidden)", hidden) }
    syncFolder(of: "\(root)/\(folder)")
  }

  /// Whether a removal of a folder was begun and not finished.
  static func isPartlyRemoved(_ folder: String, below root: String) -> Bool {
    Folder.kind(of: "\(root)/\(hiddenName(of: folder))") == .folder
  }

  private static func hiddenName(of folder: String) -> String {
    let slash = folder.lastIndex(of: "/") ?? folder.startIndex
    return "\(folder[..<slash])/.\(folder[folder.index(after: slash)...]).removed"
  }

  /// Removes a folder with all that is in it, links as links.
  private static func removeAll(_ path: String, _ name: String) throws(ParlanceError) {
    guard let stream = opendir(path) else { throw failure(name) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    closedir(stream)
    for child in names {
      if Folder.kind(of: "\(path)/\(child)") == .folder {
        try removeAll("\(path)/\(child)", "\(name)/\(child)")
      } else if unlink("\(path)/\(child)") != 0 {
        throw failure("\(name)/\(child)")
      }
    }
    guard rmdir(path) == 0 else { throw failure(name) }
  }

  private static func failure(_ name: String) -> ParlanceError {
    ParlanceError("cannot remove \(name): \(String(cString: strerror(errno)))")
  }
}

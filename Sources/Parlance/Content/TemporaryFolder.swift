#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder for a while, in the one that `TMPDIR` names or in `/tmp`.
package struct TemporaryFolder: Sendable {
  /// The folder’s path.
  package let path: String

  /// Makes the folder, which only this user may look into.
  ///
  /// - Parameter use: What it is for, for the error: “the content of before”.
  /// - Throws: ``ParlanceError`` where it cannot be made.
  package init(for use: String) throws(ParlanceError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent.isEmpty ? "/tmp" : parent)/parlance-XXXXXX".utf8CString)
    guard let path = mkdtemp(&template) else { throw TemporaryFolder.failure(use) }
    self.path = String(cString: path)
  }

  /// Makes a folder in it, and those that it lies in.
  ///
  /// - Throws: ``ParlanceError`` where that fails.
  func makeFolder(_ name: String, for use: String) throws(ParlanceError) {
    var made = path
    for part in name.split(separator: "/") {
      made += "/\(part)"
      guard mkdir(made, 0o700) == 0 || errno == EEXIST else {
        throw TemporaryFolder.failure(use)
      }
    }
  }

  /// Removes the folder with all that is in it.
  package func remove() { TemporaryFolder.remove(path) }

  /// Removes a file in it.
  func removeFile(_ name: String) { unlink("\(path)/\(name)") }

  private static func failure(_ use: String) -> ParlanceError {
    ParlanceError(
      "\(use) cannot be written to a temporary folder (TMPDIR): \(String(cString: strerror(errno)))"
    )
  }

  /// Removes a folder with all that is in it, links as links.
  private static func remove(_ path: String) {
    if let stream = opendir(path) {
      var names: [String] = []
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
            String(cString: $0)
          }
        }
        if name != ".", name != ".." { names.append("\(path)/\(name)") }
      }
      closedir(stream)
      for name in names {
        if Folder.kind(of: name) == .folder { remove(name) } else { unlink(name) }
      }
    }
    rmdir(path)
  }
}

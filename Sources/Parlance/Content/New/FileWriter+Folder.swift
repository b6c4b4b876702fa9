#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileWriter {
  /// Creates a folder that holds one file: nobody sees one without the other.
  ///
  /// - Parameters:
  ///   - folder: the new folder; the one that it lies in is there.
  ///   - name: the name of the file in it.
  ///   - text: the file's content.
  /// - Throws: ``ParlanceError`` where the folder is there already, or cannot be written.
  static func createFolder(
    _ folder: String, holding name: String, _ text: String
  ) throws(ParlanceError) {
    guard !Folder.exists(folder) else { throw ParlanceError("\(folder) is there already") }
    let slash = folder.lastIndex(of: "/")
    let parent = slash.map { String(folder[..<$0]) } ?? "."
    let last = slash.map { folder[folder.index(after: $0)...] } ?? folder[...]
    // Names that begin with a dot are not read as content.
    let temporary = "\(parent)/.\(last.prefix(200)).\(getpid()).tmp"
    guard mkdir(temporary, 0o777) == 0 else { throw failure(folder) }
    do throws(ParlanceError) {
      try write(text, to: "\(temporary)/\(name)", overwrites: false)
      // An empty folder that has appeared meanwhile is replaced, one that holds anything is not.
      guard rename(temporary, folder) == 0 else { throw failure(folder) }
    } catch {
      unlink("\(temporary)/\(name)")
      rmdir(temporary)
      throw error
    }
  }

  private static func failure(_ folder: String) -> ParlanceError {
    ParlanceError("cannot create the folder \(folder): \(String(cString: strerror(errno)))")
  }
}

import MessageFormat

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension CheckMemory {
  /// A hash of all that the findings of every file depend on.
  ///
  /// - Parameters:
  ///   - shared: A hash of the files that all texts are understood by, and of the items’ names.
  ///   - repository: The repository, with its settings read.
  ///   - day: The day that the check is made for.
  /// - Returns: The hash.
  static func key(
    _ shared: ContentHash, _ repository: Repository, on day: CalendarDay
  ) -> ContentHash {
    var hasher = ContentHash.Hasher()
    hasher.add(shared.high)
    hasher.add(shared.low)
    hasher.add("\(day)")
    hasher.add(Versions.current.parlance)
    hasher.add(Versions.current.icu)
    hasher.add(Versions.current.cldr)
    // Another build may have other rules under the same number.
    if let program = programPath.flatMap({ FileStamp(of: $0) }) {
      hasher.add(UInt64(bitPattern: program.size))
      hasher.add(UInt64(bitPattern: program.modified))
      hasher.add(program.inode)
    }
    return hasher.hash
  }

  private static var programPath: String? {
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}

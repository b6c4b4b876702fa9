#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Puts pieces in order in memory that does not grow with them: what a pile has no room for waits
/// in a temporary file.
package final class SpilledPiles {
  private var piles: [DuePile: Pile] = [:]
  private var descriptor: Int32 = -1
  private var length = 0

  private struct Pile {
    var bytes: [UInt8] = []
    /// Where in the temporary file its parts are.
    var parts: [(offset: Int, count: Int)] = []
  }

  /// How much of a pile is kept in memory, in bytes.
  private static let pileLimit = 32 * 1024

  /// Makes piles of nothing.
  package init() {}

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The piles that have something, in order.
  package var keys: [DuePile] { piles.keys.sorted() }

  /// Puts bytes on a pile.
  ///
  /// - Throws: ``ParlanceError`` where the temporary file cannot be written.
  package func add(_ bytes: [UInt8], to key: DuePile) throws(ParlanceError) {
    if bytes.isEmpty { return }
    var pile = piles.removeValue(forKey: key) ?? Pile()
    pile.bytes += bytes
    if pile.bytes.count >= SpilledPiles.pileLimit {
      pile.parts.append((length, pile.bytes.count))
      try spill(pile.bytes)
      pile.bytes.removeAll(keepingCapacity: true)
    }
    piles[key] = pile
  }

  /// Reads a pile from its beginning.
  ///
  /// - Throws: ``ParlanceError`` where the temporary file cannot be read, and what `write` throws.
  package func read(
    _ key: DuePile, _ write: ([UInt8]) throws(ParlanceError) -> Void
  ) throws(ParlanceError) {
    guard let pile = piles[key] else { return }
    for part in pile.parts {
      var bytes: [UInt8] = []
      while bytes.count < part.count {
        let offset = part.offset + bytes.count
        let missing = part.count - bytes.count
        let chunk = [UInt8](unsafeUninitializedCapacity: missing) { buffer, count in
          count = max(0, pread(descriptor, buffer.baseAddress, missing, off_t(offset)))
        }
        if chunk.isEmpty { throw SpilledPiles.failure("read") }
        bytes += chunk
      }
      try write(bytes)
    }
    if !pile.bytes.isEmpty { try write(pile.bytes) }
  }

  private func spill(_ bytes: [UInt8]) throws(ParlanceError) {
    if descriptor < 0 {
      let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
      var template = Array("\(parent.isEmpty ? "/tmp" : parent)/parlance-XXXXXX".utf8CString)
      descriptor = mkstemp(&template)
      guard descriptor >= 0 else { throw SpilledPiles.failure("written") }
      // The file is gone with the program, whatever becomes of that.
      unlink(template)
    }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        pwrite(
          descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written,
          off_t(length + written))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SpilledPiles.failure("written") }
      written += count
    }
    length += bytes.count
  }

  private static func failure(_ what: String) -> ParlanceError {
    ParlanceError(
      "the list cannot be \(what) in a temporary file (TMPDIR): \(String(cString: strerror(errno)))"
    )
  }
}

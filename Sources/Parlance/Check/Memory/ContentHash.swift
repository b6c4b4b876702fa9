import CSHA2

/// The first half of the SHA-256 (FIPS 180-4) of a content: two that differ have different ones.
struct ContentHash: Hashable, Sendable {
  private(set) var high: UInt64
  private(set) var low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  init(of text: String) {
    var hasher = Hasher()
    hasher.add(text)
    self = hasher.hash
  }

  /// Puts the hash of several texts together.
  struct Hasher {
    private var context = SHA2_CTX()

    init() { SHA256Init(&context) }

    /// Adds a text and its length, so that no two lists of texts run together to the same.
    mutating func add(_ text: String) {
      add(UInt64(text.utf8.count))
      var text = text
      text.withUTF8 { SHA256Update(&context, $0.baseAddress, $0.count) }
    }

    mutating func add(_ number: UInt64) {
      withUnsafeBytes(of: number.littleEndian) { SHA256Update(&context, $0.baseAddress, $0.count) }
    }

    mutating func add(contentsOf hash: ContentHash) {
      add(hash.high)
      add(hash.low)
    }

    var hash: ContentHash {
      var context = context
      var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
      SHA256Final(&digest, &context)
      func number(_ start: Int) -> UInt64 {
        digest[start..<(start + 8)].reduce(0) { $0 << 8 | UInt64($1) }
      }
      return ContentHash(high: number(0), low: number(8))
    }
  }
}

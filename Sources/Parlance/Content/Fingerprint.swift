import CSHA2

/// A short hash of the source text that a translation was made from.
///
/// It is the first 8 hexadecimal digits of SHA-256 (FIPS 180-4) over the text in Unicode
/// normalization form C, with LF at the ends of lines, without white space before them and
/// without blank lines at the end.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// Eight hexadecimal digits in lower case.
  public let description: String

  /// The fingerprint of a text.
  public init(of text: String) {
    description = SHA256.hex(of: Fingerprint.normalized(text), bytes: 4)
  }

  /// Reads eight hexadecimal digits; nil for anything else.
  public init?(_ text: String) {
    let digits = text.lowercased()
    guard digits.utf8.count == 8, digits.utf8.allSatisfy(Fingerprint.isHexadecimal) else {
      return nil
    }
    description = digits
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  /// The text that the hash is taken of.
  static func normalized(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var lineStart = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n") {
        removeTrailingSpace(&bytes, from: lineStart)
        lineStart = bytes.count + 1
      }
      bytes.append(byte)
    }
    removeTrailingSpace(&bytes, from: lineStart)
    while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return Normalization.nfc(String(decoding: bytes, as: UTF8.self))
  }

  private static func removeTrailingSpace(_ bytes: inout [UInt8], from start: Int) {
    while bytes.count > start, let last = bytes.last {
      if last < 0x80 {
        guard last == 0x20 || (0x09...0x0D).contains(last) else { return }
        bytes.removeLast()
        continue
      }
      var first = bytes.count - 1
      while first > start, bytes[first] & 0xC0 == 0x80 { first -= 1 }
      let scalar = String(decoding: bytes[first...], as: UTF8.self).unicodeScalars.first
      guard scalar?.properties.isWhitespace == true else { return }
      bytes.removeSubrange(first...)
    }
  }
}

/// SHA-256 (FIPS 180-4).
enum SHA256 {
  /// The first bytes of the hash of a text’s UTF-8, as hexadecimal digits in lower case.
  static func hex(of text: String, bytes count: Int) -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    var context = SHA2_CTX()
    SHA256Init(&context)
    let bytes = Array(text.utf8)
    SHA256Update(&context, bytes, bytes.count)
    SHA256Final(&digest, &context)
    return digest.prefix(count).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}

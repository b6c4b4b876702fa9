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
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var scalars = Substring(line).unicodeScalars
      while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
      return String(Substring(scalars))
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return Normalization.nfc(lines.joined(separator: "\n"))
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

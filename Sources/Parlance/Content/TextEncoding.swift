/// How the characters of a file are written as bytes.
public enum TextEncoding: Hashable, Sendable {
  /// UTF-8 (RFC 3629).
  case utf8
  /// Windows code page 1252, in which Excel writes “CSV” in Western Europe and America.
  case windows1252

  /// Reads the name of an encoding, in any case.
  public init?(name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8": self = .utf8
    // As browsers do (WHATWG, Encoding, 4.2): who says Latin-1 means its superset.
    case "windows-1252", "cp1252", "iso-8859-1", "latin1", "latin-1": self = .windows1252
    default: return nil
    }
  }

  static let expectation = "utf-8 or windows-1252"

  /// A byte that UTF-8 has nowhere: it stands for one that the encoding does not know.
  private static let unknown: UInt8 = 0xFF

  /// The bytes in UTF-8; a byte that the encoding does not know stays none of UTF-8.
  func inUTF8(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .utf8: return bytes
    case .windows1252:
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count + bytes.count / 8)
      for byte in bytes {
        switch byte {
        case 0..<0x80: result.append(byte)
        case 0xA0...: result += [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
        default:
          let scalar = TextEncoding.windows[Int(byte - 0x80)]
          if scalar == "?" {
            result.append(TextEncoding.unknown)
          } else {
            result += Array(String(scalar).utf8)
          }
        }
      }
      return result
    }
  }

  /// The characters of the bytes 0x80 to 0x9F; `?` for the five that have none.
  private static let windows: [Unicode.Scalar] = Array(
    "€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ".unicodeScalars)
}

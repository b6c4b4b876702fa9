/// The encodings that carry any text over lines of 76 ASCII characters (RFC 2045, 6.7 and 6.8).
enum TransferEncoding {
  private static let lineLength = 76

  /// A part of a mail: the name of its encoding, and its text so encoded, in lines of CR LF.
  static func encode(_ text: String) -> (name: String, body: String) {
    let bytes = canonical(text)
    let quoted = quotedPrintable(bytes)
    let base64Length = (bytes.count + 2) / 3 * 4 * 78 / 76
    if quoted.utf8.count <= base64Length { return ("quoted-printable", quoted) }
    let digits = Array(base64(bytes).utf8)
    var body = ""
    var start = 0
    while start < digits.count {
      let end = min(start + lineLength, digits.count)
      body += String(decoding: digits[start..<end], as: UTF8.self) + "\r\n"
      start = end
    }
    return ("base64", body)
  }

  /// The text with CR LF at the ends of lines, as mail has it.
  private static func canonical(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + text.utf8.count / 40)
    for byte in text.utf8 {
      if byte == 0x0A, bytes.last != 0x0D { bytes.append(0x0D) }
      bytes.append(byte)
    }
    return bytes
  }

  static func quotedPrintable(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    var column = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A {
        result += [0x0D, 0x0A]
        column = 0
        index += 2
        continue
      }
      let endsLine = index + 1 == bytes.count || bytes[index + 1] == 0x0D
      let isPlain =
        byte == 0x20 || byte == 0x09 ? !endsLine : (0x21...0x7E).contains(byte) && byte != 0x3D
      let limit = lineLength - (endsLine ? 0 : 1)
      if column + (isPlain ? 1 : 3) > limit {
        result += [0x3D, 0x0D, 0x0A]
        column = 0
      }
      // A dot or “From ” at the start of a line is changed by some mail servers.
      let isFragile = column == 0 && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
      let isWritten = isPlain && !isFragile
      if isWritten {
        result.append(byte)
      } else {
        result.append(0x3D)
        result.append(hexDigit(byte >> 4))
        result.append(hexDigit(byte & 15))
      }
      column += isWritten ? 1 : 3
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  /// A byte as `=C3`.
  static func quoted(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count < 2 ? "=0" + digits : "=" + digits
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let rest = bytes.count - index
      let group =
        UInt32(bytes[index]) << 16 | (rest > 1 ? UInt32(bytes[index + 1]) << 8 : 0)
        | (rest > 2 ? UInt32(bytes[index + 2]) : 0)
      result.append(alphabet[Int(group >> 18)])
      result.append(alphabet[Int(group >> 12 & 63)])
      result.append(rest > 1 ? alphabet[Int(group >> 6 & 63)] : UInt8(ascii: "="))
      result.append(rest > 2 ? alphabet[Int(group & 63)] : UInt8(ascii: "="))
      index += 3
    }
    return String(decoding: result, as: UTF8.self)
  }
}

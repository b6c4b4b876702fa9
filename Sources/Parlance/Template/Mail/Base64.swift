internal import Buffers
internal import MessageFormat

/// The encoding that carries any bytes over lines of 76 ASCII characters (RFC 2045, 6.8).
enum Base64 {
  /// Two digits for each value of 12 bits.
  private static let pairs: [UInt16] = {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    return (0..<4096).map { UInt16(digits[$0 >> 6]) | UInt16(digits[$0 & 63]) << 8 }
  }()

  /// The bytes of a line: 76 digits.
  private static let lineBytes = 57

  /// Writes text with CR LF for its line feeds, in lines that end in CR LF.
  static func append(lines text: UnsafeBufferPointer<UInt8>, to output: inout ByteBuffer) {
    var canonical = ByteBuffer(capacity: text.count + text.count / 16 + 16)
    defer { canonical.free() }
    for byte in text {
      if byte == 0x0A { canonical.append(0x0D) }
      canonical.append(byte)
    }
    var start = 0
    while start < canonical.count {
      let end = min(start + lineBytes, canonical.count)
      append(canonical.bytes(start, end), to: &output)
      output.append("\r\n")
      start = end
    }
  }

  /// Writes bytes without line breaks.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout ByteBuffer) {
    pairs.withUnsafeBufferPointer { pairs in
      output.reserve((bytes.count + 2) / 3 * 4)
      var index = 0
      while index + 2 < bytes.count {
        let group =
          UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
        append(pairs[Int(group >> 12)], &output)
        append(pairs[Int(group & 0xFFF)], &output)
        index += 3
      }
      guard index < bytes.count else { return }
      let isPair = index + 1 < bytes.count
      let group = UInt32(bytes[index]) << 16 | (isPair ? UInt32(bytes[index + 1]) << 8 : 0)
      append(pairs[Int(group >> 12)], &output)
      output.append(isPair ? UInt8(truncatingIfNeeded: pairs[Int(group & 0xFFF)]) : 0x3D)
      output.append(0x3D)
    }
  }

  @inline(__always)
  private static func append(_ pair: UInt16, _ output: inout ByteBuffer) {
    output.append(UInt8(truncatingIfNeeded: pair))
    output.append(UInt8(truncatingIfNeeded: pair >> 8))
  }
}

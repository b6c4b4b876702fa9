internal import Buffers
internal import MessageFormat

/// Writes text so that HTML reads it as text, in attributes too.
enum HTMLEscape {
  static func text(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      guard ValueTraits(of: bytes).contains(.hasMarkup) else {
        return String(decoding: bytes, as: UTF8.self)
      }
      var output = ByteBuffer(capacity: bytes.count * 2)
      defer { output.free() }
      append(bytes, to: &output)
      return String(decoding: output.bytes, as: UTF8.self)
    }
  }

  /// Writes text in UTF-8, whose markup becomes character references.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout ByteBuffer) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): output.append("&amp;")
      case UInt8(ascii: "<"): output.append("&lt;")
      case UInt8(ascii: ">"): output.append("&gt;")
      case UInt8(ascii: "\""): output.append("&quot;")
      case UInt8(ascii: "'"): output.append("&#39;")
      default: output.append(byte)
      }
    }
  }
}

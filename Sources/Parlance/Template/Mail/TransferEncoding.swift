internal import Buffers
internal import MessageFormat

/// The encodings that carry any text over lines of 76 ASCII characters (RFC 2045, 6).
enum TransferEncoding: String {
  case quotedPrintable = "quoted-printable"
  case base64

  /// The one in which a text is shorter.
  init(for text: UnsafeBufferPointer<UInt8>) {
    self.init(length: text.count, quotedLength: QuotedPrintable.length(of: text))
  }

  /// The shorter one for a text of a length in bytes, and of one as quoted-printable.
  init(length: Int, quotedLength: Int) {
    let base64Length = (length + 2) / 3 * 4 * 78 / 76
    self = quotedLength <= base64Length ? .quotedPrintable : .base64
  }

  /// The one for HTML, most of which is ASCII that is ready as quoted-printable: it may be up to
  /// half as long again.
  init(htmlLength length: Int, quotedLength: Int) {
    self.init(length: length, quotedLength: quotedLength * 2 / 3)
  }

  /// Writes a text in lines that end in CR LF.
  func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout ByteBuffer) {
    switch self {
    case .quotedPrintable:
      var column = 0
      QuotedPrintable.append(text, to: &output, &column)
    case .base64: Base64.append(lines: text, to: &output)
    }
  }
}

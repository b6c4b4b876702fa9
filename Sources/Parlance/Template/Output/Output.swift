internal import Buffers
internal import MessageFormat

/// Where a document is written to, in the encoding of what it becomes a part of.
struct Output {
  /// What stands around the document.
  enum Encoding: Int {
    /// Nothing.
    case plain
    /// The quotation marks of a JSON string (RFC 8259, 7).
    case json
    /// A part of a mail (RFC 2045, 6.7).
    case quotedPrintable
  }

  /// What was written; its owner frees it.
  var bytes: ByteBuffer
  let encoding: Encoding
  /// How much there is on the line, where lines may only be so long.
  private var column = 0
  /// How many bytes there were before they were encoded.
  private(set) var plainCount = 0

  init(_ bytes: ByteBuffer, _ encoding: Encoding = .plain) {
    self.bytes = bytes
    self.encoding = encoding
  }

  /// Writes a piece of what is the same for all customers.
  @inline(__always)
  mutating func append(_ pieces: ReadyPieces, _ number: Int) {
    let encoded = pieces[encoding]
    let piece = encoded.pieces[number]
    plainCount += Int(piece.plainLength)
    if encoding == .quotedPrintable {
      if column + Int(piece.firstLength) > QuotedPrintable.lineLength {
        bytes.append("=\r\n")
        column = 0
      }
      column = piece.hasBreak ? Int(piece.lastLength) : column + Int(piece.firstLength)
    }
    bytes.append(
      UnsafeBufferPointer(
        start: encoded.bytes + Int(piece.start), count: Int(piece.end - piece.start)))
  }

  /// Writes text in UTF-8.
  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    plainCount += text.count
    switch encoding {
    case .plain: bytes.append(text)
    case .json: JSON.append(escaped: text, to: &bytes)
    case .quotedPrintable: QuotedPrintable.append(text, to: &bytes, &column)
    }
  }

  /// Writes text in UTF-8 so that HTML reads it as text.
  mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    guard ValueTraits(of: text).contains(.hasMarkup) else {
      append(text)
      return
    }
    append(HTMLEscape.text(String(decoding: text, as: UTF8.self)))
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append($0) }
  }
}

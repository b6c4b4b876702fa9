internal import Buffers

/// Text that is the same for all customers in pieces, ready in each encoding that was asked for.
final class ReadyPieces {
  private let texts: [String]
  private let plain: Encoded
  // Made when they are first wanted, by the one task that the pieces belong to.
  @exclusivity(unchecked) private var json: Encoded?
  @exclusivity(unchecked) private var quotedPrintable: Encoded?

  /// A piece of encoded text.
  struct Piece: BitwiseCopyable {
    /// Where it begins and ends.
    var start: Int32
    var end: Int32
    /// Its length before it was encoded.
    var plainLength: Int32
    /// The lengths of its first and its last line, and whether it has more than one.
    var firstLength: Int32
    var lastLength: Int32
    var hasBreak: Bool
  }

  /// The pieces in an encoding.
  struct Encoded {
    let bytes: UnsafeMutablePointer<UInt8>
    let pieces: UnsafeMutablePointer<Piece>

    fileprivate func free() {
      bytes.deallocate()
      pieces.deallocate()
    }
  }

  init(_ texts: [String]) {
    self.texts = texts
    plain = ReadyPieces.encoded(texts, .plain)
  }

  deinit {
    plain.free()
    json?.free()
    quotedPrintable?.free()
  }

  /// The pieces in an encoding.
  @inline(__always)
  subscript(encoding: Output.Encoding) -> Encoded {
    switch encoding {
    case .plain: return plain
    case .json:
      if let json { return json }
      let made = ReadyPieces.encoded(texts, .json)
      json = made
      return made
    case .quotedPrintable:
      if let quotedPrintable { return quotedPrintable }
      let made = ReadyPieces.encoded(texts, .quotedPrintable)
      quotedPrintable = made
      return made
    }
  }

  private static func encoded(_ texts: [String], _ encoding: Output.Encoding) -> Encoded {
    var output = ByteBuffer(capacity: texts.reduce(64) { $0 + $1.utf8.count * 2 })
    let pieces = UnsafeMutablePointer<Piece>.allocate(capacity: max(1, texts.count))
    for (index, text) in texts.enumerated() {
      let start = output.count
      // Each as if it began a line, to stand behind anything.
      var piece = Output(output, encoding)
      piece.append(text)
      output = piece.bytes
      let written = output.bytes(start, output.count)
      let first = written.firstIndex(of: 0x0D)
      let isSoft = first.map { $0 > 0 && written[$0 - 1] == UInt8(ascii: "=") } ?? false
      let last = written.lastIndex(of: 0x0A).map { written.count - 1 - $0 } ?? written.count
      (pieces + index).initialize(
        to: Piece(
          start: Int32(start), end: Int32(output.count), plainLength: Int32(text.utf8.count),
          firstLength: Int32(first.map { isSoft ? $0 - 1 : $0 } ?? written.count),
          lastLength: Int32(last), hasBreak: first != nil))
    }
    return Encoded(bytes: output.base, pieces: pieces)
  }
}

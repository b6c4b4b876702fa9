/// HTML that is ready but for what stands in its slots.
package struct HTMLShape: Hashable, Sendable {
  /// The pieces, in the order in which they are written.
  package private(set) var pieces: [Piece] = []

  /// Finished HTML, or a place to fill.
  package enum Piece: Hashable, Sendable {
    /// HTML as it is.
    case html(String)
    /// A slot in running text.
    case text(slot: Int)
    /// Text in which nothing is Markdown: code, or a quoted attribute.
    case plain([Verbatim])
    /// The text of a picture, in a quoted attribute.
    case alternative([Inline])
    /// The address of a link, in a quoted attribute.
    case link([Verbatim])
    /// The address of a picture, in a quoted attribute.
    case image([Verbatim])
    /// The width in pixels that a button with this text needs.
    case buttonWidth([Inline])
    /// Something that holds nothing but slots, and is left out where all are empty.
    indirect case unlessEmpty([Int], HTMLShape)
    /// A paragraph that is a slot: a button where that is a branch with nothing but a link.
    indirect case paragraph(slot: Int, HTMLShape)
    /// The objections and their solutions that the links of a text open.
    case objections([Inline])
  }

  /// Makes an empty shape.
  package init() {}

  mutating func append(_ piece: Piece) {
    if case .html(let addition) = piece, case .html(let before)? = pieces.last {
      pieces[pieces.count - 1] = .html(before + addition)
    } else {
      pieces.append(piece)
    }
  }

  mutating func append(_ shape: HTMLShape) {
    for piece in shape.pieces { append(piece) }
  }

  mutating func append(html: String) {
    if !html.isEmpty { append(.html(html)) }
  }

  mutating func append(text: String) {
    append(html: HTMLEscape.text(text))
  }
}

/// Writes text so that HTML reads it as text, in attributes too.
enum HTMLEscape {
  static func text(_ text: String) -> String {
    var result: [UInt8] = []
    var isChanged = false
    for byte in text.utf8 {
      let reference: StaticString
      switch byte {
      case UInt8(ascii: "&"): reference = "&amp;"
      case UInt8(ascii: "<"): reference = "&lt;"
      case UInt8(ascii: ">"): reference = "&gt;"
      case UInt8(ascii: "\""): reference = "&quot;"
      case UInt8(ascii: "'"): reference = "&#39;"
      default:
        result.append(byte)
        continue
      }
      isChanged = true
      reference.withUTF8Buffer { result.append(contentsOf: $0) }
    }
    return isChanged ? String(decoding: result, as: UTF8.self) : text
  }
}

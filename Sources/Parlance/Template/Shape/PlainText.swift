internal import MessageFormat

/// A text that is no Markdown: a subject, a preheader, a title.
package struct PlainText: Hashable, Sendable {
  /// The pieces, in the order in which they print.
  package var pieces: [Piece]

  /// Literal text, or a value.
  package enum Piece: Hashable, Sendable {
    /// Text of the message.
    case literal(String)
    /// A formatted value, and the variable that it is the value of; nil for `#`.
    case value(String, variable: String?)
  }

  /// Makes a text of its pieces.
  package init(_ pieces: [Piece] = []) {
    self.pieces = pieces
  }
}

/// Collects a plain text while its message is filled.
///
/// It is one line: a line break of the source, with the indentation around it, is a space.
struct PlainSink: FormatSink {
  private(set) var text = PlainText()
  private(set) var snippets: [Int: String] = [:]
  private var endsBlank = true

  mutating func literal(_ text: Text) {
    var line = ""
    for character in text.value {
      if character.isNewline || (character == " " || character == "\t") {
        if !endsBlank { line += character.isNewline || character == "\t" ? " " : " " }
        endsBlank = true
      } else {
        line.append(character)
        endsBlank = false
      }
    }
    if !line.isEmpty { self.text.pieces.append(.literal(line)) }
  }

  mutating func value(_ text: String, of expression: Expression?) {
    if expression?.function?.name == ParlanceTypes.snippet {
      snippets[self.text.pieces.count] = expression?.variable
    }
    self.text.pieces.append(.value(text, variable: expression?.variable))
    endsBlank = false
  }

  mutating func beginVariant(_ variant: Match.Variant) {}

  mutating func endVariant() {}
}

/// The text of a translation unit: words, and codes that stand for what is not translated.
package struct UnitText: Hashable, Sendable {
  /// The parts in the order in which they stand; no two neighbours are both words.
  package private(set) var parts: [Part]

  /// One part of a text.
  package enum Part: Hashable, Sendable {
    /// Words, without quoting: an apostrophe or a brace is just that.
    case text(String)
    /// Something that stays as it is.
    case code(InlineCode)
  }

  /// Makes a text of its parts.
  package init(_ parts: [Part] = []) {
    self.parts = []
    for part in parts { append(part) }
  }

  /// Adds a part at the end; words join those before them.
  package mutating func append(_ part: Part) {
    guard case .text(let text) = part else {
      parts.append(part)
      return
    }
    if text.isEmpty { return }
    if case .text(let before) = parts.last {
      parts[parts.count - 1] = .text(before + text)
    } else {
      parts.append(part)
    }
  }

  /// The codes in order.
  package var codes: [InlineCode] {
    parts.compactMap { if case .code(let code) = $0 { code } else { nil } }
  }

  /// The words alone, codes left out.
  package var words: String {
    parts.reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
  }

  /// The text with each code as it is shown to people: what is compared to tell texts apart.
  package var shown: String {
    parts.reduce(into: "") { shown, part in
      switch part {
      case .text(let text): shown += text
      case .code(let code): shown += code.equivalent
      }
    }
  }

  /// Whether nothing but white space is there.
  package var isBlank: Bool {
    parts.allSatisfy { part in
      if case .text(let text) = part { text.allSatisfy(\.isWhitespace) } else { false }
    }
  }
}

/// What a translator sees but does not change: a placeholder, or a mark of Markdown.
package struct InlineCode: Hashable, Sendable {
  /// The number of the code in its unit, from 1; an opening code and its closing one share it, and
  /// so do a code of the source and the same code in the translation.
  package var id: Int
  /// Whether the code stands alone or belongs to a pair.
  package var role: Role
  /// The code as the content has it: `{seats, number}`, `**`, `](https://example.com)`.
  package var data: String
  /// What the code is, for people: `{seats}`, `bold`, `link`.
  package var label: String
  /// Where the syntax of a choice is a code: what its branches are.
  var nesting = Nesting.none

  /// Whether a code stands alone or belongs to a pair.
  package enum Role: Hashable, Sendable {
    /// It stands alone.
    case single
    /// It begins something that a later code ends.
    case open
    /// It ends something.
    case close
  }

  /// What the syntax of a choice that is a code means for the words behind it.
  enum Nesting: Hashable, Sendable {
    case none
    /// The words are those of a branch, in which `#` has a meaning or not.
    case open(isNumeric: Bool)
    /// The next branch of the same choice.
    case next
    /// The choice is over.
    case close
  }

  /// The code as plain text that can be read back: a number that was chosen by is shown by the
  /// name of its variable.
  package var equivalent: String { data == "#" ? label : data }
}

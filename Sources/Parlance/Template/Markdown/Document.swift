/// A Markdown text as a tree, with slots where values go.
///
/// What stands in a slot is not part of the tree: the tree is parsed once for all customers.
package struct Document: Hashable, Sendable {
  /// The blocks, from top to bottom.
  package var blocks: [Block]

  /// Makes a document of its blocks.
  package init(_ blocks: [Block] = []) {
    self.blocks = blocks
  }
}

/// A paragraph, or something that stands where a paragraph could.
package enum Block: Hashable, Sendable {
  /// Running text.
  case paragraph([Inline])
  /// A heading of level 1 to 6.
  case heading(level: Int, [Inline])
  /// A block quote; in a call script, what to say.
  indirect case quote([Block])
  /// A list, numbered or not.
  indirect case list(MarkdownList)
  /// Text to be shown as it is, with its line breaks.
  case code([Verbatim])
  /// A line between two parts.
  case rule
  /// A table.
  case table(MarkdownTable)
}

/// A list of items.
package struct MarkdownList: Hashable, Sendable {
  /// The number of the first item; nil where the items have bullets.
  package var start: Int?
  /// Whether the items follow each other without space between them.
  package var isTight: Bool
  /// The items.
  package var items: [Item]

  /// One item of a list.
  package struct Item: Hashable, Sendable {
    /// Whether a task is done; nil where the item is no task.
    package var isDone: Bool?
    /// What the item holds.
    package var blocks: [Block]
  }
}

/// A table with one row of headings.
package struct MarkdownTable: Hashable, Sendable {
  /// How the cells of each column are aligned.
  package var alignments: [Alignment]
  /// The headings, one a column.
  package var head: [[Inline]]
  /// The rows below the headings, each with one cell a column.
  package var rows: [[[Inline]]]

  /// How the cells of a column are aligned.
  package enum Alignment: Hashable, Sendable {
    /// At the side where lines begin.
    case start
    /// In the middle.
    case center
    /// At the side where lines end.
    case end
  }
}

/// A piece of running text.
package enum Inline: Hashable, Sendable {
  /// Literal text, entities decoded.
  case text(String)
  /// The place of a value, or of an inline branch.
  case slot(Int)
  /// A line break of the source, which shows as a space.
  case softBreak
  /// A line break that shows.
  case hardBreak
  /// Stressed text.
  indirect case emphasis([Inline])
  /// Important text.
  indirect case strong([Inline])
  /// Text that no longer holds.
  indirect case strikethrough([Inline])
  /// Code.
  case code([Verbatim])
  /// A link: its content, and where it leads.
  indirect case link([Inline], destination: [Verbatim], title: [Verbatim])
  /// A picture: what to say where it cannot be seen, and where it is.
  indirect case image(alt: [Inline], source: [Verbatim], title: [Verbatim])
}

/// A piece of text in which nothing is Markdown: of an address, a title, or code.
package enum Verbatim: Hashable, Sendable {
  /// Text as it is.
  case literal(String)
  /// The place of a value, or of an inline branch.
  case slot(Int)
}

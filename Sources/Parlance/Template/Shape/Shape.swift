internal import MessageFormat

/// What a text is for one choice of its branches: its tree, with slots where values go.
///
/// It is made once for all customers for whom the same is chosen. An inline branch has a shape of
/// its own, so that the choices of many do not multiply.
final class Shape {
  /// What it was made of: the words of a trace, those of inline branches left out.
  let key: [UInt32]
  /// The Markdown, with marks.
  let markdown: String
  /// The tree.
  let content: Content
  /// What the slots hold, by number.
  let slots: [Slot]
  /// How many bytes the Markdown has, and how many as quoted-printable.
  let length: Int
  let quotedLength: Int

  // What follows is made when it is first wanted, by the one task that the shape belongs to.

  /// The HTML, by where it stands.
  @exclusivity(unchecked) private var html: [HTMLProgram?]
  /// The plain text.
  @exclusivity(unchecked) private var knownText: TextShape?
  /// Its running text on the way to plain text.
  @exclusivity(unchecked) private var knownRun: TextRun?

  /// The slots, where its running text has nothing else that shows.
  let onlySlots: [Int]?
  /// The link that is all there is of its running text.
  let soleLink: (content: [Inline], destination: [Verbatim])?

  /// A tree.
  enum Content {
    /// A text, or a branch that has lines of its own.
    case blocks([Block])
    /// An inline branch.
    case inlines([Inline])
  }

  /// What a slot holds.
  enum Slot: Hashable {
    /// A value of a variable; nil for `#`.
    case value(String?)
    /// An inline branch.
    case branch
    /// A snippet.
    case snippet(String)
  }

  init(key: [UInt32], markdown: String, content: Content, slots: [Slot]) {
    self.key = key
    self.markdown = markdown
    self.content = content
    let inlines =
      switch content {
      case .blocks(let blocks): blocks.inlines
      case .inlines(let inlines): inlines
      }
    onlySlots = inlines.onlySlots
    soleLink = inlines.soleLink
    self.inlines = inlines
    self.slots = slots
    html = Array(repeating: nil, count: HTMLPlacement.allCases.count)
    length = markdown.utf8.count
    quotedLength = markdown.utf8.reduce(0) { $0 + ($1 >= 0x80 || $1 == 0x3D ? 3 : 1) }
  }

  /// About how many bytes of memory it takes.
  var weight: Int { 1_024 + key.count * 4 + markdown.utf8.count * 16 }

  /// The blocks; those of an inline branch are none.
  var blocks: [Block] {
    if case .blocks(let blocks) = content { blocks } else { [] }
  }

  /// The running text; of blocks as one line.
  let inlines: [Inline]

  /// The HTML where it stands.
  @inline(__always)
  func program(
    _ placement: HTMLPlacement, style: HTMLStyle, direction: Direction
  ) -> HTMLProgram {
    if let known = html[placement.rawValue] { return known }
    let program = HTMLWriter.program(self, placement, style: style, direction: direction)
    html[placement.rawValue] = program
    return program
  }

  /// The plain text.
  var text: TextShape {
    if let knownText { return knownText }
    let text = TextShape(self)
    knownText = text
    return text
  }

  /// Its running text on the way to plain text.
  var run: TextRun {
    if let knownRun { return knownRun }
    let run = TextRun(inlines)
    knownRun = run
    return run
  }
}

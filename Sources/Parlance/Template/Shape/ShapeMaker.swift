internal import MessageFormat

/// Puts the Markdown of a shape together, with a mark for each slot, and reads it.
struct ShapeMaker {
  private let message: PreparedMessage
  private let layout: BranchLayout
  private var slots: [Shape.Slot] = []
  private var levels = [Level()]
  /// Where the pattern of the block that ended last begins in the message.
  private var endedBlock = -1

  /// A block that has begun; the first is the text itself.
  private struct Level {
    var beginsWithLineBreak = false
    var lines = BlockLines()
    var pattern = SourceRange.none
  }

  /// Makes the shape that a key describes.
  ///
  /// - Parameters:
  ///   - key: The words of a trace.
  ///   - isInline: Whether it is an inline branch.
  ///   - message: The message that the words are of.
  ///   - layout: Which of its branches are blocks.
  ///   - joints: The texts between the rows of lists, by number.
  /// - Returns: The shape.
  /// - Throws: ``MarkdownError`` for what cannot be read, or has too many slots.
  static func shape(
    _ key: [UInt32], isInline: Bool, of message: PreparedMessage, _ layout: BranchLayout,
    joints: [String]
  ) throws(MarkdownError) -> Shape {
    var maker = ShapeMaker(message, layout)
    for word in key { maker.add(word, joints) }
    guard maker.slots.count <= Mark.capacity else { throw .tooManySlots }
    let markdown = maker.levels[0].lines.text
    let content: Shape.Content =
      isInline
      ? .inlines(try Document.inlines(markdown: markdown))
      : .blocks(try Document(markdown: markdown).blocks)
    return Shape(key: key, markdown: markdown, content: content, slots: maker.slots)
  }

  private init(_ message: PreparedMessage, _ layout: BranchLayout) {
    self.message = message
    self.layout = layout
  }

  private mutating func add(_ word: UInt32, _ joints: [String]) {
    let number = MessageTrace.number(word)
    if word == ShapeReader.branch {
      // A branch is one mark in its surroundings even where it is empty: which Markdown is
      // read must not depend on what an inline branch holds.
      append(.branch)
      return
    }
    switch MessageTrace.event(word) {
    case .literal:
      let text = message.literal(number)
      // What stands between two rows of an `each`; a block starts a line by itself.
      if text.value == "\n", text.range.lowerBound == endedBlock { return }
      append(text.value)
    case .value:
      let expression = message.expression(number)
      append(
        expression.function?.name == ParlanceTypes.snippet
          ? .snippet(expression.variable) : .value(expression.variable))
    case .number: append(.value(nil))
    case .joint: append(joints[number])
    case .begin:
      let variant = message.variant(number)
      levels.append(
        Level(
          beginsWithLineBreak: layout.beginsWithLineBreak(variant), pattern: variant.pattern.range))
    case .end: endBlock()
    }
  }

  private mutating func endBlock() {
    guard levels.count > 1, let level = levels.popLast() else { return }
    var text = level.lines.text
    // The rows of an `each` come without it, and their first line counts for the indentation.
    if level.beginsWithLineBreak, text.first(where: { $0 != " " && $0 != "\t" }) != "\n" {
      text = "\n" + text
    }
    levels[levels.count - 1].lines.append(block: text)
    endedBlock = level.pattern.lowerBound
  }

  private mutating func append(_ slot: Shape.Slot) {
    if slots.count < Mark.capacity { append(String(Character(Mark.scalar(slots.count)))) }
    slots.append(slot)
  }

  private mutating func append(_ text: String) {
    levels[levels.count - 1].lines.append(text)
  }
}

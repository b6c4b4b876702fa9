internal import MessageFormat

/// Turns a message, as it is filled, into Markdown with marks where its values stand.
struct MarkdownSink: FormatSink {
  /// What stands at the marks, by number.
  private(set) var slots: [Slot]

  /// The expressions of type `snippet`, by their slots.
  private(set) var snippets: [Int: String] = [:]

  private let layout: BranchLayout
  private var levels = [Level()]
  /// Where the pattern of the block that ended last begins in the message.
  private var endedBlock = -1

  /// A branch that has begun; the first is the message itself.
  private struct Level {
    var isBlock = true
    var beginsWithLineBreak = false
    var lines = BlockLines()
    var pattern = SourceRange.none
  }

  /// Makes a sink for a message; its slots are numbered behind those that there are already.
  init(layout: BranchLayout, slots: [Slot] = []) {
    self.layout = layout
    self.slots = slots
  }

  /// The Markdown, once the whole message was written.
  var markdown: String { levels[0].lines.text }

  /// Whether there are more values than marks; what was written then is not to be used.
  var isOverfull: Bool { slots.count > Mark.capacity }

  mutating func literal(_ text: Text) {
    // What stands between two rows of an `each`; a block starts a line by itself.
    if text.value == "\n", text.range.lowerBound == endedBlock { return }
    append(text.value)
  }

  mutating func value(_ text: String, of expression: Expression?) {
    if expression?.function?.name == ParlanceTypes.snippet {
      snippets[slots.count] = expression?.variable
    }
    append(.value(text, variable: expression?.variable))
  }

  mutating func beginVariant(_ variant: Match.Variant) {
    levels.append(
      Level(
        isBlock: layout.isBlock(variant),
        beginsWithLineBreak: layout.beginsWithLineBreak(variant), pattern: variant.pattern.range))
  }

  mutating func endVariant() {
    guard levels.count > 1, let level = levels.popLast() else { return }
    if level.isBlock {
      var text = level.lines.text
      // The rows of an `each` come without it, and their first line counts for the indentation.
      if level.beginsWithLineBreak, text.first(where: { $0 != " " && $0 != "\t" }) != "\n" {
        text = "\n" + text
      }
      levels[levels.count - 1].lines.append(block: text)
      endedBlock = level.pattern.lowerBound
    } else {
      // A branch is one mark in its surroundings even where it is empty: which Markdown is
      // read must not depend on what an inline branch holds.
      append(.branch(source: level.lines.text, content: []))
    }
  }

  private mutating func append(_ slot: Slot) {
    if slots.count < Mark.capacity {
      append(String(Character(Mark.scalar(slots.count))))
    }
    slots.append(slot)
  }

  private mutating func append(_ text: String) {
    levels[levels.count - 1].lines.append(text)
  }
}

internal import MessageFormat

/// Turns a message, as it is filled, into Markdown with marks where its values stand.
struct MarkdownSink: FormatSink {
  /// What stands at the marks, by number.
  private(set) var slots: [Slot]

  /// The expressions of type `snippet`, by their slots.
  private(set) var snippets: [Int: String] = [:]

  private let layout: BranchLayout
  private var levels = [Level(isBlock: true)]

  /// A branch that has begun; the first is the message itself.
  private struct Level {
    var isBlock: Bool
    var lines = BlockLines()
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
    append(text.value)
  }

  mutating func value(_ text: String, of expression: Expression?) {
    if expression?.function?.name == ParlanceTypes.snippet {
      snippets[slots.count] = expression?.variable
    }
    append(.value(text, variable: expression?.variable))
  }

  mutating func beginVariant(_ variant: Match.Variant) {
    levels.append(Level(isBlock: layout.isBlock(variant)))
  }

  mutating func endVariant() {
    guard levels.count > 1, let level = levels.popLast() else { return }
    if level.isBlock {
      levels[levels.count - 1].lines.append(block: level.lines.text)
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

/// Why a text was refused as Markdown.
package struct MarkdownError: Error, Hashable, Sendable {
  /// What was found and what was expected, as one sentence without a full stop.
  package var message: String

  static let tooDeep = MarkdownError(
    message: "quotes, lists and emphasis are nested more than \(MarkdownLimits.depth) deep; "
      + "nest fewer of them")
  static let tooLong = MarkdownError(
    message: "the text is longer than \(MarkdownLimits.length / 1024) KiB; split it")
  static let tooMuch = MarkdownError(
    message: "the text has more than \(MarkdownLimits.nodes) pieces of formatting; split it")
  static let tooLarge = MarkdownError(
    message: "link definitions make the text larger than \(MarkdownLimits.output / 1024) KiB; "
      + "use fewer or shorter ones")
  static let tooManySlots = MarkdownError(
    message: "the text needs more than \(Mark.capacity) values; split it")
  static let outOfMemory = MarkdownError(message: "there is not enough memory to read the text")
}

/// What is refused, so that no text takes unlimited time, memory or stack.
package enum MarkdownLimits {
  /// How deep blocks and emphasis may be nested.
  package static let depth = 100
  /// The length of a text in UTF-8 bytes.
  ///
  /// A message has 64 KiB at most; the rows of a table that it tells one by one may have more.
  package static let length = 512 * 1024
  /// The number of blocks, spans and pieces of text; a wide table multiplies them.
  static let nodes = 200_000
  /// The length of what comes out; link definitions multiply it.
  static let output = 4 * 1024 * 1024
}

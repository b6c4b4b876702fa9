public import MessageFormat

/// How a finding is mended: edits of files, of which all or none are made.
public struct Fix: Hashable, Sendable {
  /// What the fix does, as a short imperative without a full stop: “write the text as a block”.
  public var summary: String
  /// The edits, none of which overlaps another.
  public var edits: [Edit]

  /// Makes a fix of edits.
  public init(_ summary: String, edits: [Edit]) {
    self.summary = summary
    self.edits = edits
  }

  /// Makes a fix of one edit.
  public init(
    _ summary: String, replacing start: SourceLocation, to end: TextPosition,
    with replacement: String
  ) {
    self.init(summary, edits: [Edit(start: start, end: end, replacement: replacement)])
  }

  /// A part of a file's raw text, and what stands there instead.
  ///
  /// Places are those of the raw file: escapes of YAML, quotation marks and indentation count.
  /// A line's end, where an edit spans lines, is LF in the replacement whatever the file has.
  public struct Edit: Hashable, Sendable {
    /// Where the replaced text begins.
    public var start: SourceLocation
    /// Where it ends, that is, the place behind it; the same as the start where text is inserted.
    public var end: TextPosition
    /// What stands there instead; empty where text is removed.
    public var replacement: String

    /// Makes an edit.
    public init(start: SourceLocation, end: TextPosition, replacement: String) {
      self.start = start
      self.end = end
      self.replacement = replacement
    }
  }
}

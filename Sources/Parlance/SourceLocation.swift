import MessageFormat

/// A place in a file of the repository.
public struct SourceLocation: Hashable, Sendable {
  /// The file's path from the repository's root, with `/` between its parts.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column in Unicode code points, from 1.
  public var column: Int

  /// Makes a place; a file as a whole is its first line and column.
  public init(file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  init(file: String, _ position: TextPosition) {
    self.init(file: file, line: position.line, column: position.column)
  }
}

extension SourceLocation: Comparable, CustomStringConvertible {
  /// By file, then by line, then by column.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    if left.file != right.file { return left.file < right.file }
    return (left.line, left.column) < (right.line, right.column)
  }

  /// The place as compilers print it: `content/emails/x/de.md:3:14`.
  public var description: String { "\(file):\(line):\(column)" }
}

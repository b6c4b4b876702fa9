import MessageFormat

/// A place in which a file names an item.
package struct Mention: Hashable, Sendable {
  /// Where the name begins.
  package var location: SourceLocation
  /// What names it: a link, a snippet’s placeholder, the material of a touchpoint.
  package var what: String
  /// What takes the mention away with the element of the list that it is in; nil where that would
  /// leave something that does not read, or another meaning.
  var removal: Fix.Edit?

  /// The edit that puts another name in its place.
  func edit(from old: String, to new: String) -> Fix.Edit {
    let end = TextPosition(
      line: location.line, column: location.column + old.unicodeScalars.count)
    return Fix.Edit(start: location, end: end, replacement: new)
  }
}

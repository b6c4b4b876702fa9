/// How the elements of a text look: with styles of their own in a mail, by classes on a page.
struct HTMLStyle: Hashable, Sendable {
  /// What is written in an element's start tag, with a space before it.
  var attributes: [HTMLElement: String] = [:]
  /// How a link alone in its paragraph is written; nil leaves it a link.
  var button: HTMLButton?
  /// Whether links may lead to objections and steps, as those of call scripts do.
  var hasScriptLinks = false
  /// Whether the text is worked with: steps are sections, tasks are boxes to tick with room for a
  /// note, and what opens has a name.
  var isWorksheet = false

  subscript(element: HTMLElement) -> String { attributes[element] ?? "" }
}

/// An element whose look can be chosen.
enum HTMLElement: Hashable, Sendable {
  case paragraph
  /// The paragraph that is an item of a tight list.
  case tightParagraph
  case heading(Int)
  case quote
  case bulletList
  case numberList
  case taskList
  case item
  case taskBox
  /// What a table stands in, and is moved in where the screen is narrower.
  case tableFrame
  case table
  case headCell
  case cell
  /// A cell of a column that is aligned at its end, as numbers are.
  case endCell
  case rule
  case codeBlock
  case code
  case link
  case image
}

/// The HTML around a button's address and text, which stand in it twice: for Outlook, whose
/// engine of Word knows buttons only as shapes of VML, and for everyone else.
struct HTMLButton: Hashable, Sendable {
  /// Up to the first address.
  var beforeShapeAddress: String
  /// From there up to the shape's width in pixels.
  var beforeShapeWidth: String
  /// From there up to the first text.
  var beforeShapeText: String
  /// From there up to the second address.
  var beforeAddress: String
  /// From there up to the second text.
  var beforeText: String
  /// Behind it.
  var end: String
}

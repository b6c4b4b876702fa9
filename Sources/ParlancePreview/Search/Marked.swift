import Parlance

/// Texts with what was searched for marked in them.
struct Marked {
  let query: SearchQuery
  private var reader: SearchWordReader

  init(_ query: SearchQuery, _ collation: Collation) {
    self.query = query
    reader = SearchWordReader(collation)
  }

  /// A whole text.
  mutating func text(_ text: String) -> HTML {
    Marked.html(text, text.startIndex..<text.endIndex, query.places(in: text, &reader))
  }

  /// The part of a text around the first place; nil where it has none.
  mutating func excerpt(_ text: String) -> HTML? {
    let places = query.places(in: text, &reader)
    guard let first = places.first else { return nil }
    var start =
      text.index(first.lowerBound, offsetBy: -Marked.before, limitedBy: text.startIndex)
      ?? text.startIndex
    var end =
      text.index(first.upperBound, offsetBy: Marked.behind, limitedBy: text.endIndex)
      ?? text.endIndex
    // Words stay whole, where there is a space nearby.
    if start > text.startIndex, let space = text[start..<first.lowerBound].firstIndex(of: " ") {
      start = text.index(after: space)
    }
    if end < text.endIndex, let space = text[first.upperBound..<end].lastIndex(of: " ") {
      end = space
    }
    let (before, behind) = (start > text.startIndex ? "… " : "", end < text.endIndex ? " …" : "")
    return "\(before)\(Marked.html(text, start..<end, places))\(behind)"
  }

  /// The characters that are shown around a place.
  private static let before = 50
  private static let behind = 130

  private static func html(
    _ text: String, _ shown: Range<String.Index>, _ places: [Range<String.Index>]
  ) -> HTML {
    var html = HTML.empty
    var done = shown.lowerBound
    for place in places {
      let place = place.clamped(to: shown)
      guard !place.isEmpty, place.lowerBound >= done else { continue }
      html += "\(text[done..<place.lowerBound])<mark>\(text[place])</mark>"
      done = place.upperBound
    }
    return html + "\(text[done..<shown.upperBound])"
  }
}

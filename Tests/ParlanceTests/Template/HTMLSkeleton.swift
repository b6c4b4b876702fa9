/// The structure of a page as a reader independent of the writer sees it: tags, the names of
/// their attributes, and whatever is neither text nor value.
///
/// Text and attribute values are left out, comments are kept by their number.
func htmlSkeleton(_ html: String) -> [String] {
  var result: [String] = []
  var rest = Substring(html)
  while let open = rest.firstIndex(of: "<") {
    rest = rest[open...].dropFirst()
    if rest.hasPrefix("!--") {
      guard let end = rest.firstRange(of: "-->") else { return result + ["unclosed comment"] }
      result.append("comment")
      rest = rest[end.upperBound...]
      continue
    }
    var tag = ""
    var quote: Character?
    var isClosed = false
    while let character = rest.popFirst() {
      if let open = quote {
        if character == open {
          quote = nil
          tag.append("=")
        }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == ">" {
        isClosed = true
        break
      } else {
        tag.append(character)
      }
    }
    result.append(isClosed ? tag : "unclosed <\(tag)")
    if tag == "style" || tag == "script", let end = rest.firstRange(of: "</\(tag)") {
      rest = rest[end.lowerBound...]
    }
  }
  // Isolation is there where it matters, and changes nothing else.
  return result.filter { $0 != "bdi" && $0 != "/bdi" }
}

extension Repository {
  /// The declared locale of a tag.
  ///
  /// - Throws: ``ParlanceError`` for a tag that is malformed, or not declared.
  package func locale(_ text: String) throws(ParlanceError) -> LocaleTag {
    guard let tag = LocaleTag(text) else {
      let meant = LocaleTag(text.replacing("_", with: "-")).map { "; did you mean “\($0)”?" } ?? ""
      throw ParlanceError("“\(text)” is not a locale such as de or pt-BR\(meant)")
    }
    guard locales[tag] != nil else {
      let known = localeTags.map(\.description).joined(separator: ", ")
      let way = tag.isKnown ? "; to begin the language: parlance locale add \(tag)" : ""
      throw ParlanceError("locales/\(tag).yaml is not there; declared locales: \(known)\(way)")
    }
    return tag
  }
}

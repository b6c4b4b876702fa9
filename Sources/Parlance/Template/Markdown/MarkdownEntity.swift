/// Character references in Markdown: `&amp;`, `&#65;`, `&#x41;`.
enum MarkdownEntity {
  /// The characters that a reference stands for; what is no reference comes back as it is.
  static func decoded(_ reference: String) -> String {
    guard reference.hasPrefix("&"), reference.hasSuffix(";") else { return reference }
    let name = reference.dropFirst().dropLast()
    guard name.hasPrefix("#") else { return NamedEntities.table[name] ?? reference }
    let digits = name.dropFirst()
    let number =
      digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    // A reference can spell a character that stands for a slot; it is not one. Nor does one
    // bring in a control character.
    guard let number, !Mark.reserved.contains(number), let scalar = Unicode.Scalar(number),
      !scalar.isControl || scalar == "\n" || scalar == "\t"
    else { return "\u{FFFD}" }
    return String(Character(scalar))
  }
}

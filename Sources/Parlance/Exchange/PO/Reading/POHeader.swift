/// What the first entry of a PO file says of the file.
struct POHeader {
  /// The field that names the locale of the source.
  static let sourceField = "X-Source-Language"
  /// The field that says how many texts the file was made with.
  static let countField = "X-Parlance-Texts"

  /// The locale translated from.
  private(set) var source: LocaleTag?
  /// The locale translated to.
  private(set) var target: LocaleTag?
  /// How many texts the file was made with.
  private(set) var count: Int?

  /// Reads the fields of the header's text.
  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let halves = line.split(separator: ":", maxSplits: 1)
      guard halves.count == 2 else { continue }
      let name = halves[0].lowercased()
      let value = String(halves[1].filter { !$0.isWhitespace })
      if name == "language" { target = POLocale.locale(value) }
      if name == POHeader.sourceField.lowercased() { source = POLocale.locale(value) }
      if name == POHeader.countField.lowercased() { count = Int(value) }
    }
  }

  /// The name of the encoding that the header gives, looked for in bytes of any encoding that has
  /// ASCII's letters where ASCII has them.
  static func charset(of bytes: [UInt8]) -> String? {
    let head = String(
      String.UnicodeScalarView(bytes.prefix(1 << 14).map { Unicode.Scalar($0) }))
    let lowercase = head.lowercased()
    // The field, not words in a comment.
    guard let field = lowercase.firstRange(of: "\"content-type:"),
      let found = lowercase[field.upperBound...].prefix(while: { $0 != "\"" })
        .firstRange(of: "charset=")
    else { return nil }
    let name = lowercase[found.upperBound...].prefix {
      $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
    }
    return name.isEmpty ? nil : String(name)
  }
}

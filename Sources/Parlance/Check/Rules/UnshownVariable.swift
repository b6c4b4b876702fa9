import MessageFormat

extension Rule {
  static let unshownVariable = Rule(
    id: "unshown-variable", severity: .warning,
    summary: "A variable stands only where the plain text of a mail has no place for it.",
    explanation: """
      Every mail has a text part beside its HTML. It has no titles of links and pictures, and of \
      a picture only what stands between the square brackets; a value that stands in a title \
      alone is not told to those who read the text. Write it in the sentence.
      """,
    bad: .germanMail(body: "[Ihr Angebot](https://example.com \"Für {companyName}\")"),
    good: .germanMail(body: "[Ihr Angebot für {companyName}](https://example.com)"),
    looks: .field { field in
      guard field.isMarkdown, field.signs.contains(.link), field.hasTitles,
        !field.variables.isEmpty
      else { return [] }
      return field.variables.compactMap { name in
        let places = field.message.pattern.uses(of: name)
        guard let first = places.first, places.allSatisfy(field.isInTitle) else { return nil }
        return field.finding(
          "{\(name)} stands only in a title, which the plain text of a mail does not have",
          at: first, help: "write it in the sentence too")
      }
    }
  )
}

extension FieldInput {
  /// Whether a link or a picture could have a title: a quotation mark behind a blank.
  fileprivate var hasTitles: Bool {
    var isBehindBlank = false
    for byte in value.utf8 {
      if isBehindBlank, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return true }
      isBehindBlank = byte == UInt8(ascii: " ")
    }
    return false
  }

  /// Whether a place is within the title of a link or a picture: behind `](address "`.
  fileprivate func isInTitle(_ place: SourceRange) -> Bool {
    let before = value.utf8.prefix(place.lowerBound)
    let beginning = before.lastIndex(of: UInt8(ascii: "\n")).map(before.index(after:))
    let line = String(decoding: before[(beginning ?? before.startIndex)...], as: UTF8.self)
    guard let start = line.ranges(of: "](").last else { return false }
    let behind = line[start.upperBound...]
    guard let blank = behind.firstIndex(of: " ") else { return false }
    let title = behind[blank...].drop { $0 == " " }
    guard let quote = title.first, quote == "\"" || quote == "'" else { return false }
    return !title.dropFirst().contains(quote)
  }
}

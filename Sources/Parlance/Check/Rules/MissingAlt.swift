import MessageFormat

extension Rule {
  static let missingAlt = Rule(
    id: "missing-alt", severity: .warning,
    summary: "A picture has no words for those who do not see it.",
    explanation: """
      Many mail programs show no pictures until they are asked to, and screen readers never do: \
      the words between the brackets stand in for the picture.
      """,
    bad: .germanMail(body: "![](https://example.com/logo.png)"),
    good: .germanMail(body: "![Unser Logo](https://example.com/logo.png)"),
    looks: .field { field in
      guard field.isMarkdown, field.signs.contains(.link) else { return [] }
      var found: [Finding] = []
      for reading in field.readings {
        for link in reading.links
        where link.isImage
          && (reading.scalars[link.text].allSatisfy(\.isSpacing) || field.hasNoWords(link))
        {
          let place = SourceRange(max(0, link.offset), max(0, link.offset))
          guard !found.contains(where: { $0.location == field.field.location(of: place) }) else {
            continue
          }
          found.append(
            field.finding(
              "the picture \(shortened(link.address, to: 80)) has no words that stand in for it",
              at: place, help: "write them between the brackets: ![words](address)"))
        }
      }
      return found
    }
  )
}

extension FieldInput {
  /// Whether nothing but blanks stands between the brackets before a picture’s address.
  fileprivate func hasNoWords(_ link: Reading.Link) -> Bool {
    guard link.offset > 4 else { return false }
    let before = value.utf8.prefix(link.offset).suffix(200)
    guard before.suffix(2).elementsEqual("](".utf8) else { return false }
    let words = before.dropLast(2)
    let blanks = words.reversed().prefix { $0 == UInt8(ascii: " ") }.count
    return words.dropLast(blanks).suffix(2).elementsEqual("![".utf8)
  }
}

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
        where link.isImage && reading.scalars[link.text].allSatisfy(\.isSpacing) {
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

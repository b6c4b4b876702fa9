import MessageFormat

extension Rule {
  static let renamedVariable = Rule(
    id: "renamed-variable", severity: .warning,
    summary: "A translation uses another variable where its source uses one.",
    explanation: """
      The names in braces are not part of the text: they are the same in all languages. With \
      another name the customer reads another value, such as the beginning of the term for its \
      end, or nothing at all. Write the name that the source has.
      """,
    bad: .bodies(
      english: "Your membership ends on {membershipEnd, date, long}.",
      german: "Ihre Mitgliedschaft endet am {mitgliedschaftEnde, date, long}."),
    good: .bodies(
      english: "Your membership ends on {membershipEnd, date, long}.",
      german: "Ihre Mitgliedschaft endet am {membershipEnd, date, long}."),
    fix: "writes the name that the source has",
    looks: .field { field in
      guard let comparison = field.variableComparison, !comparison.renamed.isEmpty else {
        return []
      }
      return comparison.renamed.map { from, to in
        let places = field.message.pattern.uses(of: to)
        var finding = field.finding(
          "“\(field.name)” has {\(to)} where the source has {\(from)}",
          at: places.first ?? .none, help: "write {\(from)}")
        let edits = places.compactMap { field.nameRange(in: $0) }.compactMap {
          field.field.text.edit($0, to: from)
        }
        if edits.count == places.count {
          finding.fix = Fix("write the name that the source has", edits: edits)
        }
        return finding
      }
    }
  )
}

extension FieldInput {
  /// The place of a variable's name in a placeholder, which begins with a brace.
  fileprivate func nameRange(in placeholder: SourceRange) -> SourceRange? {
    let rest = value.utf8.dropFirst(placeholder.lowerBound + 1)
    let blanks = rest.prefix { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.count
    let name = rest.dropFirst(blanks).prefix { byte in
      ![0x20, 0x09, 0x0A, 0x0D].contains(byte) && byte != UInt8(ascii: ",")
        && byte != UInt8(ascii: "}")
    }
    guard !name.isEmpty else { return nil }
    let start = placeholder.lowerBound + 1 + blanks
    return SourceRange(start, start + name.count)
  }
}

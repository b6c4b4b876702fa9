import MessageFormat

extension Rule {
  static let quotedPlaceholder = Rule(
    id: "quoted-placeholder", severity: .error,
    summary: "An apostrophe before a brace hides a placeholder.",
    explanation: """
      In ICU messages an apostrophe before a brace quotes what follows: dell'{companyName} \
      prints the braces and the name between them. Write the typographic apostrophe ’, which is \
      what good typography wants anyway.
      """,
    bad: .germanMail(body: "Wie geht's '{companyName}?"),
    good: .germanMail(body: "Wie geht’s {companyName}?"),
    fix: "writes the typographic apostrophe ’",
    looks: .field { field in
      field.hiddenPlaceholders.map { hidden in
        var finding = field.finding(
          "the apostrophe hides the placeholder {\(hidden.name)}: its braces would be printed",
          at: hidden.range,
          help: "remove the apostrophe, or write the typographic one: ’{\(hidden.name)}")
        finding.fix = field.fix(
          "write the typographic apostrophe",
          at: SourceRange(hidden.range.lowerBound, hidden.range.lowerBound + 1), with: "’")
        return finding
      }
    }
  )
}

import MessageFormat

extension Rule {
  static let missingPluralCategory = Rule(
    id: "missing-plural-category", severity: .error,
    summary: "A plural lacks a category that the language needs for numbers of this variable.",
    explanation: """
      Polish says “2 licencje” but “5 licencji”; with one form for both, the customer reads broken \
      grammar. The categories are those of CLDR, for the range that variables.yaml gives the \
      variable; a category that only =N branches can reach is not asked for.
      """,
    bad: .germanMail(subject: "{seats, plural, other {# Lizenzen}}"),
    good: .germanMail(subject: "{seats, plural, one {# Lizenz} other {# Lizenzen}}"),
    looks: .field { field in
      guard !field.plurals.isEmpty, let reach = field.locale.pluralReach else { return [] }
      var findings: [Finding] = []
      for (match, choice) in field.plurals {
        let missing = choice.neededCategories(reach).filter { !choice.categories.contains($0) }
        guard !missing.isEmpty else { continue }
        let words = missing.map { category in
          choice.example(of: category, reach).map { "“\(category)” (such as \($0))" }
            ?? "“\(category)”"
        }
        findings.append(
          field.finding(
            "the \(match.selectors.first?.kind.rawValue ?? "plural") of “\(choice.variable)” lacks "
              + "\(words.joined(separator: ", ")), which \(field.locale.name) needs",
            at: match.range,
            help: "add: " + missing.map { "\($0) {...}" }.joined(separator: " ")))
      }
      return findings
    }
  )
}

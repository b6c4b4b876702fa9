import MessageFormat

extension Rule {
  static let extraVariable = Rule(
    id: "extra-variable", severity: .warning,
    summary: "A translation prints a variable that its source does not use in the same field.",
    explanation: """
      Readers of this language would be told something that nobody else is: a price, a day, a \
      name that was not meant to be there. Remove it, or write it in the source too. Names may \
      be added where a language wants them: in the opening of a letter, or as another part of a \
      name that the source uses. A variable that only chooses between branches is not asked for.
      """,
    bad: .bodies(
      english: "It is good to have you.", german: "Schön, dass Sie für {quoteTotal, money} da sind."
    ),
    good: .bodies(english: "It is good to have you.", german: "Schön, dass Sie da sind."),
    looks: .field { field in
      guard let comparison = field.variableComparison, !comparison.extra.isEmpty else { return [] }
      return comparison.extra.map { name in
        field.finding(
          "“\(field.name)” prints {\(name)}, which the source does not use",
          at: field.message.pattern.uses(of: name).first ?? .none,
          help: "remove it, or write it in the source too")
      }
    }
  )
}

import MessageFormat

extension Rule {
  static let deprecatedChoice = Rule(
    id: "deprecated-choice", severity: .warning,
    summary: "A message uses the type choice, which ICU has deprecated.",
    explanation: """
      choice compares numbers with limits and knows nothing of plural categories, so that it \
      cannot be translated into languages with other forms than the source. Use plural, with =N \
      for exact numbers.
      """,
    bad: .germanMail(subject: "{seats, choice, 1#eine Lizenz|1<viele Lizenzen}"),
    good: .germanMail(subject: "{seats, plural, one {eine Lizenz} other {viele Lizenzen}}"),
    looks: .field { field in
      field.matches.compactMap { match in
        guard let selector = match.selectors.first, selector.kind == .choice else { return nil }
        return field.finding(
          "“\(selector.variable)” is chosen by `choice`, which knows no plural categories",
          at: selector.function.range, help: "use plural, with =N for exact numbers")
      }
    }
  )
}

extension Rule {
  static let unknownName = Rule(
    id: "unknown-rule", severity: .warning,
    summary: "A setting or an ignore names a rule that does not exist.",
    explanation: """
      The setting does nothing. Correct the name; parlance explain lists all rules.
      """,
    bad: Example([
      "parlance.yaml": """
      parlance: 1
      source: en
      rules: {unused-itm: off}

      """
    ]),
    good: Example([
      "parlance.yaml": """
      parlance: 1
      source: en
      rules: {unused-item: off}

      """
    ]),
    looks: .repository { input in
      // The list of all rules holds this one; its names are looked up when it is run.
      let known = Set(Rule.all.map(\.id))
      let project = input.repository.project
      let named =
        project.rules.keys.sorted().map { ($0, project.location(of: "rules.\($0)")) }
        + input.repository.ignores.map { ($0.rule, $0.location) }
      return named.filter { !known.contains($0.0) }.map { name, location in
        Finding(
          rule: "unknown-rule", severity: .error, location: location,
          message: "no rule is named “\(name)”\(didYouMean(name, in: known.sorted()))",
          help: "parlance explain lists all rules")
      }
    }
  )
}

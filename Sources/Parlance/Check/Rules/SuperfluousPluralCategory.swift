import MessageFormat

extension Rule {
  static let superfluousPluralCategory = Rule(
    id: "superfluous-plural-category", severity: .warning,
    summary: "A plural has a category that the language never uses for numbers of this variable.",
    explanation: """
      The branch is never printed: Japanese has only “other”, and no German number is “few”. \
      What stands there is most likely missing elsewhere; remove it, or use =1 for exactly one.
      """,
    bad: .germanMail(
      subject: "{seats, plural, one {# Lizenz} few {# Lizenzen} other {# Lizenzen}}"),
    good: .germanMail(subject: "{seats, plural, one {# Lizenz} other {# Lizenzen}}"),
    fix: "removes the branch",
    looks: .field { field in
      guard !field.plurals.isEmpty, let reach = field.locale.pluralReach else { return [] }
      var findings: [Finding] = []
      for (match, choice) in field.plurals {
        let reachable = choice.reachableCategories(reach)
        for variant in match.variants {
          guard case .keyword(let category)? = variant.keys.first, category != "other",
            !reachable.contains(category)
          else { continue }
          var finding = field.finding(
            "no value of “\(choice.variable)” is “\(category)” in "
              + "\(field.locale.name): this branch is never printed",
            at: variant.range,
            help: "used here: \(reachable.joined(separator: ", "))")
          finding.fix = field.fix("remove the branch", at: variant.range, with: "")
          findings.append(finding)
        }
      }
      return findings
    }
  )
}

import MessageFormat

extension Rule {
  static let identicalBranches = Rule(
    id: "identical-branches", severity: .note,
    summary: "All branches of a plural or a select say the same.",
    explanation: """
      Most likely one branch was copied and the others were forgotten: “1 Lizenzen”. Where the \
      language really has one form for all (German “# Treffer”), the text reads better without \
      the choice, or with the finding ignored. Languages whose words do not change behind a \
      number are not asked about plurals.
      """,
    bad: .germanMail(
      subject: "{seats, plural, one {# Lizenzen} other {# Lizenzen}}"),
    good: .germanMail(subject: "{seats, plural, one {# Lizenz} other {# Lizenzen}}"),
    looks: .field { field in
      field.matches.compactMap { match in
        guard match.variants.count > 1, let selector = match.selectors.first,
          let first = match.variants.first?.pattern,
          match.variants.dropFirst().allSatisfy({ $0.pattern == first })
        else { return nil }
        if selector.kind.isNumeric,
          languagesWithoutPluralBehindNumbers.contains(field.locale.tag.language)
        {
          return nil
        }
        return field.finding(
          "all branches of the \(selector.kind.rawValue) of “\(selector.variable)” say the same",
          at: match.range, help: "write what each of them is to say, or the text without a choice")
      }
    }
  )
}

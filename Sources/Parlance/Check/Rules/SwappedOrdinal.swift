import MessageFormat

extension Rule {
  static let swappedOrdinal = Rule(
    id: "swapped-ordinal", severity: .warning,
    summary: "A translation counts where its source ranks, or the other way round.",
    explanation: """
      plural chooses by a count (1 seat, 2 seats), selectordinal by a rank (1st, 2nd, 3rd). \
      Their categories differ in most languages, so that the wrong one prints a wrong form for \
      many numbers. Write the one that the source has, with its categories.
      """,
    bad: .bodies(
      english: "Your {seats, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} seat.",
      german: "Ihre {seats, plural, other {#.}} Lizenz."),
    good: .bodies(
      english: "Your {seats, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} seat.",
      german: "Ihre {seats, selectordinal, other {#.}} Lizenz."),
    fix: "writes plural or selectordinal as the source has it",
    looks: .field { field in
      guard !field.matches.isEmpty, let source = field.source, !source.matches.isEmpty else {
        return []
      }
      return field.matches.compactMap { match in
        guard let selector = match.selectors.first, selector.kind.isNumeric else { return nil }
        let wanted: Match.Kind = selector.kind == .plural ? .selectordinal : .plural
        func has(_ kind: Match.Kind, _ matches: [Match]) -> Bool {
          matches.contains { $0.variable(of: kind) == selector.variable }
        }
        guard has(wanted, source.matches), !has(selector.kind, source.matches),
          !has(wanted, field.matches)
        else { return nil }
        var finding = field.finding(
          "“\(selector.variable)” is a \(selector.kind.rawValue) here, but a "
            + "\(wanted.rawValue) in the source",
          at: selector.function.range, help: "write \(wanted.rawValue), with its categories")
        finding.fix = field.fix(
          "write \(wanted.rawValue)", at: selector.function.range, with: wanted.rawValue)
        return finding
      }
    }
  )
}

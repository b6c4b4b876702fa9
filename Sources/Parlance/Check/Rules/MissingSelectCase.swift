import MessageFormat

extension Rule {
  static let missingSelectCase = Rule(
    id: "missing-select-case", severity: .error,
    summary: "A select lacks a case that its source has, or that an optional variable needs.",
    explanation: """
      The case falls to “other”, and the customer is addressed in the wrong way. A variable that \
      is optional needs a case “missing” wherever it is used: \
      {phone, select, missing {...} other {...}}.
      """,
    bad: Example([
      "content/emails/welcome/en.md": """
      ---
      subject: >-
        Welcome
      ---
      Hello {salutation, select, female {Ms} male {Mr} other {}} Berger

      """,
      "content/emails/welcome/de.md": """
      ---
      subject: >-
        Willkommen
      ---
      Guten Tag {salutation, select, female {Frau} other {}} Berger

      """,
    ]),
    good: Example([
      "content/emails/welcome/en.md": """
      ---
      subject: >-
        Welcome
      ---
      Hello {salutation, select, female {Ms} male {Mr} other {}} Berger

      """,
      "content/emails/welcome/de.md": """
      ---
      subject: >-
        Willkommen
      ---
      Guten Tag {salutation, select, female {Frau} male {Herr} other {}} Berger

      """,
    ]),
    looks: .field { field in
      let unguarded = field.findings(about: [.unguardedOptional])
      guard field.message.pattern.hasMatch, let source = field.source else { return unguarded }
      let wanted = source.message.pattern.selectCases
      var findings = unguarded
      let nested = field.matches.flatMap(\.decidedMatches)
      field.message.pattern.visitMatches { match in
        // What serves everybody with one text chooses nothing; what stands within a branch of
        // the same select is unreachable-branch.
        guard let variable = match.selectVariable, let cases = wanted[variable],
          match.keywords != ["other"],
          !nested.contains(where: { $0.lowerBound == match.range.lowerBound })
        else { return }
        let lacking = cases.subtracting(match.keywords).sorted()
        guard !lacking.isEmpty else { return }
        findings.append(
          field.finding(
            "the select of “\(variable)” lacks "
              + lacking.map { "“\($0)”" }.joined(separator: ", ") + ", which the source has",
            at: match.range,
            help: "add: " + lacking.map { "\($0) {...}" }.joined(separator: " ")))
      }
      return findings
    }
  )
}

extension Match {
  /// The variable of a select; nil for another kind of match.
  fileprivate var selectVariable: String? {
    selectors.first.flatMap { $0.kind == .select ? $0.variable : nil }
  }

  /// Where selects of the same variable stand within a branch, which has chosen already.
  fileprivate var decidedMatches: [SourceRange] {
    guard let variable = selectVariable else { return [] }
    return variants.flatMap { variant in
      variant.pattern.hasMatch
        ? variant.pattern.matches.filter { $0.selectVariable == variable }.map(\.range) : []
    }
  }

  /// The words among the keys.
  fileprivate var keywords: Set<String> {
    Set(variants.compactMap { if case .keyword(let word)? = $0.keys.first { word } else { nil } })
  }
}

extension Pattern {
  /// The cases that all selects of a variable have, by variable.
  fileprivate var selectCases: [String: Set<String>] {
    var cases: [String: Set<String>] = [:]
    visitMatches { match in
      guard let variable = match.selectVariable else { return }
      cases[variable] = cases[variable]?.intersection(match.keywords) ?? match.keywords
    }
    return cases
  }
}

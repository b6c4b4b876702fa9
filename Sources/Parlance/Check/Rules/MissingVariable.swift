import MessageFormat

extension Rule {
  static let missingVariable = Rule(
    id: "missing-variable", severity: .warning,
    summary: "A translation leaves out a variable that its source uses in the same field.",
    explanation: """
      The customer would miss something that others are told: the price, the day, the name. \
      Names are built differently from language to language, so that one text variable may stand \
      in for another that begins with the same word (contactFamilyName for contactGivenName). \
      A variable that stands there under another name is found by renamed-variable. \
      Where a language says it without the variable, ignore the finding in parlance.yaml with a \
      reason.
      """,
    bad: Example([
      "content/emails/welcome/en.md": """
      ---
      subject: >-
        Welcome
      ---
      Your membership ends on {membershipEnd, date, long}.

      """,
      "content/emails/welcome/de.md": """
      ---
      subject: >-
        Willkommen
      ---
      Ihre Mitgliedschaft endet bald.

      """,
    ]),
    good: Example([
      "content/emails/welcome/en.md": """
      ---
      subject: >-
        Welcome
      ---
      Your membership ends on {membershipEnd, date, long}.

      """,
      "content/emails/welcome/de.md": """
      ---
      subject: >-
        Willkommen
      ---
      Ihre Mitgliedschaft endet am {membershipEnd, date, long}.

      """,
    ]),
    looks: .field { field in
      guard let comparison = field.variableComparison, !comparison.missing.isEmpty else {
        return []
      }
      return comparison.missing.map { name in
        field.finding("“\(field.name)” leaves out {\(name)}, which the source uses", at: .none)
      }
    }
  )
}

extension Pattern {
  /// The variables that the pattern uses, snippets included, each once, in order.
  var variables: [String] {
    var names: [String] = []
    func add(_ name: String) { if !names.contains(name) { names.append(name) } }
    visit { part in
      switch part {
      case .expression(let expression): add(expression.variable)
      case .match(let match):
        for selector in match.selectors { add(selector.variable) }
      case .text, .matchedNumber: break
      }
    }
    return names
  }
}

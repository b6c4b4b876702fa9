import MessageFormat

extension Rule {
  static let unknownSelectCase = Rule(
    id: "unknown-select-case", severity: .error,
    summary: "A select has a case that is no value of its variable.",
    explanation: """
      The names of the cases are the values that variables.yaml declares; they are not part of \
      the text and the same in all languages. A case that was translated or misspelt is never \
      chosen, and its customers get “other”.
      """,
    bad: .germanMail(
      subject: "{salutation, select, femal {Frau Berger} other {Guten Tag}}"),
    good: .germanMail(
      subject: "{salutation, select, female {Frau Berger} other {Guten Tag}}"),
    fix: "writes the value that was most likely meant",
    looks: .field { field in
      var findings = field.findings(about: [.unknownCase])
      guard !findings.isEmpty else { return [] }
      let complaints = field.complaints.filter { $0.kind == .unknownCase }
      for (index, complaint) in zip(findings.indices, complaints) {
        guard
          let match = field.matches.first(where: {
            $0.range.contains(complaint.range) && $0.variable(of: .select) == complaint.variable
              && $0.variants.contains { $0.range.lowerBound == complaint.range.lowerBound }
          }),
          case .keyword(let word)? = match.variants.first(where: {
            $0.range.lowerBound == complaint.range.lowerBound
          })?.keys.first,
          let variable = field.scope.variables[complaint.variable]
        else { continue }
        let taken = match.variants.compactMap(\.keys.first)
        let free = variable.caseNames.filter { !taken.contains(.keyword($0)) }
        guard let meant = nearestName(to: word, in: free) else { continue }
        let start = complaint.range.lowerBound
        findings[index].fix = field.fix(
          "write “\(meant)”", at: SourceRange(start, start + word.utf8.count), with: meant)
      }
      return findings
    }
  )
}

extension Variable {
  /// The cases that a select on the variable may have, `other` aside.
  fileprivate var caseNames: [String] {
    type == .boolean ? ["true", "false", "missing"] : values + ["missing"]
  }
}

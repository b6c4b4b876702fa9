import MessageFormat

extension Rule {
  static let unreachableBranch = Rule(
    id: "unreachable-branch", severity: .warning,
    summary: "A branch is never printed, whatever the customer’s data.",
    explanation: """
      Its key stands twice, its number is outside of what variables.yaml allows the variable, \
      the =N branches before it take all its numbers, or a branch around it has decided \
      otherwise. What is written there was most likely meant for another key.
      """,
    bad: .germanMail(
      subject: "{seats, plural, =0 {Keine Lizenz} one {# Lizenz} other {# Lizenzen}}"),
    good: .germanMail(
      subject: "{seats, plural, one {# Lizenz} other {# Lizenzen}}"),
    looks: .field { field in
      guard !field.matches.isEmpty else { return [] }
      var findings: [Finding] = []
      for warning in field.message.warnings where warning.kind == .duplicateSelector {
        findings.append(field.finding(warning.message, at: warning.range, help: warning.hint))
      }
      for (match, choice) in field.plurals {
        findings += field.unreachableNumbers(of: match, choice)
      }
      for match in field.matches { findings += field.unreachableNests(of: match) }
      return findings
    }
  )
}

extension FieldInput {
  /// The branches of a plural that no number of the variable reaches.
  fileprivate func unreachableNumbers(of match: Match, _ choice: PluralChoice) -> [Finding] {
    guard let reach = locale.pluralReach,
      let variable = scope(at: match.range).variables[choice.variable]
    else { return [] }
    // A category that no number has at all is superfluous-plural-category.
    let reachable = choice.explicit.isEmpty ? [] : choice.reachableCategories(reach)
    return match.variants.compactMap { variant in
      switch variant.keys.first {
      case .number(let text)?:
        guard let number = ExactDecimal(text), !variable.takes(number) else { return nil }
        let low = variable.minimum.map { "at least \($0.text)" }
        let high = variable.maximum.map { "at most \($0.text)" }
        let whole = !number.isWholeNumber && variable.type == .integer ? "a whole number" : nil
        return finding(
          "“\(choice.variable)” is never \(text), so that this branch is never printed",
          at: variant.range,
          help: "it is " + [whole, low, high].compactMap { $0 }.joined(separator: ", "))
      case .keyword(let category)? where category != "other" && reachable.contains(category):
        guard choice.numbers(servedBy: .keyword(category), reach).isEmpty else { return nil }
        return finding(
          "the =N branches take all numbers that are “\(category)” in \(locale.name), so that "
            + "this one is never printed", at: variant.range, help: "remove one of them")
      default: return nil
      }
    }
  }

  /// The branches of a select within a branch of a select on the same variable.
  fileprivate func unreachableNests(of match: Match) -> [Finding] {
    guard let variable = match.variable(of: .select) else { return [] }
    var findings: [Finding] = []
    for variant in match.variants {
      guard let key = variant.keys.first, variant.pattern.hasMatch, key != .keyword("each") else {
        continue
      }
      let others = match.variants.compactMap(\.keys.first).filter { $0 != .other }
      for inner in variant.pattern.matches where inner.variable(of: .select) == variable {
        let isDecided = key != .other
        let taken = inner.variants.contains { $0.keys.first == key }
        for branch in inner.variants {
          guard let innerKey = branch.keys.first else { continue }
          let isReached =
            isDecided
            ? innerKey == key || (innerKey == .other && !taken) : !others.contains(innerKey)
          // ICU asks for “other” in every select.
          if isReached || innerKey == .other { continue }
          findings.append(
            finding(
              "“\(variable)” is “\(key.written)” here already, so that the branch "
                + "“\(innerKey.written)” is never printed",
              at: branch.range, help: "remove the inner select, or choose by another variable"))
        }
      }
    }
    return findings
  }
}

extension Variable {
  /// Whether the variable can be a number.
  fileprivate func takes(_ number: ExactDecimal) -> Bool {
    if type == .integer, !number.isWholeNumber { return false }
    if let minimum, number.isLess(than: minimum) { return false }
    if let maximum, maximum.isLess(than: number) { return false }
    return true
  }
}

extension ExactDecimal {
  /// Whether the number has no fraction, however it is written.
  fileprivate var isWholeNumber: Bool {
    isWhole || Double(text).map { $0 == $0.rounded() } ?? true
  }
}

import MessageFormat

extension Rule {
  static let overlyComplexMessage = Rule(
    id: "overly-complex-message", severity: .note,
    summary: "A choice has so many branches within branches that nobody can translate it safely.",
    explanation: """
      A translator has to write each combination, and one with more categories writes many times \
      as many. Say it in two sentences, or choose between whole items in the playbook. More than \
      three choices within each other, or more than \(complexityLimit) combinations in one choice \
      (a plural counts as two), are too many. Translations are asked only where the source is \
      simpler.
      """,
    bad: Example([
      "content/emails/welcome/en.md": """
      ---
      subject: >-
        Welcome
      ---
      {salutation, select, female {{seats, plural, one {{phone, select, missing {{seats, plural, =1 {A} other {B}}} other {C}}} other {D}}} other {E}}

      """
    ]),
    good: Example([
      "content/emails/welcome/en.md": """
      ---
      subject: >-
        Welcome
      ---
      {seats, plural, one {{phone, select, missing {A} other {C}}} other {D}}

      """
    ]),
    looks: .field { field in
      guard !field.matches.isEmpty else { return [] }
      let all = field.message.pattern.complexities
      let worst = field.source?.message.pattern.complexities.map(\.excess).max() ?? 0
      return all.filter { $0.excess > max(0, worst) }.map { complexity in
        field.finding(
          "this choice has \(complexity.combinations) combinations, "
            + "\(complexity.depth) choices deep", at: complexity.range,
          help: "say it in several sentences, or choose between whole items in the playbook")
      }
    }
  )
}

/// The most combinations of branches that a choice should have.
private let complexityLimit = 20
/// The most choices that should stand within each other.
private let depthLimit = 3

/// How much there is to write for one choice of a message.
private struct Complexity {
  var combinations: Int
  var depth: Int
  var range: SourceRange

  /// How far it is above what people can oversee.
  var excess: Int { max(0, combinations - complexityLimit) + max(0, depth - depthLimit) }
}

extension Pattern {
  /// The choices of the outermost level, each with what is in it.
  fileprivate var complexities: [Complexity] {
    parts.compactMap { part in
      if case .match(let match) = part { match.complexity } else { nil }
    }
  }
}

extension Match {
  fileprivate var complexity: Complexity {
    var combinations = 0
    var categories = 0
    var depth = 0
    let isNumeric = selectors.first?.kind.isNumeric == true
    for variant in variants {
      // What stands side by side is multiplied, what excludes each other is added.
      var product = 1
      for inner in variant.pattern.complexities {
        product = min(product * inner.combinations, 100_000)
        depth = max(depth, inner.depth)
      }
      if isNumeric, case .keyword? = variant.keys.first {
        categories += 1
        if categories > 2 { continue }
      }
      combinations = min(combinations + product, 100_000)
    }
    return Complexity(combinations: combinations, depth: depth + 1, range: range)
  }
}

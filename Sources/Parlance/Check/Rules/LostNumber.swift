import MessageFormat

extension Rule {
  static let lostNumber = Rule(
    id: "lost-number", severity: .warning,
    summary: "A branch for several numbers does not say which, while the source does.",
    explanation: """
      “one” is not always one: in Russian it serves 1, 21 and 101, so that a text without the \
      number says “one licence” to a customer with 21. Write # where the number belongs. A \
      branch that serves a single number (=1, or “one” in German) may say it in words.
      """,
    bad: .bodies(
      english: "You have {seats, plural, one {# seat} other {# seats}}.",
      german: "Sie haben {seats, plural, one {eine Lizenz} other {Lizenzen}}."),
    good: .bodies(
      english: "You have {seats, plural, one {# seat} other {# seats}}.",
      german: "Sie haben {seats, plural, one {eine Lizenz} other {# Lizenzen}}."),
    looks: .field { field in
      guard !field.plurals.isEmpty, let reach = field.locale.pluralReach,
        let source = field.source, !source.matches.isEmpty
      else { return [] }
      var findings: [Finding] = []
      for (match, choice) in field.plurals {
        guard let model = field.model(of: match, on: choice.variable, in: source) else { continue }
        // The number may stand beside the choice.
        let uses = field.message.pattern.uses(of: choice.variable, asSelector: false)
        for variant in match.variants {
          guard let key = variant.keys.first, !variant.pattern.hasNumber(of: choice.variable),
            !uses.contains(where: { !match.range.contains($0) }),
            model.branch(for: key).hasNumber(of: choice.variable),
            variant.literalNumber(choice, in: match, reach) == nil
          else { continue }
          let numbers = choice.numbers(servedBy: key, reach)
          guard numbers.count > 1 else { continue }
          let examples = numbers.prefix(3).map(\.text).joined(separator: ", ")
          findings.append(
            field.finding(
              "the branch “\(key.written)” does not say the number, which the source says; "
                + "in \(field.locale.name) it serves, for example, \(examples)",
              at: variant.range, help: "write # where the number belongs"))
        }
      }
      return findings
    }
  )
}

extension FieldInput {
  /// The plural of the source that one of the same number was made from; where there are more or
  /// fewer of them, the first, unless another one here says the number.
  fileprivate func model(
    of match: Match, on variable: String, in source: FieldInput
  ) -> Match? {
    let own = matches.filter { $0.isNumeric(on: variable) }
    let models = source.matches.filter { $0.isNumeric(on: variable) }
    if own.count == models.count,
      let index = own.firstIndex(where: {
        $0.range.lowerBound == match.range.lowerBound
      })
    {
      return models[index]
    }
    let isSaid = own.contains { other in
      !other.range.contains(match.range) && !match.range.contains(other.range)
        && other.variants.contains { $0.pattern.hasNumber(of: variable) }
    }
    return isSaid ? nil : models.first
  }
}

extension Match {
  /// The text for a key, or what stands in for it.
  fileprivate func branch(for key: Key) -> Pattern {
    let variant =
      variants.first { $0.keys.first == key } ?? variants.first { $0.keys.first == .other }
    return variant?.pattern ?? Pattern()
  }
}

extension Match.Key {
  /// The key as it is written: `one`, `=1`.
  var written: String {
    switch self {
    case .keyword(let word): word
    case .number(let text): "=\(text)"
    case .limit(let text, let isExclusive): text + (isExclusive ? "<" : "#")
    }
  }
}

extension SourceRange {
  /// Whether another range lies within.
  func contains(_ other: SourceRange) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

extension Pattern {
  /// Whether the number of a plural, or its variable, is printed somewhere in a branch of it.
  func hasNumber(of variable: String) -> Bool {
    parts.contains { part in
      switch part {
      case .text: false
      case .matchedNumber: true
      case .expression(let expression): expression.variable == variable
      case .match(let match):
        match.variants.contains { $0.pattern.hasNumber(of: variable) }
      }
    }
  }

  /// The places at which a variable is printed, or else also those where it chooses.
  func uses(of name: String, asSelector: Bool) -> [SourceRange] {
    guard !asSelector else { return uses(of: name) }
    var ranges: [SourceRange] = []
    visit { part in
      if case .expression(let expression) = part, expression.variable == name {
        ranges.append(expression.range)
      }
    }
    return ranges
  }
}

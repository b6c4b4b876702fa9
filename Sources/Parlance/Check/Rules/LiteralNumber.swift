import MessageFormat

extension Rule {
  static let literalNumber = Rule(
    id: "literal-number", severity: .error,
    summary: "A branch of a plural has a number in digits, but serves other numbers too.",
    explanation: """
      “one” is not always one: in Polish and Russian it is a form of the word, and in Russian \
      21 and 101 take it too. With “1” written out, the customer with 21 seats reads “1”. Write \
      # in its place; for exactly one, use =1.
      """,
    bad: Example([
      "locales/ru.yaml": "required: true\n",
      "content/emails/welcome/ru.md": """
      ---
      subject: >-
        {seats, plural, one {1 лицензия} few {# лицензии} many {# лицензий} other {# лицензии}}
      ---
      Рады видеть вас.

      """,
    ]),
    good: Example([
      "locales/ru.yaml": "required: true\n",
      "content/emails/welcome/ru.md": """
      ---
      subject: >-
        {seats, plural, one {# лицензия} few {# лицензии} many {# лицензий} other {# лицензии}}
      ---
      Рады видеть вас.

      """,
    ]),
    fix: "writes # in the place of the digits",
    looks: .field { field in
      guard !field.plurals.isEmpty, let reach = field.locale.pluralReach else { return [] }
      var findings: [Finding] = []
      for (match, choice) in field.plurals {
        for variant in match.variants {
          guard let number = variant.literalNumber(choice, in: match, reach),
            number.isOfCategory || field.source?.value.contains(number.text) != true
          else { continue }
          let others = number.others.prefix(3).map(\.text).joined(separator: ", ")
          var finding = field.finding(
            "“\(number.text)” stands in the branch “\(number.key)”, which in "
              + "\(field.locale.name) serves \(others) too",
            at: number.range ?? variant.range, help: "write # in its place")
          if !number.isOfCategory { finding.severity = .warning }
          finding.fix = number.range.flatMap {
            field.fix("write # in the place of the digits", at: $0, with: "#")
          }
          findings.append(finding)
        }
      }
      return findings
    }
  )
}

extension Match.Variant {
  /// A number that is written in digits, in a branch that is printed for other numbers too.
  struct LiteralNumber {
    var key: String
    var text: String
    /// Where it stands; nil in text with quoting.
    var range: SourceRange?
    /// Other numbers that the branch serves.
    var others: [ExactDecimal]
    /// Whether it is the number that the category is named after: 1 in `one`.
    var isOfCategory = true
  }

  /// The number of the branch's category in digits: 1 in `one`, where nothing else prints it.
  func literalNumber(
    _ choice: PluralChoice, in match: Match, _ reach: PluralReach
  ) -> LiteralNumber? {
    guard case .keyword(let category)? = keys.first, !pattern.hasNumber(of: choice.variable) else {
      return nil
    }
    guard let value = ["zero": 0, "one": 1, "two": 2][category] else {
      return otherLiteralNumber(category, choice, in: match, reach)
    }
    guard let found = pattern.digits(of: value) else { return nil }
    // A number that the other branches have beside theirs means something else.
    let others = match.variants.filter { $0.keys != keys }.map(\.pattern)
    guard others.contains(where: { $0.hasNumber(of: choice.variable) }),
      !others.contains(where: { $0.hasNumber(of: choice.variable) && $0.digits(of: value) != nil })
    else { return nil }
    let own = ExactDecimal(Int64(value))
    let served = choice.numbers(servedBy: .keyword(category), reach).filter { $0 != own }
    return served.isEmpty
      ? nil : LiteralNumber(key: category, text: found.text, range: found.range, others: served)
  }

  /// A number of one digit in `few`, `many` or `other` that is one of several which the branch
  /// serves, while the other branches print theirs.
  private func otherLiteralNumber(
    _ category: String, _ choice: PluralChoice, in match: Match, _ reach: PluralReach
  ) -> LiteralNumber? {
    let others = match.variants.filter { $0.keys != keys }.map(\.pattern)
    guard others.contains(where: { $0.hasNumber(of: choice.variable) }) else { return nil }
    let served = choice.numbers(servedBy: .keyword(category), reach)
    guard served.count > 1 else { return nil }
    for value in 2...9 {
      guard served.contains(ExactDecimal(Int64(value))), let found = pattern.digits(of: value),
        !others.contains(where: { $0.digits(of: value) != nil })
      else { continue }
      return LiteralNumber(
        key: category, text: found.text, range: found.range,
        others: served.filter { $0 != ExactDecimal(Int64(value)) }, isOfCategory: false)
    }
    return nil
  }
}

extension Pattern {
  /// A number of one digit that stands for itself, whatever the script.
  fileprivate func digits(of value: Int) -> (text: String, range: SourceRange?)? {
    for case .text(let literal) in parts {
      let scalars = Array(literal.value.unicodeScalars)
      var offset = literal.range.lowerBound
      for (index, scalar) in scalars.enumerated() {
        let width = UTF8.width(scalar)
        defer { offset += width }
        guard scalar.properties.numericType == .decimal,
          scalar.properties.numericValue == Double(value),
          isAlone(index, in: scalars)
        else { continue }
        let isQuoted =
          literal.range.upperBound - literal.range.lowerBound != literal.value.utf8.count
        return (String(scalar), isQuoted ? nil : SourceRange(offset, offset + width))
      }
    }
    return nil
  }
}

/// Whether a digit is neither part of a larger number nor of a word: 1, but not 10, 1.5 or B1.
private func isAlone(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
  func isPart(_ neighbour: Int, _ next: Int) -> Bool {
    guard scalars.indices.contains(neighbour) else { return false }
    let scalar = scalars[neighbour]
    if scalar.properties.numericType != nil { return true }
    if scalar.isASCII, scalar.properties.isAlphabetic { return true }
    return [".", ",", ":", "/", "-", "–"].contains(scalar) && scalars.indices.contains(next)
      && scalars[next].properties.numericType != nil
  }
  return !isPart(index - 1, index - 2) && !isPart(index + 1, index + 2)
}

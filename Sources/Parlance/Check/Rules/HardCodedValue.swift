import MessageFormat

extension Rule {
  static let hardCodedValue = Rule(
    id: "hard-coded-value", severity: .warning,
    summary: "A translation has a number that its source does not have, or a script another than "
      + "its mail.",
    explanation: """
      A price, a date or a percentage that stands in one language alone is most likely out of \
      date, mistyped or meant as a variable. Numbers are compared by what they say: 1,500 and \
      1.500, three and 3, March and 3., 2027 and its years in other calendars are the same. \
      Numbers in addresses, telephone numbers, code and names (A4, MP3) are not looked at, nor \
      is 1, which most languages say with an article. A percentage that the mails, the scripts and the \
      objections of one action state differently, of what the same two words follow, is told, too.
      """,
    bad: .bodies(
      english: "You save 20% until March 31.", german: "Sie sparen 25 % bis zum 31. März."),
    good: .bodies(
      english: "You save 20% until March 31.", german: "Sie sparen 20 % bis zum 31.3."),
    looks: .repository { $0.contradictions },
    .field { field in
      guard let source = field.source, !field.numbers.isEmpty else { return [] }
      let stated = source.statedNumbers
      let own = field.explicitNumbers
      var seen: Set<String> = []
      return field.numbers.filter { number in
        !stated.have(number) && !number.values.contains(where: own.contains)
          && seen.insert(number.text).inserted
      }.prefix(10).map { number in
        field.finding(
          "“\(number.text)” is not in the source", at: number.range,
          help: "write what the source says, or a variable")
      }
    }
  )
}

extension FieldInput {
  /// The numbers that branches stand for.
  fileprivate var explicitNumbers: Set<Double> {
    guard !matches.isEmpty else { return [] }
    var numbers: Set<Double> = []
    for key in matches.flatMap(\.variants).compactMap(\.keys.first) {
      switch key {
      case .number(let text): if let value = Double(text) { numbers.insert(value) }
      case .keyword("two"): numbers.insert(2)
      case .keyword("zero"): numbers.insert(0)
      default: break
      }
    }
    return numbers
  }
}

package import MessageFormat

/// A message filled once for each of its branches.
package struct ContactSheet: Sendable {
  /// The texts, with the values that lead to them.
  package var rows: [Row]
  /// The branches that no value reaches: `n=many`.
  package var unreachable: [String]

  /// One text.
  package struct Row: Sendable {
    /// The values that choose the branches: `seats=1, salutation=female`.
    package var label: String
    /// The text.
    package var text: String
  }
}

extension MessageAnswerer {
  /// Fills a pattern so that each of its branches is seen.
  ///
  /// - Parameters:
  ///   - pattern: the message.
  ///   - given: values; other variables get one that shows what they are.
  ///   - locale: the locale.
  ///   - timeZone: the time zone of instants.
  /// - Returns: a text for each set of values that reaches new branches.
  /// - Throws: ``Failure`` for what is wrong with the pattern or with the values.
  package func contactSheet(
    of pattern: String, given: [String: Value], locale: String, timeZone: String
  ) throws(Failure) -> ContactSheet {
    let message = try parse(pattern)
    let formatter = try formatter(locale: locale, timeZone: timeZone)
    var samples = Value.samples(for: message)
    samples.merge(given) { $1 }
    do throws(FormatError) {
      let found = try formatter.branchCases(of: message)
      var rows: [ContactSheet.Row] = []
      for branchCase in found.cases.isEmpty
        ? [BranchCase(arguments: [:], branches: [])] : found.cases
      {
        let decided = Set(branchCase.branches.flatMap(\.choices).map(\.selector.variable))
        var arguments = samples
        for name in decided { arguments[name] = branchCase.arguments[name] }
        rows.append(
          ContactSheet.Row(
            label: decided.sorted().map { name in
              "\(name)=\(branchCase.arguments[name]?.shown ?? "(missing)")"
            }.joined(separator: ", "),
            text: try formatter.format(message, arguments)))
      }
      let unreachable = found.unreachable.map { branch in
        branch.choices.map { "\($0.selector.variable)=\($0.key.shown)" }.joined(separator: ", ")
      }
      return ContactSheet(rows: rows, unreachable: unreachable)
    } catch {
      throw Failure(
        kind: error.kind.rawValue,
        position: TextPosition(utf8Offset: error.range.lowerBound, in: pattern),
        message: error.message)
    }
  }
}

extension Value {
  /// A value for each variable of a message, by the first use that says what it is.
  fileprivate static func samples(for message: Message) -> [String: Value] {
    var samples: [String: Value] = [:]
    for argument in message.arguments {
      let uses = argument.uses.compactMap { $0?.lowercased() }
      samples[argument.variable] =
        switch uses.first {
        case "number", "spellout", "ordinal", "duration", "plural", "selectordinal", "choice":
          .integer(12)
        case "date", ParlanceTypes.relative:
          CalendarDay("2027-03-31").map(Value.date) ?? .text(argument.variable)
        case "time": .instant(Instant(milliseconds: 1_806_480_000_000))
        case ParlanceTypes.money:
          ExactDecimal("1234.50").map { .money(Money(amount: $0, currency: "EUR")) }
            ?? .text(argument.variable)
        case ParlanceTypes.list: .list(["A", "B", "C"].map(Value.text))
        default: .text("‹\(argument.variable)›")
        }
    }
    return samples
  }

  /// The value as a label shows it.
  fileprivate var shown: String {
    switch self {
    case .list(let values): values.map(\.shown).joined(separator: ", ")
    case .table(let rows): rows.count == 1 ? "1 row" : "\(rows.count) rows"
    default: written
    }
  }
}

extension Match.Key {
  /// The key as a label shows it.
  var shown: String {
    switch self {
    case .keyword(let word): word
    case .number(let number): number
    case .limit(let limit, let exclusive): "\(exclusive ? "above" : "from") \(limit)"
    }
  }
}

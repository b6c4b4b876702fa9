import MessageFormat

extension TextsInput {
  /// As few customers as reach every branch of the texts: one with an example of each variable,
  /// and others with values that lead elsewhere.
  var coveringCustomers: [Customer] {
    var overrides: [[String: Value?]] = []
    for field in fields where field.message.pattern.hasMatch {
      for branch in field.message.branches {
        guard let values = field.values(leadingTo: branch) else { continue }
        // A branch may be reached together with others that do not speak of its variables.
        let fitting = overrides.firstIndex { override in
          values.allSatisfy { override[$0.key] == nil || override[$0.key] == .some($0.value) }
        }
        if let fitting {
          overrides[fitting].merge(values) { first, _ in first }
        } else if overrides.count < CoveringCustomers.limit {
          overrides.append(values)
        }
      }
    }
    let complete = shared.completeCustomer
    return [complete]
      + overrides.map { override in
        var customer = complete
        for (name, value) in override { customer.values[name] = value }
        return customer
      }
  }
}

enum CoveringCustomers {
  /// How many customers a text with many branches is rendered for.
  static let limit = 32
}

extension FieldInput {
  /// Values with which a message comes to a branch; nil where no customer does, or nothing has to
  /// be known of the customer.
  fileprivate func values(leadingTo branch: Message.Branch) -> [String: Value?]? {
    var values: [String: Value?] = [:]
    for choice in branch.choices {
      let name = choice.selector.variable
      guard let variable = scope.variables[name] else { return nil }
      guard let value = value(of: variable, for: choice, in: message.pattern) else { return nil }
      values[name] = value
    }
    return values.isEmpty ? nil : values
  }

  /// A value of a variable that leads to a choice; `.some(nil)` for none at all.
  private func value(
    of variable: Variable, for choice: Message.Branch.Choice, in pattern: Pattern
  ) -> Value?? {
    switch choice.key {
    case .number(let text):
      return ExactDecimal(text).map { .decimal($0) }
    case .keyword(let word) where choice.selector.kind.isNumeric:
      var found: Value??
      pattern.visitMatches { match in
        guard found == nil, match.selectors.first?.variable == variable.name,
          let reach = locale.pluralReach, let plural = PluralChoice(match, in: scope),
          let number = plural.example(of: word, reach)
        else { return }
        found = .some(.decimal(ExactDecimal(number)))
      }
      return found
    case .limit(let text, let isExclusive):
      guard let limit = ExactDecimal(text) else { return nil }
      return .decimal(isExclusive ? ExactDecimal((limit.integer ?? 0) + 1) : limit)
    case .keyword("missing"): return variable.isOptional ? .some(nil) : nil
    case .keyword("other"):
      guard variable.type == .list || variable.type == .table else { return nil }
      return variable.type == .list ? .some(.list([])) : .some(.table([]))
    case .keyword(let word):
      return variable.type == .choice || variable.type == .boolean ? .some(.text(word)) : nil
    }
  }
}

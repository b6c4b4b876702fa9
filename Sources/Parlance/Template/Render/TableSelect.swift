import MessageFormat

/// A select on a table or a list that says nothing for its rows: `{t, select, other {none}}`.
///
/// `other` serves where there are no rows. That there are some is a fault of the template, but
/// one that only a customer with rows brings to light.
enum TableSelect {
  /// What is printed in place of a row: a placeholder that no customer has a value for.
  private static let suffix = ", select, each"

  /// The variable whose rows nothing is said for, if that is what a formatter missed.
  static func variable(of error: FormatError) -> String? {
    guard error.kind == .missingArgument, let name = error.variable, name.hasSuffix(suffix) else {
      return nil
    }
    return String(name.dropLast(suffix.count))
  }

  /// The message with an `each` where a select on a table or a list has none.
  static func completed(_ message: Message, in scope: TypeTable.Scope) -> Message {
    Message(completed(message.pattern, scope.variables))
  }

  private static func completed(_ pattern: Pattern, _ variables: [String: Variable]) -> Pattern {
    var pattern = pattern
    for case (let index, .match(var match)) in pattern.parts.enumerated() {
      guard let selector = match.selectors.first else { continue }
      let variable = variables[selector.variable]
      for index in match.variants.indices {
        var inner = variables
        if match.variants[index].keys == [.keyword("each")] {
          for column in variable?.columns ?? [] { inner[column.name] = column }
          if variable?.type == .list { inner[selector.variable] = nil }
        }
        match.variants[index].pattern = completed(match.variants[index].pattern, inner)
      }
      let keys = match.variants.flatMap(\.keys)
      if selector.kind == .select, variable?.type == .table || variable?.type == .list,
        !keys.contains(.keyword("each")), !keys.contains(.keyword("missing"))
      {
        let row = Expression(variable: selector.variable + suffix, range: match.range)
        match.variants.append(
          Match.Variant(keys: [.keyword("each")], pattern: Pattern([.expression(row)])))
      }
      pattern.parts[index] = .match(match)
    }
    return pattern
  }
}

import MessageFormat

extension Pattern {
  /// What the rows of tables may use, by the range of the branch that prints a row; a table within
  /// a row stands behind the one around it.
  func rowScopes(
    in scope: TypeTable.Scope
  ) -> [(rows: SourceRange, scope: TypeTable.Scope)] {
    var found: [(rows: SourceRange, scope: TypeTable.Scope)] = []
    for case .match(let match) in parts {
      for variant in match.variants where variant.pattern.hasMatch {
        var inner = scope
        if variant.keys == [.keyword("each")],
          let table = match.selectors.first.flatMap({ scope.variables[$0.variable] })
        {
          for column in table.columns { inner.variables[column.name] = column }
          found.append((variant.range, inner))
        }
        found += variant.pattern.rowScopes(in: inner)
      }
    }
    return found
  }
}

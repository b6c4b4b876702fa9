import MessageFormat

/// What the texts of a repository may use, put together once.
struct Scopes: Sendable {
  /// What items may use.
  let items: TypeTable.Scope
  /// What labels may use.
  private let labels: TypeTable.Scope
  /// What the texts of segments may use, by playbook and segment.
  private let segments: [String: TypeTable.Scope]

  init(_ repository: Repository) {
    var variables = repository.variables.byName
    for sender in repository.senders.values.sorted(by: { $0.id < $1.id }) {
      for variable in sender.variables { variables[variable.name] = variable }
    }
    let snippets = Set(repository.items.keys.filter { $0.kind == .snippet }.map(\.name))
    let items = TypeTable.Scope(variables: variables, snippets: snippets)
    var labels = items
    let own: [(String, VariableType)] = [
      ("first", .integer), ("last", .integer), ("segment", .text), ("customer", .text),
      ("day", .date),
    ]
    for (name, type) in own {
      labels.variables[name] = Variable(
        name: name, type: type, location: SourceLocation(file: "locales"))
    }
    var segments: [String: TypeTable.Scope] = [:]
    for playbook in repository.playbooks.values {
      for segment in playbook.segments {
        var scope = items
        for condition in segment.conditions {
          guard case .constant? = condition.operands.first,
            let compared = repository.variables[condition.variable]
          else { continue }
          var bound = compared
          bound.name = condition.comparison.rawValue
          bound.isOptional = false
          // A variable of that name is meant as itself.
          if scope.variables[bound.name] == nil { scope.variables[bound.name] = bound }
        }
        segments["\(playbook.id.name).segments.\(segment.name)"] = scope
      }
    }
    self.items = items
    self.labels = labels
    self.segments = segments
  }

  /// What a field of an item, of a playbook or of a locale’s labels may use.
  ///
  /// Segments and labels have variables of their own.
  func scope(of id: ItemID?, field: String) -> TypeTable.Scope {
    guard let id else { return labels }
    guard id.kind == .playbook else { return items }
    return segments["\(id.name).\(field)"] ?? items
  }
}

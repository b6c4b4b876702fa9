import MessageFormat

extension Repository {
  /// The customer's variables that the texts of an item use in a locale, in the order in which
  /// they first stand there; the snippets and objections that the texts name are read along.
  package func usedVariables(of id: ItemID, in locale: LocaleTag) -> [Variable] {
    var search = VariableSearch(repository: self)
    search.visit(id, in: locale)
    return search.found
  }

  /// The items that the texts of an item name in a locale, snippets and objections, each once.
  package func namedItems(by id: ItemID, in locale: LocaleTag) -> [ItemID] {
    guard let translation = served(id, in: locale) else { return [] }
    var seen: Set<ItemID> = []
    return Template(translation, of: id).references.map(\.item).filter {
      items[$0] != nil && seen.insert($0).inserted
    }
  }
}

/// Looks for the variables that texts use.
private struct VariableSearch {
  let repository: Repository
  private(set) var found: [Variable] = []
  private var names: Set<String> = []
  private var visited: Set<ItemID> = []

  init(repository: Repository) { self.repository = repository }

  mutating func visit(_ id: ItemID, in locale: LocaleTag) {
    guard visited.insert(id).inserted, let translation = repository.served(id, in: locale) else {
      return
    }
    let template = Template(translation, of: id)
    for field in template.fields { visit(field.message.pattern, behind: []) }
    for reference in template.references { visit(reference.item, in: translation.locale) }
  }

  /// Visits a pattern in which some names are columns of a table.
  private mutating func visit(_ pattern: Pattern, behind columns: Set<String>) {
    for part in pattern.parts {
      switch part {
      case .text, .matchedNumber: break
      case .expression(let expression):
        if expression.function?.name != ParlanceTypes.snippet {
          add(expression.variable, behind: columns)
        }
      case .match(let match):
        for selector in match.selectors { add(selector.variable, behind: columns) }
        let inner = match.selectors.first.flatMap { repository.variables[$0.variable] }?.columns
        for variant in match.variants {
          let isRow = variant.keys == [.keyword("each")]
          visit(
            variant.pattern,
            behind: isRow ? columns.union((inner ?? []).map(\.name)) : columns)
        }
      }
    }
  }

  private mutating func add(_ name: String, behind columns: Set<String>) {
    guard !columns.contains(name), let variable = repository.variables[name],
      names.insert(name).inserted
    else { return }
    found.append(variable)
  }
}

import MessageFormat

/// How the variables of a translation differ from those of its source.
struct VariableComparison {
  /// What the source uses and the translation does not.
  private(set) var missing: [String] = []
  /// What the translation prints and the source does not use.
  private(set) var extra: [String] = []
  /// What stands for a variable of the source under another name.
  private(set) var renamed: [(from: String, to: String)] = []

  /// Compares a translation with its source; equal uses, as most are, cost a comparison.
  init(_ field: FieldInput, _ source: FieldInput) {
    let wanted = source.variables
    let used = field.variables
    let unprinted = field.matches.isEmpty ? [] : VariableComparison.unprinted(field, source)
    if wanted == used, unprinted.isEmpty { return }
    let variables = field.shared.repository.variables
    func isText(_ name: String) -> Bool { variables[name]?.type == .text }
    func standsIn(_ names: [String], for name: String) -> Bool {
      isText(name) && names.contains { isText($0) && firstWord(of: $0) == firstWord(of: name) }
    }
    // What only chooses, and a name in the greeting where the translation greets by a choice:
    // “Szanowna Pani” has no name.
    let greetsByChoice = field.greetsByChoice
    func isOptional(_ name: String) -> Bool {
      variables[name]?.type == .choice && !source.message.pattern.prints(name, behind: 0)
        || greetsByChoice && isText(name)
          && !source.message.pattern.prints(name, behind: source.openingEnd)
    }
    missing = wanted.filter { name in
      if used.contains(name) {
        return unprinted.contains(name) && !standsIn(used.filter { $0 != name }, for: name)
      }
      return !standsIn(used, for: name) && !isOptional(name)
    }
    var open = used.filter { name in
      !wanted.contains(name) && !standsIn(wanted, for: name)
        && (!field.scope.isKnown(name)
          || field.message.pattern.prints(name, behind: isText(name) ? field.openingEnd : 0))
    }
    pair(&open, in: field.scope)
    extra = open.filter { field.scope.isKnown($0) }
  }

  /// What the source prints, and the translation only asks for, to choose between branches.
  private static func unprinted(_ field: FieldInput, _ source: FieldInput) -> [String] {
    var names: [String] = []
    for match in field.matches {
      guard let name = match.variable(of: .select), !names.contains(name),
        source.message.pattern.prints(name, behind: 0),
        !field.message.pattern.prints(name, behind: 0)
      else { continue }
      names.append(name)
    }
    return names
  }

  /// Takes pairs of a missing and an additional variable that can only be meant as one.
  private mutating func pair(_ open: inout [String], in scope: TypeTable.Scope) {
    for name in missing {
      guard let near = nearestName(to: name, in: open) else { continue }
      renamed.append((name, near))
      open.removeAll { $0 == near }
    }
    missing.removeAll { name in renamed.contains { $0.from == name } }
    guard missing.count == 1, open.count == 1,
      !scope.isKnown(open[0]) || scope.kind(of: open[0]) == scope.kind(of: missing[0])
    else { return }
    renamed.append((missing[0], open[0]))
    missing = []
    open = []
  }
}

/// The lower-case letters that a name begins with: `contact` of `contactGivenName`.
private func firstWord(of name: String) -> Substring {
  name.prefix { !$0.isUppercase }
}

extension FieldInput {
  /// Where the opening of a letter ends, in which each language builds names in its own way; 0
  /// where there is none.
  fileprivate var openingEnd: Int {
    guard isMarkdown, let blank = value.firstRange(of: "\n\n") else { return 0 }
    return value.utf8.distance(from: value.startIndex, to: blank.lowerBound)
  }
}

extension FieldInput {
  /// Whether the opening of a letter chooses between branches by a choice, such as a title.
  fileprivate var greetsByChoice: Bool {
    matches.contains { match in
      match.range.lowerBound < openingEnd
        && match.variable(of: .select).map { scope.variables[$0]?.type == .choice } == true
    }
  }
}

extension TypeTable.Scope {
  /// Whether a name is that of a variable or a snippet.
  func isKnown(_ name: String) -> Bool { variables[name] != nil || snippets.contains(name) }

  /// What a name stands for: a type, or `snippet`.
  fileprivate func kind(of name: String) -> String? {
    variables[name]?.type.rawValue ?? (snippets.contains(name) ? ParlanceTypes.snippet : nil)
  }
}

extension Pattern {
  /// Whether a value is printed behind an offset, and not only used to choose between branches.
  fileprivate func prints(_ name: String, behind end: Int, asNumber isCounted: Bool = false) -> Bool
  {
    parts.contains { part in
      switch part {
      case .text: false
      case .matchedNumber: isCounted
      case .expression(let expression):
        expression.variable == name && expression.range.lowerBound >= end
      case .match(let match):
        match.variants.contains { variant in
          variant.pattern.prints(name, behind: end, asNumber: match.isNumeric(on: name))
        }
      }
    }
  }

  /// The places at which a variable is used, braces and branches included.
  func uses(of name: String) -> [SourceRange] {
    var ranges: [SourceRange] = []
    visit { part in
      switch part {
      case .expression(let expression) where expression.variable == name:
        ranges.append(expression.range)
      case .match(let match) where match.selectors.contains { $0.variable == name }:
        ranges.append(match.range)
      default: break
      }
    }
    return ranges
  }
}

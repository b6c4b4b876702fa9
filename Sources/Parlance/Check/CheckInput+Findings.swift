import MessageFormat

extension Template {
  /// What the texts belong to, for messages.
  var owner: String { id.map { "\($0)" } ?? "the locale’s labels" }
}

extension FieldInput {
  /// The findings about what breaks the table of types, for some kinds of complaint.
  func findings(about kinds: Set<TypeTable.Complaint.Kind>) -> [Finding] {
    complaints.filter { kinds.contains($0.kind) }.map { finding($0.message, at: $0.range) }
  }
}

extension Pattern {
  /// Whether the pattern has a choice.
  var hasMatch: Bool {
    parts.contains { part in
      if case .match = part { true } else { false }
    }
  }

  /// Every choice in the pattern and in its branches, in order.
  var matches: [Match] {
    var found: [Match] = []
    visitMatches { found.append($0) }
    return found
  }

  /// Hands every choice in the pattern and in its branches to a body, in order.
  func visitMatches(_ body: (Match) -> Void) {
    visit { part in
      if case .match(let match) = part { body(match) }
    }
  }
}

/// Names of fields for a message, in order, the rest of a long list counted.
func listed(_ names: [String], most: Int = 6) -> String {
  let quoted = names.sorted().map { "“\($0)”" }
  guard quoted.count > most else { return quoted.joined(separator: ", ") }
  return quoted.prefix(most - 1).joined(separator: ", ")
    + " and \(quoted.count - most + 1) more texts"
}

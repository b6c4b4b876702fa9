import MessageFormat

extension Template {
  /// A finding about something in a field's message.
  func finding(
    _ rule: String, in field: Field, at range: SourceRange, _ message: String, help: String? = nil,
    fix: Fix? = nil
  ) -> Finding {
    Finding(
      rule: rule, severity: .error, location: field.location(of: range), item: id,
      locale: locale, field: field.name, message: message, help: help, fix: fix)
  }

  /// A fix that puts a text in place of a part of a field’s message; nil where the YAML that the
  /// field is written in has no place for it.
  func fix(
    _ summary: String, in field: Field, at range: SourceRange, with replacement: String
  ) -> Fix? {
    field.text.edit(range, to: replacement).map { Fix(summary, edits: [$0]) }
  }

  /// A finding about the file as a whole.
  func finding(_ rule: String, field: String? = nil, _ message: String, help: String? = nil)
    -> Finding
  {
    Finding(
      rule: rule, severity: .error, location: SourceLocation(file: file), item: id,
      locale: locale, field: field, message: message, help: help)
  }

  /// What the texts belong to, for messages.
  var owner: String { id.map { "\($0)" } ?? "the locale’s labels" }
}

extension CheckInput {
  /// The findings of a rule about each field whose message can be read.
  func findings(
    _ find: (_ template: Template, _ field: Template.Field, _ message: Message) -> [Finding]
  ) -> [Finding] {
    templates.flatMap { template in
      template.fields.flatMap { field in
        field.valid.map { find(template, field, $0) } ?? []
      }
    }
  }

  /// The findings of a rule about what breaks the table of types, for some kinds of complaint.
  func findings(
    _ rule: String, about kinds: Set<TypeTable.Complaint.Kind>
  ) -> [Finding] {
    findings { template, field, message in
      let scope = repository.scope(of: template.id, field: field.name)
      return TypeTable.complaints(about: message, in: scope)
        .filter { kinds.contains($0.kind) }
        .map { template.finding(rule, in: field, at: $0.range, $0.message) }
    }
  }

  /// The locale with its English name, for messages: `Japanese (ja)`.
  func name(of locale: LocaleTag) -> String { "\(locale.englishName) (\(locale))" }

  /// The touchpoints that use an item, for messages; empty where none does.
  func touchpointClause(of id: ItemID) -> String {
    let touchpoints = uses(of: id).filter(\.isTouchpoint).map(\.description)
    switch touchpoints.count {
    case 0: return ""
    case 1: return "; \(touchpoints[0]) needs it"
    default: return "; \(touchpoints.joined(separator: ", ")) need it"
    }
  }
}

extension Pattern {
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

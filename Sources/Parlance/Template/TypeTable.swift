import MessageFormat

/// Which use of a variable its type allows, and what breaks that.
///
/// It is decided by the message and by the declarations alone, before any customer is seen.
struct TypeTable {
  /// What a message may use.
  struct Scope: Sendable {
    /// The variables, by name.
    var variables: [String: Variable]
    /// The names of the snippets.
    var snippets: Set<String> = []

    /// The names of the variables, in order.
    var names: [String] { variables.keys.sorted() }
  }

  /// Something in a message that breaks the table.
  struct Complaint: Error, Hashable {
    var kind: Kind
    var variable: String
    var range: SourceRange
    var message: String

    enum Kind: Hashable {
      case unknownVariable
      case unknownSnippet
      case typeMismatch
      /// A case of a select that is no value of its variable.
      case unknownCase
      /// An optional variable that may be missing where the message uses it.
      case unguardedOptional
    }
  }

  private var scope: Scope
  private var complaints: [Complaint] = []

  /// What is wrong with the variables of a message, in its order.
  static func complaints(about message: Message, in scope: Scope) -> [Complaint] {
    var table = TypeTable(scope: scope)
    table.visit(message.pattern, known: [])
    return table.complaints
  }

  private init(scope: Scope) {
    self.scope = scope
  }

  /// Visits a pattern in which some optional variables are known to be there.
  private mutating func visit(_ pattern: Pattern, known: Set<String>) {
    for part in pattern.parts {
      switch part {
      case .text, .matchedNumber: break
      case .expression(let expression): visit(expression, known: known)
      case .match(let match):
        for selector in match.selectors { visit(selector, of: match, known: known) }
      }
    }
  }

  private mutating func visit(_ expression: Expression, known: Set<String>) {
    let use = expression.function?.name.lowercased()
    if use == ParlanceTypes.snippet {
      if !scope.snippets.contains(expression.variable) {
        complain(
          .unknownSnippet, expression.variable, expression.range,
          "no snippet is named “\(expression.variable)”"
            + didYouMean(expression.variable, in: scope.snippets.sorted()))
      }
      return
    }
    guard let variable = variable(expression.variable, expression.range, known: known) else {
      return
    }
    guard TypeTable.allows(use, on: variable.type) else {
      complain(
        .typeMismatch, variable.name, expression.range,
        "“\(variable.name)” is of the type \(variable.type.rawValue), which "
          + (use.map { "the type “\($0)” cannot format" } ?? "cannot be printed as it is")
          + "; \(TypeTable.advice(for: variable))")
      return
    }
    let style = expression.function?[option: Function.Option.style]
    if let style, let fault = TypeTable.fault(ofStyle: style.value, use, on: variable) {
      complain(.typeMismatch, variable.name, style.range, fault)
    }
  }

  /// What is wrong with a style that libicu takes, but that makes no sense for a type.
  private static func fault(
    ofStyle style: String, _ use: String?, on variable: Variable
  ) -> String? {
    let trimmed = style.drop(while: \.isWhitespace)
    switch (use, variable.type) {
    case ("number", .money):
      let namesCurrency =
        trimmed.lowercased().hasPrefix("currency") || trimmed.contains("¤")
        || (trimmed.hasPrefix("::") && trimmed.contains("currency/"))
      return namesCurrency
        ? "“\(variable.name)” is money, which has its own currency; \(advice(for: variable))" : nil
    case ("number", .integer), ("number", .decimal):
      return trimmed.lowercased().hasPrefix("currency")
        ? "“\(variable.name)” is of the type \(variable.type.rawValue), which has no currency; "
          + "write {\(variable.name), number, ::currency/EUR}, or declare it as money"
        : nil
    case ("date", .date):
      guard !["short", "medium", "long", "full"].contains(trimmed.lowercased()) else { return nil }
      var isQuoted = false
      for letter in trimmed {
        if letter == "'" { isQuoted.toggle() }
        if !isQuoted, "abBhHkKjJCmsSAzZOvVXx".contains(letter) {
          return "“\(variable.name)” is a date without a time, so that “\(letter)” would print an "
            + "invented one; \(advice(for: variable))"
        }
      }
      return nil
    default: return nil
    }
  }

  private mutating func visit(
    _ selector: Match.Selector, of match: Match, known: Set<String>
  ) {
    let handlesMissing =
      selector.kind == .select && match.variants.contains { $0.keys == [.keyword("missing")] }
    let name = selector.variable
    let found = variable(
      name, match.range, known: handlesMissing ? known.union([name]) : known)
    if let found { checkKeys(of: match, selector, found) }
    for variant in match.variants {
      var scope = self.scope
      var known = known
      if variant.keys != [.keyword("missing")] { known.insert(name) }
      if let found, variant.keys == [.keyword("each")] {
        switch found.type {
        case .table:
          for column in found.columns { self.scope.variables[column.name] = column }
          known.formUnion(found.columns.filter { !$0.isOptional }.map(\.name))
        case .list:
          self.scope.variables[name] = Variable(
            name: name, type: .text, location: found.location)
        default: break
        }
      }
      visit(variant.pattern, known: known)
      swap(&scope, &self.scope)
    }
  }

  private mutating func checkKeys(
    of match: Match, _ selector: Match.Selector, _ variable: Variable
  ) {
    guard selector.kind == .select else {
      if variable.type != .integer && variable.type != .decimal {
        complain(
          .typeMismatch, variable.name, match.range,
          "“\(variable.name)” is of the type \(variable.type.rawValue), which has no "
            + "\(selector.kind.rawValue); \(TypeTable.advice(for: variable))")
      }
      return
    }
    var allowed: [String]
    switch variable.type {
    case .choice: allowed = variable.values + ["missing", "other"]
    case .boolean: allowed = ["true", "false", "missing", "other"]
    case .list, .table: allowed = ["each", "missing", "other"]
    case .text, .url, .email: allowed = ["missing", "other"]
    case .integer, .decimal, .money, .date, .datetime:
      allowed = variable.isOptional ? ["missing", "other"] : []
    }
    for variant in match.variants {
      guard case .keyword(let key)? = variant.keys.first, !allowed.contains(key) else { continue }
      let isEnumerated = variable.type == .choice || variable.type == .boolean
      if !isEnumerated, variable.isOptional, allowed.contains("missing") {
        complain(
          .unknownCase, variable.name, variant.range,
          "“\(variable.name)” is never “\(key)”: it is there (other) or not (missing)")
        continue
      }
      complain(
        isEnumerated ? .unknownCase : .typeMismatch, variable.name, variant.range,
        isEnumerated
          ? "“\(variable.name)” is never “\(key)”\(didYouMean(key, in: allowed)): "
            + "its values are \(allowed.dropLast(2).joined(separator: ", "))"
          : "“\(variable.name)” is of the type \(variable.type.rawValue), which has no case "
            + "“\(key)”; \(TypeTable.advice(for: variable))")
      if !isEnumerated { return }
    }
  }

  private mutating func variable(
    _ name: String, _ range: SourceRange, known: Set<String>
  ) -> Variable? {
    guard let variable = scope.variables[name] else {
      complain(
        .unknownVariable, name, range,
        "“\(name)” is not declared in \(Variables.file)\(didYouMean(name, in: scope.names))")
      return nil
    }
    if variable.isOptional, !known.contains(name) {
      complain(
        .unguardedOptional, name, range,
        "“\(name)” is optional, but nothing is said for a customer without it; "
          + "write {\(name), select, missing {...} other {...}}")
    }
    return variable
  }

  private mutating func complain(
    _ kind: Complaint.Kind, _ variable: String, _ range: SourceRange, _ message: String
  ) {
    complaints.append(Complaint(kind: kind, variable: variable, range: range, message: message))
  }

  /// Whether a use, nil for a bare placeholder, fits a type.
  private static func allows(_ use: String?, on type: VariableType) -> Bool {
    switch use {
    case nil: type != .choice && type != .boolean && type != .table
    case "number": type == .integer || type == .decimal || type == .money
    case "spellout", "ordinal", "duration": type == .integer || type == .decimal
    case "date": type == .date || type == .datetime
    case "time": type == .datetime
    case "relative": type == .date || type == .datetime
    case "money": type == .money
    case "list": type == .list
    case "particle": type == .text
    default: false
    }
  }

  private static func advice(for variable: Variable) -> String {
    let name = variable.name
    return switch variable.type {
    case .text: "write {\(name)}"
    case .integer, .decimal: "write {\(name)}, {\(name), number} or {\(name), plural, ...}"
    case .money: "write {\(name), money}"
    case .date: "write {\(name), date, long}"
    case .datetime: "write {\(name), date, long} or {\(name), time, short}"
    case .choice:
      "write {\(name), select, \(variable.values.map { "\($0) {...}" }.joined(separator: " ")) "
        + "other {...}}"
    case .boolean: "write {\(name), select, true {...} other {...}}"
    case .url, .email: "write {\(name)}"
    case .list: "write {\(name), list}"
    case .table: "write {\(name), select, each {...} other {...}}"
    }
  }
}

package import MessageFormat

/// The passages of a text that read differently from customer to customer, each in all its ways.
package struct BranchSheet: Sendable {
  /// The field, such as `subject`.
  package var field: String
  /// The passages, in the order of the text.
  package var passages: [Passage]

  /// A passage: a line of a list, or a paragraph.
  package struct Passage: Sendable {
    /// The passage in all its ways.
    package var rows: [Row] = []
    /// The branches that no value reaches, without those that only the syntax needs: `n=many`.
    package var unreachable: [String] = []
    /// Where it stands in the file.
    package var location: SourceLocation
  }

  /// A passage in one of its ways.
  package struct Row: Sendable {
    /// The values that lead to it; nil for one that is not there.
    package var values: [(name: String, value: Value?)]
    /// What it says, or why it can say nothing.
    package var text: Result<String, FormatError>
  }
}

extension Repository {
  /// Every branch of an item's texts in a locale, with values that lead there.
  ///
  /// What decides nothing is filled in from the customer.
  ///
  /// - Throws: `FormatError` where libicu cannot format in the locale.
  package func branchSheets(
    of id: ItemID, in locale: LocaleTag, for customer: Customer, on day: CalendarDay?
  ) throws(FormatError) -> [BranchSheet] {
    guard let translation = served(id, in: locale) else { return [] }
    let formatter = try MessageFormatter(
      locale: locales[translation.locale]?.icuLocale ?? translation.locale.description,
      timeZone: customer.timeZone ?? project.timeZone, types: .parlance, today: day)
    let template = Template(translation, of: id)
    let scope = Scopes(self).items
    var sheets: [BranchSheet] = []
    for field in template.fields {
      guard let message = field.valid else { continue }
      let maker = PassageMaker(
        formatter: formatter, variables: scope.variables,
        values: filling(for: customer, in: translation.locale, scope))
      var sheet = BranchSheet(field: field.name, passages: [])
      for passage in TableSelect.completed(message, in: scope).passages {
        var made = try maker.make(passage, at: field.location(of: passage.pattern.range))
        if field.name == "body" {
          for index in made.rows.indices {
            made.rows[index].text = made.rows[index].text.map(\.withoutMarkdown)
          }
        }
        sheet.passages.append(made)
      }
      if !sheet.passages.isEmpty { sheets.append(sheet) }
    }
    return sheets
  }

  /// A value for everything that texts may use: the customer's, or an example.
  private func filling(
    for customer: Customer, in locale: LocaleTag, _ scope: TypeTable.Scope
  ) -> [String: Value] {
    var values = variables.byName.compactMapValues(\.example)
    values.merge(customer.values) { $1 }
    if let sender = project.sender.flatMap({ senders[$0] }) {
      for tag in fallbackChain(of: locale) {
        values.merge(sender.variableValues(in: tag)) { nearer, _ in nearer }
      }
    }
    for snippet in scope.snippets { values[snippet] = .text("‹\(snippet)›") }
    for name in scope.variables.keys where values[name] == nil { values[name] = .text("‹\(name)›") }
    return values
  }
}

/// Puts the ways of a passage together.
private struct PassageMaker {
  let formatter: MessageFormatter
  let variables: [String: Variable]
  let values: [String: Value]

  func make(
    _ message: Message, at location: SourceLocation
  ) throws(FormatError) -> BranchSheet.Passage {
    let columns = variables.values.flatMap(\.columns)
    let known = Dictionary(columns.map { ($0.name, $0) }) { first, _ in first }
      .merging(variables) { $1 }
    var ranges: [String: ClosedRange<Int64>] = [:]
    var choices: [String: [String]] = [:]
    for variable in known.values {
      switch variable.type {
      case .choice: choices[variable.name] = variable.values
      case .boolean: choices[variable.name] = ["true", "false"]
      case .integer:
        let low = variable.minimum?.integer ?? 0
        ranges[variable.name] = low...max(low, variable.maximum?.integer ?? 1_000_000_000_000)
      default: break
      }
    }
    let found = try formatter.branchCases(of: message, ranges: ranges, choices: choices)
    var passage = BranchSheet.Passage(location: location)
    let reached = Set(found.cases.flatMap(\.branches).flatMap(\.choices))
    passage.unreachable = found.unreachable.filter { branch in
      // Where no whole number is “other”, the syntax wants the branch all the same.
      !branch.choices.contains { choice in
        choice.selector.kind.isNumeric && choice.key == .other && !reached.contains(choice)
      }
    }.map { branch in
      branch.choices.map { "\($0.selector.variable)=\($0.key.shown)" }.joined(separator: ", ")
    }
    for branchCase in found.cases { passage.rows.append(row(of: message, branchCase, known)) }
    return passage
  }

  private func row(
    of message: Message, _ branchCase: BranchCase, _ known: [String: Variable]
  ) -> BranchSheet.Row {
    var values = values
    var decided: [(name: String, value: Value?)] = []
    var rows: Set<String> = []
    for selector in branchCase.branches.flatMap(\.choices).map(\.selector)
    where !decided.contains(where: { $0.name == selector.variable }) {
      let name = selector.variable
      let value = value(of: name, branchCase.arguments[name], selector.kind, known[name])
      values[name] = value
      decided.append((name, value))
      if case .table? = branchCase.arguments[name] { rows.insert(name) }
    }
    // What is decided within the rows of a table is one of their columns.
    for name in rows {
      guard case .table(let lines)? = values[name] else { continue }
      let columns = Set((variables[name]?.columns ?? []).map(\.name))
      let inner = decided.filter { columns.contains($0.name) }
      values[name] = .table(
        lines.prefix(1).map { line in
          line.merging(inner.compactMap { entry in entry.value.map { (entry.name, $0) } }) { $1 }
        })
    }
    for index in decided.indices where rows.contains(decided[index].name) {
      decided[index].value = values[decided[index].name]
    }
    do throws(FormatError) {
      return BranchSheet.Row(values: decided, text: .success(try formatter.format(message, values)))
    } catch {
      return BranchSheet.Row(values: decided, text: .failure(error))
    }
  }

  /// The value that leads into a branch, where one that people know does so, too.
  private func value(
    of name: String, _ found: Value?, _ kind: Match.Kind, _ variable: Variable?
  ) -> Value? {
    guard let found else { return nil }
    switch variable?.type {
    case .table, .list:
      if case .table = found { return values[name] ?? found }
      return variable?.type == .list ? .list([]) : .table([])
    case .choice, .boolean: return found
    case .money:
      guard let number = found.number, case .money(let money)? = values[name] else { return found }
      return .money(Money(amount: number, currency: money.currency))
    default: return kind == .select ? values[name] ?? found : found
    }
  }
}

extension Value {
  /// The number that a value is, exactly.
  fileprivate var number: ExactDecimal? {
    switch self {
    case .integer(let number): ExactDecimal(number)
    case .decimal(let number): number
    default: nil
    }
  }
}

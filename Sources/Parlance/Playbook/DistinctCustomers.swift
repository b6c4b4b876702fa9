import MessageFormat

/// The customers that some segments tell apart: an example of each sort that there can be.
///
/// Whether a condition holds changes only at the values that conditions name. So customers with
/// those values, with values around them, and with every value of a choice stand for all.
struct DistinctCustomers {
  /// The most customers of one set.
  static let limit = 4_096

  /// The customers, by the values that conditions ask for.
  private(set) var customers: [[String: Value]] = [[:]]
  /// Which customers a segment holds for, by its name.
  private var members: [String: [Bool]] = [:]
  private let playbook: Playbook

  /// Nil where there would be too many, and where a segment could not be read.
  init?(_ names: Set<String>, of playbook: Playbook, _ variables: Variables) {
    self.playbook = playbook
    let segments = playbook.segments.filter { names.contains($0.name) }
    guard segments.count == names.count, segments.allSatisfy(\.isSound) else { return nil }
    let asked = AskedValues(segments.flatMap(\.conditions), variables)
    for name in asked.variables {
      guard let variable = variables[name] else { return nil }
      let values = asked.values(of: variable)
      guard !values.isEmpty, values.count * customers.count <= DistinctCustomers.limit
      else { return nil }
      customers = customers.flatMap { customer in
        values.map { value in
          var customer = customer
          customer[name] = value
          return customer
        }
      }
    }
    for segment in segments {
      members[segment.name] = customers.map { segment.holds(for: $0) }
    }
  }

  /// Whether something applies to a customer.
  func holds(_ applies: Applicability, for customer: Int) -> Bool {
    if let condition = applies.condition, members[condition]?[customer] != true { return false }
    if let exception = applies.exception, members[exception]?[customer] == true { return false }
    return true
  }

  /// A customer to whom all of several things apply; nil where there can be none.
  func first(where applies: [Applicability]) -> Int? {
    customers.indices.first { customer in applies.allSatisfy { holds($0, for: customer) } }
  }

  /// What a customer has of what some segments ask for, for messages: `seats: 10`.
  func description(of customer: Int, in names: Set<String>) -> String {
    let conditions = playbook.segments.filter { names.contains($0.name) }.flatMap(\.conditions)
    return AskedValues.variables(of: conditions).map { name in
      let value = customers[customer][name]
      return value.map { "\(name): \($0.asWritten)" } ?? "no \(name)"
    }.joined(separator: ", ")
  }
}

/// What conditions ask of variables.
private struct AskedValues {
  /// The variables, each once, in order.
  let variables: [String]
  /// The values that they are compared with; of variables that are compared with each other, those
  /// of all.
  private var constants: [String: [Value]] = [:]
  /// Those that are asked whether they are there.
  private var missing: Set<String> = []
  /// Those that are compared with each other.
  private var related: Set<String> = []

  init(_ conditions: [Segment.Condition], _ declared: Variables) {
    variables = AskedValues.variables(of: conditions)
    for condition in conditions {
      if condition.comparison == .missing {
        missing.insert(condition.variable)
        continue
      }
      for operand in condition.operands {
        switch operand {
        case .constant(let value): constants[condition.variable, default: []].append(value)
        case .variable(let name): related.formUnion([condition.variable, name])
        }
      }
    }
    let shared = variables.filter(related.contains).flatMap { name in
      (constants[name] ?? []) + (declared[name]?.landmarks ?? [])
    }
    for name in related { constants[name] = shared }
  }

  static func variables(of conditions: [Segment.Condition]) -> [String] {
    var seen: Set<String> = []
    return conditions.flatMap { condition in
      [condition.variable]
        + condition.operands.compactMap { operand in
          if case .variable(let name) = operand { name } else { nil }
        }
    }.filter { seen.insert($0).inserted }
  }

  /// The values of a variable that the conditions tell apart; nil among them where it may not be
  /// there, and none at all where they are too many.
  func values(of variable: Variable) -> [Value?] {
    let steps = related.contains(variable.name) ? max(1, related.count) : 1
    let constants = constants[variable.name] ?? []
    guard constants.count * (2 * steps + 1) <= 2 * DistinctCustomers.limit else { return [] }
    var seen: Set<Value> = []
    var values: [Value?] = variable.values(around: constants, steps: steps)
      .filter { seen.insert($0).inserted }
    if variable.isOptional || missing.contains(variable.name) { values.append(nil) }
    return values
  }
}

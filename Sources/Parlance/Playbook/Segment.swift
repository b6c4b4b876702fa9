public import MessageFormat

/// A named condition on variables: all its parts must hold.
public struct Segment: Sendable {
  /// The segment's name.
  public var name: String
  /// The parts, in the order of the file.
  public var conditions: [Condition]
  /// Where it is declared.
  public var location: SourceLocation
  /// Whether all that the file says of it could be read.
  var isSound = true

  /// Whether all conditions hold for a customer's values.
  public func holds(for values: [String: Value]) -> Bool {
    conditions.allSatisfy { $0.holds(for: values) }
  }

  /// A comparison of one variable.
  public struct Condition: Sendable {
    /// The variable that is compared.
    public var variable: String
    /// How it is compared.
    public var comparison: Comparison
    /// What it is compared with; more than one for `in`.
    public var operands: [Operand]
    /// Where it is declared.
    public var location: SourceLocation
  }

  /// How a variable is compared.
  public enum Comparison: String, Hashable, Sendable, CaseIterable {
    /// Equal.
    case `is`
    /// Equal to one of several.
    case `in`
    /// Smaller, or earlier.
    case below
    /// Smaller or equal.
    case atMost
    /// Larger, or later.
    case above
    /// Larger or equal.
    case atLeast
    /// Not there (`true`), or there (`false`).
    case missing
  }

  /// What a variable is compared with.
  public enum Operand: Hashable, Sendable {
    /// A value of the variable's type.
    case constant(Value)
    /// Another variable, written `$name`.
    case variable(String)
  }

  /// The constant number that a comparison names, for texts such as `{below, plural, ...}`.
  ///
  /// Keyed by the comparison's name; where two conditions use the same one, the first counts.
  public var bounds: [String: Value] {
    var bounds: [String: Value] = [:]
    for condition in conditions {
      guard case .constant(let value)? = condition.operands.first else { continue }
      if bounds[condition.comparison.rawValue] == nil {
        bounds[condition.comparison.rawValue] = value
      }
    }
    return bounds
  }
}

extension Segment.Condition {
  func holds(for values: [String: Value]) -> Bool {
    let value = values[variable]
    let operands = self.operands.map { operand in
      switch operand {
      case .constant(let constant): Optional(constant)
      case .variable(let name): values[name]
      }
    }
    if comparison == .missing {
      return (value == nil) == (operands.first == .text("true"))
    }
    guard let value else { return false }
    return operands.contains { operand in
      guard let operand else { return false }
      switch comparison {
      case .is, .in: return order(value, operand) == .equal
      case .below: return order(value, operand) == .before
      case .atMost: return [.before, .equal].contains(order(value, operand))
      case .above: return order(value, operand) == .after
      case .atLeast: return [.after, .equal].contains(order(value, operand))
      case .missing: return false
      }
    }
  }

  private enum Order {
    case before
    case equal
    case after
    /// The two cannot be compared: euros and yen, a date and a word.
    case none
  }

  private func order(_ left: Value, _ right: Value) -> Order {
    func order<Ordered: Comparable>(_ left: Ordered, _ right: Ordered) -> Order {
      left < right ? .before : left == right ? .equal : .after
    }
    switch (left, right) {
    case (.date(let left), .date(let right)): return order(left, right)
    case (.instant(let left), .instant(let right)): return order(left, right)
    case (.text(let left), .text(let right)): return left == right ? .equal : .none
    case (.money(let left), .money(let right)) where left.currency == right.currency:
      return self.order(.decimal(left.amount), .decimal(right.amount))
    default:
      guard let left = left.exact, let right = right.exact else { return .none }
      return left.isLess(than: right) ? .before : right.isLess(than: left) ? .after : .equal
    }
  }
}

extension Value {
  /// The number, where it is one that is exact.
  fileprivate var exact: ExactDecimal? {
    switch self {
    case .integer(let integer): ExactDecimal(integer)
    case .decimal(let decimal): decimal
    default: nil
    }
  }
}

extension Segment.Comparison {
  /// Whether it asks which of two values is larger.
  var isOrder: Bool { [.below, .atMost, .above, .atLeast].contains(self) }
}

extension VariableType {
  /// Whether one of two values can be larger, or later.
  var hasOrder: Bool { [.integer, .decimal, .money, .date, .datetime].contains(self) }
}

/// Values that lead a message through some of its branches.
public struct BranchCase: Hashable, Sendable {
  /// The values, by variable; a variable that is missing for its branch is not among them.
  public var arguments: [String: Value]
  /// The branches that these values reach and that no case before did.
  public var branches: [Message.Branch]

  /// Makes a case.
  public init(arguments: [String: Value], branches: [Message.Branch]) {
    self.arguments = arguments
    self.branches = branches
  }
}

extension MessageFormatter {
  /// Few values that together reach every branch of a message in this locale.
  ///
  /// Numbers are the smallest of each plural category that the message tells apart (for Arabic
  /// 0, 1, 2, 3, 11, 100), with a fraction only where no whole number will do.
  ///
  /// - Parameters:
  ///   - message: The message.
  ///   - ranges: The whole numbers that variables may have, where not every number may occur.
  ///   - choices: The values that variables may have, where not every text may occur.
  /// - Returns: The cases, and the branches that no value reaches.
  /// - Throws: A ``FormatError`` where libicu fails.
  public func branchCases(
    of message: Message, ranges: [String: ClosedRange<Int64>] = [:],
    choices: [String: [String]] = [:]
  ) throws(FormatError) -> (cases: [BranchCase], unreachable: [Message.Branch]) {
    var search = BranchSearch(formatter: self, ranges: ranges, choices: choices)
    return try search.run(message)
  }
}

/// Looks for values that fit the keys of branches.
private struct BranchSearch {
  let formatter: MessageFormatter
  let ranges: [String: ClosedRange<Int64>]
  let choices: [String: [String]]
  private var categories: [CategoryKey: String] = [:]

  private struct CategoryKey: Hashable {
    var number: Value
    var isOrdinal: Bool
  }

  /// A value that is tried; nil for none.
  private typealias Candidate = Value?

  /// What a variant asks of the value, with the keys of its siblings, which come first.
  private struct Condition: Hashable {
    var selector: Match.Selector
    var key: Match.Key
    var siblings: [Match.Key]
  }

  private struct Path {
    var branch: Message.Branch
    var conditions: [Condition]
  }

  init(
    formatter: MessageFormatter, ranges: [String: ClosedRange<Int64>],
    choices: [String: [String]]
  ) {
    self.formatter = formatter
    self.ranges = ranges
    self.choices = choices
  }

  mutating func run(
    _ message: Message
  ) throws(FormatError) -> (cases: [BranchCase], unreachable: [Message.Branch]) {
    var open: [Path] = []
    collect(
      message.pattern, behind: Path(branch: Message.Branch(choices: []), conditions: []), &open)
    let candidates = candidates(of: message, in: open)
    var cases: [BranchCase] = []
    var unreachable: [Message.Branch] = []
    while let first = open.first {
      guard var chosen = try narrowed(candidates, by: first.conditions) else {
        unreachable.append(first.branch)
        open.removeFirst()
        continue
      }
      var reached: [Message.Branch] = []
      var rest: [Path] = []
      for path in open {
        if let narrower = try narrowed(chosen, by: path.conditions) {
          chosen = narrower
          reached.append(path.branch)
        } else {
          rest.append(path)
        }
      }
      var arguments: [String: Value] = [:]
      for (variable, values) in chosen {
        if let value = values.first ?? nil { arguments[variable] = value }
      }
      cases.append(BranchCase(arguments: arguments, branches: reached))
      open = rest
    }
    return (cases, unreachable)
  }

  private func collect(_ pattern: Pattern, behind path: Path, _ found: inout [Path]) {
    for case .match(let match) in pattern.parts {
      guard let selector = match.selectors.first else { continue }
      let keys = match.variants.compactMap(\.keys.first)
      for (variant, key) in zip(match.variants, keys) {
        var path = path
        path.branch.choices.append(Message.Branch.Choice(selector: selector, key: key))
        path.conditions.append(Condition(selector: selector, key: key, siblings: keys))
        found.append(path)
        collect(variant.pattern, behind: path, &found)
      }
    }
  }

  // MARK: Candidates

  /// The values to try for each variable that a match is made on, simple ones first.
  private func candidates(of message: Message, in paths: [Path]) -> [String: [Candidate]] {
    var candidates: [String: [Candidate]] = [:]
    for condition in paths.flatMap(\.conditions) {
      let name = condition.selector.variable
      var values = candidates[name] ?? []
      func add(_ value: Candidate) { if !values.contains(value) { values.append(value) } }
      switch condition.selector.kind {
      case .select:
        switch condition.key {
        case .keyword("missing") where formatter.types.select.contains(.missing): add(nil)
        case .keyword("each") where formatter.types.select.contains(.each): add(.table([[:]]))
        case .keyword(let word) where condition.key != .other:
          if choices[name]?.contains(word) ?? true { add(.text(word)) }
        default:
          for word in choices[name] ?? ["other"] { add(.text(word)) }
        }
      case .plural, .selectordinal, .choice:
        if values.isEmpty { for value in numbers(of: name) { values.append(value) } }
        if case .number(let text) = condition.key, let number = ExactDecimal(text) {
          let value = number.integer.map(Value.integer) ?? .decimal(number)
          if isInRange(value, name) { add(value) }
        }
        if case .limit(let text, _) = condition.key, let limit = Double(text) {
          for value in [limit, limit + 0.5, limit + 1] { add(.double(value)) }
        }
      }
      candidates[name] = values
    }
    return candidates
  }

  private func numbers(of variable: String) -> [Value] {
    let range = ranges[variable] ?? 0...1_000_000_000_000
    // The smallest number of a category is below 200, a round one, or where the range begins.
    let integers = PluralSamples.integers(in: range)
      .filter { $0 &- range.lowerBound < 200 || $0 % 1_000 == 0 }
      .map(Value.integer)
    guard ranges[variable] == nil else { return integers }
    return integers
      + PluralSamples.decimals(in: range).compactMap { number in
        if case .decimal(let decimal) = number { .decimal(decimal) } else { nil }
      }
  }

  private func isInRange(_ value: Value, _ variable: String) -> Bool {
    guard let range = ranges[variable] else { return true }
    guard case .integer(let number) = value else { return false }
    return range.contains(number)
  }

  // MARK: Conditions

  /// The candidates that fit all conditions; nil where a variable has none left.
  private mutating func narrowed(
    _ candidates: [String: [Candidate]], by conditions: [Condition]
  ) throws(FormatError) -> [String: [Candidate]]? {
    var narrowed = candidates
    for condition in conditions {
      let name = condition.selector.variable
      var fitting: [Candidate] = []
      for value in narrowed[name] ?? [] where try fits(value, condition) {
        fitting.append(value)
      }
      if fitting.isEmpty { return nil }
      narrowed[name] = fitting
    }
    return narrowed
  }

  private mutating func fits(_ value: Candidate, _ condition: Condition) throws(FormatError) -> Bool
  {
    guard let value else { return condition.key == .keyword("missing") }
    switch condition.selector.kind {
    case .select:
      return condition.key == selected(value, among: condition.siblings)
    case .plural, .selectordinal:
      return try condition.key == selected(value, condition)
    case .choice:
      return condition.key == limit(for: value, among: condition.siblings)
    }
  }

  private func selected(_ value: Value, among keys: [Match.Key]) -> Match.Key {
    switch value {
    case .table: return keys.contains(.keyword("each")) ? .keyword("each") : .other
    case .text(let text): return keys.contains(.keyword(text)) ? .keyword(text) : .other
    default: return .other
    }
  }

  private mutating func selected(
    _ value: Value, _ condition: Condition
  ) throws(FormatError) -> Match.Key {
    guard let number = NumericValue(value) else { return .other }
    for case .number(let text) in condition.siblings
    where PatternNumber.value(text) == number.double {
      return .number(text)
    }
    let offset = condition.selector.function[option: Function.Option.offset].flatMap {
      Int64($0.value)
    }
    var counted = value
    if let offset, offset != 0 {
      // An offset may be as large as a message can write it.
      if case .integer(let integer) = value,
        case (let difference, let overflow) = integer.subtractingReportingOverflow(offset),
        !overflow
      {
        counted = .integer(difference)
      } else {
        counted = .double(number.double - Double(offset))
      }
    }
    let isOrdinal = condition.selector.kind == .selectordinal
    let key = CategoryKey(number: counted, isOrdinal: isOrdinal)
    let category: String
    if let known = categories[key] {
      category = known
    } else {
      category = try formatter.pluralCategory(of: counted, ordinal: isOrdinal)
      categories[key] = category
    }
    return condition.siblings.contains(.keyword(category)) ? .keyword(category) : .other
  }

  private func limit(for value: Value, among keys: [Match.Key]) -> Match.Key? {
    guard let number = NumericValue(value)?.double else { return nil }
    var chosen = keys.first
    for key in keys.dropFirst() {
      guard case .limit(let text, let exclusive) = key, let limit = Double(text),
        exclusive ? number > limit : number >= limit
      else { break }
      chosen = key
    }
    return chosen
  }
}

/// A message as a flat list of operations, made by ``MessageWriter/prepare(_:variables:)``.
public final class PreparedMessage {
  /// The variables in the order in which their values come.
  public let variables: [String]

  private let formatter: MessageFormatter
  private let operations: [Operation]
  private let literals: [UInt8]
  private let matches: [PreparedMatch]
  private let placeholders: [Placeholder]
  /// The number of each match, less its offset, while its variant is written.
  private var counted: [NumericValue]

  init(_ message: Message, variables: [String], writer: MessageWriter) {
    var builder = MessageBuilder(variables: variables, writer: writer)
    builder.add(message.pattern, within: nil)
    self.variables = variables
    formatter = writer.formatter
    operations = builder.operations
    literals = builder.literals
    matches = builder.matches
    placeholders = builder.placeholders
    counted = Array(repeating: .integer(0), count: builder.matches.count)
  }

  /// Writes the message as UTF-8.
  ///
  /// - Parameters:
  ///   - values: The values, in the order of ``variables``; nil for a missing one.
  ///   - output: What the text is added to. After an error it is as before.
  /// - Throws: A ``FormatError`` that names the variable and its place in the message.
  public func write(_ values: [Value?], into output: inout [UInt8]) throws(FormatError) {
    let start = output.count
    do {
      try run(values, into: &output)
    } catch {
      output.removeSubrange(start...)
      throw error
    }
  }

  /// The message as text.
  ///
  /// - Parameter values: The values, in the order of ``variables``; nil for a missing one.
  /// - Returns: The text.
  /// - Throws: A ``FormatError`` that names the variable and its place in the message.
  public func format(_ values: [Value?]) throws(FormatError) -> String {
    var output: [UInt8] = []
    try write(values, into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func run(_ values: [Value?], into output: inout [UInt8]) throws(FormatError) {
    var index = 0
    while index < operations.count {
      switch operations[index] {
      case .literal(let start, let end):
        literals.withUnsafeBufferPointer {
          output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<end]))
        }
        index += 1
      case .placeholder(let number):
        try write(placeholders[number], values, into: &output)
        index += 1
      case .matchedNumber(let number, let range):
        try write(counted[number], matches[number], range, into: &output)
        index += 1
      case .match(let number):
        index = try choose(number, values, into: &output)
      case .jump(let target):
        index = target
      }
    }
  }

  // MARK: Values

  private func write(
    _ placeholder: Placeholder, _ values: [Value?], into output: inout [UInt8]
  ) throws(FormatError) {
    switch placeholder.kind {
    case .part(let part):
      var sink = StringSink()
      try formatter.write(
        Pattern([part]), arguments(values), number: nil, into: &sink)
      output.append(contentsOf: sink.text.utf8)
      return
    case .bare(let numbers):
      switch value(placeholder, values) {
      case .text(let text):
        append(text, to: &output)
        return
      case .integer(let number):
        if numbers.isWritten(.integer(number), into: &output) { return }
      case .double(let number):
        if numbers.isWritten(.double(number), into: &output) { return }
      default: break
      }
    case .number(let numbers):
      switch value(placeholder, values) {
      case .integer(let number):
        if numbers.isWritten(.integer(number), into: &output) { return }
      case .double(let number):
        if numbers.isWritten(.double(number), into: &output) { return }
      case .decimal(let number):
        if numbers.isWritten(.decimal(number), into: &output) { return }
      default: break
      }
    case .date(let days, let moments):
      switch value(placeholder, values) {
      case .date(let day):
        if let days, (try? days.write(milliseconds: day.milliseconds, into: &output)) != nil {
          return
        }
      case .instant(let instant):
        if let moments,
          (try? moments.write(milliseconds: instant.milliseconds, into: &output)) != nil
        {
          return
        }
      default: break
      }
    case .other: break
    }
    try writeSlowly(placeholder, values, into: &output)
  }

  /// Writes what has no fast way, or an error.
  private func writeSlowly(
    _ placeholder: Placeholder, _ values: [Value?], into output: inout [UInt8]
  ) throws(FormatError) {
    let expression = placeholder.expression
    guard let value = value(placeholder, values) else {
      guard formatter.missingArguments == .printName else {
        throw missing(expression.variable, expression.range)
      }
      append("{" + expression.variable + "}", to: &output)
      return
    }
    do {
      append(try formatter.format(value, function: expression.function), to: &output)
    } catch {
      throw error.located(expression.variable, expression.range)
    }
  }

  private func write(
    _ number: NumericValue, _ match: PreparedMatch, _ range: SourceRange,
    into output: inout [UInt8]
  ) throws(FormatError) {
    if match.numbers.isWritten(number, into: &output) { return }
    do {
      append(try formatter.format(number, .decimal), to: &output)
    } catch {
      throw error.located(nil, range)
    }
  }

  private func append(_ text: String, to output: inout [UInt8]) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
      output.append(contentsOf: $0)
    }
    if isDone == nil { output.append(contentsOf: text.utf8) }
  }

  private func value(_ placeholder: Placeholder, _ values: [Value?]) -> Value? {
    placeholder.slot >= 0 && placeholder.slot < values.count ? values[placeholder.slot] : nil
  }

  private func missing(_ variable: String, _ range: SourceRange) -> FormatError {
    FormatError(
      kind: .missingArgument, variable: variable, range: range,
      message: "No value was given for `\(variable)`")
  }

  /// The values by name, for what goes the slow way.
  private func arguments(_ values: [Value?]) -> [String: Value] {
    var arguments: [String: Value] = [:]
    for (variable, value) in zip(variables, values) { arguments[variable] = value }
    return arguments
  }

  // MARK: Matches

  /// The operation that the match goes on with.
  private func choose(
    _ number: Int, _ values: [Value?], into output: inout [UInt8]
  ) throws(FormatError) -> Int {
    let match = matches[number]
    guard match.slot >= 0, match.slot < values.count, let value = values[match.slot] else {
      guard formatter.missingArguments == .printName else {
        throw missing(match.selector.variable, match.match.range)
      }
      append("{" + match.selector.variable + "}", to: &output)
      return match.end
    }
    switch match.selector.kind {
    case .select:
      if case .text(let text) = value {
        for (key, target) in match.words where key.isSame(as: text) { return target }
        if let target = match.other { return target }
      }
    case .plural, .selectordinal:
      if case .integer(let integer) = value, match.offset == 0, let table = match.table {
        counted[number] = .integer(integer)
        for (exact, target) in match.exact where exact == Double(integer) { return target }
        if !match.needsCategory, let target = match.other { return target }
        if let category = try? table.category(of: .integer(integer)),
          let target = match.categories[category.rawValue] ?? match.other
        {
          return target
        }
      }
    case .choice: break
    }
    return try chooseSlowly(number, match, value)
  }

  private func chooseSlowly(
    _ number: Int, _ match: PreparedMatch, _ value: Value
  ) throws(FormatError) -> Int {
    do throws(FormatError) {
      let choice = try formatter.choose(match.match, match.selector, value)
      if let number = choice.number { counted[match.number] = number }
      guard let index = choice.index else {
        throw FormatError(
          kind: .wrongType, message: "No variant fits, and there is none for `other`")
      }
      return match.targets[index]
    } catch {
      throw error.located(match.selector.variable, match.match.range)
    }
  }
}

extension NumberWriter? {
  /// Writes a number, or is false where that cannot be done here.
  fileprivate func isWritten(_ number: NumericValue, into output: inout [UInt8]) -> Bool {
    guard let self else { return false }
    return (try? self.write(number, into: &output)) != nil
  }
}

extension CalendarDay {
  /// Milliseconds since 1970 of the day's start in UTC.
  fileprivate var milliseconds: Int64 {
    Int64(daysSinceEpoch).multipliedReportingOverflow(by: 86_400_000).partialValue
  }
}

/// One step of a prepared message.
enum Operation {
  /// Bytes of the literals.
  case literal(Int, Int)
  case placeholder(Int)
  /// The number of a match.
  case matchedNumber(Int, SourceRange)
  case match(Int)
  case jump(Int)
}

/// A place where a value is written.
struct Placeholder {
  enum Kind {
    case bare(NumberWriter?)
    case number(NumberWriter?)
    case date(days: DateWriter?, moments: DateWriter?)
    /// A part that only the formatter itself can write.
    case part(Pattern.Part)
    case other
  }

  var kind: Kind
  var slot: Int
  var expression: Expression
}

/// A match, with the operation that each of its variants begins with.
struct PreparedMatch {
  var number: Int
  var match: Match
  var selector: Match.Selector
  var slot: Int
  var offset: Double
  /// The first operation of each variant.
  var targets: [Int] = []
  var exact: [(Double, Int)] = []
  var words: [(String, Int)] = []
  /// The variants by plural category.
  var categories: [Int?] = Array(repeating: nil, count: 6)
  var other: Int?
  var needsCategory = false
  var end = 0
  var table: CategoryTable?
  var numbers: NumberWriter?
}

/// Builds the operations of a message.
struct MessageBuilder {
  let variables: [String]
  let writer: MessageWriter
  var operations: [Operation] = []
  var literals: [UInt8] = []
  var matches: [PreparedMatch] = []
  var placeholders: [Placeholder] = []

  init(variables: [String], writer: MessageWriter) {
    self.variables = variables
    self.writer = writer
  }

  /// Adds a pattern; `outer` is the numeric match directly around it.
  mutating func add(_ pattern: Pattern, within outer: Int?) {
    for part in pattern.parts {
      switch part {
      case .text(let text): addLiteral(text.value)
      case .matchedNumber(let range):
        if let outer {
          operations.append(.matchedNumber(outer, range))
        } else {
          addLiteral("#")
        }
      case .expression(let expression): add(expression)
      case .match(let match): add(match, part)
      }
    }
  }

  private mutating func addLiteral(_ text: String) {
    let start = literals.count
    literals.append(contentsOf: text.utf8)
    operations.append(.literal(start, literals.count))
  }

  private func slot(_ variable: String) -> Int {
    variables.firstIndex(of: variable) ?? -1
  }

  private mutating func add(_ expression: Expression) {
    operations.append(.placeholder(placeholders.count))
    placeholders.append(
      Placeholder(
        kind: kind(of: expression), slot: slot(expression.variable), expression: expression))
  }

  private func kind(of expression: Expression) -> Placeholder.Kind {
    guard let function = expression.function else { return .bare(writer.number(.decimal)) }
    guard writer.formatter.types[function.name] == nil,
      let type = ICUType(name: function.name)
    else { return .other }
    let style = function[option: Function.Option.style]?.value
    switch type {
    case .number: return .number(writer.number(NumberStyle(style: style)))
    case .spellout: return .number(writer.number(.spellout(style ?? "")))
    case .ordinal: return .number(writer.number(.ordinal(style ?? "")))
    case .duration: return .number(writer.number(.duration(style ?? "")))
    case .date:
      let style = DateStyle(style: style, isTime: false)
      return .date(
        days: writer.date(style, isDay: true), moments: writer.date(style, isDay: false))
    case .time:
      return .date(
        days: nil, moments: writer.date(DateStyle(style: style, isTime: true), isDay: false))
    }
  }

  private mutating func add(_ match: Match, _ part: Pattern.Part) {
    guard let selector = match.selectors.first, match.selectors.count == 1,
      selector.kind != .select || writer.formatter.types.select.isEmpty
        || !match.usesSelectFeatures
    else {
      operations.append(.placeholder(placeholders.count))
      placeholders.append(
        Placeholder(
          kind: .part(part), slot: -1, expression: Expression(variable: "", range: match.range)))
      return
    }
    let number = matches.count
    var prepared = PreparedMatch(
      number: number, match: match, selector: selector, slot: slot(selector.variable),
      offset: PatternNumber.value(selector.function[option: Function.Option.offset]?.value ?? "0"))
    if selector.kind.isNumeric {
      prepared.numbers = writer.number(.decimal)
      if let style = writer.formatter.writtenStyle(of: selector, in: match) {
        prepared.table = writer.categories(style, ordinal: selector.kind == .selectordinal)
      }
    }
    matches.append(prepared)
    operations.append(.match(number))
    var jumps: [Int] = []
    for variant in match.variants {
      let target = operations.count
      prepared.targets.append(target)
      switch variant.keys.first {
      case .keyword(let word):
        if word == "other" {
          if prepared.other == nil { prepared.other = target }
        } else {
          prepared.needsCategory = true
        }
        prepared.words.append((word, target))
        let category = PluralCategory(word)
        if category != .other, prepared.categories[category.rawValue] == nil {
          prepared.categories[category.rawValue] = target
        }
      case .number(let text): prepared.exact.append((PatternNumber.value(text), target))
      case .limit, nil: break
      }
      add(variant.pattern, within: selector.kind.isNumeric ? number : nil)
      jumps.append(operations.count)
      operations.append(.jump(0))
    }
    for jump in jumps { operations[jump] = .jump(operations.count) }
    prepared.end = operations.count
    matches[number] = prepared
  }
}

extension Match {
  /// Whether a select has a key that means more than a text.
  fileprivate var usesSelectFeatures: Bool {
    variants.contains { $0.keys.first == .keyword("each") || $0.keys.first == .keyword("missing") }
  }
}

/// A message as a flat list of operations, made by ``MessageWriter/prepare(_:variables:)``.
public final class PreparedMessage {
  /// The variables in the order in which their values come.
  public let variables: [String]

  private let formatter: MessageFormatter
  private let operations: UnsafeMutableBufferPointer<Operation>
  private let literals: UnsafeMutableBufferPointer<UInt8>
  private var buffer = ByteBuffer(capacity: 1_024)
  // Owned here; nothing counts references to them while a message is written.
  private let matches: UnsafeMutableBufferPointer<Unmanaged<PreparedMatch>>
  private let placeholders: UnsafeMutableBufferPointer<Unmanaged<Placeholder>>

  init(_ message: Message, variables: [String], writer: MessageWriter) {
    var builder = MessageBuilder(variables: variables, writer: writer)
    builder.add(message.pattern, within: nil)
    self.variables = variables
    formatter = writer.formatter
    operations = .allocate(capacity: builder.operations.count)
    _ = operations.initialize(from: builder.operations)
    literals = .allocate(capacity: builder.literals.count)
    _ = literals.initialize(from: builder.literals)
    matches = .allocate(capacity: builder.matches.count)
    _ = matches.initialize(from: builder.matches.map { Unmanaged.passRetained($0) })
    placeholders = .allocate(capacity: builder.placeholders.count)
    _ = placeholders.initialize(from: builder.placeholders.map { Unmanaged.passRetained($0) })
  }

  deinit {
    operations.deallocate()
    literals.deallocate()
    for match in matches { match.release() }
    matches.deallocate()
    for placeholder in placeholders { placeholder.release() }
    placeholders.deallocate()
    buffer.free()
  }

  /// Writes the message as UTF-8.
  ///
  /// - Parameters:
  ///   - values: The values, in the order of ``variables``; nil for a missing one.
  ///   - output: What the text is added to. After an error it is as before.
  /// - Throws: A ``FormatError`` that names the variable and its place in the message.
  public func write(_ values: [Value?], into output: inout [UInt8]) throws(FormatError) {
    try run(values)
    output.append(contentsOf: buffer.bytes)
  }

  /// The message as text.
  ///
  /// - Parameter values: The values, in the order of ``variables``; nil for a missing one.
  /// - Returns: The text.
  /// - Throws: A ``FormatError`` that names the variable and its place in the message.
  public func format(_ values: [Value?]) throws(FormatError) -> String {
    try run(values)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  /// Writes the message to the buffer.
  private func run(_ values: [Value?]) throws(FormatError) {
    // A copy on the stack: the buffer of the object would be checked at every access.
    var output = buffer
    output.removeAll()
    defer { buffer = output }
    var index = 0
    while index < operations.count {
      guard output.count <= Limits.outputLength else { break }
      switch operations[index] {
      case .literal(let start, let end):
        output.append(UnsafeBufferPointer(rebasing: literals[start..<end]))
        index += 1
      case .placeholder(let number):
        try placeholders[number].borrowed { placeholder throws(FormatError) in
          try write(placeholder, values, into: &output)
        }
        index += 1
      case .matchedNumber(let number, let range):
        try matches[number].borrowed { match throws(FormatError) in
          try write(match.counted, match, range, into: &output)
        }
        index += 1
      case .match(let number):
        index = try matches[number].borrowed { match throws(FormatError) in
          try choose(match, values, into: &output)
        }
      case .jump(let target):
        index = target
      }
    }
    if output.count > Limits.outputLength {
      throw FormatError(
        kind: .limit, message: "the text is longer than \(Limits.outputLength) bytes")
    }
  }

  // MARK: Values

  private func write(
    _ placeholder: Placeholder, _ values: [Value?], into output: inout ByteBuffer
  ) throws(FormatError) {
    switch placeholder.kind {
    case .part:
      output.append(try formatter.text(of: Pattern([placeholder.part]), arguments(values)))
      return
    case .bare:
      if placeholder.slot >= 0, placeholder.slot < values.count,
        case .text(let text) = values[placeholder.slot]
      {
        output.append(text)
        return
      }
      if isNumberWritten(placeholder, values, into: &output) { return }
    case .number:
      if isNumberWritten(placeholder, values, into: &output) { return }
    case .date:
      switch value(placeholder, values) {
      case .date(let day):
        if let days = placeholder.days,
          (try? days.write(milliseconds: day.milliseconds, into: &output)) != nil
        {
          return
        }
      case .instant(let instant):
        if let moments = placeholder.moments,
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

  private func isNumberWritten(
    _ placeholder: Placeholder, _ values: [Value?], into output: inout ByteBuffer
  ) -> Bool {
    guard let numbers = placeholder.numbers else { return false }
    do throws(ICUFailure) {
      switch value(placeholder, values) {
      case .integer(let number): try numbers.write(integer: number, into: &output)
      case .double(let number): try numbers.write(double: number, into: &output)
      case .decimal(let number):
        try numbers.write(.decimal(number), into: &output)
      default: return false
      }
      return true
    } catch {
      return false
    }
  }

  /// Writes what has no fast way, or an error.
  private func writeSlowly(
    _ placeholder: Placeholder, _ values: [Value?], into output: inout ByteBuffer
  ) throws(FormatError) {
    let expression = placeholder.expression
    guard let value = value(placeholder, values) else {
      guard formatter.missingArguments == .printName else {
        throw missing(expression.variable, expression.range)
      }
      output.append("{" + expression.variable + "}")
      return
    }
    do {
      output.append(try formatter.format(value, function: expression.function))
    } catch {
      throw error.located(expression.variable, expression.range)
    }
  }

  private func write(
    _ number: NumericValue, _ match: PreparedMatch, _ range: SourceRange,
    into output: inout ByteBuffer
  ) throws(FormatError) {
    if let numbers = match.numbers, (try? numbers.write(number, into: &output)) != nil { return }
    do {
      output.append(try formatter.format(number, .decimal))
    } catch {
      throw error.located(nil, range)
    }
  }

  private func value(_ placeholder: Placeholder, _ values: [Value?]) -> Value? {
    placeholder.slot >= 0 && placeholder.slot < values.count ? values[placeholder.slot] : nil
  }

  private func missing(_ variable: String, _ range: SourceRange) -> FormatError {
    FormatError(
      kind: .missingArgument, variable: variable, range: range,
      message: "no value was given for `\(variable)`")
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
    _ match: PreparedMatch, _ values: [Value?], into output: inout ByteBuffer
  ) throws(FormatError) -> Int {
    guard match.slot >= 0, match.slot < values.count, let value = values[match.slot] else {
      guard formatter.missingArguments == .printName else {
        throw missing(match.selector.variable, match.match.range)
      }
      output.append("{" + match.selector.variable + "}")
      return match.end
    }
    switch match.selector.kind {
    case .select:
      if case .text(let text) = value {
        if let target = match.target(of: text) { return target }
        if let target = match.other { return target }
      }
    case .plural, .selectordinal:
      if case .integer(let integer) = value, match.offset == 0, let table = match.table {
        match.counted = .integer(integer)
        for (exact, target) in match.exact where exact == Double(integer) { return target }
        if !match.needsCategory, let target = match.other { return target }
        if let category = try? table.category(of: integer),
          let target = match.categories[category.rawValue] ?? match.other
        {
          return target
        }
      }
    case .choice: break
    }
    return try chooseSlowly(match, value)
  }

  private func chooseSlowly(
    _ match: PreparedMatch, _ value: Value
  ) throws(FormatError) -> Int {
    do throws(FormatError) {
      let choice = try formatter.choose(match.match, match.selector, value)
      if let number = choice.number { match.counted = number }
      guard let index = choice.index else {
        throw FormatError(
          kind: .wrongType, message: "no variant fits, and there is none for `other`")
      }
      return match.targets[index]
    } catch {
      throw error.located(match.selector.variable, match.match.range)
    }
  }
}

extension Unmanaged {
  /// Hands the object to a body without counting a reference to it.
  @inline(__always)
  fileprivate func borrowed<Outcome>(
    _ body: (Instance) throws(FormatError) -> Outcome
  ) throws(FormatError) -> Outcome {
    let result = _withUnsafeGuaranteedRef { instance -> Result<Outcome, FormatError> in
      do throws(FormatError) {
        return .success(try body(instance))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
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
final class Placeholder {
  enum Kind {
    case bare
    case number
    case date
    /// A part that only the formatter itself can write.
    case part
    case other
  }

  let kind: Kind
  let slot: Int
  let part: Pattern.Part
  let expression: Expression
  var numbers: NumberWriter?
  var days: DateWriter?
  var moments: DateWriter?

  init(_ kind: Kind, slot: Int, part: Pattern.Part, expression: Expression) {
    self.kind = kind
    self.slot = slot
    self.part = part
    self.expression = expression
  }
}

/// A match, with the operation that each of its variants begins with.
final class PreparedMatch {
  let match: Match
  let selector: Match.Selector
  let slot: Int
  let offset: Double
  /// The first operation of each variant.
  var targets: [Int] = []
  var exact: [(Double, Int)] = []
  var words: [(key: [UInt8], target: Int)] = []
  /// The variants by plural category.
  var categories: [Int?] = Array(repeating: nil, count: 6)
  var other: Int?
  var needsCategory = false
  var end = 0
  var table: CategoryTable?
  var numbers: NumberWriter?
  /// The number, less the offset, while a variant is written.
  var counted = NumericValue.integer(0)

  init(_ match: Match, _ selector: Match.Selector, slot: Int, offset: Double) {
    self.match = match
    self.selector = selector
    self.slot = slot
    self.offset = offset
  }

  /// The variant whose key has the bytes of a text.
  func target(of text: String) -> Int? {
    let count = text.utf8.count
    for (key, target) in words where key.count == count {
      if text.utf8.elementsEqual(key) { return target }
    }
    return nil
  }
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
    let style = expression.function?[option: Function.Option.style]?.value
    func placeholder(_ kind: Placeholder.Kind) -> Placeholder {
      Placeholder(
        kind, slot: slot(expression.variable), part: .expression(expression),
        expression: expression)
    }
    func number(_ style: NumberStyle, _ kind: Placeholder.Kind = .number) -> Placeholder {
      let place = placeholder(kind)
      place.numbers = writer.number(style)
      return place
    }
    func date(_ style: DateStyle, isTime: Bool) -> Placeholder {
      let place = placeholder(.date)
      place.days = isTime ? nil : writer.date(style, isDay: true)
      place.moments = writer.date(style, isDay: false)
      return place
    }
    operations.append(.placeholder(placeholders.count))
    guard let function = expression.function else {
      placeholders.append(number(.decimal, .bare))
      return
    }
    guard writer.formatter.types[function.name] == nil, let type = ICUType(name: function.name)
    else {
      placeholders.append(placeholder(.other))
      return
    }
    switch type {
    case .number: placeholders.append(number(NumberStyle(style: style)))
    case .spellout: placeholders.append(number(.spellout(style ?? "")))
    case .ordinal: placeholders.append(number(.ordinal(style ?? "")))
    case .duration: placeholders.append(number(.duration(style ?? "")))
    case .date:
      placeholders.append(date(DateStyle(style: style, isTime: false), isTime: false))
    case .time:
      placeholders.append(date(DateStyle(style: style, isTime: true), isTime: true))
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
          .part, slot: -1, part: part, expression: Expression(variable: "", range: match.range)))
      return
    }
    let number = matches.count
    let prepared = PreparedMatch(
      match, selector, slot: slot(selector.variable),
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
        prepared.words.append((Array(word.utf8), target))
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
  }
}

extension Match {
  /// Whether a select has a key that means more than a text.
  fileprivate var usesSelectFeatures: Bool {
    variants.contains { $0.keys.first == .keyword("each") || $0.keys.first == .keyword("missing") }
  }
}

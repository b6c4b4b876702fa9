internal import Buffers

/// A message as a flat list of operations, made by ``MessageWriter/prepare(_:variables:)``.
public final class PreparedMessage {
  /// The variables in the order in which their values come.
  public let variables: [String]

  let formatter: MessageFormatter
  private let operations: UnsafeMutableBufferPointer<Operation>
  private let literals: UnsafeMutableBufferPointer<UInt8>
  /// The literal texts and the variants that events name.
  package let texts: [Text]
  package let variants: [Match.Variant]
  package let expressions: [Expression]
  /// How many values the rows of tables need beside those that are given.
  private let rowValues: Int
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
    texts = builder.texts
    variants = builder.variants
    expressions = builder.placeholders.map(\.expression)
    rowValues = builder.rowValues
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
    var nothing = NoRecorder()
    try run(0..<operations.count, values, into: &output, &nothing)
    try checkLimit(output.count)
  }

  /// Fills the message without its literal texts, and records what it is made of.
  ///
  /// - Parameters:
  ///   - values: The values, in the order of ``variables``; nil for a missing one.
  ///   - trace: Where it is recorded, in place of what it held.
  /// - Throws: A ``FormatError`` that names the variable and its place in the message.
  package func trace(_ values: [Value?], into trace: MessageTrace) throws(FormatError) {
    var output = trace.bytes
    output.removeAll()
    var recorder = TraceRecorder(words: trace.words, dividesList: trace.dividesList)
    recorder.words.removeAll()
    defer {
      trace.bytes = output
      trace.words = recorder.words
    }
    try run(0..<operations.count, values, into: &output, &recorder)
    try checkLimit(output.count + recorder.spent)
  }

  private func checkLimit(_ length: Int) throws(FormatError) {
    if length > Limits.outputLength {
      throw FormatError(
        kind: .limit, message: "the text is longer than \(Limits.outputLength) bytes")
    }
  }

  /// Runs some of the operations.
  private func run<Recorder: PreparedRecorder>(
    _ range: Range<Int>, _ values: [Value?], into output: inout ByteBuffer,
    _ recorder: inout Recorder
  ) throws(FormatError) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard output.count + recorder.spent <= Limits.outputLength else { break }
      switch operations[index] {
      case .literal(let text, let start, let end):
        if Recorder.isRecording {
          recorder.record(.literal, text, cost: end - start)
        } else {
          output.append(UnsafeBufferPointer(rebasing: literals[start..<end]))
        }
        index += 1
      case .placeholder(let number):
        let start = output.count
        try placeholders[number].borrowed { placeholder throws(FormatError) in
          try write(placeholder, values, into: &output)
        }
        if Recorder.isRecording {
          record(number, values, start..<output.count, of: output, &recorder)
        }
        index += 1
      case .matchedNumber(let number, let range):
        let start = output.count
        try matches[number].borrowed { match throws(FormatError) in
          try write(match.counted, match, range, into: &output)
        }
        if Recorder.isRecording { recorder.record(.number, number, start..<output.count) }
        index += 1
      case .match(let number):
        let start = output.count
        index = try matches[number].borrowed { match throws(FormatError) in
          if let each = match.each, let rows = try rows(of: match, values) {
            try write(each, rows, values, into: &output, &recorder)
            return match.end
          }
          let next = try choose(match, values, into: &output)
          // The name of a variable that has no value.
          if Recorder.isRecording, output.count > start {
            recorder.record(.joint, 0, start..<output.count)
          }
          return next
        }
      case .begin(let variant):
        if Recorder.isRecording { recorder.record(.begin, variant, cost: 128) }
        index += 1
      case .jump(let target):
        if Recorder.isRecording { recorder.record(.end, 0, cost: 0) }
        index = target
      }
    }
  }

  // MARK: Rows

  /// The rows that a select with `each` has to print; nil where there are none.
  private func rows(
    of match: PreparedMatch, _ values: [Value?]
  ) throws(FormatError) -> [[String: Value]]? {
    guard match.slot >= 0, match.slot < values.count, let value = values[match.slot],
      !value.isEmpty, let rows = value.rows(named: match.selector.variable)
    else { return nil }
    try Limits.check(rows: rows.count, of: match.selector.variable, match.match.range)
    return rows
  }

  /// Writes a variant once a row: rows on lines of their own where the variant is, else a list.
  private func write<Recorder: PreparedRecorder>(
    _ each: PreparedRows, _ rows: [[String: Value]], _ values: [Value?],
    into output: inout ByteBuffer, _ recorder: inout Recorder
  ) throws(FormatError) {
    var frame = values
    while frame.count < variables.count + rowValues { frame.append(nil) }
    let first = Recorder.isRecording ? recorder.wordCount : output.count
    var ends: [Int] = []
    for (index, row) in rows.enumerated() {
      for column in each.columns {
        frame[column.slot] =
          row[column.name] ?? (column.outer >= 0 ? frame[column.outer] : nil)
      }
      if each.isBlock, index > 0 {
        if Recorder.isRecording {
          recorder.record(.literal, each.lineBreak, cost: 1)
        } else {
          output.append(UInt8(ascii: "\n"))
        }
      }
      try run(each.operations, frame, into: &output, &recorder)
      if Recorder.isRecording { recorder.record(.end, 0, cost: 0) }
      ends.append(Recorder.isRecording ? recorder.wordCount : output.count)
    }
    guard !each.isBlock else { return }
    if Recorder.isRecording {
      try recorder.join(from: first, ends, of: self, &output)
    } else {
      var parts: [String] = []
      var start = first
      for end in ends {
        parts.append(
          String(decoding: UnsafeBufferPointer(rebasing: output.bytes[start..<end]), as: UTF8.self))
        start = end
      }
      let list = try list(of: parts)
      output.removeAll(from: first)
      output.append(list.text)
    }
  }

  /// Texts joined in the locale's way, and where each stands in the whole.
  func list(
    of parts: [String]
  ) throws(FormatError) -> (text: String, spans: [Range<Int>]) {
    try formatter.located { objects throws(ICUFailure) in
      try objects.list(.and, .wide).format(parts)
    }
  }

  /// Records the value of a placeholder, or those of its list one by one.
  @inline(__always)
  private func record<Recorder: PreparedRecorder>(
    _ number: Int, _ values: [Value?], _ range: Range<Int>, of output: ByteBuffer,
    _ recorder: inout Recorder
  ) {
    let slot = placeholders[number]._withUnsafeGuaranteedRef { $0.slot }
    if slot >= 0, slot < values.count, case .list(let items) = values[slot], items.count > 1,
      recorder.divides(list: output.bytes(range.lowerBound, range.upperBound)),
      let spans = spans(of: items, number, as: output.bytes(range.lowerBound, range.upperBound))
    {
      var end = range.lowerBound
      for span in spans {
        let start = range.lowerBound + span.lowerBound
        if end < start { recorder.record(.joint, 0, end..<start) }
        end = range.lowerBound + span.upperBound
        recorder.record(.value, number, start..<end)
      }
      if end < range.upperBound { recorder.record(.joint, 0, end..<range.upperBound) }
    } else {
      recorder.record(.value, number, range)
    }
  }

  // MARK: Values

  private func write(
    _ placeholder: Placeholder, _ values: [Value?], into output: inout ByteBuffer
  ) throws(FormatError) {
    switch placeholder.kind {
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

  // MARK: Matches

  /// The operation that the match goes on with.
  private func choose(
    _ match: PreparedMatch, _ values: [Value?], into output: inout ByteBuffer
  ) throws(FormatError) -> Int {
    let given = match.slot >= 0 && match.slot < values.count ? values[match.slot] : nil
    if match.hasMissing || match.each != nil, let target = match.extended(given) { return target }
    guard let value = given else {
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

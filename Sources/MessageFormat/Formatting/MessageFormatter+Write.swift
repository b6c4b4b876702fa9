extension MessageFormatter {
  /// Writes a pattern; `number` is what `#` stands for.
  func write<Sink: FormatSink>(
    _ pattern: Pattern, _ arguments: [String: Value], number: NumericValue?,
    into sink: inout LimitedSink<Sink>
  ) throws(FormatError) {
    for part in pattern.parts {
      try sink.checkLimit()
      switch part {
      case .text(let text): sink.literal(text)
      case .matchedNumber(let range):
        guard let number else {
          sink.literal(Text("#", range: range))
          continue
        }
        do {
          sink.value(try format(number, .decimal), of: nil)
        } catch {
          throw error.located(nil, range)
        }
      case .expression(let expression):
        guard let value = try argument(expression.variable, expression.range, arguments) else {
          sink.value("{" + expression.variable + "}", of: expression)
          continue
        }
        do {
          sink.value(try format(value, function: expression.function), of: expression)
        } catch {
          throw error.located(expression.variable, expression.range)
        }
      case .match(let match): try write(match, arguments, number: number, into: &sink)
      }
    }
  }

  /// The value of a variable; nil where it is missing and its name is printed instead.
  private func argument(
    _ variable: String, _ range: SourceRange, _ arguments: [String: Value]
  ) throws(FormatError) -> Value? {
    if let value = arguments[variable] { return value }
    if missingArguments == .printName { return nil }
    throw FormatError(
      kind: .missingArgument, variable: variable, range: range,
      message: "no value was given for `\(variable)`")
  }

  private func write<Sink: FormatSink>(
    _ match: Match, _ arguments: [String: Value], number: NumericValue?,
    into sink: inout LimitedSink<Sink>
  ) throws(FormatError) {
    guard let selector = match.selectors.first, match.selectors.count == 1 else {
      throw FormatError(
        kind: .wrongType, range: match.range, message: "a match has one selector, and this has not")
    }
    let given = arguments[selector.variable]
    if selector.kind == .select, !types.select.isEmpty,
      try writeExtended(match, selector, given, arguments, number: number, into: &sink)
    {
      return
    }
    guard let value = try argument(selector.variable, match.range, arguments) else {
      sink.value("{" + selector.variable + "}", of: nil)
      return
    }
    let choice: (index: Int?, number: NumericValue?)
    do {
      choice = try choose(match, selector, value)
    } catch {
      throw error.located(selector.variable, match.range)
    }
    guard let index = choice.index else {
      throw FormatError(
        kind: .wrongType, variable: selector.variable, range: match.range,
        message: "no variant fits, and there is none for `other`")
    }
    try write(match.variants[index], arguments, number: choice.number, into: &sink)
  }

  private func write<Sink: FormatSink>(
    _ variant: Match.Variant, _ arguments: [String: Value], number: NumericValue?,
    into sink: inout LimitedSink<Sink>
  ) throws(FormatError) {
    sink.beginVariant(variant)
    try write(variant.pattern, arguments, number: number, into: &sink)
    sink.endVariant()
  }

  // MARK: The choice of a variant

  /// The variant that fits a value, and the number that `#` stands for in it.
  func choose(
    _ match: Match, _ selector: Match.Selector, _ value: Value
  ) throws(FormatError) -> (index: Int?, number: NumericValue?) {
    switch selector.kind {
    case .select:
      guard case .text(let text) = value else {
        throw FormatError(
          kind: .wrongType,
          message: "a select takes text, and `\(selector.variable)` is " + value.typeName)
      }
      return (match.index(ofText: text) ?? match.index(of: .other), nil)
    case .choice:
      return (match.index(upTo: try numeric(value, selector).double), nil)
    case .plural, .selectordinal:
      let number = try numeric(value, selector)
      let offset = PatternNumber.value(
        selector.function[option: Function.Option.offset]?.value ?? "0")
      let counted = number.minus(offset)
      return (try pluralVariant(match, selector, number, counted), counted)
    }
  }

  private func numeric(
    _ value: Value, _ selector: Match.Selector
  ) throws(FormatError) -> NumericValue {
    if let number = NumericValue(value) { return number }
    throw FormatError(
      kind: .wrongType,
      message: "`\(selector.function.name)` takes a number, and `\(selector.variable)` is "
        + value.typeName)
  }

  /// The variant of an exact number, else of the plural category, else `other`.
  ///
  /// The category is asked for only where a key needs it, because it cannot be told of NaN.
  private func pluralVariant(
    _ match: Match, _ selector: Match.Selector, _ number: NumericValue, _ counted: NumericValue
  ) throws(FormatError) -> Int? {
    let exact = number.double
    var found: Int?
    var foundCategory = false
    var category: String?
    for (index, variant) in match.variants.enumerated() {
      switch variant.keys.first {
      case .number(let text):
        if PatternNumber.value(text) == exact { return index }
      case .keyword("other"):
        if found == nil {
          found = index
          foundCategory = category == "other"
        }
      case .keyword(let keyword):
        if foundCategory { continue }
        if category == nil {
          category = try self.category(match, selector, counted)
          if found != nil, category == "other" { foundCategory = true }
        }
        if !foundCategory, category == keyword {
          found = index
          foundCategory = true
        }
      default: continue
      }
    }
    return found
  }

  /// The plural category of the number as the variant `other` writes it, which is the one that
  /// must be there and most often shows the number.
  private func category(
    _ match: Match, _ selector: Match.Selector, _ counted: NumericValue
  ) throws(FormatError) -> String {
    guard !counted.double.isNaN else {
      throw FormatError(
        kind: .wrongType,
        message: "`\(selector.variable)` is not a number (NaN), which has no plural category")
    }
    let ordinal = selector.kind == .selectordinal
    let style = writtenStyle(of: selector, in: match)
    return try located { objects throws(ICUFailure) in
      let rules = try objects.plural(ordinal: ordinal)
      guard let style else { return try rules.category(of: counted.double) }
      return try objects.number(style).category(of: counted, by: rules)
    }
  }

  /// The style in which the variant `other` writes the number first; nil where it is no number's.
  func writtenStyle(of selector: Match.Selector, in match: Match) -> NumberStyle? {
    for part in match.variant(for: .other)?.pattern.parts ?? [] {
      switch part {
      case .matchedNumber: return .decimal
      case .expression(let expression) where expression.variable == selector.variable:
        guard let function = expression.function, types[function.name] == nil,
          let type = ICUType(name: function.name)
        else { return .decimal }
        let style = function[option: Function.Option.style]?.value
        switch type {
        case .number: return NumberStyle(style: style)
        case .spellout: return .spellout(style ?? "")
        case .ordinal: return .ordinal(style ?? "")
        case .duration: return .duration(style ?? "")
        case .date, .time: return nil
        }
      default: continue
      }
    }
    return .decimal
  }

  // MARK: What select has beyond ICU's

  /// Writes a select that uses `each` or `missing`; false where it is an ordinary one.
  private func writeExtended<Sink: FormatSink>(
    _ match: Match, _ selector: Match.Selector, _ given: Value?, _ arguments: [String: Value],
    number: NumericValue?,
    into sink: inout LimitedSink<Sink>
  ) throws(FormatError) -> Bool {
    let each = types.select.contains(.each) ? match.variant(for: .keyword("each")) : nil
    let missing = types.select.contains(.missing) ? match.variant(for: .keyword("missing")) : nil
    guard each != nil || missing != nil else { return false }
    let isEmpty = given?.isEmpty ?? true
    if let each, !isEmpty, let rows = given?.rows(named: selector.variable) {
      try Limits.check(rows: rows.count, of: selector.variable, match.range)
      try write(each, rows: rows, arguments, into: &sink)
      return true
    }
    if isEmpty, let variant = missing ?? (each != nil ? match.variant(for: .other) : nil) {
      try write(variant, arguments, number: nil, into: &sink)
      return true
    }
    if case .text = given { return false }
    guard let other = match.variant(for: .other) else { return false }
    try write(other, arguments, number: nil, into: &sink)
    return true
  }

  /// Writes a variant once a row: rows on lines of their own where the variant is, else a list.
  private func write<Sink: FormatSink>(
    _ variant: Match.Variant, rows: [[String: Value]], _ arguments: [String: Value],
    into sink: inout LimitedSink<Sink>
  ) throws(FormatError) {
    let scopes = rows.map { row in arguments.merging(row) { _, own in own } }
    if let block = variant.onOwnLines {
      for (index, scope) in scopes.enumerated() {
        if index > 0 { sink.literal(Text("\n", range: variant.pattern.range)) }
        try write(block, scope, number: nil, into: &sink)
      }
      return
    }
    var recorded: [RecordingSink] = []
    for scope in scopes {
      var row = LimitedSink(RecordingSink(), written: sink.written)
      try write(variant, scope, number: nil, into: &row)
      sink.spend(row.written - sink.written)
      recorded.append(row.sink)
    }
    let parts = recorded.map(\.text)
    let list = try located { objects throws(ICUFailure) in
      try objects.list(.and, .wide).format(parts)
    }
    let bytes = Array(list.text.utf8)
    var end = 0
    func separator(upTo start: Int) {
      guard end < start else { return }
      let text = String(decoding: bytes[end..<start], as: UTF8.self)
      sink.sink.literal(Text(text, range: variant.pattern.range))
    }
    for (span, row) in zip(list.spans, recorded) {
      separator(upTo: span.lowerBound)
      row.replay(to: &sink.sink)
      end = span.upperBound
    }
    separator(upTo: bytes.count)
  }

  /// Uses what is open of libicu, and says in the words of this library what went wrong.
  func located<Result: Sendable>(
    _ body: (inout ICUObjects) throws(ICUFailure) -> Result
  ) throws(FormatError) -> Result {
    do {
      return try withICU(body)
    } catch {
      throw FormatError(kind: .icu, message: "libicu failed: \(error.name)")
    }
  }
}

extension Match {
  /// The first variant of that key.
  fileprivate func variant(for key: Key) -> Variant? {
    index(of: key).map { variants[$0] }
  }

  /// The index of the first variant whose keyword has the same code points.
  fileprivate func index(ofText text: String) -> Int? {
    variants.firstIndex {
      if case .keyword(let word) = $0.keys.first { word.isSame(as: text) } else { false }
    }
  }

  /// The index of the first variant of that key.
  fileprivate func index(of key: Key) -> Int? {
    variants.firstIndex { $0.keys.first == key }
  }

  /// The last variant of a choice whose limit, and every limit before it, the number reaches;
  /// the first where there is none.
  fileprivate func index(upTo number: Double) -> Int? {
    var found = variants.isEmpty ? nil : 0
    for (index, variant) in variants.enumerated().dropFirst() {
      guard case .limit(let text, let exclusive) = variant.keys.first else { break }
      let limit = PatternNumber.value(text)
      guard exclusive ? number > limit : number >= limit else { break }
      found = index
    }
    return found
  }
}

extension Match.Variant {
  /// The variant as it begins and ends with a line break, without those; nil where it does not.
  var onOwnLines: Match.Variant? {
    var parts = pattern.parts
    guard case .text(var first) = parts.first else { return nil }
    guard let start = first.value.firstIndex(where: { !$0.isBlank }) ?? first.value.indices.last,
      let lineBreak = first.value[...start].lastIndex(where: \.isNewline)
    else { return nil }
    first.value = String(first.value[first.value.index(after: lineBreak)...])
    parts[0] = .text(first)
    if case .text(var last) = parts.last {
      var end = last.value[...]
      while let character = end.last, character.isBlank { end = end.dropLast() }
      if last.value[end.endIndex...].contains(where: \.isNewline) {
        last.value = String(end)
        parts[parts.count - 1] = .text(last)
      }
    }
    var variant = self
    variant.pattern.parts = parts
    return variant
  }
}

extension String {
  /// Whether two texts have the same code points; `==` also equates `é` with `e` and an accent.
  func isSame(as other: String) -> Bool {
    self == other && utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}

extension Character {
  fileprivate var isBlank: Bool { self == " " || self == "\t" || isNewline }
}

extension FormatError {
  /// The error with the variable and the place that it is about, where it has none yet.
  func located(_ variable: String?, _ range: SourceRange) -> FormatError {
    var error = self
    if error.variable == nil { error.variable = variable }
    if error.range.upperBound == 0 { error.range = range }
    return error
  }
}

/// One step of a prepared message.
enum Operation {
  /// A text, and its bytes among those of the literals.
  case literal(Int, Int, Int)
  case placeholder(Int)
  /// The number of a match.
  case matchedNumber(Int, SourceRange)
  case match(Int)
  /// The beginning of a variant.
  case begin(Int)
  /// The end of a variant, and where the message goes on.
  case jump(Int)
}

/// A place where a value is written.
final class Placeholder {
  enum Kind {
    case bare
    case number
    case date
    case other
  }

  let kind: Kind
  let slot: Int
  let expression: Expression
  var numbers: NumberWriter?
  var days: DateWriter?
  var moments: DateWriter?

  init(_ kind: Kind, slot: Int, expression: Expression) {
    self.kind = kind
    self.slot = slot
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
  /// What is printed once a row.
  var each: PreparedRows?
  /// The first operation of the variant for a value that is not there.
  var missing: Int?
  var hasMissing: Bool { missing != nil }

  init(_ match: Match, _ selector: Match.Selector, slot: Int, offset: Double) {
    self.match = match
    self.selector = selector
    self.slot = slot
    self.offset = offset
  }

  /// Where the message goes on by what select has beyond ICU's; nil where it is an ordinary one.
  func extended(_ given: Value?) -> Int? {
    guard let given, !given.isEmpty else { return missing ?? (each != nil ? other : nil) }
    if case .text = given { return nil }
    return other
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

/// What a select prints once a row of a table, or once a value of a list.
struct PreparedRows {
  /// The operations of one row.
  var operations: Range<Int>
  /// Whether the rows stand on lines of their own.
  var isBlock: Bool
  /// The text between two rows that do.
  var lineBreak: Int
  /// The values that a row has of its own, or from around it.
  var columns: [Column]

  /// A value of a row.
  struct Column {
    var name: String
    var slot: Int
    /// The value of that name around the row; negative where there is none.
    var outer: Int
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
  var texts: [Text] = []
  var variants: [Match.Variant] = []
  /// How many values the rows have beside those that are given.
  var rowValues = 0
  /// The columns of the rows around the pattern that is added, the innermost last.
  private var rows: [[PreparedRows.Column]] = []

  init(variables: [String], writer: MessageWriter) {
    self.variables = variables
    self.writer = writer
  }

  /// Adds a pattern; `outer` is the numeric match directly around it.
  mutating func add(_ pattern: Pattern, within outer: Int?) {
    for part in pattern.parts {
      switch part {
      case .text(let text): add(text)
      case .matchedNumber(let range):
        if let outer {
          operations.append(.matchedNumber(outer, range))
        } else {
          add(Text("#", range: range))
        }
      case .expression(let expression): add(expression)
      case .match(let match): add(match)
      }
    }
  }

  private mutating func add(_ text: Text) {
    let start = literals.count
    literals.append(contentsOf: text.value.utf8)
    operations.append(.literal(texts.count, start, literals.count))
    texts.append(text)
  }

  /// Where the value of a variable will be; negative where nobody gives one.
  private mutating func slot(_ variable: String) -> Int {
    slot(variable, depth: rows.count)
  }

  private mutating func slot(_ variable: String, depth: Int) -> Int {
    guard depth > 0 else { return variables.firstIndex(of: variable) ?? -1 }
    if let column = rows[depth - 1].first(where: { $0.name == variable }) { return column.slot }
    let outer = slot(variable, depth: depth - 1)
    let column = PreparedRows.Column(
      name: variable, slot: variables.count + rowValues, outer: outer)
    rowValues += 1
    rows[depth - 1].append(column)
    return column.slot
  }

  private mutating func add(_ expression: Expression) {
    let style = expression.function?[option: Function.Option.style]?.value
    let slot = slot(expression.variable)
    func placeholder(_ kind: Placeholder.Kind) -> Placeholder {
      Placeholder(kind, slot: slot, expression: expression)
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

  private mutating func add(_ match: Match) {
    guard let selector = match.selectors.first, match.selectors.count == 1 else { return }
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
        if isFeature("each", .each, variant, of: selector) {
          if prepared.each == nil { prepared.each = addRows(variant) }
          continue
        }
        if isFeature("missing", .missing, variant, of: selector) {
          if prepared.missing == nil { prepared.missing = target }
        } else {
          prepared.add(word, target)
        }
      case .number(let text): prepared.exact.append((PatternNumber.value(text), target))
      case .limit, nil: break
      }
      operations.append(.begin(variants.count))
      variants.append(variant)
      add(variant.pattern, within: selector.kind.isNumeric ? number : nil)
      jumps.append(operations.count)
      operations.append(.jump(0))
    }
    for jump in jumps { operations[jump] = .jump(operations.count) }
    prepared.end = operations.count
  }

  private func isFeature(
    _ word: String, _ feature: ArgumentTypes.SelectFeatures, _ variant: Match.Variant,
    of selector: Match.Selector
  ) -> Bool {
    selector.kind == .select && writer.formatter.types.select.contains(feature)
      && variant.keys.first == .keyword(word)
  }

  /// Adds what is printed once a row.
  private mutating func addRows(_ variant: Match.Variant) -> PreparedRows {
    let block = variant.onOwnLines
    let variant = block ?? variant
    let start = operations.count
    rows.append([])
    operations.append(.begin(variants.count))
    variants.append(variant)
    add(variant.pattern, within: nil)
    let lineBreak = texts.count
    texts.append(Text("\n", range: variant.pattern.range))
    return PreparedRows(
      operations: start..<operations.count, isBlock: block != nil, lineBreak: lineBreak,
      columns: rows.popLast() ?? [])
  }
}

extension PreparedMatch {
  /// Adds the variant of a keyword.
  fileprivate func add(_ word: String, _ target: Int) {
    if word == "other" {
      if other == nil { other = target }
    } else {
      needsCategory = true
    }
    words.append((Array(word.utf8), target))
    let category = PluralCategory(word)
    if category != .other, categories[category.rawValue] == nil {
      categories[category.rawValue] = target
    }
  }
}

internal import Buffers
internal import MessageFormat

/// A field of a template in the hands of one task: it is filled for one customer after another.
final class PreparedField {
  let field: CheckedTemplate.Field
  let direction: Direction
  /// The variables, in the order in which their values come.
  let variables: [String]
  let message: PreparedMessage
  /// The values, and which of them are the same for all customers.
  @exclusivity(unchecked) private var values: [Value?]
  private let constants: [Value?]
  /// How its HTML looks.
  let style: HTMLStyle
  /// The variables that may be a whole address.
  let addresses: Set<String>

  /// What the message was made of for this customer.
  let trace = MessageTrace()
  /// What stands in the slots: those of a branch side by side, those of the text last.
  @exclusivity(unchecked) private(set) var entries = GrowingBuffer<Entry>(capacity: 64)
  /// The shape of the text, and where its slots begin in ``entries``.
  @exclusivity(unchecked) private(set) var root: (shape: Shape, base: Int)
  /// The inline branches that were chosen, by the numbers of their entries.
  @exclusivity(unchecked) private(set) var branches: [Shape] = []
  /// The snippets that the text names, by the numbers of their entries.
  @exclusivity(unchecked) var snippets: [Filling] = []
  /// The snippets that were looked up before, by name.
  var knownSnippets: [String: (template: CheckedTemplate, effects: MailPlan.Effects)] = [:]
  /// The snippets to be filled in: the entry and the name.
  @exclusivity(unchecked) private(set) var openSnippets: [(entry: Int, name: String)] = []
  /// The lists that were printed: an element of them may show nothing.
  @exclusivity(unchecked) private(set) var lists: [String] = []
  /// Values with characters that are left out: their placeholders, and their texts.
  @exclusivity(unchecked) private(set) var unclean: [(placeholder: Int, value: String)] = []
  /// The customer that it is filled for, as a number.
  @exclusivity(unchecked) var turn = -1

  @exclusivity(unchecked) private var reader = ShapeReader()
  /// Whether a variant of the message is an inline branch.
  private let isInline: [Bool]
  private var shapes: [[UInt32]: Shape] = [:]
  private var weight = 0
  @exclusivity(unchecked) private var lastBranch: [Shape?]
  private let isSnippet: [Bool]
  private let hasSnippets: Bool
  private let isList: [Bool]
  private let isWhole: [Bool]
  private var joints: [String] = []

  /// The memory that the shapes of a field may take, in bytes.
  private static let limit = 4 * 1024 * 1024

  init(
    _ field: CheckedTemplate.Field, writer: MessageWriter, style: HTMLStyle,
    addresses: Set<String>, lists: Set<String>, wholes: Set<String>, constants: [String: Value]
  ) {
    self.field = field
    direction = field.direction
    self.style = style
    self.addresses = addresses
    variables = field.message.arguments.map(\.variable)
    values = variables.map { constants[$0] }
    self.constants = values
    message = writer.prepare(field.message, variables: variables)
    isInline = message.variants.map { !field.layout.isBlock($0) }
    lastBranch = Array(repeating: nil, count: isInline.count)
    isSnippet = message.expressions.map { $0.function?.name == ParlanceTypes.snippet }
    hasSnippets = isSnippet.contains(true)
    isList = message.expressions.map { lists.contains($0.variable) }
    isWhole = message.expressions.map { expression in
      guard let function = expression.function else { return wholes.contains(expression.variable) }
      return ["number", "date", "time", ParlanceTypes.money].contains(function.name)
    }
    root = (Shape(key: [], markdown: "", content: .blocks([]), slots: []), 0)
    if isList.contains(true) {
      // Each value is kept apart by itself, or the order of a list would be that of its first.
      trace.dividesList = { [direction] list in direction.isolates(ValueTraits(of: list)) }
    }
  }

  deinit {
    entries.free()
    reader.free()
  }

  /// Why a field could not be filled.
  enum Fault: Error {
    case format(FormatError)
    case markdown(MarkdownError)
    /// Nothing of the value of that placeholder shows.
    case blank(String, value: String)
  }

  /// Takes the values of a customer, over which others may stand.
  func set(_ given: [String: Value], over extra: [String: Value] = [:]) {
    for index in variables.indices {
      values[index] = constants[index] ?? given[variables[index]]
    }
    for (name, value) in extra {
      if let index = variables.firstIndex(of: name) { values[index] = value }
    }
  }

  /// Fills the message without asking how it is laid out: a line that is no Markdown.
  func fillLine() throws(Fault) {
    do throws(FormatError) {
      try message.trace(values, into: trace)
    } catch {
      throw .format(error)
    }
  }

  /// Fills the message, and finds or makes the shape of the text.
  func fill() throws(Fault) {
    try fillLine()
    entries.removeAll()
    if !branches.isEmpty { branches.removeAll(keepingCapacity: true) }
    if !snippets.isEmpty { snippets.removeAll(keepingCapacity: true) }
    if !openSnippets.isEmpty { openSnippets.removeAll(keepingCapacity: true) }
    if !lists.isEmpty { lists.removeAll(keepingCapacity: true) }
    if !unclean.isEmpty { unclean.removeAll(keepingCapacity: true) }
    reader.begin()
    let words = trace.words.bytes
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      switch MessageTrace.event(word) {
      case .literal: reader.add(word)
      case .value:
        reader.add(word)
        try add(
          placeholder: MessageTrace.number(word), Int(words[index]), Int(words[index + 1]))
        index += 2
      case .number:
        reader.add(word)
        let (start, end) = (Int(words[index]), Int(words[index + 1]))
        reader.add(entry(-1, start, end))
        index += 2
      case .joint:
        reader.add(joint(Int(words[index]), Int(words[index + 1])))
        index += 2
      case .begin:
        let number = MessageTrace.number(word)
        if isInline[number] {
          reader.beginBranch(number)
        } else {
          reader.add(word)
          reader.beginBlock()
        }
      case .end:
        if let number = reader.endBlock() {
          try endBranch(number)
        } else {
          reader.add(word)
        }
      }
    }
    root = (try shape(last: root.shape, isInline: false), entries.count)
    moveEntries(from: 0)
    findSnippets()
  }

  // MARK: Values

  private func entry(_ placeholder: Int, _ start: Int, _ end: Int) -> Entry {
    let traits = ValueTraits(of: trace.bytes.bytes(start, end))
    if traits.contains(.isUnclean) {
      unclean.append(
        (placeholder, String(decoding: trace.bytes.bytes(start, end), as: UTF8.self)))
    }
    return Entry(
      kind: .value, traits: traits,
      number: Int32(truncatingIfNeeded: placeholder), start: Int32(truncatingIfNeeded: start),
      end: Int32(truncatingIfNeeded: end))
  }

  private func add(placeholder: Int, _ start: Int, _ end: Int) throws(Fault) {
    var entry = entry(placeholder, start, end)
    if isSnippet[placeholder] {
      entry.kind = .snippet
    } else {
      if isWhole[placeholder] { entry.traits.insert(.isWhole) }
      if ValueText.isBlank(trace.bytes.bytes(start, end)) {
        let value = String(decoding: trace.bytes.bytes(start, end), as: UTF8.self)
        throw .blank(message.expressions[placeholder].variable, value: value)
      }
      if isList[placeholder] {
        let name = message.expressions[placeholder].variable
        if lists.last != name { lists.append(name) }
      }
    }
    reader.add(entry)
  }

  private func joint(_ start: Int, _ end: Int) -> UInt32 {
    let text = String(decoding: trace.bytes.bytes(start, end), as: UTF8.self)
    let number = joints.firstIndex(of: text) ?? joints.count
    if number == joints.count { joints.append(text) }
    return UInt32(truncatingIfNeeded: number) << MessageTrace.Event.bits
      | MessageTrace.Event.joint.rawValue
  }

  // MARK: Shapes

  private func endBranch(_ variant: Int) throws(Fault) {
    let shape = try shape(last: lastBranch[variant], isInline: true)
    lastBranch[variant] = shape
    let base = entries.count
    moveEntries(from: reader.level.firstEntry)
    reader.endBranch(
      Entry(
        kind: .branch, traits: [], number: Int32(truncatingIfNeeded: branches.count),
        start: Int32(truncatingIfNeeded: base), end: 0))
    branches.append(shape)
  }

  private func moveEntries(from start: Int) {
    entries.append(reader.entries.bytes(start, reader.entries.count))
  }

  /// The shape of the level that was read last.
  private func shape(last: Shape?, isInline: Bool) throws(Fault) -> Shape {
    let words = reader.words.bytes(reader.level.firstWord, reader.words.count)
    if let last, isSame(words, last.key) { return last }
    // An inline branch may say the same as a whole text, and be read differently.
    var key = Array(words)
    key.append(isInline ? 1 : 0)
    if let shape = shapes[key] { return shape }
    do throws(MarkdownError) {
      let shape = try ShapeMaker.shape(
        Array(words), isInline: isInline, of: message, field.layout, joints: joints)
      weight += shape.weight
      if weight > PreparedField.limit {
        shapes.removeAll()
        weight = shape.weight
      }
      shapes[key] = shape
      return shape
    } catch {
      throw .markdown(error)
    }
  }

  private func isSame(_ words: UnsafeBufferPointer<UInt32>, _ key: [UInt32]) -> Bool {
    guard words.count == key.count else { return false }
    for index in words.indices where words[index] != key[index] { return false }
    return !key.isEmpty
  }

  private func findSnippets() {
    guard hasSnippets else { return }
    for index in 0..<entries.count where entries.base[index].kind == .snippet {
      let placeholder = Int(entries.base[index].number)
      openSnippets.append((index, message.expressions[placeholder].variable))
    }
  }

  /// Puts a filled snippet in its place.
  func place(_ snippet: Filling, at entry: Int) {
    entries.base[entry].number = Int32(truncatingIfNeeded: snippets.count)
    snippets.append(snippet)
  }
}

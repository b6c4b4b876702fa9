extension Message {
  /// Parses a pattern of ICU MessageFormat, exactly as libicu reads it.
  ///
  /// The message is nil where there is an error. The parser goes on behind a fault, so that
  /// `errors` names the further ones too; they stand in the order in which they were found.
  ///
  /// - Parameters:
  ///   - source: The pattern.
  ///   - types: The argument types that the pattern may use.
  /// - Returns: The message, and what is wrong with the pattern.
  public static func parse(
    _ source: String, types: ArgumentTypes = .icu
  ) -> (message: Message?, errors: [SyntaxError]) {
    let (message, errors) = recover(source, types: types)
    return (errors.isEmpty ? message : nil, errors)
  }

  /// Parses a pattern, and gives what could be read of it even where there are errors.
  ///
  /// - Parameters:
  ///   - source: The pattern.
  ///   - types: The argument types that the pattern may use.
  /// - Returns: What could be read, and what is wrong with the pattern.
  public static func recover(
    _ source: String, types: ArgumentTypes = .icu
  ) -> (message: Message, errors: [SyntaxError]) {
    var source = source
    return source.withUTF8 { bytes in
      guard bytes.count <= Limits.messageLength else {
        let error = SyntaxError(
          kind: .tooLong, lowerBound: Limits.messageLength, upperBound: bytes.count,
          message: "the message has \(bytes.count) bytes, and the limit is \(Limits.messageLength)")
        return (Message(Pattern()), [error])
      }
      var parser = MessageParser(bytes: bytes, types: types)
      let pattern = parser.pattern(level: 0, within: nil, openedAt: 0)
      return (Message(pattern), parser.errors)
    }
  }
}

/// Reads one pattern, byte by byte; each function leaves `index` behind what it has read.
struct MessageParser {
  let bytes: UnsafeBufferPointer<UInt8>
  let types: ArgumentTypes
  var index = 0
  var errors: [SyntaxError] = []

  /// The apostrophe of a quoted text that reaches to the end of the message.
  private var openQuote: Int?

  init(bytes: UnsafeBufferPointer<UInt8>, types: ArgumentTypes) {
    self.bytes = bytes
    self.types = types
  }

  // MARK: Patterns

  /// Reads a pattern up to the end of the message, or up to and with the `}` that closes it; in
  /// a choice up to the `|` or `}` behind it.
  mutating func pattern(level: Int, within parent: Match.Kind?, openedAt start: Int) -> Pattern {
    let patternStart = index
    var parts: [Pattern.Part] = []
    parts.reserveCapacity(level == 0 ? min(2 + bytes.count / 64, 32) : 2)
    // Text since `textStart`: what `collected` holds, and the bytes from `segmentStart`.
    var collected: [UInt8] = []
    var textStart = index
    var segmentStart = index

    while true {
      skipText()
      guard index < bytes.count else { break }
      switch bytes[index] {
      case UInt8(ascii: "'"):
        let quote = index
        index += 1
        guard index < bytes.count else { break }
        if bytes[index] == UInt8(ascii: "'") {
          collected.append(contentsOf: bytes[segmentStart..<index])
          index += 1
          segmentStart = index
        } else if startsQuote(bytes[index], within: parent) {
          collected.append(contentsOf: bytes[segmentStart..<quote])
          segmentStart = index
          quotedText(from: quote, into: &collected, segmentStart: &segmentStart)
        }
      case UInt8(ascii: "#") where parent?.isNumeric == true:
        flush(&parts, &collected, from: textStart, segmentStart, to: index)
        textStart = index + 1
        segmentStart = index + 1
        parts.append(.matchedNumber(SourceRange(index, index + 1)))
        index += 1
      case UInt8(ascii: "{"):
        flush(&parts, &collected, from: textStart, segmentStart, to: index)
        if let part = argument(level: level) { parts.append(part) }
        textStart = index
        segmentStart = index
      case UInt8(ascii: "}") where level > 0, UInt8(ascii: "|") where parent == .choice:
        flush(&parts, &collected, from: textStart, segmentStart, to: index)
        let range = SourceRange(patternStart, index)
        if parent != .choice { index += 1 }
        return Pattern(parts, range: range)
      default:
        index += 1
      }
    }
    flush(&parts, &collected, from: textStart, segmentStart, to: bytes.count)
    if level > 0 { unclosed(openedAt: start) }
    return Pattern(parts, range: SourceRange(patternStart, bytes.count))
  }

  /// Adds the text that was read: what was collected, and the bytes since the last quoting.
  private func flush(
    _ parts: inout [Pattern.Part], _ collected: inout [UInt8], from start: Int,
    _ segmentStart: Int, to end: Int
  ) {
    guard !collected.isEmpty || segmentStart < end else { return }
    let text: String
    if collected.isEmpty {
      text = String(decoding: bytes[segmentStart..<end], as: UTF8.self)
    } else {
      collected.append(contentsOf: bytes[segmentStart..<end])
      text = String(decoding: collected, as: UTF8.self)
      collected.removeAll(keepingCapacity: true)
    }
    parts.append(.text(Text(text, range: SourceRange(start, end))))
  }

  /// Goes on to the next byte that may be more than text, eight at a time.
  @inline(__always)
  private mutating func skipText() {
    var place = index
    let end = bytes.count
    if let base = UnsafeRawPointer(bytes.baseAddress) {
      while place + 8 <= end {
        let word = base.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        // Exact but for bytes behind the first that is found, which do not matter here.
        let found =
          MessageParser.zeros(word ^ 0x2727_2727_2727_2727)
          | MessageParser.zeros(word ^ 0x2323_2323_2323_2323)
          | MessageParser.zeros(word ^ 0x7B7B_7B7B_7B7B_7B7B)
          | MessageParser.zeros(word ^ 0x7C7C_7C7C_7C7C_7C7C)
          | MessageParser.zeros(word ^ 0x7D7D_7D7D_7D7D_7D7D)
        if found != 0 { break }
        place += 8
      }
    }
    while place < end, !MessageParser.mayEndText(bytes[place]) { place += 1 }
    index = place
  }

  /// The high bit of bytes that are zero, and perhaps of some above the first of these.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  /// Whether a byte may be more than text: `'`, `#`, `{`, `|` or `}`.
  @inline(__always)
  private static func mayEndText(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "#") || byte &- UInt8(ascii: "{") < 3
  }

  /// Whether an apostrophe before that byte quotes; elsewhere it is an apostrophe.
  private func startsQuote(_ byte: UInt8, within parent: Match.Kind?) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"): true
    case UInt8(ascii: "|"): parent == .choice
    case UInt8(ascii: "#"): parent?.isNumeric == true
    default: false
    }
  }

  /// Reads quoted text, from the byte behind its apostrophe up to and with the closing one.
  private mutating func quotedText(
    from quote: Int, into collected: inout [UInt8], segmentStart: inout Int
  ) {
    index += 1
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "'") else {
        index += 1
        continue
      }
      collected.append(contentsOf: bytes[segmentStart..<index])
      if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "'") {
        segmentStart = index + 1
        index += 2
      } else {
        index += 1
        segmentStart = index
        return
      }
    }
    openQuote = quote
  }

  // MARK: Arguments

  /// Reads an argument with its braces; nil where it is faulty.
  private mutating func argument(level: Int) -> Pattern.Part? {
    let start = index
    index += 1
    skipWhiteSpace()
    let nameStart = index
    skipIdentifier()
    let name = SourceRange(nameStart, index)
    guard index < bytes.count || nameStart < index else {
      unclosed(openedAt: start)
      return nil
    }
    guard isArgumentName(name, openedAt: start) else {
      skipArgument(from: start)
      return nil
    }
    let variable = text(name)
    skipWhiteSpace()
    guard index < bytes.count else {
      unclosed(openedAt: start)
      return nil
    }
    if bytes[index] == UInt8(ascii: "}") {
      index += 1
      return .expression(Expression(variable: variable, range: SourceRange(start, index)))
    }
    guard bytes[index] == UInt8(ascii: ",") else {
      report(
        .badArgumentSyntax, characterRange(index),
        "found `\(character(index))` behind the argument’s name `\(variable)`, expected `,` or `}`",
        hint: "a name has no spaces; use letters, digits and `_`")
      skipArgument(from: start)
      return nil
    }
    index += 1
    return typedArgument(variable, start: start, level: level)
  }

  /// Reads the rest of an argument from behind the comma that follows its name.
  private mutating func typedArgument(
    _ variable: String, start: Int, level: Int
  ) -> Pattern.Part? {
    skipWhiteSpace()
    let typeStart = index
    while index < bytes.count, isASCIILetter(bytes[index]) { index += 1 }
    let typeRange = SourceRange(typeStart, index)
    skipWhiteSpace()
    guard index < bytes.count else {
      unclosed(openedAt: start)
      return nil
    }
    let next = bytes[index]
    guard typeStart < typeRange.upperBound else {
      report(
        .badArgumentSyntax, characterRange(index),
        "found `\(character(index))` behind the comma, expected a type such as `number` or `plural`"
      )
      skipArgument(from: start)
      return nil
    }
    guard next == UInt8(ascii: ",") || next == UInt8(ascii: "}") else {
      report(
        .badArgumentSyntax, characterRange(index),
        "found `\(character(index))` behind the type `\(text(typeRange))`, expected `,` or `}`")
      skipArgument(from: start)
      return nil
    }
    var function = Function(name: text(typeRange), range: typeRange)
    guard let kind = Match.Kind(name: function.name) else {
      checkType(function)
      if next == UInt8(ascii: ",") {
        index += 1
        guard let style = simpleStyle(start: start) else { return nil }
        function.options = [style]
      }
      index += 1
      return .expression(
        Expression(variable: variable, function: function, range: SourceRange(start, index)))
    }
    guard next == UInt8(ascii: ",") else {
      report(
        .badArgumentSyntax, typeRange,
        "`\(function.name)` has no variants, expected `, other {...}` behind it")
      index += 1
      return nil
    }
    index += 1
    let argument = MatchHead(variable: variable, kind: kind, function: function, start: start)
    let match = kind == .choice ? choice(argument, level: level) : variants(argument, level: level)
    return match.map { .match($0) }
  }

  /// Reads a style, exactly as it stands between the second comma and the closing brace.
  private mutating func simpleStyle(start: Int) -> Function.Option? {
    let styleStart = index
    var nested = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "'"):
        let quote = index
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "'") { index += 1 }
        guard index < bytes.count else {
          report(
            .unclosedQuote, SourceRange(quote, quote + 1),
            "the apostrophe in the style quotes the rest of the message, expected a second one",
            hint: "write ’ for an apostrophe that prints")
          index = quote
          skipArgument(from: start)
          return nil
        }
      case UInt8(ascii: "{"): nested += 1
      case UInt8(ascii: "}"):
        if nested == 0 {
          let range = SourceRange(styleStart, index)
          return Function.Option(name: Function.Option.style, value: text(range), range: range)
        }
        nested -= 1
      default: break
      }
      index += 1
    }
    unclosed(openedAt: start)
    return nil
  }

  private mutating func checkType(_ function: Function) {
    guard ICUType(name: function.name) == nil, types[function.name] == nil else { return }
    let known = ICUType.names + Match.Kind.allNames + types.addedNames
    report(
      .unknownType, function.range, "`\(function.name)` is no type",
      hint: Spelling.nearest(to: function.name, in: known).map { "did you mean `\($0)`?" }
        ?? "the types are \(known.joined(separator: ", "))")
  }

  private mutating func isArgumentName(_ name: SourceRange, openedAt start: Int) -> Bool {
    guard name.lowerBound < name.upperBound else {
      report(
        .badArgumentName, characterRange(index),
        "found `\(character(index))` behind `{`, expected the name of an argument",
        hint: "a brace that prints is written '{'")
      return false
    }
    let digits = bytes[name.lowerBound..<name.upperBound]
    guard digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
      return true
    }
    let largest = 32_767  // libicu keeps argument numbers in 16 bits
    guard digits.count == 1 || digits.first != UInt8(ascii: "0"),
      let number = Int(text(name)), number <= largest
    else {
      report(
        .badArgumentName, name,
        "`\(text(name))` is no argument number, expected 0 to \(largest) without leading zeros")
      return false
    }
    return true
  }

  // MARK: Faults

  mutating func report(
    _ kind: SyntaxError.Kind, _ range: SourceRange, _ message: String, hint: String? = nil
  ) {
    errors.append(
      SyntaxError(
        kind: kind, lowerBound: range.lowerBound, upperBound: range.upperBound, message: message,
        hint: hint))
  }

  /// Reports a brace that nothing closes; once, for the innermost.
  mutating func unclosed(openedAt start: Int) {
    index = bytes.count
    guard !errors.contains(where: { $0.kind == .unclosedArgument }) else { return }
    let hint =
      openQuote == nil
      ? nil : "an apostrophe before a brace quotes what follows; write ’ for one that prints"
    report(
      .unclosedArgument, SourceRange(start, start + 1),
      "no `}` closes this brace", hint: hint)
  }

  /// Goes on behind a faulty argument that began at `start`.
  mutating func skipArgument(from start: Int) {
    index = start
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return }
    }
  }

  // MARK: Scanning

  mutating func skipWhiteSpace() {
    while index < bytes.count {
      let length = PatternCharacters.whiteSpaceLength(bytes, index)
      if length == 0 { return }
      index += length
    }
  }

  mutating func skipIdentifier() {
    while index < bytes.count {
      let length = PatternCharacters.identifierLength(bytes, index)
      if length == 0 { return }
      index += length
    }
  }

  func text(_ range: SourceRange) -> String {
    String(decoding: bytes[range.lowerBound..<range.upperBound], as: UTF8.self)
  }

  /// The range of the character at an offset, empty at the end.
  func characterRange(_ offset: Int) -> SourceRange {
    guard offset < bytes.count else { return SourceRange(bytes.count, bytes.count) }
    return SourceRange(offset, offset + PatternCharacters.decode(bytes, offset).1)
  }

  /// The character at an offset, for error messages.
  func character(_ offset: Int) -> String {
    offset < bytes.count ? text(characterRange(offset)) : "the end"
  }

  private func isASCIILetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }
}

/// What stands before the variants of a match.
struct MatchHead {
  var variable: String
  var kind: Match.Kind
  var function: Function
  var start: Int
}

extension Match.Kind {
  /// The kind of that name, whose case does not matter.
  init?(name: String) {
    // Most types are of another length than any of these.
    guard name.utf8.count == 6 || name.utf8.count == 13 else { return nil }
    self.init(rawValue: asciiLowercased(name))
  }

  static let allNames = ["plural", "selectordinal", "select", "choice"]
}

/// The text with its ASCII letters in lower case, as libicu compares types and styles.
func asciiLowercased(_ text: some StringProtocol) -> String {
  guard text.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) else { return String(text) }
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    if scalar.value >= 0x41, scalar.value <= 0x5A,
      let lower = Unicode.Scalar(scalar.value + 0x20)
    {
      result.unicodeScalars.append(lower)
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

extension MessageParser {
  // MARK: Plural and select

  /// Reads the variants of a plural or select, and the brace behind them.
  mutating func variants(_ head: MatchHead, level: Int) -> Match? {
    var function = head.function
    var variants: [Match.Variant] = []
    variants.reserveCapacity(4)
    var isFirst = true
    var hasOther = false
    var hasFault = false
    while true {
      skipWhiteSpace()
      guard index < bytes.count else {
        unclosed(openedAt: head.start)
        return nil
      }
      if bytes[index] == UInt8(ascii: "}") {
        index += 1
        break
      }
      let keyStart = index
      var key: Match.Key?
      if head.kind.isNumeric, bytes[index] == UInt8(ascii: "=") {
        key = exactKey()
      } else {
        skipIdentifier()
        let word = text(SourceRange(keyStart, index))
        if head.kind.isNumeric, word == Function.Option.offset, index < bytes.count,
          bytes[index] == UInt8(ascii: ":")
        {
          if let option = offset(from: keyStart, isFirst: isFirst) {
            function.options.append(option)
          }
          isFirst = false
          continue
        }
        if word.isEmpty {
          badKey(head)
        } else {
          key = .keyword(word)
          if word == "other" { hasOther = true }
        }
      }
      if key == nil { hasFault = true }
      isFirst = false
      guard let pattern = variantPattern(head, key: key, keyStart: keyStart, level: level) else {
        hasFault = true
        continue
      }
      if let key {
        variants.append(
          Match.Variant(keys: [key], pattern: pattern, range: SourceRange(keyStart, index)))
      }
    }
    if !hasOther && !hasFault {
      report(
        .missingOther, head.function.range,
        "`{\(head.variable), \(head.function.name), ...}` has no variant `other`",
        hint: "add `other {...}`; it is printed where no other key fits")
    }
    return Match(
      selectors: [
        Match.Selector(variable: head.variable, kind: head.kind, function: function)
      ],
      variants: variants, range: SourceRange(head.start, index))
  }

  /// Reads the pattern of a variant with its braces.
  private mutating func variantPattern(
    _ head: MatchHead, key: Match.Key?, keyStart: Int, level: Int
  ) -> Pattern? {
    skipWhiteSpace()
    guard index < bytes.count else {
      unclosed(openedAt: head.start)
      return nil
    }
    guard bytes[index] == UInt8(ascii: "{") else {
      if key != nil {
        report(
          .badSelector, characterRange(index),
          "found `\(character(index))` behind a key of `\(head.variable)`, expected `{`",
          hint: "each key is followed by its text in braces: `one {...} other {...}`")
      }
      return nil
    }
    guard level < Limits.nesting else {
      report(
        .nestingTooDeep, SourceRange(index, index + 1),
        "branches are nested deeper than \(Limits.nesting)")
      skipArgument(from: index)
      return nil
    }
    let opened = index
    index += 1
    return pattern(level: level + 1, within: head.kind, openedAt: opened)
  }

  /// Reads `=1`; nil where no number follows.
  private mutating func exactKey() -> Match.Key? {
    let start = index
    index += 1
    let range = number()
    let number = text(range)
    switch PatternNumber.read(number, infinity: false) {
    case .number: return .number(number)
    case .malformed:
      report(
        .badSelector, SourceRange(start, max(index, start + 1)),
        "`=\(number)` is no number, expected one such as `=1`")
    case .tooLarge: tooLarge(range)
    }
    return nil
  }

  /// Reads `offset:1` from behind the word.
  private mutating func offset(from start: Int, isFirst: Bool) -> Function.Option? {
    if !isFirst {
      report(
        .badOffset, SourceRange(start, index + 1),
        "`offset:` stands behind another one or behind a variant, expected it first")
    }
    index += 1
    skipWhiteSpace()
    let range = number()
    switch PatternNumber.read(text(range), infinity: false) {
    case .number:
      return isFirst
        ? Function.Option(name: Function.Option.offset, value: text(range), range: range) : nil
    case .malformed:
      skipIdentifier()
      report(
        .badOffset, SourceRange(start, max(index, range.upperBound)),
        "`offset:` has no number behind it, expected one such as `offset:1`")
    case .tooLarge: tooLarge(range)
    }
    return nil
  }

  /// Reports what is no key, and goes on behind it.
  private mutating func badKey(_ head: MatchHead) {
    let found = characterRange(index)
    let isQuoted = character(index) == "="
    report(
      .badSelector, found,
      "found `\(character(index))`, expected a key of `\(head.variable)` such as `other`",
      hint: isQuoted ? "only plural and selectordinal compare with numbers" : nil)
    if bytes[index] == UInt8(ascii: "{") { return }
    index = found.upperBound
    while index < bytes.count, bytes[index] != UInt8(ascii: "{"), bytes[index] != UInt8(ascii: "}"),
      PatternCharacters.whiteSpaceLength(bytes, index) == 0
    {
      index += 1
    }
  }

  // MARK: Choice

  /// Reads the limits and patterns of a choice, and the brace behind them.
  mutating func choice(_ head: MatchHead, level: Int) -> Match? {
    var variants: [Match.Variant] = []
    skipWhiteSpace()
    while true {
      let start = index
      let range = number()
      let limit = text(range)
      skipWhiteSpace()
      guard index < bytes.count else {
        unclosed(openedAt: head.start)
        return nil
      }
      let separator = characterRange(index)
      switch (PatternNumber.read(limit, infinity: true), text(separator)) {
      case (.number, "#"), (.number, "<"), (.number, "\u{2264}"): break
      case (.tooLarge, _):
        tooLarge(range)
        skipArgument(from: head.start)
        return nil
      default:
        report(
          .badChoice, SourceRange(start, separator.upperBound),
          "found `\(text(SourceRange(start, separator.upperBound)))` in a choice, "
            + "expected a limit such as `1#` or `1<`",
          hint: "choice is deprecated; use plural")
        skipArgument(from: head.start)
        return nil
      }
      index = separator.upperBound
      guard level < Limits.nesting else {
        report(
          .nestingTooDeep, separator, "branches are nested deeper than \(Limits.nesting)")
        skipArgument(from: head.start)
        return nil
      }
      let body = pattern(level: level + 1, within: .choice, openedAt: head.start)
      variants.append(
        Match.Variant(
          keys: [.limit(limit, exclusive: text(separator) == "<")], pattern: body,
          range: SourceRange(start, index)))
      guard index < bytes.count else { return nil }  // reported where the pattern ended
      let isLast = bytes[index] == UInt8(ascii: "}")
      index += 1
      if isLast { break }
      skipWhiteSpace()
    }
    return Match(
      selectors: [
        Match.Selector(variable: head.variable, kind: .choice, function: head.function)
      ],
      variants: variants, range: SourceRange(head.start, index))
  }

  // MARK: Numbers

  /// Reads the characters that a number may have, in whatever order.
  private mutating func number() -> SourceRange {
    let start = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        index += 1
      case 0xE2 where characterIsInfinity(index): index += 3
      default: return SourceRange(start, index)
      }
    }
    return SourceRange(start, index)
  }

  private func characterIsInfinity(_ offset: Int) -> Bool {
    offset + 2 < bytes.count && bytes[offset + 1] == 0x88 && bytes[offset + 2] == 0x9E
  }

  private mutating func tooLarge(_ range: SourceRange) {
    report(
      .numberTooLarge, range,
      "the number has more than \(Limits.digits) digits, or an exponent beyond \(Limits.exponent)")
  }
}

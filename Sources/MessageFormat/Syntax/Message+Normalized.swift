extension Message {
  /// The message in its simplest form, which formats to the same text.
  ///
  /// Types and named styles are in lower case and without white space around them, an offset of
  /// zero is left out, neighbouring texts are one, and empty ones are none. The variants of a
  /// plural are in order: exact numbers, ascending, then the categories of CLDR; those of a
  /// select stay as they are, with `other` last. A key that stands a second time is left out, as
  /// it is never reached. Two messages that differ in such things only have equal normal forms.
  public var normalized: Message {
    Message(pattern.normalized)
  }
}

extension Pattern {
  fileprivate var normalized: Pattern {
    var parts: [Part] = []
    for part in self.parts {
      switch part {
      case .text(let text):
        if text.value.isEmpty { continue }
        if case .text(let before)? = parts.last {
          parts[parts.count - 1] = .text(
            Text(
              before.value + text.value,
              range: SourceRange(before.range.lowerBound, text.range.upperBound)))
        } else {
          parts.append(part)
        }
      case .expression(var expression):
        expression.function = expression.function?.normalized
        parts.append(.expression(expression))
      case .match(let match): parts.append(.match(match.normalized))
      case .matchedNumber: parts.append(part)
      }
    }
    return Pattern(parts, range: range)
  }
}

extension Function {
  /// Only names and styles that libicu compares without regard to case are changed.
  fileprivate var normalized: Function {
    guard let type = ICUType(name: name) else { return self }
    var function = self
    function.name = type.rawValue
    let keywords: [String] =
      switch type {
      case .number: NumberStyle.keywords
      case .date, .time: DateLength.keywords
      case .spellout, .ordinal, .duration: []
      }
    function.options = options.map { option in
      var option = option
      let word = asciiLowercased(String(PatternCharacters.trimmed(option.value)))
      if keywords.contains(word) { option.value = " " + word }
      return option
    }
    return function
  }
}

extension Match {
  fileprivate var normalized: Match {
    var match = self
    for index in match.selectors.indices {
      let kind = match.selectors[index].kind
      match.selectors[index].function.name = kind.rawValue
      match.selectors[index].function.options.removeAll { option in
        option.name == Function.Option.offset && Double(option.value) == 0
      }
    }
    match.variants = variants.map { variant in
      var variant = variant
      variant.pattern = variant.pattern.normalized
      return variant
    }
    // The limits of a choice are in order by their nature, and MessageFormat 1 has one selector.
    guard let kind = selectors.first?.kind, selectors.count == 1, kind != .choice else {
      return match
    }
    var seen: [Key] = []
    match.variants = match.variants.filter { variant in
      guard let key = variant.keys.first, !seen.contains(where: { $0.fitsSame(key) }) else {
        return false
      }
      seen.append(key)
      return true
    }
    let ranks = match.variants.map { $0.keys.first?.rank(in: kind) ?? 0 }
    match.variants = zip(ranks, match.variants).enumerated()
      .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
      .map(\.element.1)
    return match
  }
}

extension Match.Key {
  /// Whether another key fits the same values; `=1` and `=1.0` do.
  fileprivate func fitsSame(_ other: Match.Key) -> Bool {
    switch (self, other) {
    case (.number(let left), .number(let right)): Double(left) == Double(right)
    // Bytes, because texts that differ by Unicode normalization alone are equal in Swift.
    case (.keyword(let left), .keyword(let right)): left.utf8.elementsEqual(right.utf8)
    default: self == other
    }
  }

  /// Where the key stands among those of its match.
  fileprivate func rank(in kind: Match.Kind) -> Double {
    switch self {
    case .number(let text): return Double(text) ?? 0
    case .keyword(let word):
      let categories = ["zero", "one", "two", "few", "many"]
      if word == "other" { return .infinity }
      guard kind.isNumeric else { return 0 }
      let behindNumbers = Double.greatestFiniteMagnitude
      return categories.firstIndex(of: word).map { behindNumbers / Double(16 - $0) }
        ?? behindNumbers
    case .limit: return 0
    }
  }
}

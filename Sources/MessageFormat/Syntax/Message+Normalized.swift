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
        option.name == Function.Option.offset && PatternNumber.value(option.value) == 0
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
    var seen: Set<[ComparedKey]> = []
    match.variants = match.variants.filter { seen.insert($0.keys.map(ComparedKey.init)).inserted }
    let ranks = match.variants.map { $0.keys.first?.rank(in: kind) ?? (0, 0) }
    match.variants = zip(ranks, match.variants).enumerated()
      .sorted { left, right in
        left.element.0 != right.element.0
          ? left.element.0 < right.element.0 : left.offset < right.offset
      }
      .map(\.element.1)
    return match
  }
}

extension Match.Key {
  /// Where the key stands among those of its match: numbers, then categories, then `other`.
  fileprivate func rank(in kind: Match.Kind) -> (group: Int, place: Double) {
    switch self {
    case .number(let text): return (0, PatternNumber.value(text))
    case .limit: return (0, 0)
    case .keyword("other"): return (2, 0)
    case .keyword(let word):
      let categories = ["zero", "one", "two", "few", "many"]
      guard kind.isNumeric, let place = categories.firstIndex(of: word) else { return (1, 5) }
      return (1, Double(place))
    }
  }
}

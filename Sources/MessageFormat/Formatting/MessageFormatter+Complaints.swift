extension MessageFormatter {
  /// Opens every type and style of a message, in every branch, and tells what is wrong with them.
  ///
  /// - Parameter message: The message.
  /// - Returns: Errors of the kinds `bad-format`, for what cannot be formatted, and
  ///   `suspicious-style`, for what libicu takes without a word and prints as nonsense, in the
  ///   order of the message.
  public func complaints(about message: Message) -> [FormatError] {
    var found: [FormatError] = []
    collect(message.pattern, into: &found)
    return found
  }

  private func collect(_ pattern: Pattern, into found: inout [FormatError]) {
    for part in pattern.parts {
      switch part {
      case .text, .matchedNumber: continue
      case .expression(let expression):
        if let function = expression.function, let complaint = complaint(about: function) {
          let range = function[option: Function.Option.style]?.range ?? expression.range
          found.append(complaint.located(expression.variable, range))
        }
      case .match(let match):
        for variant in match.variants { collect(variant.pattern, into: &found) }
      }
    }
  }

  private func complaint(about function: Function) -> FormatError? {
    let style = function[option: Function.Option.style]?.value
    if let type = types[function.name] {
      let trimmed = style.map { String(PatternCharacters.trimmed($0)) }
      return type.complaint(trimmed == "" ? nil : trimmed, self).map {
        FormatError(kind: .badFormat, message: $0)
      }
    }
    guard let type = ICUType(name: function.name) else {
      return FormatError(kind: .badFormat, message: "`\(function.name)` is no type")
    }
    switch type {
    case .number: return complaint(about: NumberStyle(style: style))
    case .date: return complaint(about: DateStyle(style: style, isTime: false))
    case .time: return complaint(about: DateStyle(style: style, isTime: true))
    case .spellout: return ruleSetComplaint(style) { .spellout($0) }
    case .ordinal: return ruleSetComplaint(style) { .ordinal($0) }
    case .duration: return ruleSetComplaint(style) { .duration($0) }
    }
  }

  private func complaint(about style: NumberStyle) -> FormatError? {
    do {
      _ = try format(.integer(1), style)
    } catch {
      guard case .pattern(let pattern) = style, var fault = suspicion(ofNumber: pattern) else {
        return error
      }
      fault.kind = .badFormat
      return fault
    }
    if case .pattern(let pattern) = style { return suspicion(ofNumber: pattern) }
    return nil
  }

  /// A pattern without a place for a digit is a misspelt keyword.
  private func suspicion(ofNumber pattern: String) -> FormatError? {
    let digits: Set<Unicode.Scalar> = ["#", "@", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]
    guard !pattern.unicodeScalars.contains(where: digits.contains) else { return nil }
    return misspelt(pattern, among: NumberStyle.keywords, pattern: "#,##0.00")
  }

  private func complaint(about style: DateStyle) -> FormatError? {
    do {
      let text = try located { objects throws(ICUFailure) in
        try objects.date(style, isDay: false).format(milliseconds: 0)
      }
      // libicu takes a skeleton that it can make nothing of, and prints nothing.
      if text.isEmpty, case .skeleton = style {
        return FormatError(
          kind: .suspiciousStyle, message: "\(style.description) prints nothing")
      }
    } catch {
      return FormatError(kind: .badFormat, message: "\(style.description) cannot be used")
    }
    guard case .pattern(let pattern, _) = style else { return nil }
    if let mistaken = mistakenField(in: pattern) { return mistaken }
    let trimmed = String(PatternCharacters.trimmed(pattern))
    let letters = DatePattern.letters(of: trimmed)
    let isWord = trimmed.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    let isUnknown = letters.contains { !DatePattern.known.contains($0) }
    let isNear =
      isWord && trimmed.utf8.count > 2
      && (Spelling.nearest(to: trimmed, in: DateLength.keywords) != nil
        || DateLength.keywords.contains { $0.hasPrefix(asciiLowercased(trimmed)) })
    return isUnknown || isNear || DatePattern.holdsWord(pattern)
      ? misspelt(pattern, among: DateLength.keywords, pattern: "d. MMMM y") : nil
  }

  /// A field that is nearly always taken for another one: the year of a week without a week, the
  /// day of a year beside a month.
  private func mistakenField(in pattern: String) -> FormatError? {
    let letters = Set(DatePattern.letters(of: pattern))
    let field: (found: String, meaning: String, wanted: String)
    if letters.contains("Y"), letters.isDisjoint(with: ["w", "e", "c"]) {
      field = ("Y", "the year that a week belongs to", "y")
    } else if letters.contains("D"), !letters.isDisjoint(with: ["M", "L"]) {
      field = ("D", "the day of the year", "d")
    } else {
      return nil
    }
    return FormatError(
      kind: .suspiciousStyle,
      message: "`\(field.found)` in the pattern `\(PatternCharacters.trimmed(pattern))` is "
        + "\(field.meaning); did you mean `\(field.wanted)`?")
  }

  /// libicu ignores a rule set that it does not know.
  private func ruleSetComplaint(
    _ style: String?, _ make: (String) -> NumberStyle
  ) -> FormatError? {
    guard let style, !style.isEmpty else { return nil }
    let numberStyle = make("")
    do {
      let isKnown = try withICU { objects throws(ICUFailure) in
        try objects.number(numberStyle).hasRuleSet(style)
      }
      if isKnown { return nil }
    } catch {
      return FormatError(kind: .badFormat, message: "\(numberStyle.description) cannot be used")
    }
    let name = PatternCharacters.trimmed(style)
    return FormatError(
      kind: .suspiciousStyle,
      message: name.utf8.count == style.utf8.count
        ? "`\(name)` is no rule set of `\(locale)`, and would be ignored"
        : "a rule set stands directly behind the comma; with white space it is ignored")
  }

  private func misspelt(
    _ style: String, among keywords: [String], pattern: String
  ) -> FormatError {
    let word = String(PatternCharacters.trimmed(style))
    let near = Spelling.nearest(to: word, in: keywords)
    let help =
      near.map { "did you mean `\($0)`?" }
      ?? "expected \(keywords.joined(separator: ", ")), `::` and a skeleton, or a pattern such as "
      + "`\(pattern)`"
    return FormatError(
      kind: .suspiciousStyle,
      message: "`\(word)` is neither a style nor a sensible pattern; \(help)")
  }
}

extension FormatError.Kind {
  /// A style that libicu takes without a word, and that is most likely misspelt.
  public static let suspiciousStyle = FormatError.Kind(rawValue: "suspicious-style")
}

import MessageFormat

extension SegmentPlan {
  /// The translation of the segment, put together of its units' texts.
  ///
  /// - Parameter texts: a text for each unit, in the order of ``units``.
  /// - Returns: the segment's elements; nil where they make no message.
  func composed(_ texts: [UnitText]) -> [TextElement]? {
    // The same code may be the second of its unit in one branch, and the first in another.
    let texts = texts.map(\.withoutNumbers)
    guard texts.count == units.count, let first = texts.first else { return nil }
    var byKeys: [[Match.Key]: UnitText] = [:]
    let isWithinSelect = axes.contains { !$0.selector.kind.isNumeric }
    for (unit, text) in zip(units, texts) {
      byKeys[unit.keys] = number != nil && isWithinSelect ? text.namingNumbers : text
    }
    // ICU gives `#` its meaning in a branch of a plural alone, not in a select within it.
    let order = axes.indices.sorted { left, right in
      let isNumeric = (axes[left].selector.kind.isNumeric, axes[right].selector.kind.isNumeric)
      return isNumeric.0 == isNumeric.1 ? left < right : !isNumeric.0
    }.filter { matters($0, byKeys) }
    let source: String
    if order.isEmpty {
      source = first.written(within: around)
    } else if order.count == 1, !isLoneMatch,
      let parts = FactoredTexts(axes[order[0]].keys.map { text(byKeys, [order[0]: $0]) })
    {
      source =
        parts.before.written(before: UInt8(ascii: "{"), within: around)
        + written(order, byKeys, [:], parts.middles) + parts.after.written(within: around)
    } else {
      source = written(order, byKeys, [:], nil)
    }
    guard var elements = elements(of: source) else { return nil }
    let continuation = (target ?? self.source).continuation
    if isMarkdown { elements = MarkdownCutter.escaped(elements, as: self.source.part) }
    return elements.flatMap { element -> [TextElement] in
      guard !continuation.isEmpty, case .scalar("\n") = element else { return [element] }
      return [element] + continuation.unicodeScalars.map { .scalar($0) }
    }
  }

  /// What the segment is a branch of, as far as it gives `#` a meaning.
  private var around: Match.Kind? { number == nil ? nil : .plural }

  /// What a pattern says where the segment stands; nil where it says nothing.
  private func elements(of source: String) -> [TextElement]? {
    guard let number else {
      let (message, errors) = Message.recover(source, types: .parlance)
      return errors.isEmpty ? message.pattern.elements : nil
    }
    let (message, errors) = Message.recover(
      "{\(number), plural, other {\(source)}}", types: .parlance)
    guard errors.isEmpty, case .match(let match)? = message.pattern.parts.first else { return nil }
    return match.variants.first?.pattern.elements
  }

  /// Whether the sentence is nothing but a choice, which is to stay whole.
  private var isLoneMatch: Bool {
    let parts = source.pattern.parts
    if parts.count == 1, case .match = parts[0] { return true }
    return false
  }

  /// Whether the texts differ along an axis.
  private func matters(_ axis: Int, _ texts: [[Match.Key]: UnitText]) -> Bool {
    if axes[axis].selector.kind.isNumeric,
      texts.values.contains(where: { $0.codes.contains { $0.data == "#" } })
    {
      return true
    }
    return texts.contains { keys, text in
      var other = keys
      other[axis] = .other
      return texts[other].map { $0 != text } ?? true
    }
  }

  /// The text for some keys; along the other axes, where all are equal, that of `other`.
  private func text(_ texts: [[Match.Key]: UnitText], _ keys: [Int: Match.Key]) -> UnitText {
    texts[axes.indices.map { keys[$0] ?? .other }] ?? UnitText()
  }

  private func written(
    _ order: [Int], _ texts: [[Match.Key]: UnitText], _ chosen: [Int: Match.Key],
    _ middles: [UnitText]?
  ) -> String {
    let axis = axes[order[chosen.count]]
    let selector = axis.selector
    var result = "{\(selector.variable), \(selector.function.name),\(selector.writtenOffset)"
    for (index, key) in axis.keys.enumerated() {
      var keys = chosen
      keys[order[chosen.count]] = key
      result += " \(key.written) {"
      if keys.count < order.count {
        result += written(order, texts, keys, nil)
      } else {
        result += (middles?[index] ?? text(texts, keys)).written(within: selector.kind)
      }
      result += "}"
    }
    return result + "}"
  }
}

/// What the branches of a choice have in common at their beginning and end, so that it is written
/// but once.
private struct FactoredTexts {
  private(set) var before = UnitText()
  private(set) var middles: [UnitText] = []
  private(set) var after = UnitText()

  /// Nil where nothing is in common, or where what is left would not be words.
  init?(_ texts: [UnitText]) {
    let tokens = texts.map(FactoredTexts.tokens)
    guard let first = tokens.first, let least = tokens.map(\.count).min() else { return nil }
    var start = 0
    while start < least, tokens.allSatisfy({ $0[start] == first[start] }), !first[start].isNumber {
      start += 1
    }
    while start > 0, !FactoredTexts.isBalanced(first[..<start]) { start -= 1 }
    var end = 0
    while start + end < least,
      tokens.allSatisfy({ $0[$0.count - 1 - end] == first[first.count - 1 - end] }),
      !first[first.count - 1 - end].isNumber
    {
      end += 1
    }
    while end > 0, !FactoredTexts.isBalanced(first[(first.count - end)...]) { end -= 1 }
    guard start + end > 0 else { return nil }
    before = FactoredTexts.text(first[..<start])
    after = FactoredTexts.text(first[(first.count - end)...])
    for own in tokens {
      let middle = own[start..<(own.count - end)]
      guard let head = middle.first, let tail = middle.last, !head.isSpace, !tail.isSpace,
        FactoredTexts.isBalanced(middle)
      else { return nil }
      middles.append(FactoredTexts.text(middle))
    }
  }

  private enum Token: Hashable {
    case word(String)
    case space(String)
    case code(InlineCode)

    var isSpace: Bool { if case .space = self { true } else { false } }
    var isNumber: Bool { if case .code(let code) = self { code.data == "#" } else { false } }
  }

  private static func tokens(_ text: UnitText) -> [Token] {
    text.parts.flatMap { part -> [Token] in
      guard case .text(let text) = part else {
        if case .code(let code) = part { return [.code(code)] }
        return []
      }
      var tokens: [Token] = []
      for character in text {
        let isSpace = character.isWhitespace
        switch tokens.last {
        case .word(let word)? where !isSpace: tokens[tokens.count - 1] = .word(word + [character])
        case .space(let word)? where isSpace: tokens[tokens.count - 1] = .space(word + [character])
        default: tokens.append(isSpace ? .space(String(character)) : .word(String(character)))
        }
      }
      return tokens
    }
  }

  private static func text(_ tokens: some Collection<Token>) -> UnitText {
    UnitText(
      tokens.map { token in
        switch token {
        case .word(let text), .space(let text): .text(text)
        case .code(let code): .code(code)
        }
      })
  }

  private static func isBalanced(_ tokens: some Collection<Token>) -> Bool {
    var depth = 0
    for case .code(let code) in tokens {
      switch code.role {
      case .open: depth += 1
      case .close:
        depth -= 1
        if depth < 0 { return false }
      case .single: break
      }
    }
    return depth == 0
  }
}

extension UnitText {
  /// The text with the same number for all codes, so that only what they say tells texts apart.
  fileprivate var withoutNumbers: UnitText {
    UnitText(
      parts.map { part in
        guard case .code(var code) = part else { return part }
        code.id = 0
        return .code(code)
      })
  }

  /// The text with the name of the variable in place of `#`, which means nothing in a select.
  fileprivate var namingNumbers: UnitText {
    UnitText(
      parts.map { part in
        guard case .code(var code) = part, code.data == "#" else { return part }
        code.data = code.equivalent
        return .code(code)
      })
  }
}

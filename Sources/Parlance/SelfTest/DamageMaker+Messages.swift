import MessageFormat

/// Damages to the message of a text: its placeholders and branches.
extension DamageMaker {
  /// - Parameters:
  ///   - field: The text.
  ///   - isCompared: Whether it is held against its source, or its translations against it.
  mutating func damageMessage(_ field: FieldInput, isCompared: Bool) {
    var uses: [String: Int] = [:]
    var expressions: [Expression] = []
    field.message.pattern.visit { part in
      switch part {
      case .expression(let expression):
        expressions.append(expression)
        uses[expression.variable, default: 0] += 1
      case .match(let match):
        for selector in match.selectors { uses[selector.variable, default: 0] += 1 }
      case .text, .matchedNumber: break
      }
    }
    for expression in expressions {
      damage(
        expression, in: field,
        isOnly: isCompared && uses[expression.variable] == 1
          && (field.source?.variables.contains(expression.variable) ?? field.texts.isSource))
    }
    for match in field.matches { damage(match, in: field) }
  }

  private mutating func damage(
    _ expression: Expression, in field: FieldInput, isOnly: Bool
  ) {
    let text = field.field.text
    let range = expression.range
    let name = expression.variable
    let written = "“{\(name)}” in “\(field.name)”"
    let isSnippet = expression.function?.name == ParlanceTypes.snippet
    offer(
      .braceRemoved, "the closing brace of \(written) is removed",
      [text.edit(SourceRange(range.upperBound - 1, range.upperBound), to: "")],
      rules: "invalid-message", "stray-brace")
    guard let place = field.value.place(of: name, in: range) else { return }
    let misspelt = name + "x"
    if field.scope.variables[misspelt] == nil, !field.scope.snippets.contains(misspelt) {
      offer(
        .placeholderMisspelt, "\(written) is misspelt as “{\(misspelt)}”",
        [text.edit(place, to: misspelt)], rules: isSnippet ? "unknown-item" : "unknown-variable")
    }
    offer(
      .placeholderQuoted, "an apostrophe stands before \(written)",
      [text.edit(SourceRange(range.lowerBound, range.lowerBound), to: "'")],
      rules: "quoted-placeholder")
    guard isOnly else { return }
    offer(
      .placeholderRemoved, "\(written) is removed", [text.edit(range, to: "")],
      rules: field.texts.isSource ? "extra-variable" : "missing-variable")
    guard !isSnippet, let type = field.scope.variables[name]?.type else { return }
    let others = field.scope.variables.values.filter { other in
      other.type == type && other.name != name && !field.variables.contains(other.name)
        && !other.isOptional && field.source?.variables.contains(other.name) != true
    }.map(\.name).sorted()
    if let other = others.first {
      offer(
        .placeholderRenamed, "\(written) is renamed to “{\(other)}”",
        [text.edit(place, to: other)], rules: "renamed-variable")
    }
  }

  private mutating func damage(_ match: Match, in field: FieldInput) {
    guard let selector = match.selectors.first else { return }
    let text = field.field.text
    let what = "the \(selector.kind.rawValue) of “\(selector.variable)” in “\(field.name)”"
    let source = field.source?.matches.first {
      $0.selectors.first?.variable == selector.variable
        && $0.selectors.first?.kind == selector.kind
    }
    let needed =
      field.locale.pluralReach.flatMap { reach in
        PluralChoice(match, in: field.scope)?.neededCategories(reach)
      } ?? []
    for variant in match.variants {
      guard case .keyword(let key)? = variant.keys.first else { continue }
      let removal = [text.edit(variant.range, to: "")]
      if key == "other" {
        offer(.otherRemoved, "“other” is removed from \(what)", removal, rules: "invalid-message")
        if selector.kind.isNumeric, let number = variant.pattern.matchedNumber,
          source?.variants.last?.pattern.matchedNumber != nil
        {
          offer(
            .numberLost, "the # is removed from “other” of \(what)", [text.edit(number, to: "")],
            rules: "lost-number")
        }
      } else if selector.kind.isNumeric, needed.contains(key) {
        offer(
          .categoryRemoved, "“\(key)” is removed from \(what)", removal,
          rules: "missing-plural-category")
      } else if selector.kind == .select, key == "missing" || source?.has(key) == true {
        offer(
          .caseRemoved, "“\(key)” is removed from \(what)", removal,
          rules: "missing-select-case")
      }
    }
  }
}

extension String {
  /// Where a name stands in a range of UTF-8 bytes.
  fileprivate func place(of name: String, in range: SourceRange) -> SourceRange? {
    let bytes = Array(utf8)
    let name = Array(name.utf8)
    guard range.upperBound <= bytes.count, !name.isEmpty else { return nil }
    var start = range.lowerBound
    while start + name.count <= range.upperBound {
      if bytes[start..<(start + name.count)].elementsEqual(name) {
        return SourceRange(start, start + name.count)
      }
      start += 1
    }
    return nil
  }
}

extension Match {
  fileprivate func has(_ key: String) -> Bool {
    variants.contains { $0.keys.first == .keyword(key) }
  }
}

extension Pattern {
  /// Where a `#` stands in it, where there is exactly one.
  fileprivate var matchedNumber: SourceRange? {
    let numbers = parts.compactMap { part in
      if case .matchedNumber(let range) = part { range } else { nil }
    }
    return numbers.count == 1 ? numbers[0] : nil
  }
}

import MessageFormat

extension Rule {
  static let literalMarkup = Rule(
    id: "literal-markup", severity: .error,
    summary: "Asterisks, backticks or brackets of Markdown are left to see.",
    explanation: """
      Markdown does not read ** beside a blank, an underscore within a word, or a link whose \
      address has a space, and shows the characters instead. A subject or a title is no Markdown \
      at all. What a backslash keeps literal is left alone.
      """,
    bad: .germanMail(body: "Nur noch ** drei Tage** sind Zeit."),
    good: .germanMail(body: "Nur noch **drei Tage** sind Zeit."),
    looks: .field { field in
      guard !field.signs.isDisjoint(with: [.markdown, .link]) else { return [] }
      return field.findings(most: 10) { reading, block in
        LiteralMarkup(field: field, reading: reading, range: block.range).findings
      }
    }
  )
}

/// Looks for characters of Markdown in what its reader sees.
private struct LiteralMarkup {
  let field: FieldInput
  let reading: Reading
  let range: Range<Int>

  private func scalar(_ index: Int) -> Unicode.Scalar {
    range.contains(index) ? reading.scalars[index] : " "
  }

  var findings: [Finding] {
    var found: [Finding] = []
    var index = range.lowerBound
    while index < range.upperBound, found.count < 10 {
      let sign = reading.scalars[index]
      var end = index + 1
      switch sign {
      case "*", "_", "~":
        while end < range.upperBound, reading.scalars[end] == sign { end += 1 }
        if let finding = stress(index..<end, sign) { found.append(finding) }
      case "`": if let finding = code(at: index) { found.append(finding) }
      case "]" where scalar(end) == "(" || scalar(end) == "[":
        if let finding = link(at: index) { found.append(finding) }
      case "]": if let finding = tornLink(at: index) { found.append(finding) }
      case "#" where index == range.lowerBound && scalar(end) == "#":
        while scalar(end) == "#" { end += 1 }
        if scalar(end) != " ", end - index <= 6 || !field.isMarkdown {
          found.append(
            finding("the characters \(reading.text(of: index..<end)) make no heading", index..<end))
        }
      default: break
      }
      index = end
    }
    return found.filter { finding in
      !found.contains { $0.location < finding.location && $0.message == finding.message }
    }
  }

  /// A run of asterisks, underscores or tildes.
  private func stress(_ run: Range<Int>, _ sign: Unicode.Scalar) -> Finding? {
    guard run.count <= 3, !isEscaped(run.lowerBound), !reading.isCode(run.lowerBound) else {
      return nil
    }
    if sign == "~", run.count != 2 { return nil }
    let touches = !scalar(run.lowerBound - 1).isSpacing || !scalar(run.upperBound).isSpacing
    let partner = partner(of: run, sign)
    if run.count > 1 {
      // Two asterisks mean nothing else, unless a footnote has two; underscores may be a gap.
      guard touches, sign == "*" || partner != nil || run.count == 2 && opens(run) else {
        return nil
      }
      if partner == nil, hasNote(sign) { return nil }
      return finding(
        "the characters \(reading.text(of: run)) are left to see", run)
    }
    guard let partner else { return loneStar(run, sign) }
    guard opens(run) && closes(partner) || sign == "*" && isTorn(run, partner) else { return nil }
    var one = finding(
      "the character \(sign) is left to see at both ends of “\(shortened(inner(run, partner)))”",
      run)
    if !field.isMarkdown || sign == "_" || !opens(run) { one.severity = .warning }
    return one
  }

  /// Whether a blank within the marks keeps one of them from being read: `*all * of you`.
  private func isTorn(_ run: Range<Int>, _ partner: Range<Int>) -> Bool {
    func isLoose(_ run: Range<Int>) -> Bool {
      scalar(run.lowerBound - 1).isSpacing && scalar(run.upperBound).isSpacing
    }
    return opens(run) && scalar(run.upperBound).isWordPart && isLoose(partner)
      || isLoose(run) && closes(partner) && scalar(partner.lowerBound - 1).isWordPart
        && scalar(run.lowerBound - 2).isWordPart
  }

  /// An asterisk at the beginning of a word that nothing ends; a footnote has another one.
  private func loneStar(_ run: Range<Int>, _ sign: Unicode.Scalar) -> Finding? {
    guard sign == "*", opens(run), scalar(run.upperBound).isWordPart,
      reading.scalars.count(where: { $0 == "*" }) == 1
    else { return nil }
    var one = finding("the character * is left to see", run)
    one.severity = .warning
    return one
  }

  private func inner(_ run: Range<Int>, _ partner: Range<Int>) -> String {
    reading.text(of: run.upperBound..<partner.lowerBound)
  }

  /// The next run of the same length.
  private func partner(of run: Range<Int>, _ sign: Unicode.Scalar) -> Range<Int>? {
    var index = run.upperBound
    // What is stressed is no longer than that.
    let end = min(range.upperBound, index + 2_000)
    while index < end {
      guard reading.scalars[index] == sign else {
        index += 1
        continue
      }
      var end = index
      while end < range.upperBound, reading.scalars[end] == sign { end += 1 }
      if end - index == run.count, !isEscaped(index), index > run.upperBound {
        return index..<end
      }
      index = end
    }
    return nil
  }

  /// Whether another block has such a run, too: one is a footnote, and the other refers to it.
  private func hasNote(_ sign: Unicode.Scalar) -> Bool {
    reading.blocks.contains { block in
      guard block.range != range, block.kind != .code else { return false }
      let scalars = reading.scalars[block.range]
      return zip(scalars, scalars.dropFirst()).contains { $0 == sign && $1 == sign }
    }
  }

  private func opens(_ run: Range<Int>) -> Bool {
    let before = scalar(run.lowerBound - 1)
    return !before.isWordPart && !before.isDigit && before != Reading.value
      && !scalar(run.upperBound).isSpacing && scalar(run.upperBound) != "/"
  }

  private func closes(_ run: Range<Int>) -> Bool {
    let after = scalar(run.upperBound)
    return !after.isWordPart && !after.isDigit && after != Reading.value
      && !scalar(run.lowerBound - 1).isSpacing
  }

  private func code(at index: Int) -> Finding? {
    guard !isEscaped(index), !reading.isCode(index), scalar(index - 1) != "`",
      !scalar(index + 1).isSpacing, !scalar(index - 1).isWordPart
    else { return nil }
    guard let end = reading.scalars[(index + 1)..<range.upperBound].firstIndex(of: "`") else {
      // Some write an apostrophe so.
      guard scalar(index - 1).isSpacing, scalar(index + 1).isWordPart,
        !reading.scalars[range.lowerBound..<index].contains("`")
      else { return nil }
      var one = finding("a backtick is left to see", index..<(index + 1))
      one.severity = .warning
      return one
    }
    return end > index + 1 ? finding("backticks are left to see", index..<(index + 1)) : nil
  }

  private func link(at index: Int) -> Finding? {
    guard !isEscaped(index), !reading.isCode(index),
      scalar(index + 2) != " " || scalar(index + 1) == "(",
      let start = reading.scalars[max(range.lowerBound, index - 1_000)..<index].lastIndex(of: "["),
      !isEscaped(start)
    else { return nil }
    let close: Unicode.Scalar = scalar(index + 1) == "(" ? ")" : "]"
    guard
      let end = reading.scalars[(index + 2)..<max(index + 2, range.upperBound)]
        .firstIndex(of: close), end > index + 2
    else { return nil }
    let inner = reading.text(of: (index + 2)..<end)
    // [1](siehe unten) is a text like any other; an address shows what was meant.
    guard
      close == "]" || inner.contains("/") || inner.contains(":") || inner.contains(".")
        || inner.hasPrefix("#")
    else { return nil }
    return finding(
      "the link “\(shortened(reading.text(of: start..<(end + 1))))” is not read as one",
      start..<(end + 1))
  }

  /// A link whose address stands apart: [text] (https://...), [text]（https://...）, [text]{url}.
  private func tornLink(at index: Int) -> Finding? {
    guard field.isMarkdown, !isEscaped(index), !reading.isCode(index),
      let start = reading.scalars[max(range.lowerBound, index - 200)..<index].lastIndex(of: "["),
      !isEscaped(start), index > start + 1
    else { return nil }
    var next = index + 1
    if scalar(next) == Reading.value {
      guard isAddress(at: Int(reading.offsets[next])) else { return nil }
      return torn(start..<(next + 1))
    }
    if scalar(next) == " " { next += 1 }
    let close: Unicode.Scalar
    switch scalar(next) {
    case "(" where next > index + 1: close = ")"
    case "（": close = "）"
    default: return nil
    }
    guard let end = reading.scalars[next..<range.upperBound].firstIndex(of: close),
      case let inner = reading.text(of: (next + 1)..<end),
      ["https://", "http://", "mailto:"].contains(where: inner.hasPrefix)
        || end == next + 2 && scalar(next + 1) == Reading.value
          && isAddress(at: Int(reading.offsets[next + 1]))
    else { return nil }
    return torn(start..<(end + 1))
  }

  private func torn(_ run: Range<Int>) -> Finding {
    field.finding(
      "the link “\(shortened(reading.text(of: run).replacing("\u{FFFC}", with: "{…}")))” is not "
        + "read as one", at: reading.sourceRange(of: run),
      help: "write the address right behind the text: [text](address)")
  }

  /// Whether the placeholder at an offset is an address.
  private func isAddress(at offset: Int) -> Bool {
    var isAddress = false
    field.message.pattern.visit { part in
      if case .expression(let expression) = part, expression.range.lowerBound == offset,
        field.scope.variables[expression.variable]?.type == .url
      {
        isAddress = true
      }
    }
    return isAddress
  }

  private func isEscaped(_ index: Int) -> Bool {
    let offset = Int(reading.offsets[index])
    guard offset > 0, field.isMarkdown else { return false }
    let before = field.value.utf8.dropFirst(offset - 1).first
    return before == UInt8(ascii: "\\")
  }

  private func finding(_ message: String, _ run: Range<Int>) -> Finding {
    field.finding(
      message, at: reading.sourceRange(of: run),
      help: field.isMarkdown
        ? "no blank may stand within the marks, nor in an address; a backslash keeps a mark literal"
        : "a \(field.name) is no Markdown: leave the marks out")
  }
}

import MessageFormat

extension Rule {
  static let strayWhitespace = Rule(
    id: "stray-whitespace", severity: .warning,
    summary: "A blank stands where none belongs.",
    explanation: """
      Two spaces in a row, a tab, a space before a comma, behind an opening bracket or at an end \
      of a subject: slips that show in a mail’s text part and in its subject. French has its space \
      before : ; ! ? of course, and no language is told how to write what it writes otherwise. A \
      text that has two spaces behind each of its sentences is left in peace.
      """,
    bad: .germanMail(body: "Schön,  dass Sie da sind ."),
    good: .germanMail(body: "Schön, dass Sie da sind."),
    fix: "removes the blank",
    looks: .field { field in
      guard !field.signs.isDisjoint(with: [.looseSpace, .tab]) || field.hasMixedSpaces else {
        return []
      }
      let marks = field.locale.language.marksWithoutSpace
      return field.findings { reading, block in
        StrayBlanks(field: field, reading: reading, block: block, marks: marks).findings
      }
    }
  )
}

extension LanguageFacts {
  /// The punctuation marks that no space stands before.
  fileprivate var marksWithoutSpace: Set<Unicode.Scalar> {
    switch language {
    case "th", "lo", "km", "my", "bo", "dz": []
    case "fr", "br", "oc", "co", "mg", "wo", "hi", "mr", "ne", "sa", "bn", "as", "gu", "pa", "or",
      "ta", "te", "kn", "ml", "si", "hy":
      [",", ".", ")", "]"]
    case "ja", "zh", "yue": [",", ")", "]", "、", "。", "，", "：", "；", "！", "？", "）"]
    default: [",", ".", ":", ";", "!", "?", ")", "]", "،", "؛", "؟"]
    }
  }
}

extension FieldInput {
  /// Whether a space stands beside one that keeps a line together.
  fileprivate var hasMixedSpaces: Bool {
    signs.contains(.latinSigns) && (value.contains("\u{A0} ") || value.contains(" \u{A0}"))
  }
}

/// Looks for blanks in a block of text that do not belong there.
private struct StrayBlanks {
  let field: FieldInput
  let reading: Reading
  let block: Reading.Block
  let marks: Set<Unicode.Scalar>

  private let scalars: [Unicode.Scalar]

  init(
    field: FieldInput, reading: Reading, block: Reading.Block, marks: Set<Unicode.Scalar>
  ) {
    self.field = field
    self.reading = reading
    self.block = block
    self.marks = marks
    scalars = reading.scalars
  }

  var findings: [Finding] {
    var found: [Finding] = []
    let spacesSentences = spacesSentences
    var index = block.range.lowerBound
    while index < block.range.upperBound {
      guard scalars[index] == " " || scalars[index] == "\t" else {
        index += 1
        continue
      }
      var end = index + 1
      // What a placeholder without a value leaves behind stands beside its own space.
      while end < block.range.upperBound, scalars[end] == " " || scalars[end] == "\t",
        reading.offsets[end] == reading.offsets[end - 1] + 1
      {
        end += 1
      }
      if let finding = finding(index..<end, spacesSentences) { found.append(finding) }
      if found.count == 20 { return found }
      index = end
    }
    return found
  }

  private func finding(_ run: Range<Int>, _ spacesSentences: Bool) -> Finding? {
    if !reading.code.isEmpty, reading.isCode(run.lowerBound) { return nil }
    if !field.isOwn(run.lowerBound, of: reading) { return nil }
    let isFirst = run.lowerBound == block.range.lowerBound
    let isLast = run.upperBound == block.range.upperBound
    if isFirst || isLast {
      guard reading.isWhole, block.kind == .line else { return nil }
      return finding("the text \(isFirst ? "begins" : "ends") with a blank", run, with: "")
    }
    let before = scalars[run.lowerBound - 1]
    let after = scalars[run.upperBound]
    if before == "\n" || after == "\n" { return nil }
    if before == "\u{A0}" || after == "\u{A0}" {
      return finding("a space stands beside a no-break space", run, with: "")
    }
    if ["(", "[", "（"].contains(before), !isClosing(after) {
      return finding("a space stands behind the bracket \(before)", run, with: "")
    }
    if marks.contains(after), isMark(at: run.upperBound, before: before) {
      return finding("a space stands before the mark \(after)", run, with: "")
    }
    if scalars[run].contains("\t") { return finding("a tab stands here", run, with: " ") }
    guard run.count > 1, !(endsSentence(before) && spacesSentences) else { return nil }
    return finding("\(run.count) spaces stand here in a row", run, with: " ")
  }

  private func finding(_ message: String, _ run: Range<Int>, with text: String) -> Finding {
    let range = reading.sourceRange(of: run)
    var finding = field.finding(
      message, at: range, help: text.isEmpty ? "remove it" : "write one space")
    if range.upperBound - range.lowerBound == run.count {
      finding.fix = field.fix("remove the blank", at: range, with: text)
    }
    return finding
  }

  private func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    [")", "]", "）"].contains(scalar)
  }

  /// Whether what stands behind a space is a punctuation mark, and not the beginning of `.net`,
  /// `...`, a smiley or a ratio.
  private func isMark(at index: Int, before: Unicode.Scalar) -> Bool {
    let mark = scalars[index]
    if isClosing(mark) { return !["(", "[", "（"].contains(before) }
    let after = index + 1 < block.range.upperBound ? scalars[index + 1] : " "
    if before.isDigit, mark == ":" {
      return !scalars[(index + 1)..<block.range.upperBound].drop(while: \.isSpacing)
        .prefix(1).contains(where: \.isDigit)
    }
    if mark.value >= 0x3000 { return before != Reading.value }
    if (mark == ":" || mark == ";") && (after == ")" || after == "(") { return false }
    if before == "." || before == ":" || before == Reading.value && mark == ":" { return false }
    return after.isSpacing || "”“»\"’)".unicodeScalars.contains(after)
      || (mark == "!" || mark == "?") && (after == "!" || after == "?")
  }

  private func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    [".", "!", "?", ":", "…", "”", "\"", ")"].contains(scalar)
  }

  /// Whether the text has two spaces behind its sentences as a habit.
  private var spacesSentences: Bool {
    var (wide, narrow) = (0, 0)
    for index in block.range.dropFirst().dropLast(2)
    where scalars[index] == " " && endsSentence(scalars[index - 1]) {
      if scalars[index + 1] == " " { wide += 1 } else if scalars[index - 1] != ")" { narrow += 1 }
    }
    return wide > 1 && narrow == 0
  }
}

import MessageFormat

extension Rule {
  static let foreignQuotes = Rule(
    id: "foreign-quotes", severity: .warning,
    summary: "A quotation has the marks of another language.",
    explanation: """
      German quotes „so“, French « ainsi », Japanese 「このように」; the marks of the source are a \
      trace of translation that readers notice. The marks are those of CLDR, with others that are \
      usual in the language. Straight marks ("...") are noted where the source, or another \
      quotation of the same text, has better ones.
      """,
    bad: .germanMail(body: "Klicken Sie auf “Verlängern”, um weiterzukommen."),
    good: .germanMail(body: "Klicken Sie auf „Verlängern“, um weiterzukommen."),
    fix: "writes the quotation marks of the language",
    looks: .field { field in
      let facts = field.locale.language
      guard field.mayHaveQuotations, !facts.letters.isEmpty else { return [] }
      var found: [Finding] = []
      for (reading, quotations) in zip(field.readings, field.quotations) {
        for pair in quotations.pairs where field.isOwn(pair.close, of: reading) {
          let (open, close) = (reading.scalars[pair.open], reading.scalars[pair.close])
          guard Quotations.belong(open, close) else { continue }
          if facts.uses(open, close) {
            if field.isCopied(pair, in: reading, facts) {
              var finding = field.foreign(pair, in: reading, facts)
              finding.severity = .note
              found.append(finding)
            }
            continue
          }
          let isStraight = open == "\""
          if isStraight, facts.language == "he" || !field.hasBetterQuotes { continue }
          if facts.isEastAsian, reading.isLatin(pair.open + 1..<pair.close) { continue }
          found.append(field.foreign(pair, in: reading, facts))
        }
      }
      return Array(found.prefix(20))
    }
  )
}

extension FieldInput {
  /// Whether a quotation has the marks of the source, where CLDR has others for it; they are seen
  /// in the language too, most of all within quotations.
  fileprivate func isCopied(
    _ pair: Quotations.Pair, in reading: Reading, _ facts: LanguageFacts
  ) -> Bool {
    let (open, close) = (reading.scalars[pair.open], reading.scalars[pair.close])
    guard pair.depth == 0, let own = facts.quotationMarks(depth: 0),
      own.open != String(open) || own.close != String(close),
      let source, let model = source.readings.first, let quotations = source.quotations.first
    else { return false }
    let isLatin = reading.isLatin(pair.open + 1..<pair.close)
    return !(facts.scripts.first != Script.latin && isLatin)
      && quotations.pairs.contains {
        model.scalars[$0.open] == open && model.scalars[$0.close] == close
      }
      && !source.locale.language.language.isEmpty
      && source.locale.language.language != facts.language
  }

  /// Whether the source, or the text itself, shows that its authors can write other marks than
  /// straight ones.
  fileprivate var hasBetterQuotes: Bool {
    func isTypographic(_ field: FieldInput) -> Bool {
      zip(field.readings, field.quotations).contains { reading, quotations in
        quotations.pairs.contains { reading.scalars[$0.open] != "\"" }
      }
    }
    return isTypographic(self) || source.map(isTypographic) ?? false
  }

  fileprivate func foreign(
    _ pair: Quotations.Pair, in reading: Reading, _ facts: LanguageFacts
  ) -> Finding {
    let (open, close) = (reading.scalars[pair.open], reading.scalars[pair.close])
    let marks = facts.quotationMarks(depth: pair.depth) ?? facts.quotationMarks(depth: 0)
    let wanted = marks.map { "\($0.open)...\($0.close)" }
    var finding = finding(
      "\(locale.tag.englishName) does not quote with \(open)...\(close)",
      at: reading.sourceRange(of: pair.open..<(pair.open + 1)),
      help: wanted.map { "write \($0)" })
    if open == "\"" { finding.severity = .note }
    guard let marks else { return finding }
    // Blanks within the marks are French, and go with them.
    let isSpaced = facts.language == "fr" && marks.open == "«" && facts.region != "CH"
    let inner = isSpaced ? "\u{A0}" : ""
    var start = pair.open..<(pair.open + 1)
    var end = pair.close..<(pair.close + 1)
    if pair.close > pair.open + 2 {
      if open != "\"", reading.scalars[pair.open + 1].isSpacing {
        start = pair.open..<(pair.open + 2)
      }
      if reading.scalars[pair.close - 1].isSpacing { end = (pair.close - 1)..<(pair.close + 1) }
    }
    let edits = [
      field.text.edit(reading.sourceRange(of: start), to: marks.open + inner),
      field.text.edit(reading.sourceRange(of: end), to: inner + marks.close),
    ].compactMap(\.self)
    if edits.count == 2 { finding.fix = Fix("write \(wanted ?? "")", edits: edits) }
    return finding
  }
}

extension Reading {
  /// Whether a run has no letter but Latin ones.
  fileprivate func isLatin(_ range: Range<Int>) -> Bool {
    scalars[range].allSatisfy { $0.value < 0x250 || (0x2000..<0x3000).contains($0.value) }
  }
}

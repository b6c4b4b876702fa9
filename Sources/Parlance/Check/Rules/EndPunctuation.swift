import MessageFormat

extension Rule {
  static let endPunctuation = Rule(
    id: "end-punctuation", severity: .warning,
    summary: "A subject, a heading or the last sentence ends in another way than its source.",
    explanation: """
      Where the source asks, the translation should ask; where it ends with a colon, something is \
      to follow. Each script’s own marks count as the same (。and ., ؟ and ?, ; in Greek). A full \
      stop more or less, or one for an exclamation mark, is a note. Thai, Lao, Khmer and others \
      that end sentences without a mark are left alone, and so are differences that are usual in \
      Chinese, Japanese and Korean.
      """,
    bad: Example([
      "content/emails/welcome/en.md": "---\nsubject: >-\n  Ready to renew?\n---\nHello.\n",
      "content/emails/welcome/de.md": "---\nsubject: >-\n  Jetzt verlängern:\n---\nHallo.\n",
    ]),
    good: Example([
      "content/emails/welcome/en.md": "---\nsubject: >-\n  Ready to renew?\n---\nHello.\n",
      "content/emails/welcome/de.md": "---\nsubject: >-\n  Möchten Sie verlängern?\n---\nHallo.\n",
    ]),
    looks: .field { field in
      let facts = field.locale.language
      guard let source = field.source, facts.endsSentencesVisibly,
        source.locale.language.endsSentencesVisibly, let reading = field.readings.first,
        let original = source.readings.first
      else { return [] }
      return blockPairs(reading, original).compactMap { block, model in
        let end = TextEnd(reading, block, facts)
        let wanted = TextEnd(original, model, source.locale.language)
        guard let severity = end.severity(against: wanted, facts) else { return nil }
        var finding = field.finding(
          "the text ends \(end.description), and its source \(wanted.description)",
          at: reading.sourceRange(of: end.range))
        finding.severity = severity
        return finding
      }
    }
  )
}

/// The blocks whose ends are compared: headings, and the last one.
private func blockPairs(
  _ reading: Reading, _ source: Reading
) -> [(Reading.Block, Reading.Block)] {
  func isHeading(_ block: Reading.Block) -> Bool {
    if case .heading = block.kind { true } else { false }
  }
  var pairs: [(Reading.Block, Reading.Block)] = []
  let (headings, models) = (reading.blocks.filter(isHeading), source.blocks.filter(isHeading))
  if headings.count == models.count { pairs = Array(zip(headings, models)) }
  if let last = reading.blocks.last, let model = source.blocks.last, last.kind == model.kind,
    !isHeading(last), last.kind != .code, last.kind != .cell
  {
    pairs.append((last, model))
  }
  return pairs
}

extension LanguageFacts {
  /// Whether a mark stands at the end of a sentence.
  fileprivate var endsSentencesVisibly: Bool {
    !["th", "lo", "km", "my", "bo", "dz", "hy", "am", "ti"].contains(language)
  }
}

/// How a block of text ends.
private struct TextEnd {
  enum Mark: Equatable {
    case none, stop, question, exclamation, ellipsis, colon, comma
  }

  let mark: Mark
  let range: Range<Int>
  /// Whether a value ends it, which may bring a mark along.
  let isValue: Bool
  /// Whether a value stands right before the mark.
  let isBehindValue: Bool
  /// Whether it asks by a word, as Japanese does.
  let asksInWords: Bool
  private let last: Unicode.Scalar

  init(_ reading: Reading, _ block: Reading.Block, _ facts: LanguageFacts) {
    let scalars = reading.scalars
    var end = block.range.upperBound
    while end > block.range.lowerBound {
      let scalar = scalars[end - 1]
      guard
        scalar.isSpacing || "”“»«\"’'）)]」』*_".unicodeScalars.contains(scalar)
          || scalar.properties.generalCategory == .format || scalar == "\u{FE0F}"
      else { break }
      end -= 1
    }
    let start = max(block.range.lowerBound, end - 1)
    range = start < end ? start..<end : block.range
    last = start < end ? scalars[start] : " "
    let isDots =
      end - 3 >= block.range.lowerBound && last == "."
      && scalars[end - 2] == "." && scalars[end - 3] == "."
    isValue = last == Reading.value
    isBehindValue =
      start < end && start > block.range.lowerBound && scalars[start - 1] == Reading.value
    mark = isDots ? .ellipsis : TextEnd.mark(of: last, facts)
    let words = scalars[block.range.lowerBound..<end].reversed()
      .drop { !$0.isWordPart }.prefix(1)
    asksInWords =
      words.first.map { ["か", "까", "吗", "嗎", "呢", "요", "の", "な"].contains($0) } ?? false
  }

  private static func mark(of scalar: Unicode.Scalar, _ facts: LanguageFacts) -> Mark {
    switch scalar {
    case ".", "。", "．", "｡", "۔", "।", "॥", "။", "།", "។", "։", "።": .stop
    case ";", "\u{37E}": facts.language == "el" ? .question : .comma
    case "?", "？", "؟", "՞", "⸮", "‽": .question
    case "!", "！", "՜": .exclamation
    case "…", "⋯": .ellipsis
    case ":", "：": .colon
    case ",", "，", "、", "،", "؛", "；": .comma
    default: .none
    }
  }

  var description: String {
    if isValue { return "with a value" }
    let text = mark == .ellipsis && last == "." ? "..." : String(Character(last))
    return mark == .none ? "without a mark" : "with “\(text)”"
  }

  /// How bad it is that a text ends otherwise than its source; nil where it is not.
  func severity(against source: TextEnd, _ facts: LanguageFacts) -> Severity? {
    guard mark != source.mark, !isValue else { return nil }
    if source.isValue {
      // The value may bring a full stop along, as “Inc.” does, but neither of these.
      let isAdded = mark == .question || mark == .exclamation || mark == .stop
      return isAdded && isBehindValue && !facts.isEastAsian ? .note : nil
    }
    let both = [mark, source.mark]
    if facts.isEastAsian {
      // A subject asks without a mark, too.
      return both.contains(.question) && !both.contains(.none) && !asksInWords ? .note : nil
    }
    // A greeting’s comma is an exclamation mark elsewhere.
    if both.contains(.comma) {
      return both.contains(.question) || both.contains(.ellipsis) ? .warning : nil
    }
    // A heading may well ask where its source does not.
    let isMild =
      both.allSatisfy { $0 == .none || $0 == .stop || $0 == .exclamation }
      || source.mark == .none && mark == .question
    return isMild ? .note : .warning
  }
}

import MessageFormat

extension Rule {
  static let untranslatedText = Rule(
    id: "untranslated-text", severity: .warning,
    summary: "A text, or a line of one, is the same as in the source language.",
    explanation: """
      It was most likely copied to be translated later. What has to stay as it is (names, \
      products) belongs into the glossary of the locale; addresses, numbers, placeholders and \
      single words that both languages may share (Newsletter, Support) are not looked at. Other \
      locales of the source's language (en-GB for en) are not asked.
      """,
    bad: .germanMail(body: Example.sourceBody),
    good: .germanMail(),
    looks: .field { field in
      guard let source = field.source, !field.locale.tag.isSameLanguage(as: source.locale.tag)
      else { return [] }
      if field.value == source.value {
        guard field.hasWordsToTranslate(in: nil, least: 2) else { return [] }
        return [
          field.finding(
            "“\(field.name)” is the same as in \(source.locale.name)",
            at: SourceRange(0, field.value.utf8.count),
            help: "translate it; names that stay belong into the glossary of \(field.locale.tag)")
        ]
      }
      let branches = field.branches(sharedWith: source)
      guard field.isMarkdown else { return branches }
      let lines = sharedLines(field.value, source.value).filter {
        field.hasWordsToTranslate(in: $0.range, least: 4)
      }
      let blocks = field.blocks(sharedWith: source).filter { block in
        !lines.contains { $0.range.contains(block) }
      }.map {
        field.finding(
          "this is the same as in \(source.locale.name)", at: $0, help: "translate it")
      }
      return branches + blocks
        + runs(of: lines).map { first, last in
          let count = last.number - first.number + 1
          return field.finding(
            count == 1
              ? "this line is the same as in \(source.locale.name)"
              : "these \(count) lines are the same as in \(source.locale.name)",
            at: SourceRange(first.range.lowerBound, last.range.upperBound), help: "translate it")
        }
    }
  )
}

/// A line that is not empty.
private struct SharedLine {
  var number: Int
  var range: SourceRange
}

/// The first and the last of each run of lines that follow each other.
private func runs(of lines: [SharedLine]) -> [(first: SharedLine, last: SharedLine)] {
  var runs: [(first: SharedLine, last: SharedLine)] = []
  for line in lines {
    if let last = runs.last?.last, line.number == last.number + 1 {
      runs[runs.count - 1].last = line
    } else {
      runs.append((line, line))
    }
  }
  return runs
}

/// The lines of a text that another one has too, as the same of its lines that are not blank.
private func sharedLines(_ text: String, _ other: String) -> [SharedLine] {
  var (text, other) = (text, other)
  return text.withUTF8 { bytes in
    other.withUTF8 { others in
      var found: [SharedLine] = []
      var number = 0
      var lines = ByteLines(bytes)
      var otherLines = ByteLines(others)
      while let line = lines.next(), let otherLine = otherLines.next() {
        number += 1
        guard line.count == otherLine.count, line.count >= 12,
          bytes[line].elementsEqual(others[otherLine])
        else { continue }
        found.append(
          SharedLine(number: number, range: SourceRange(line.lowerBound, line.upperBound)))
      }
      return found
    }
  }
}

/// The lines of a text that are not empty.
private struct ByteLines {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> Range<Int>? {
    while position < bytes.count {
      let start = position
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      position = end + 1
      if end > start { return start..<end }
    }
    return nil
  }
}

extension Reading.Block.Kind {
  fileprivate var isHeading: Bool {
    if case .heading = self { true } else { false }
  }
}

extension FieldInput {
  /// The branches of choices that say the same as the source's branches of the same key.
  fileprivate func branches(sharedWith source: FieldInput) -> [Finding] {
    guard !matches.isEmpty, !source.matches.isEmpty else { return [] }
    return matches.flatMap { match -> [Finding] in
      let models = source.matches.filter {
        $0.selectors.first?.variable == match.selectors.first?.variable
      }.flatMap(\.variants)
      return match.variants.filter { variant in
        models.contains { $0.keys == variant.keys && $0.pattern == variant.pattern }
          && hasWordsToTranslate(in: variant.range, least: 3)
      }.map { variant in
        finding(
          "this branch says the same as in \(source.locale.name)", at: variant.range,
          help: "translate it")
      }
    }
  }

  /// The blocks of Markdown, such as headings and points, that are the same in the source: those of
  /// the same number, where both have as many.
  fileprivate func blocks(sharedWith source: FieldInput) -> [SourceRange] {
    guard let own = readings.first, let model = source.readings.first,
      own.blocks.count == model.blocks.count
    else { return [] }
    let isSameScript = locale.language.script == source.locale.language.script
    return zip(own.blocks, model.blocks).compactMap { block, other in
      guard block.range.count == other.range.count, block.kind != .code,
        own.scalars[block.range].elementsEqual(model.scalars[other.range]),
        case let range = toLineEnd(own.sourceRange(of: block.range)),
        hasWordsToTranslate(
          in: range, least: isSameScript && !block.kind.isHeading ? 3 : 2, asks: true)
      else { return nil }
      return range
    }
  }

  /// A range with what closes its markup on the last line.
  private func toLineEnd(_ range: SourceRange) -> SourceRange {
    let rest = value.utf8.dropFirst(range.upperBound).prefix { $0 != UInt8(ascii: "\n") }
    return SourceRange(range.lowerBound, range.upperBound + rest.count)
  }

  /// Whether there are words that a translator would have to change.
  ///
  /// - Parameters:
  ///   - range: The part of the text to look at; nil for all of it.
  ///   - least: How many words it takes.
  ///   - isStrict: Whether a name of a few words counts in another script, too.
  /// - Returns: Whether there are as many.
  fileprivate func hasWordsToTranslate(
    in range: SourceRange?, least: Int, asks isStrict: Bool = false
  ) -> Bool {
    var words = self.words(in: range)
    guard words.count >= least else { return false }
    let text = words.joined(separator: " ")
    var rest = " \(text) "
    for name in locale.names(source?.locale) where text.contains(name) {
      rest = rest.replacing(name, with: " ")
    }
    words = rest.split(separator: " ").map(String.init)
    guard words.count >= least else { return false }
    if !isStrict, locale.language.script != source?.locale.language.script { return true }
    // Names of two or three words in upper case may well be the same.
    return words.count > 3
      || words.dropFirst().contains { $0.unicodeScalars.first?.properties.isLowercase == true }
  }

  /// The words of the literal text, those of addresses and code left out.
  private func words(in range: SourceRange?) -> [String] {
    var text = ""
    message.pattern.visit { part in
      guard case .text(let literal) = part else {
        text += " "
        return
      }
      guard let range else {
        text += literal.value
        return
      }
      let start = max(0, range.lowerBound - literal.range.lowerBound)
      let end = min(literal.value.utf8.count, range.upperBound - literal.range.lowerBound)
      guard start < end else { return }
      text += String(
        decoding: literal.value.utf8.dropFirst(start).prefix(end - start), as: UTF8.self)
    }
    // The title of a work that is quoted stays as it is.
    text = text.replacing(/\[["“«„](?:[^\]\[]*)["”»“]\]/, with: "")
    text = text.replacing("](", with: "] (")
    return text.split(whereSeparator: \.isWhitespace).filter { run in
      !run.contains("://") && !run.contains("@") && !run.hasPrefix("www.") && !run.hasPrefix("(/")
        && !run.hasPrefix("(#") && !run.hasPrefix("`") && !run.hasPrefix("(objection:")
    }.flatMap { run in
      run.split { !$0.isLetter && $0 != "’" && $0 != "'" && $0 != "-" }
        .filter { $0.count > 1 && $0.contains(where: \.isLetter) }.map(String.init)
    }
  }
}

extension LocaleInput {
  /// The names that may be the same in both languages, long ones first.
  fileprivate func names(_ source: LocaleInput?) -> [String] {
    let terms = [self, source].compactMap { $0?.profile?.glossary }
    return Set(
      terms.flatMap { glossary in
        glossary.flatMap { name, term in
          // A term that this language has a word of its own for is no name.
          self.profile?.glossary[name]?.use == name || self.profile?.glossary[name] == nil
            ? [name, term.use] + term.forms : [term.use] + term.forms
        }
      }
    ).filter { $0.count > 1 }.sorted { $0.count > $1.count }
  }
}

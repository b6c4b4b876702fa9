/// How much there is to translate.
package struct TranslationEffort: Sendable {
  /// The texts that are given out.
  package private(set) var textCount = 0
  /// The words of the source texts, by how much work they are.
  package private(set) var words: [Band: Int] = [:]

  /// How much work a text is: what agencies bill by.
  package enum Band: String, Sendable, CaseIterable {
    /// Nothing like it has been translated before.
    case new
    /// It was translated from another text, which has changed since.
    case changed
    /// A text that is like it, from 75 to 84 %, has been translated.
    case low = "75–84 %"
    /// A text that is like it, from 85 to 94 %, has been translated.
    case middle = "85–94 %"
    /// A text that is like it, from 95 to 99 %, has been translated.
    case high = "95–99 %"
    /// The same text has been translated elsewhere.
    case exact
    /// The same text stands in the same document once more.
    case repeated
    /// It is translated already.
    case done

    /// The band in JSON.
    package var key: String {
      switch self {
      case .low: "match75"
      case .middle: "match85"
      case .high: "match95"
      case .new, .changed, .exact, .repeated, .done: rawValue
      }
    }
  }

  /// The words of all of them.
  package var wordCount: Int { words.values.reduce(0, +) }

  /// Counts the words of a document.
  package init(_ document: ExchangeDocument) {
    for unit in document.units {
      textCount += 1
      words[unit.band, default: 0] += Parlance.wordCount(of: unit.source.words)
    }
  }

  /// How much it is in all: `412 texts, 5,210 words`.
  package var total: String {
    let texts = textCount == 1 ? "1 text" : "\(grouped(textCount)) texts"
    return texts + (wordCount == 1 ? ", 1 word" : ", \(grouped(wordCount)) words")
  }

  /// The effort in one line: `412 texts, 5,210 words: 5,000 new, 210 changed`.
  package var summary: String {
    let parts = Band.allCases.compactMap { band -> String? in
      guard let count = words[band], count > 0 else { return nil }
      return "\(grouped(count)) \(band.rawValue)"
    }
    return total + (parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))")
  }

  /// The effort as JSON: texts, words, and words by band.
  var json: [(String, JSON)] {
    [
      ("texts", .number(textCount)), ("words", .number(wordCount)),
      (
        "bands",
        .object(Band.allCases.map { ($0.key, .number(words[$0] ?? 0)) })
      ),
    ]
  }

  private func grouped(_ number: Int) -> String {
    var digits = String(number)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: ",")
  }
}

/// How much there is to translate, in all and by stage.
package struct StageEfforts: Sendable {
  /// All that is left.
  package var all: TranslationEffort
  /// What each stage uses of it, as `vip/renewal`; a text can be used by several.
  package var stages: [(name: String, effort: TranslationEffort)] = []
  /// How many texts are not given out, and not counted, because their source holds a character
  /// that no translation is taken with.
  package var heldBackCount = 0

  /// All that is left in one line, what is held back included.
  var summary: String {
    guard heldBackCount > 0 else { return all.summary }
    return "\(all.summary); \(heldBackCount == 1 ? "1 text" : "\(heldBackCount) texts") held back"
  }

  /// A line a stage, under one for all.
  package var text: String {
    var text = "\(summary)\n"
    let width = stages.map(\.name.count).max() ?? 0
    for stage in stages {
      let blanks = String(repeating: " ", count: width - stage.name.count)
      text += "  \(stage.name)\(blanks)  \(stage.effort.summary)\n"
    }
    return text
  }

  /// The efforts as JSON.
  var json: JSON {
    .object(
      all.json + [
        ("heldBack", .number(heldBackCount)),
        (
          "stages",
          .array(stages.map { .object([("stage", .string($0.name))] + $0.effort.json) })
        ),
      ])
  }
}

extension TranslationUnit {
  /// How much work the text is.
  var band: TranslationEffort.Band {
    if !state.isLeft { return .done }
    if repeats != nil { return .repeated }
    let percent = matches.first?.percent ?? 0
    if percent == 100 { return .exact }
    if previous != nil { return .changed }
    switch percent {
    case 95...: return .high
    case 85...: return .middle
    case Similarity.least...: return .low
    default: return .new
    }
  }
}

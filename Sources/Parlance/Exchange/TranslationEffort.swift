/// How much there is to translate.
package struct TranslationEffort: Sendable {
  /// The texts that are given out.
  package private(set) var textCount = 0
  /// The words of the source texts, by how much work they are.
  package private(set) var words: [Band: Int] = [:]

  /// How much work a text is.
  package enum Band: String, Sendable, CaseIterable {
    /// Nothing like it has been translated before.
    case new
    /// It was translated from another text, which has changed since.
    case changed
    /// The same text stands in the same document once more.
    case repeated
    /// It is translated already.
    case done
  }

  /// The words of all of them.
  package var wordCount: Int { words.values.reduce(0, +) }

  /// Counts the words of a document.
  package init(_ document: ExchangeDocument) {
    var seen: Set<String> = []
    for unit in document.units {
      textCount += 1
      let count = Parlance.wordCount(of: unit.source.words)
      let isFirst = seen.insert(unit.source.plain).inserted
      let band: Band =
        if !unit.state.isLeft {
          .done
        } else if !isFirst {
          .repeated
        } else if unit.previous != nil {
          .changed
        } else {
          .new
        }
      words[band, default: 0] += count
    }
  }

  /// The effort in one line: `412 texts, 5,210 words: 5,000 new, 210 changed`.
  package var summary: String {
    let all = wordCount
    let parts = Band.allCases.compactMap { band -> String? in
      guard let count = words[band], count > 0 else { return nil }
      return "\(grouped(count)) \(band.rawValue)"
    }
    let texts = textCount == 1 ? "1 text" : "\(grouped(textCount)) texts"
    let total = all == 1 ? "1 word" : "\(grouped(all)) words"
    return "\(texts), \(total)" + (parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))")
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

/// The translation memory for who measures it: texts go in, and the best percentages come out.
///
/// A word in braces is a code, as a placeholder of a unit is.
@_spi(Measurement) public final class MeasuredMemory {
  private let memory: TranslationMemory
  private let locale: LocaleTag

  /// Opens the memory of a folder, as an export does.
  public init?(below folder: String, locale: String) {
    guard let locale = LocaleTag(locale) else { return nil }
    memory = TranslationMemory(below: folder)
    self.locale = locale
  }

  /// Takes in pairs of texts, each list of them as one item.
  public func fill(_ items: [[(source: String, target: String)]]) {
    let origins = items.enumerated().map { number, pairs in
      var hasher = ContentHash.Hasher()
      for pair in pairs {
        hasher.add(pair.source)
        hasher.add(pair.target)
      }
      return MemoryOrigin(name: "item \(number)", hash: hasher.hash) {
        pairs.map {
          MemoryEntry(
            source: UnitText(measured: $0.source), target: UnitText(measured: $0.target),
            place: "item \(number)")
        }
      }
    }
    memory.fill(locale, from: origins)
  }

  /// Searches for texts, as an export does for the units of a document.
  /// - Returns: The percentage of the best match of each; 0 where there is none.
  public func search(_ texts: [String]) -> [Int] {
    var document = ExchangeDocument(
      source: locale, target: locale, units: texts.map { TranslationUnit(measured: $0) })
    document.offer(from: memory)
    return document.units.map { $0.matches.first?.percent ?? 0 }
  }

  /// Compares texts with each of many others, without an index.
  /// - Returns: The percentage of the one most alike; 0 where none is alike.
  public static func compare(_ texts: [String], withAll others: [String]) -> [Int] {
    let others = others.map { UnitText(measured: $0).elements }
    return texts.map { text in
      let text = Similarity(UnitText(measured: text).elements)
      return others.reduce(0) { best, other in
        max(best, text.percent(other, atLeast: max(best, Similarity.least)) ?? 0)
      }
    }
  }
}

extension TranslationUnit {
  fileprivate init(measured text: String) {
    self.init(
      id: text, item: "", field: "", part: .field, source: UnitText(measured: text),
      state: .missing)
  }
}

extension UnitText {
  fileprivate init(measured text: String) {
    self.init()
    var number = 0
    for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { append(.text(" ")) }
      if word.hasPrefix("{") {
        number += 1
        append(.code(InlineCode(id: number, role: .single, data: "\(word)", label: "\(word)")))
      } else {
        append(.text(String(word)))
      }
    }
  }
}

extension MemoryStore {
  /// How many matches are offered for a text.
  static let offered = 3
  /// How many texts whose sketches are like a text's are compared with it.
  private static let compared = 30

  /// Translations of texts that are like a unit's, the most alike first.
  func matches(
    for unit: TranslationUnit, in locale: LocaleTag
  ) throws(Failure) -> [TranslationUnit.Match] {
    let home = try number(of: locale, adds: false)
    guard home > 0, !unit.source.isBlank else { return [] }
    var found = Found(unit)
    let exact = try database.statement(
      """
      SELECT place, branches, source, target FROM unit \
      WHERE exact = ? AND id >= ? AND id < ? ORDER BY id LIMIT 100
      """
    )
    .bind(MemoryStore.exact(unit.source)).bind(MemoryStore.row(home, 0, 0))
    .bind(MemoryStore.row(home + 1, 0, 0))
    while try exact.step() { found.take(exact) }
    if found.isFull { return found.matches }
    let shortest = (found.length * Similarity.least + 99) / 100
    let longest = found.length * 100 / Similarity.least
    let ids = try sketches(of: home).nearest(
      to: found.sketch, from: MemoryStore.row(home, shortest, 0),
      to: longest >= MemoryStore.longest
        ? MemoryStore.row(home + 1, 0, 0) : MemoryStore.row(home, longest + 1, 0),
      atMost: MemoryStore.compared)
    let row = try database.statement(
      "SELECT place, branches, source, target FROM unit WHERE id = ?")
    for id in ids {
      if try row.bind(id).step() { found.take(row) }
      row.reset()
    }
    return found.matches
  }

  /// The best of what was looked at.
  private struct Found {
    let length: Int
    let sketch: TextSketch
    private let similarity: Similarity
    private let plain: String
    private let branches: String
    private var best: [TranslationUnit.Match] = []
    private var elements: [UInt32] = []

    init(_ unit: TranslationUnit) {
      let elements = unit.source.elements
      length = elements.count
      sketch = TextSketch(elements)
      similarity = Similarity(elements)
      plain = unit.source.plain
      branches = unit.branchKeys
    }

    var matches: [TranslationUnit.Match] { best }
    /// Whether nothing better is to be had.
    var isFull: Bool { best.count == MemoryStore.offered && best.allSatisfy { $0.percent == 100 } }

    mutating func take(_ row: SQLiteStatement) {
      let worst = best.count < MemoryStore.offered ? Similarity.least : best.last?.percent ?? 0
      guard row.withText(2, { MemoryText.read($0, into: &elements) }),
        var percent = similarity.percent(elements, atLeast: worst),
        let source = MemoryText.text(row.text(2))
      else { return }
      // What is the same but for the branch that it is for is to be looked at.
      if percent == 100, row.text(1) != branches || source.plain != plain { percent = 99 }
      guard percent >= worst, let target = MemoryText.text(row.text(3)) else { return }
      if best.contains(where: { $0.source == source && $0.target == target }) { return }
      best.append(
        TranslationUnit.Match(
          source: source, target: target, percent: percent, origin: row.text(0)))
      best.sort {
        $0.percent != $1.percent ? $0.percent > $1.percent : $0.origin < $1.origin
      }
      if best.count > MemoryStore.offered { best.removeLast() }
    }
  }
}

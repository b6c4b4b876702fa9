import MessageFormat

/// A plural of a message, with the numbers that its variable can take.
struct PluralChoice {
  let variable: String
  /// The categories that have a branch.
  let categories: [String]
  /// The whole numbers that have a branch of their own.
  let explicit: [Int64]
  fileprivate let range: ClosedRange<Int64>
  fileprivate let offset: Int64
  fileprivate let integersOnly: Bool
  let isOrdinal: Bool

  /// Nil for what is no plural, and for a variable that is not declared.
  init?(_ match: Match, in scope: TypeTable.Scope) {
    guard let selector = match.selectors.first, selector.kind.isNumeric else { return nil }
    variable = selector.variable
    isOrdinal = selector.kind == .selectordinal
    let keys = match.variants.compactMap(\.keys.first)
    categories = keys.compactMap { if case .keyword(let word) = $0 { word } else { nil } }
    explicit = keys.compactMap { if case .number(let text) = $0 { Int64(text) } else { nil } }
      .sorted()
    // Numbers beyond this all have the categories of smaller ones.
    let limit: Int64 = 1_000_000_000
    let written = selector.function[option: Function.Option.offset].map { Int64($0.value) } ?? 0
    guard let offset = written, (-limit...limit).contains(offset) else { return nil }
    self.offset = offset
    // Of a variable that nobody declares nothing can be said but that.
    guard let declared = scope.variables[selector.variable],
      declared.type == .integer || declared.type == .decimal
    else { return nil }
    integersOnly = declared.type != .decimal
    let low = max(-limit, declared.minimum?.integer ?? 0)
    let high = min(limit, declared.maximum?.integer ?? limit)
    guard low <= high else { return nil }
    range = low...high
  }

  /// The categories that some number of the variable has.
  func reachableCategories(_ reach: PluralReach) -> [String] {
    categories(in: [range], reach)
  }

  /// The categories that some number has for which there is no `=N`.
  func neededCategories(_ reach: PluralReach) -> [String] {
    var ranges: [ClosedRange<Int64>] = []
    var low = range.lowerBound
    for number in explicit where range.contains(number) {
      if low < number { ranges.append(low...(number - 1)) }
      low = number + 1
    }
    if low <= range.upperBound { ranges.append(low...range.upperBound) }
    return categories(in: ranges, reach)
  }

  /// A number that has a category.
  func example(of category: String, _ reach: PluralReach) -> Int64? {
    let near = range.lowerBound...min(range.upperBound, range.lowerBound + 200)
    let round: [Int64] = [100, 1_000, 10_000, 100_000, 1_000_000]
    return (Array(near) + round.filter(range.contains)).first { number in
      !explicit.contains(number)
        && reach.category(of: number - offset, isOrdinal: isOrdinal) == category
    }
  }

  /// Some of the numbers, less the offset, for which a branch is printed; empty where none is.
  ///
  /// Categories without a branch of their own fall to `other`.
  func numbers(servedBy key: Match.Key, _ reach: PluralReach) -> [ExactDecimal] {
    switch key {
    case .number(let text):
      return ExactDecimal(text).map { [$0] } ?? []
    case .keyword(let category):
      let samples = reach.samples(
        of: range, offset: offset, integersOnly: integersOnly, isOrdinal: isOrdinal)
      let taken = Set(explicit.map { ExactDecimal($0 - offset) })
      func free(_ numbers: [ExactDecimal]?) -> [ExactDecimal] {
        taken.isEmpty ? numbers ?? [] : (numbers ?? []).filter { !taken.contains($0) }
      }
      guard category == "other" else { return free(samples[category]) }
      return free(samples[category])
        + samples.filter { $0.key != category && !categories.contains($0.key) }.values
        .flatMap(free)
    case .limit: return []
    }
  }

  private func categories(
    in ranges: [ClosedRange<Int64>], _ reach: PluralReach
  ) -> [String] {
    var found: [String] = []
    for range in ranges {
      let shifted = (range.lowerBound - offset)...(range.upperBound - offset)
      let categories = reach.categories(
        of: shifted, integersOnly: integersOnly, isOrdinal: isOrdinal)
      for category in categories where !found.contains(category) { found.append(category) }
    }
    return ["zero", "one", "two", "few", "many", "other"].filter(found.contains)
  }
}

extension PluralChoice {
  /// Some numbers of each category, in ascending order, without those that have a branch of their
  /// own.
  func samples(_ reach: PluralReach) -> [String: [ExactDecimal]] {
    let taken = Set(explicit.map { ExactDecimal($0 - offset) })
    return reach.samples(
      of: range, offset: offset, integersOnly: integersOnly, isOrdinal: isOrdinal
    ).mapValues { numbers in numbers.filter { !taken.contains($0) } }
  }
}

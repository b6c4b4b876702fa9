import MessageFormat

extension BranchNeeds {
  /// The text with the branches that the target language needs, in plurals within plurals, too.
  ///
  /// - Parameter pattern: a text of the source.
  /// - Returns: the text; nil where it would have more branches than a translator can be given.
  func completed(_ pattern: Pattern) -> Pattern? { counted(pattern)?.pattern }

  /// A text with its branches, and how many there are.
  ///
  /// Each branch is completed once, however often it is needed: of branches within branches, there
  /// could be more than memory holds.
  private func counted(_ pattern: Pattern) -> (pattern: Pattern, count: Int)? {
    var parts: [Pattern.Part] = []
    var count = 0
    for part in pattern.parts {
      guard case .match(var match) = part, let selector = match.selectors.first else {
        parts.append(part)
        continue
      }
      var counts: [Match.Key: Int] = [:]
      for (index, variant) in match.variants.enumerated() {
        guard let own = counted(variant.pattern) else { return nil }
        match.variants[index] = Match.Variant(keys: variant.keys, pattern: own.pattern)
        if let key = variant.keys.first { counts[key] = own.count }
      }
      if selector.kind.isNumeric {
        match.variants = axis(selector, matches: [match]).keys.compactMap { key in
          variant(match, for: key, inSource: true).map { found in
            if let own = found.keys.first { counts[key] = counts[own] }
            return Match.Variant(keys: [key], pattern: found.pattern)
          }
        }
      }
      for variant in match.variants {
        count += 1 + (variant.keys.first.flatMap { counts[$0] } ?? 0)
        guard count <= SegmentPlan.unitLimit else { return nil }
      }
      parts.append(.match(match))
    }
    return (Pattern(parts), count)
  }
}

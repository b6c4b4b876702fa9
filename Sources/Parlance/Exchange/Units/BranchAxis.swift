import MessageFormat

/// A plural or select of a sentence, with the branches that the target language needs.
struct BranchAxis {
  /// What is chosen by.
  var selector: Match.Selector
  /// The keys that need a text each, `other` last.
  var keys: [Match.Key]
  /// Numbers for which each key is taken.
  var samples: [Match.Key: [String]] = [:]

  /// Whether two selectors choose by the same.
  static func isSame(_ left: Match.Selector, _ right: Match.Selector) -> Bool {
    left.variable == right.variable && left.kind == right.kind
      && left.writtenOffset == right.writtenOffset
  }

  func branch(_ key: Match.Key) -> TranslationUnit.Branch {
    TranslationUnit.Branch(
      variable: selector.variable, kind: selector.kind.rawValue, key: key.written,
      samples: samples[key] ?? [])
  }
}

/// What is to be known of the two languages to tell which branches a text needs.
struct BranchNeeds {
  /// What the messages may use.
  var scope: TypeTable.Scope
  /// The plural rules of the language that is translated to.
  var target: PluralReach
  /// Those of the language that is translated from.
  var source: PluralReach
  /// The plural categories of the language that is translated to, as CLDR has them.
  var categories: [String]
  /// The categories of ranks.
  var ordinalCategories: [String]

  /// The axis of a selector that the source, the translation or both have.
  func axis(_ selector: Match.Selector, matches: [Match]) -> BranchAxis {
    let keys = matches.flatMap(\.variants).compactMap(\.keys.first)
    guard selector.kind.isNumeric else {
      var words: [Match.Key] = []
      for key in keys where key != .other && !words.contains(key) { words.append(key) }
      return BranchAxis(selector: selector, keys: words + [.other])
    }
    var numbers: [Match.Key] = []
    for case .number(let number) in keys where !numbers.contains(.number(number)) {
      numbers.append(.number(number))
    }
    let isOrdinal = selector.kind == .selectordinal
    let probe = Match(
      selectors: [selector],
      variants: numbers.map { Match.Variant(keys: [$0], pattern: Pattern()) })
    var samples: [Match.Key: [String]] = [:]
    var needed = isOrdinal ? ordinalCategories : categories
    if let choice = PluralChoice(probe, in: scope) {
      needed = choice.neededCategories(target)
      for (category, found) in choice.samples(target) {
        samples[.keyword(category)] = found.prefix(BranchNeeds.sampleCount).map(\.text)
      }
    } else {
      for category in needed {
        samples[.keyword(category)] = target.samples(
          of: 0...1_000_000, offset: 0, integersOnly: true, isOrdinal: isOrdinal)[category]?
          .prefix(BranchNeeds.sampleCount).map(\.text)
      }
    }
    for case .number(let number) in numbers { samples[.number(number)] = [number] }
    let words = needed.filter { $0 != "other" }.map { Match.Key.keyword($0) }
    return BranchAxis(selector: selector, keys: numbers + words + [.other], samples: samples)
  }

  /// How many sample numbers a translator is shown.
  private static let sampleCount = 6

  /// The branch of a match that speaks for a key, of the source or of the translation.
  func variant(_ match: Match, for key: Match.Key, inSource: Bool) -> Match.Variant? {
    if let own = match.variants.first(where: { $0.keys.first == key }) { return own }
    let selector = match.selectors.first
    if case .number(let text) = key, let number = Int64(text), let selector {
      let reach = inSource ? source : target
      let category = reach.category(of: number, isOrdinal: selector.kind == .selectordinal)
      if let category,
        let own = match.variants.first(where: { $0.keys.first == .keyword(category) })
      {
        return own
      }
    }
    return match.variants.first { $0.keys.first == .other }
  }
}

extension BranchNeeds {
  /// What is to be known of two locales of a repository.
  ///
  /// - Throws: ``ParlanceError`` where libicu does not know one of them.
  init(
    from source: LocaleTag, to target: LocaleTag, in repository: Repository,
    scope: TypeTable.Scope
  ) throws(ParlanceError) {
    func reach(_ tag: LocaleTag) throws(FormatError) -> PluralReach {
      PluralReach(
        try MessageFormatter(
          locale: repository.locales[tag]?.icuLocale ?? tag.description, types: .parlance))
    }
    do throws(FormatError) {
      self.init(
        scope: scope, target: try reach(target), source: try reach(source),
        categories: try MessageFormatter.pluralCategories(locale: target.description),
        ordinalCategories: try MessageFormatter.pluralCategories(
          locale: target.description, ordinal: true))
    } catch {
      throw ParlanceError("libicu cannot format “\(target)”: \(error.message)")
    }
  }
}

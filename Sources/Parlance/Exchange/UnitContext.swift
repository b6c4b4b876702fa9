import MessageFormat

/// What translators need to know of the texts of a repository, put together once.
struct UnitContexts {
  private let repository: Repository
  private let profile: LocaleProfile?
  /// The glossary's terms as they are looked for, the longest first.
  private let terms: [(lowercase: String, term: TranslationUnit.Term)]
  /// Where items are used.
  private var uses: [ItemID: [String]] = [:]

  init(_ repository: Repository, locale: LocaleTag) {
    self.repository = repository
    profile = repository.locales[locale]
    terms = (profile?.glossary ?? [:]).sorted {
      ($1.key.count, $0.key) < ($0.key.count, $1.key)
    }.map { key, term in
      (key.lowercased(), TranslationUnit.Term(source: key, use: term.use, avoid: term.avoid))
    }
    for playbook in repository.orderedPlaybooks {
      for stage in playbook.stages {
        let place = "\(playbook.id.name), \(stage.id)"
        for touchpoint in stage.actions.flatMap(\.touchpoints) {
          let when = touchpoint.timing == .asNeeded ? "" : ", \(touchpoint.timing.description)"
          for item in touchpoint.items { add(place + when, to: item) }
        }
        for objection in stage.objections {
          add("\(place), objection", to: objection.item)
          for asset in repository.items[objection.item]?.settings.forward ?? [] {
            add("\(place), forwarded", to: asset.item)
          }
        }
      }
    }
  }

  private mutating func add(_ use: String, to item: ItemID) {
    if uses[item]?.contains(use) != true { uses[item, default: []].append(use) }
  }

  func context(of unit: TranslationUnit, id: ItemID?, _ segment: SegmentPlan)
    -> TranslationUnit.Context
  {
    var context = TranslationUnit.Context()
    let settings = id.flatMap { repository.items[$0]?.settings }
    context.note = settings?.note
    context.limit = repository.limit(of: unit.field, in: id)
    context.terms = terms(in: unit.source.words)
    let isForCustomer = [.email, .callScript, .snippet].contains(id?.kind)
    context.register = profile?.register[isForCustomer ? "customer" : "reseller"]
    if let id {
      context.uses = id.kind == .playbook ? playbookUse(id, unit.field) : uses[id] ?? []
    }
    context.advice = advice(unit, id, segment)
    return context
  }

  private func playbookUse(_ id: ItemID, _ field: String) -> [String] {
    let parts = field.split(separator: ".")
    guard parts.count > 1, parts[0] == "stages" || parts[0] == "touchpoints" else {
      return [id.name]
    }
    return ["\(id.name), \(parts[1])"]
  }

  private func terms(in text: String) -> [TranslationUnit.Term] {
    let text = text.lowercased()
    var found: [TranslationUnit.Term] = []
    for (lowercase, term) in terms where text.contains(lowercase) && text.hasWord(lowercase) {
      found.append(term)
    }
    return found
  }

  private func advice(
    _ unit: TranslationUnit, _ id: ItemID?, _ segment: SegmentPlan
  ) -> String? {
    if id?.kind == .asset, unit.field == "link" {
      return "an address: leave it, or give that of the page in your language"
    }
    if segment.isFlat {
      return segment.source.part == .body
        ? "the translation is built otherwise than its source, so that it comes as a whole"
        : "the codes are the branches of a choice; keep their order. If a branch needs "
          + "other words around it, ask for the sentence to be split"
    }
    let many = segment.axes.filter { $0.keys.count > 1 }
    guard many.count > 1 else { return nil }
    let names = many.map { "{\($0.selector.variable)}" }.joined(separator: " and ")
    return "this text chooses by \(names) and becomes \(segment.units.count) texts; "
      + "split it in the source so that each sentence chooses once"
  }
}

extension Repository {
  /// The most characters that a field may have; nil where nobody has set a limit.
  func limit(of field: String, in id: ItemID?) -> Int? {
    id.flatMap { items[$0]?.settings.limits[field] }
      ?? (field == "subject" ? project.subjectLimit : nil)
  }
}

extension String {
  /// Whether a word stands in the text, not as a part of another.
  fileprivate func hasWord(_ word: String) -> Bool {
    var start = startIndex
    while let found = self[start...].firstRange(of: word) {
      let before = found.lowerBound > startIndex ? self[index(before: found.lowerBound)] : " "
      let after = found.upperBound < endIndex ? self[found.upperBound] : " "
      // A plural’s ending does not make another word of it.
      if !before.isLetter, !after.isLetter || after == "s" { return true }
      start = found.upperBound
    }
    return false
  }
}

/// Looks for what is left of touchpoints and stages; what several of them need is looked at once.
struct LaunchPlanner {
  private let repository: Repository
  private let errors: LaunchErrors
  private let links: [ItemID: [ItemID]]
  private var known: [ItemID: [LocaleTag: Remainder.File?]] = [:]
  /// The words of source texts, by file and field.
  private var counts: [String: Int] = [:]

  init(_ repository: Repository, findings: [Finding]) {
    self.repository = repository
    errors = LaunchErrors(findings)
    links = repository.linkedItems
  }

  /// What is left of every stage in every locale.
  mutating func plan() -> LaunchPlan {
    var plan = LaunchPlan()
    for playbook in repository.orderedPlaybooks {
      for stage in playbook.stages {
        if stage.actions.allSatisfy(\.touchpoints.isEmpty), stage.objections.isEmpty { continue }
        var remainders: [LocaleTag: Remainder] = [:]
        for locale in repository.localeTags {
          let remainder = remainder(of: stage, of: playbook, in: locale)
          remainders[locale] = remainder
          plan.totals[locale, default: Remainder()].add(remainder)
        }
        plan.stages.append(
          LaunchPlan.Stage(name: "\(playbook.id.name)/\(stage.id)", remainders: remainders))
      }
    }
    return plan
  }

  /// What is left of the material of a touchpoint, of all that it leads to, and of its text.
  mutating func remainder(
    of touchpoint: Touchpoint, of playbook: Playbook, in locale: LocaleTag
  ) -> Remainder {
    var remainder = Remainder()
    remainder.add(texts([touchpoint.textKey], of: playbook, in: locale))
    for id in repository.closure(touchpoint.items, links).sorted() {
      remainder.add(file(of: id, in: locale))
    }
    return remainder
  }

  /// What is left of the objections of a stage, and of what they forward.
  mutating func remainder(ofObjectionsOf stage: Stage, in locale: LocaleTag) -> Remainder {
    var remainder = Remainder()
    for id in repository.closure(stage.objections.map(\.item), links).sorted() {
      remainder.add(file(of: id, in: locale))
    }
    return remainder
  }

  private mutating func remainder(
    of stage: Stage, of playbook: Playbook, in locale: LocaleTag
  ) -> Remainder {
    var remainder = Remainder()
    if errors.touch(playbook.file, locale) {
      remainder.add(Remainder.File(file: playbook.file, state: .broken, fields: [:]))
    }
    remainder.add(texts(playbook.textKeys(of: stage), of: playbook, in: locale))
    var sendsMail = false
    for touchpoint in stage.actions.flatMap(\.touchpoints) {
      sendsMail = sendsMail || touchpoint.items.contains { $0.kind == .email }
      remainder.add(self.remainder(of: touchpoint, of: playbook, in: locale))
    }
    remainder.add(self.remainder(ofObjectionsOf: stage, in: locale))
    remainder.add(labels(of: playbook, withMail: sendsMail, in: locale))
    if sendsMail {
      for file in errors.senders(locale) {
        remainder.add(Remainder.File(file: file, state: .broken, fields: [:]))
      }
    }
    return remainder
  }

  // MARK: Files

  private mutating func file(of id: ItemID, in locale: LocaleTag) -> Remainder.File? {
    if let found = known[id]?[locale] { return found }
    let made = makeFile(of: id, in: locale)
    known[id, default: [:]][locale] = .some(made)
    return made
  }

  private mutating func makeFile(of id: ItemID, in locale: LocaleTag) -> Remainder.File? {
    let path = id.file(in: locale)
    var state = repository.state(of: id, in: locale)
    if state == .notRequired { return nil }
    let settings = "\(id.folder)/\(ItemSettings.fileName)"
    if ![.missing, .draft].contains(state),
      errors.touch(path, locale) || errors.touch(settings, locale)
    {
      state = .broken
    }
    guard !state.isDone else { return nil }
    let translations = repository.items[id]?.translations ?? [:]
    let translation = translations[locale].flatMap { $0.state == .draft ? nil : $0 }
    let freshness = repository.freshness(of: id, in: locale)
    var fields: [String: Int] = [:]
    if locale != repository.project.source, let source = translations[repository.project.source] {
      for field in source.fields
      where translation?[field.name]?.isBlank != false || freshness[field.name] == .outdated {
        // An address has no words.
        let isAddress = id.kind == .asset && field.name == "link"
        fields[field.name] =
          isAddress ? 0 : words(of: field.text.value, source.file, field.name)
      }
    }
    return Remainder.File(file: path, state: state, fields: fields)
  }

  private mutating func texts(
    _ keys: [String], of playbook: Playbook, in locale: LocaleTag
  ) -> Remainder.File? {
    let path = playbook.id.file(in: locale)
    guard let source = playbook.translations[repository.project.source] else { return nil }
    var state = CoverageState.ok
    var fields: [String: Int] = [:]
    for key in keys {
      guard let text = source[key] else { continue }
      let own = repository.state(ofText: key, of: playbook, in: locale)
      state = state.worse(own)
      guard !own.isDone, own != .unrecorded, locale != source.locale else { continue }
      fields[key] = words(of: text.value, source.file, key)
    }
    if errors.touch(path, locale, fields: Set(keys)) { state = state.worse(.broken) }
    return state.isDone ? nil : Remainder.File(file: path, state: state, fields: fields)
  }

  private mutating func labels(
    of playbook: Playbook, withMail: Bool, in locale: LocaleTag
  ) -> Remainder.File? {
    let source = repository.locales[repository.project.source]
    var names = repository.labels(of: playbook)
    if withMail, source?.labels["unsubscribe"] != nil { names.append("unsubscribe") }
    let chain = repository.fallbackChain(of: locale).filter { $0.language == locale.language }
    let freshness = repository.freshness(ofLabelsIn: locale)
    var state = CoverageState.ok
    var fields: [String: Int] = [:]
    for name in names {
      let isThere = chain.contains { repository.locales[$0]?.labels[name]?.isBlank == false }
      switch freshness[name] {
      case _ where !isThere: state = .missing
      case .outdated: state = state.worse(.outdated)
      case .unrecorded: state = state.worse(.unrecorded)
      case .fresh, nil: break
      }
      guard !isThere || freshness[name] == .outdated, locale != source?.tag,
        let text = source?.labels[name]
      else { continue }
      fields[name] = words(of: text.value, "locales", name)
    }
    let path = "locales/\(locale).yaml"
    if errors.touch(path, locale, fields: Set(names.map { "labels.\($0)" })) {
      state = state.worse(.broken)
    }
    return state.isDone ? nil : Remainder.File(file: path, state: state, fields: fields)
  }

  private mutating func words(of text: String, _ file: String, _ field: String) -> Int {
    let key = "\(file) \(field)"
    if let count = counts[key] { return count }
    let count = wordCount(ofMessage: text)
    counts[key] = count
    return count
  }
}

extension Playbook {
  /// The keys of the texts that the page of one stage shows.
  func textKeys(of stage: Stage) -> [String] {
    let actions = Set(stage.actions.map(\.id))
    let applies =
      [stage.applies] + stage.actions.map(\.applies)
      + stage.actions.flatMap(\.touchpoints).flatMap { touchpoint in
        [touchpoint.applies] + (touchpoint.material + touchpoint.with).map(\.applies)
      }
    let segments = Set(applies.flatMap(\.segments))
    var seen: Set<String> = []
    let keys = textKeys + translations.values.flatMap { $0.fields.map(\.name) }.sorted()
    return keys.filter { key in
      let parts = key.split(separator: ".", maxSplits: 2).map(String.init)
      let isOwn =
        switch (parts.first, parts.count) {
        case (_, 1): true
        case ("stages", _), ("touchpoints", _): parts[1] == stage.id
        case ("actions", _): actions.contains(parts[1])
        case ("segments", _): segments.contains(parts[1])
        default: false
        }
      return isOwn && seen.insert(key).inserted
    }
  }
}

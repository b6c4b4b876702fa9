/// Which touchpoint has all its material in which locale.
public struct Coverage: Sendable {
  /// The locales, the source first.
  public var locales: [LocaleTag]
  /// The touchpoints, and the objections of each stage, in the order of the playbooks.
  public var rows: [Row]
  /// What each locale still needs.
  public var needs: [LocaleTag: Need]
  /// What is left until the stages can be launched in each locale.
  public var launch: LaunchPlan
  /// How much work is left in each locale; empty where nobody has counted it.
  package var effort: [LocaleTag: StageEfforts] = [:]

  /// A touchpoint, or the objections of a stage.
  public struct Row: Sendable {
    /// Where it is: `vip › renewal › early-renewal › quote`.
    public var path: String
    /// When it is due; empty for objections.
    public var timing: String
    /// The state by locale.
    public var states: [LocaleTag: CoverageState]
    /// The words that are left to translate, whether the locale must have them or not.
    public var words: [LocaleTag: Int] = [:]
  }

  /// What a locale still needs.
  public struct Need: Sendable {
    /// The files that are to be written or brought up to date, with their state.
    public var files: [(file: String, state: CoverageState)] = []
    /// The words of their sources.
    public var words = 0
  }
}

/// How far the texts of something have come in a locale, from best to worst.
public enum CoverageState: String, Hashable, Sendable, CaseIterable {
  /// Everything is there and fresh.
  case ok
  /// The locale need not have it.
  case notRequired = "not required"
  /// It is served, but nobody has approved it yet.
  case review
  /// A text of the same language fills the hole.
  case byFallback = "by fallback"
  /// Nobody has recorded which source text it was made from.
  case unrecorded
  /// The source has changed since.
  case outdated
  /// It is a draft, which is not served.
  case draft
  /// It is there, but cannot be read or filled.
  case broken
  /// It is not there.
  case missing

  private var rank: Int { CoverageState.allCases.firstIndex(of: self) ?? 0 }

  /// The worse of two states.
  package func worse(_ other: CoverageState) -> CoverageState { rank < other.rank ? other : self }
}

extension Coverage {
  /// The coverage of a repository, in which what a check found an error in is broken.
  public init(of repository: Repository, findings: [Finding]) {
    let broken = BrokenFiles(findings)
    var planner = LaunchPlanner(repository, findings: findings)
    locales = repository.localeTags
    rows = []
    needs = [:]
    for playbook in repository.orderedPlaybooks {
      for stage in playbook.stages {
        let place = "\(playbook.id.name) › \(stage.id)"
        let name = "\(playbook.id.name)/\(stage.id)"
        for action in stage.actions {
          for touchpoint in action.touchpoints {
            var row = Row(
              path: "\(place) › \(action.id) › \(touchpoint.id)",
              timing: "\(touchpoint.timing)", states: [:])
            for locale in locales {
              let text = repository.state(ofText: touchpoint.textKey, of: playbook, in: locale)
              row.states[locale] = repository.combined(
                touchpoint.items, with: text, in: locale, stage: name, broken)
              row.words[locale] = planner.remainder(of: touchpoint, of: playbook, in: locale).words
            }
            rows.append(row)
          }
        }
        guard !stage.objections.isEmpty else { continue }
        var row = Row(path: "\(place) › objections", timing: "", states: [:])
        for locale in locales {
          row.states[locale] = repository.combined(
            stage.objections.map(\.item), with: .ok, in: locale, stage: name, broken)
          row.words[locale] = planner.remainder(ofObjectionsOf: stage, in: locale).words
        }
        rows.append(row)
      }
    }
    for locale in locales { needs[locale] = Need(of: locale, in: repository, broken) }
    launch = planner.plan()
  }
}

/// The files that are there, but that a check found an error in.
package struct BrokenFiles {
  private var files: Set<String> = []

  /// Looks through what a check found.
  package init(_ findings: [Finding]) {
    for finding in findings where BrokenFiles.breaks(finding) {
      files.insert(finding.location.file)
    }
  }

  /// Whether a finding keeps a file that is there from being served.
  static func breaks(_ finding: Finding) -> Bool {
    // What is missing is not broken, and a draft says so itself.
    (finding.severity == .error || finding.rule == "unreadable-file")
      && !holes.contains(finding.rule)
  }

  private static let holes: Set<String> = [
    "missing-translation", "empty-translation", "missing-field", "draft-translation",
    "unanswered-objection",
  ]

  /// Whether the file of an item in a locale is one of them.
  package func contains(_ id: ItemID, in locale: LocaleTag) -> Bool {
    files.contains(id.file(in: locale))
  }
}

extension Coverage.Need {
  fileprivate init(of locale: LocaleTag, in repository: Repository, _ broken: BrokenFiles) {
    for id in repository.orderedPlaybooks.map(\.id) + repository.itemIDs {
      let state = broken.contains(id, in: locale) ? .broken : repository.state(of: id, in: locale)
      guard ![.ok, .notRequired, .review, .byFallback].contains(state),
        repository.requires(id, in: locale) || state != .missing
      else { continue }
      files.append((id.file(in: locale), state))
      let source = repository.translations(of: id)?[repository.project.source]
      let freshness = repository.freshness(of: id, in: locale)
      for field in source?.fields ?? [] where freshness[field.name] != .fresh {
        words += wordCount(ofMessage: field.text.value)
      }
    }
    let labels = repository.state(ofLabelsIn: locale)
    if labels != .ok, repository.locales[locale]?.required != .nothing {
      files.append(("locales/\(locale).yaml", labels))
      let freshness = repository.freshness(ofLabelsIn: locale)
      for (name, text) in repository.locales[repository.project.source]?.labels ?? [:]
      where freshness[name] != .fresh {
        words += wordCount(ofMessage: text.value)
      }
    }
  }
}

extension Repository {
  /// How far the labels of a locale have come.
  func state(ofLabelsIn locale: LocaleTag) -> CoverageState {
    let chain = fallbackChain(of: locale).filter { $0.language == locale.language }
    let expected = locales[project.source]?.labels.keys.sorted() ?? []
    for name in expected where !chain.contains(where: { locales[$0]?.labels[name] != nil }) {
      return .missing
    }
    let freshness = Set(freshness(ofLabelsIn: locale).values)
    return freshness.contains(.outdated)
      ? .outdated : freshness.contains(.unrecorded) ? .unrecorded : .ok
  }

  /// How far an item, or a playbook, has come in a locale.
  public func state(of id: ItemID, in locale: LocaleTag) -> CoverageState {
    if items[id]?.settings.notRequired[locale] != nil { return .notRequired }
    guard let translations = translations(of: id) else { return .missing }
    guard let translation = translations[locale], !translation.isEmpty else {
      return isFilledBySameLanguage(id, in: locale) ? .byFallback : .missing
    }
    if translation.state == .draft {
      return isFilledBySameLanguage(id, in: locale) ? .byFallback : .draft
    }
    let expected = translations[project.source]?.fields.map(\.name) ?? []
    if expected.contains(where: { translation[$0]?.isBlank != false }) { return .missing }
    let freshness = Set(freshness(of: id, in: locale).values)
    if freshness.contains(.outdated) { return .outdated }
    if freshness.contains(.unrecorded) { return .unrecorded }
    return translation.state == .review ? .review : .ok
  }

  /// Whether a hole is filled along the fallbacks by a text of the same language.
  func isFilledBySameLanguage(_ id: ItemID, in locale: LocaleTag) -> Bool {
    guard let served = served(id, in: locale) else { return false }
    return served.locale != locale && served.locale.language == locale.language
  }

  /// How far one text of a playbook has come in a locale.
  package func state(
    ofText key: String, of playbook: Playbook, in locale: LocaleTag
  ) -> CoverageState {
    let original = playbook.translations[project.source]?[key]
    if original == nil { return .ok }
    for tag in fallbackChain(of: locale) where tag.language == locale.language {
      guard let translation = playbook.translations[tag], translation.state != .draft,
        translation[key]?.isBlank == false
      else { continue }
      if tag != locale { return .byFallback }
      switch freshness(of: playbook.id, in: locale)[key] {
      case .outdated: return .outdated
      case .unrecorded: return .unrecorded
      case .fresh, nil: return translation.state == .review ? .review : .ok
      }
    }
    return playbook.translations[locale]?.state == .draft ? .draft : .missing
  }

  /// The worst of several states, where the locale must have the stage.
  fileprivate func combined(
    _ items: [ItemID], with text: CoverageState, in locale: LocaleTag, stage: String,
    _ broken: BrokenFiles
  ) -> CoverageState {
    let states = items.map { broken.contains($0, in: locale) ? .broken : state(of: $0, in: locale) }
    let needed = states.filter { $0 != .notRequired }
    if needed.isEmpty, !states.isEmpty, text == .ok { return .notRequired }
    let worst = needed.reduce(text) { $0.worse($1) }
    guard worst == .missing || worst == .draft || worst == .broken else { return worst }
    let isRequired =
      switch locales[locale]?.required {
      case .everything: true
      case .stages(let names): names.contains(stage)
      case .nothing, nil: locale == project.source
      }
    return isRequired ? worst : .notRequired
  }
}

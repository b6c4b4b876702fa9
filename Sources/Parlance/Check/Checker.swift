public import MessageFormat

/// Finds what is wrong with the content of a repository.
public struct Checker: Sendable {
  /// The content; a checker that remembers has not read all its texts.
  public let repository: Repository
  private let today: CalendarDay
  private let remembered: RememberedCheck?

  /// Makes a checker for a day, which expiry dates and ignores with a last day are held against.
  public init(_ repository: Repository, on today: CalendarDay) {
    self.repository = repository
    self.today = today
    remembered = nil
  }

  /// Makes a checker of the repository that a folder, or one above it, holds; what a check
  /// before it has found in files that are as they were is not looked for again.
  ///
  /// It is kept in the folder `.parlance-cache` of the repository, and may be deleted at any time.
  /// - Throws: ``ParlanceError`` where there is no repository, or its settings cannot be read.
  public static func remembering(
    _ folder: String, on day: CalendarDay? = nil
  ) async throws(ParlanceError) -> Checker {
    let start = try Repository.settings(from: folder)
    let day = day ?? start.today
    return Checker(await RememberedCheck.load(start, on: day), on: day)
  }

  private init(_ remembered: RememberedCheck, on today: CalendarDay) {
    repository = remembered.repository
    self.today = today
    self.remembered = remembered
  }

  /// Applies all rules, to one locale or, where none is named, to all.
  public func check(locale: LocaleTag? = nil) async -> Report {
    var input = CheckInput(repository, today: today)
    let active = ActiveRules(repository.project)
    var found = repository.findings.filter { active.isOn($0.rule) }
    let texts =
      if let remembered {
        await remembered.run(input, active)
      } else {
        await TextsCheck(input, active).run()
      }
    input.facts = texts.map(\.facts)
    for outcome in texts { found += outcome.findings }
    let whole = input
    found += await withTaskGroup(of: [Finding].self) { group in
      for named in active.repositoryLooks {
        group.addTask { named.look(whole).map { $0.of(named.rule) } }
      }
      var all: [Finding] = []
      for await findings in group { all += findings }
      return all
    }
    return report(found, locale: locale, active)
  }

  /// Puts the findings in order, and leaves out what the project wants to live with.
  private func report(_ found: [Finding], locale: LocaleTag?, _ active: ActiveRules) -> Report {
    let severities = Severities(repository)
    var ignores = IgnoreUse(repository, on: today)
    var report = Report(day: today)
    func add(_ finding: Finding) {
      if let locale, let other = finding.locale, other != locale { return }
      if ignores.covers(finding) {
        report.ignored += 1
      } else if report.findings.last?.repeats(finding) != true {
        report.findings.append(finding)
      }
    }
    for finding in found.compactMap(severities.settled).sorted() { add(finding) }
    // A check of one locale cannot know what an ignore covers in the others.
    if locale == nil, active.isOn(Rule.unusedIgnore.id) {
      for finding in ignores.unused(active).compactMap(severities.settled) { add(finding) }
      report.findings.sort()
    }
    return report
  }
}

/// The rules that the project has not turned off, by how they look at the content.
struct ActiveRules: Sendable {
  /// A look with the ID of its rule.
  ///
  /// A rule as a whole would be copied with every look.
  struct Named<Look: Sendable>: Sendable {
    let rule: String
    let look: Look
  }

  private(set) var fieldLooks: [Named<@Sendable (FieldInput) -> [Finding]>] = []
  private(set) var textsLooks: [Named<@Sendable (TextsInput) -> [Finding]>] = []
  private(set) var repositoryLooks: [Named<@Sendable (CheckInput) -> [Finding]>] = []
  private var off: Set<String> = []

  /// The rules that a project has not turned off, or some of them.
  init(_ project: Project, among ids: ((String) -> Bool)? = nil) {
    for rule in Rule.all where ids?(rule.id) != false {
      if project.rules[rule.id]?.isOff == true {
        off.insert(rule.id)
        continue
      }
      for look in rule.looks {
        switch look {
        case .field(let look): fieldLooks.append(Named(rule: rule.id, look: look))
        case .texts(let look): textsLooks.append(Named(rule: rule.id, look: look))
        case .repository(let look): repositoryLooks.append(Named(rule: rule.id, look: look))
        }
      }
    }
  }

  /// The IDs of all rules, those that are off included.
  var known: [String] { Rule.all.map(\.id) }

  func isOn(_ rule: String) -> Bool { !off.contains(rule) }
}

/// How bad findings are: the project’s word, else the rule’s, which is milder where the finding
/// says so, and for what a locale need not have.
struct Severities {
  private let repository: Repository
  private let rules: [String: Severity]

  init(_ repository: Repository) {
    self.repository = repository
    rules = Dictionary(Rule.all.map { ($0.id, $0.severity) }) { first, _ in first }
  }

  /// The finding with its severity; nil where the project does not want to hear of it.
  func settled(_ finding: Finding) -> Finding? {
    var finding = finding
    switch repository.project.rules[finding.rule]?.level(for: finding) {
    case .off: return nil
    case .at(let severity):
      finding.severity = severity
      return finding
    case nil: break
    }
    let severity = min(rules[finding.rule] ?? finding.severity, finding.severity)
    finding.severity = severity
    if severity == .error, let locale = finding.locale, !isRequired(finding.item, in: locale) {
      finding.severity = .warning
    }
    return finding
  }

  private func isRequired(_ item: ItemID?, in locale: LocaleTag) -> Bool {
    if locale == repository.project.source { return true }
    if let item { return repository.requires(item, in: locale) }
    return repository.locales[locale].map { $0.required != .nothing } ?? false
  }
}

extension Finding {
  /// The finding with the rule that found it.
  func of(_ rule: String) -> Finding {
    var finding = self
    finding.rule = rule
    return finding
  }
}

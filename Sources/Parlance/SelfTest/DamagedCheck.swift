import MessageFormat

/// Finds what a check says of a repository one of whose files is damaged, and did not say before.
///
/// It looks first where a damage most likely shows, and at the whole only where nothing shows
/// there. Each look is a part of the whole check, so that what it finds the check finds, too.
struct DamagedCheck: Sendable {
  /// The repository without a damage, and before its files are looked at together.
  private let loader: RepositoryLoader
  private var before: [Key: Int]
  private let facts: [TextFacts]
  private let today: CalendarDay
  /// What rules look at in the repository without a damage.
  let input: CheckInput
  /// The rules that the project has turned off.
  let off: Set<String>

  /// What makes findings the same in two checks.
  private struct Key: Hashable {
    var identity: FindingIdentity
    var file: String
  }

  /// What a damage brought.
  enum Outcome: Sendable {
    /// Nothing that was not there before.
    case unnoticed
    /// Findings.
    case noticed([Finding])
    /// The settings cannot be read any more, so that no check works: exit code 2.
    case stopped
  }

  /// Checks the repository as it is.
  init(_ root: String, on day: CalendarDay?) async throws(ParlanceError) {
    let start = try Repository.settings(from: root)
    today = day ?? start.today
    var loader = RepositoryLoader(repository: start)
    _ = await loader.loadFiles { _ in nil }
    self.loader = loader
    let repository = DamagedCheck.complete(loader)
    input = CheckInput(repository, today: today)
    let active = ActiveRules(repository.project)
    off = Set(Rule.all.map(\.id).filter { !active.isOn($0) })
    let outcomes = await TextsCheck(input, active).run()
    facts = outcomes.map(\.facts)
    before = [:]
    let look = Look(repository, after: input)
    var whole = input
    whole.facts = facts
    let found = look.read + outcomes.flatMap(\.findings) + look.wholes(whole)
    before = DamagedCheck.counts(new(found, look))
  }

  /// The repository without a damage.
  var repository: Repository { input.repository }

  private static func complete(_ loader: RepositoryLoader) -> Repository {
    var loader = loader
    loader.checkTogether()
    loader.repository.findings.sort()
    return loader.repository
  }

  // MARK: A file of an item

  /// What the damage to a file of an item brought; only this item’s folder is read anew.
  func outcome(for id: ItemID, in locale: LocaleTag?) async -> Outcome {
    var loader = self.loader
    loader.reread(id)
    let repository = DamagedCheck.complete(loader)
    func isAbout(_ finding: Finding) -> Bool {
      finding.item == id || finding.location.file.hasPrefix("\(id.folder)/")
    }
    let look = Look(repository, after: input)
    let read = new(look.read, look).filter(isAbout)
    if !read.isEmpty { return .noticed(read) }
    let all = Set((repository.translations(of: id) ?? [:]).keys)
    var facts = Dictionary(
      self.facts.map { (Text(id: $0.id, locale: $0.locale), $0) }
    ) { first, _ in first }
    for tag in repository.locales.keys where !all.contains(tag) {
      facts[Text(id: id, locale: tag)] = nil
    }
    let own = locale.map { all.intersection([$0]) } ?? all
    for locales in [own, all.subtracting(own)] {
      if !locales.isEmpty {
        for rules in [look.quick, look.rendering] {
          let outcomes = await TextsCheck(
            look.input, rules, of: [id: locales], labels: false
          ).run()
          for outcome in outcomes {
            facts[Text(id: outcome.facts.id, locale: outcome.facts.locale)] = outcome.facts
          }
          let found = new(outcomes.flatMap(\.findings), look).filter(isAbout)
          if !found.isEmpty { return .noticed(found) }
        }
      }
      if locales == own {
        var input = look.input
        input.facts = Array(facts.values)
        let found = new(look.wholes(input), look).filter(isAbout)
        if !found.isEmpty { return .noticed(found) }
      }
    }
    let found = await Checker(repository, on: today).check().findings
    let last = new(found, look, areSettled: true).filter(isAbout)
    return last.isEmpty ? .unnoticed : .noticed(last)
  }

  private struct Text: Hashable {
    var id: ItemID?
    var locale: LocaleTag
  }

  // MARK: A file that all share

  /// What the damage to a file that all share brought; everything is read anew.
  func outcome(sharedIn locale: LocaleTag?) async -> Outcome {
    let root = loader.repository.root
    guard let start = try? Repository.settings(from: root), start.root == root else {
      return .stopped
    }
    var loader = RepositoryLoader(repository: start)
    await loader.load()
    let repository = loader.repository
    let look = Look(repository, after: input)
    let read = new(look.read, look)
    if !read.isEmpty { return .noticed(read) }
    let tag = locale ?? repository.project.source
    var texts: [ItemID: Set<LocaleTag>] = [:]
    for id in repository.allIDs where repository.translations(of: id)?[tag] != nil {
      texts[id] = [tag]
    }
    for (texts, labels) in [([:], true), (texts, false)] {
      let check = TextsCheck(look.input, look.active, of: texts, labels: labels)
      let found = new(await check.run().flatMap(\.findings), look)
      if !found.isEmpty { return .noticed(found) }
    }
    let found = new(
      await Checker(repository, on: today).check().findings, look, areSettled: true)
    return found.isEmpty ? .unnoticed : .noticed(found)
  }

  // MARK: What is new

  /// A repository that is looked at.
  private struct Look {
    let input: CheckInput
    let active: ActiveRules
    /// The rules that render no text.
    let quick: ActiveRules
    /// The rules that do.
    let rendering: ActiveRules
    let severities: Severities

    init(_ repository: Repository, after other: CheckInput) {
      input = CheckInput(repository, today: other.today, after: other)
      active = ActiveRules(repository.project)
      let rendered = [
        Rule.renderFailure, .directionOverride, .mixedLanguage, .oversizedMail, .unshownVariable,
      ].map(\.id)
      quick = ActiveRules(repository.project) { !rendered.contains($0) }
      rendering = ActiveRules(repository.project) { rendered.contains($0) }
      severities = Severities(repository)
    }

    /// What was found while files were read.
    var read: [Finding] { input.repository.findings.filter { active.isOn($0.rule) } }

    /// What the rules find that look at the repository as a whole.
    func wholes(_ input: CheckInput) -> [Finding] {
      active.repositoryLooks.flatMap { named in named.look(input).map { $0.of(named.rule) } }
    }
  }

  /// The findings that the project wants to hear of, and that are there more often than before.
  private func new(_ findings: [Finding], _ look: Look, areSettled: Bool = false) -> [Finding] {
    var settled = findings
    if !areSettled {
      var ignores = IgnoreUse(look.input.repository, on: today)
      settled = []
      for finding in findings.compactMap(look.severities.settled).sorted()
      where !ignores.covers(finding) && settled.last?.repeats(finding) != true {
        settled.append(finding)
      }
    }
    var rest = before
    return settled.filter { finding in
      // That an ignore covers nothing more says nothing of the damage.
      if finding.rule == Rule.unusedIgnore.id { return false }
      let key = DamagedCheck.key(finding)
      guard let count = rest[key], count > 0 else { return true }
      rest[key] = count - 1
      return false
    }
  }

  private static func key(_ finding: Finding) -> Key {
    Key(identity: finding.identity, file: finding.location.file)
  }

  private static func counts(_ findings: [Finding]) -> [Key: Int] {
    var counts: [Key: Int] = [:]
    for finding in findings { counts[key(finding), default: 0] += 1 }
    return counts
  }
}

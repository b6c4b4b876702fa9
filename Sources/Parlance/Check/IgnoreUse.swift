import MessageFormat

/// Which ignores cover findings of a check, and which cover none.
struct IgnoreUse {
  private let repository: Repository
  private let today: CalendarDay
  private let ignores: [Ignore]
  /// The places of those that hold in ``ignores``, by rule.
  private var byRule: [String: [Int]] = [:]
  private var used: Set<Int> = []

  init(_ repository: Repository, on today: CalendarDay) {
    self.repository = repository
    self.today = today
    ignores = repository.ignores
    for (index, ignore) in ignores.enumerated() where ignore.holds(on: today) {
      byRule[ignore.rule, default: []].append(index)
    }
  }

  /// Whether a finding is to be left out; each ignore that says so is used.
  mutating func covers(_ finding: Finding) -> Bool {
    guard let candidates = byRule[finding.rule] else { return false }
    var isCovered = false
    for index in candidates where ignores[index].covers(finding, on: today) {
      used.insert(index)
      isCovered = true
    }
    return isCovered
  }

  /// The ignores that have covered nothing; not those that another rule speaks of, and not those
  /// about what was not looked at.
  func unused(_ active: ActiveRules) -> [Finding] {
    let known = Set(active.known)
    let unreadable = Set(repository.findings.filter { $0.severity == .error }.map(\.location.file))
    return ignores.indices.filter { index in
      let ignore = ignores[index]
      return !used.contains(index) && ignore.holds(on: today) && known.contains(ignore.rule)
        && active.isOn(ignore.rule) && ignore.rule != Rule.unusedIgnore.id
        && ignore.locale.map { repository.locales[$0] != nil } ?? true
        && ignore.isOfKnownItem(in: repository) && !ignore.isAbout(unreadable)
    }.map { index in
      let ignore = ignores[index]
      return Finding(
        rule: Rule.unusedIgnore.id, severity: .warning, location: ignore.location,
        item: ignore.ownItem, message: "nothing is found that this ignore of \(ignore.rule) covers",
        help: "remove it; or, where it is meant for something else, correct \(ignore.names)",
        fix: ignore.removal.map { Fix("remove the ignore", edits: [$0]) })
    }
  }
}

extension Ignore {
  fileprivate func isOfKnownItem(in repository: Repository) -> Bool {
    guard let item else { return true }
    guard let id = ItemID(item) else { return false }
    return repository.translations(of: id) != nil
  }

  /// Whether it is about a text in one of these files, so that rules could not look.
  fileprivate func isAbout(_ files: Set<String>) -> Bool {
    guard !files.isEmpty, let id = item.flatMap(ItemID.init), let locale else { return false }
    return files.contains(id.file(in: locale))
  }

  /// What it names beside the rule, for messages.
  fileprivate var names: String {
    let names = [
      item.map { _ in "item" }, locale.map { _ in "locale" }, field.map { _ in "field" },
    ]
    return (["its rule"] + names.compactMap { $0 }).joined(separator: ", ")
  }
}

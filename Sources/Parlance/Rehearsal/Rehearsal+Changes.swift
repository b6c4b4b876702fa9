public import MessageFormat

extension Rehearsal {
  /// Renders a customer's year, and keeps only what reads differently than it did in a revision.
  ///
  /// Both are rendered for the customer as it is now, and for the same days, so that only the texts
  /// can differ.
  ///
  /// - Parameters:
  ///   - repository: the content.
  ///   - customer: the customer.
  ///   - locale: the locale; nil for the customer's own, or else the source locale.
  ///   - playbooks: the names of the playbooks; none for all of them.
  ///   - day: the day whose terms are shown; nil for the customer's, or else today.
  ///   - revision: a revision of git; what has gone on there since the branch was left counts for
  ///     nothing.
  /// - Throws: ``ParlanceError`` for a playbook that is not there, and where there is no git or no
  ///   such revision.
  public init(
    _ repository: Repository, for customer: Customer, locale: LocaleTag? = nil,
    playbooks: [String] = [], on day: CalendarDay? = nil, since revision: String
  ) async throws(ParlanceError) {
    try self.init(repository, for: customer, locale: locale, playbooks: playbooks, on: day)
    let commit = try Changes.base(of: revision, Git(repository.root), repository.root)
    let old = try await OldContent(Git(repository.root), commit: commit).repository()
    var before: Rehearsal?
    if let old {
      let names = playbooks.isEmpty ? [] : playbooks.filter { old.playbooks[$0] != nil }
      if !old.playbooks.isEmpty, playbooks.isEmpty || !names.isEmpty {
        before = try Rehearsal(
          old, for: customer, locale: self.locale, playbooks: names, on: self.day)
      }
    }
    keepDifferences(from: before, since: revision)
  }

  /// Leaves out what reads as it did in an older rehearsal.
  mutating func keepDifferences(from old: Rehearsal?, since revision: String) {
    self.revision = revision
    let before = old?.states ?? [:]
    let everywhere = Dictionary(grouping: before.values.flatMap { $0 }, by: \.item)
    let now = states
    let entries = Dictionary(
      (old?.chapters ?? []).flatMap(\.entries).map { ($0.path, $0) }
    ) { first, _ in first }
    var shown: [ItemID: [(readings: [[String]], number: Int)]] = [:]
    for chapter in chapters.indices {
      chapters[chapter].entries = chapters[chapter].entries.compactMap { entry in
        var entry = entry
        let states = now[entry.path] ?? []
        entry.items = zip(entry.items, states).compactMap { item, state in
          let known =
            before[entry.path]?.first { $0.item == state.item }.map { [$0] }
            ?? everywhere[state.item] ?? []
          if known.contains(where: { $0.state.reading == state.state.reading }) { return nil }
          var item = item
          item.state = state.state
          item.before = known.first { $0.state.rendered != nil }?.state
          item.isNew = item.before == nil
          let readings = [state.state.reading, item.before?.reading ?? []]
          if let same = shown[item.item]?.first(where: { $0.readings == readings }) {
            item.state = .asAbove
            item.before = nil
            item.number = same.number
          } else {
            shown[item.item, default: []].append((readings, item.number))
          }
          return item
        }
        if let old = entries[entry.path] {
          if old.saying != entry.saying { entry.before = old.saying }
        } else {
          entry.before = []
        }
        return entry.items.isEmpty && entry.before == nil ? nil : entry
      }
    }
    chapters.removeAll { $0.entries.isEmpty }
    removed = (old?.chapters ?? []).flatMap(\.entries).flatMap { entry -> [String] in
      guard let items = now[entry.path] else { return [entry.path] }
      return entry.items.filter { gone in !items.contains { $0.item == gone.item } }
        .map { "\(entry.path): \($0.item)" }
    }
  }

  /// How the items of each touchpoint read, references to what is above resolved.
  private var states: [String: [(item: ItemID, state: Shown.State)]] {
    var byNumber: [Int: Shown.State] = [:]
    var states: [String: [(item: ItemID, state: Shown.State)]] = [:]
    for entry in chapters.flatMap(\.entries) {
      for item in entry.items {
        if case .asAbove = item.state {} else { byNumber[item.number] = item.state }
      }
      states[entry.path] = entry.items.map { ($0.item, byNumber[$0.number] ?? $0.state) }
    }
    return states
  }
}

import MessageFormat

/// What a check need not do again: which files are as the last one has left them, and whose
/// findings therefore still hold.
///
/// The findings of a file depend on the file, on the source that it is translated from, on the
/// settings of its item, on the items that its texts name, and on what the key of the memory is
/// made of. Findings about the repository as a whole are looked for each time.
struct RememberedCheck: Sendable {
  private(set) var repository: Repository
  private let memory: CheckMemory
  private let files: [ItemID: CheckMemory.Files]
  /// The texts that are to be looked at.
  private var texts: [ItemID: Set<LocaleTag>] = [:]
  private let checksLabels: Bool
  private let labelsSignature: ContentHash

  /// Reads a repository, but for what is remembered of it.
  static func load(
    _ start: Repository, on day: CalendarDay
  ) async -> RememberedCheck {
    let begin = CheckMemory.now
    func load(reusing: Bool) async -> (RepositoryLoader, CheckMemory) {
      var loader = RepositoryLoader(repository: start)
      var found = CheckMemory(key: ContentHash(high: 0, low: 0), time: 0, begin: begin)
      _ = await loader.load { shared in
        let key = CheckMemory.key(shared, start, on: day)
        found.key = key
        if reusing, let memory = CheckMemory.read(from: start.root, key: key, begin: begin) {
          found = memory
        }
        return found
      }
      return (loader, found)
    }
    var (loader, memory) = await load(reusing: true)
    let hasNewPlaybook = loader.files.contains { id, files in
      id.kind == .playbook && !memory.items.isEmpty && memory.items[id]?.settings != files.settings
    }
    // A playbook says of every item who uses it.
    if hasNewPlaybook { (loader, memory) = await load(reusing: false) }
    var check = RememberedCheck(loader.repository, memory, loader.files)
    check.readWhatIsNeeded()
    return check
  }

  private init(
    _ repository: Repository, _ memory: CheckMemory, _ files: [ItemID: CheckMemory.Files]
  ) {
    self.repository = repository
    self.memory = memory
    self.files = files
    labelsSignature = repository.labelsSignature
    checksLabels =
      memory.labelsSignature != labelsSignature
      || Set(memory.labels.keys) != Set(repository.locales.keys)
    findTexts()
  }

  // MARK: What is to be looked at

  private mutating func findTexts() {
    let source = repository.project.source
    var changes = ItemChanges(repository)
    for (id, files) in files {
      let known = memory.items[id]
      var changed = Set(files.texts.filter { !$0.isUnchanged }.map(\.locale))
      let present = Set(files.texts.map(\.locale))
      let removed = Set((known?.records.keys).map(Array.init) ?? []).subtracting(present)
      let isNewAltogether =
        known == nil || known?.settings != files.settings || changed.contains(source)
        || removed.contains(source)
      if isNewAltogether { changed = present }
      if !changed.isEmpty { texts[id] = changed }
      if !changed.isEmpty || !removed.isEmpty || isNewAltogether {
        changes.add(id, in: isNewAltogether ? nil : changed.union(removed))
      }
    }
    if !changes.isEmpty { addDependents(of: changes) }
    for playbook in repository.orderedPlaybooks {
      let signature = repository.signature(of: playbook)
      let records = memory.items[playbook.id]?.records ?? [:]
      if records.values.contains(where: { $0.result.signature != signature })
        || texts[playbook.id] != nil
      {
        texts[playbook.id] = Set(playbook.translations.keys)
      }
    }
  }

  /// Adds the texts that name items which have changed, be it through others.
  private mutating func addDependents(of start: ItemChanges) {
    var changes = start
    for (id, item) in memory.items where id.kind != .playbook {
      let forwards = repository.items[id]?.settings.forward.map(\.item) ?? []
      for (locale, record) in item.records
      where !forwards.isEmpty || !record.result.facts.references.isEmpty {
        changes.note(id, locale, uses: record.result.facts.references + forwards)
      }
    }
    for (id, locales) in changes.dependents() { texts[id, default: []].formUnion(locales) }
    for (id, locales) in texts {
      texts[id] = locales.filter { repository.translations(of: id)?[$0] != nil }
    }
  }

  // MARK: Reading what is needed

  /// Reads the texts that are to be looked at, their sources, and what they name.
  private mutating func readWhatIsNeeded() {
    let reader = ItemReader(root: repository.root, variables: repository.variables, memory: nil)
    var done: Set<String> = []
    var open: [(ItemID, LocaleTag)] = []
    for (id, locales) in texts {
      let all =
        id.kind == .playbook ? Set(repository.translations(of: id)?.keys.map { $0 } ?? []) : locales
      open += all.map { (id, $0) }
      open.append((id, repository.project.source))
    }
    while let (id, locale) = open.popLast() {
      guard done.insert("\(id) \(locale)").inserted,
        let translation = repository.translations(of: id)?[locale]
      else { continue }
      if translation.remembersEmpty != nil {
        guard let read = reader.texts(of: id, in: locale) else { continue }
        repository.set(read, of: id)
      }
      guard let now = repository.translations(of: id)?[locale] else { continue }
      let named = now.mayNameItems ? Template(now, of: id).references.map(\.item) : []
      let forwards = repository.items[id]?.settings.forward.map(\.item) ?? []
      for item in named + forwards {
        for tag in repository.fallbackChain(of: locale) { open.append((item, tag)) }
      }
    }
  }

  // MARK: Checking

  /// Looks at what has changed, and adds what is remembered of the rest; leaves all of it for
  /// the next check.
  func run(_ input: CheckInput, _ active: ActiveRules) async -> [TextsCheck.Outcome] {
    var new: [ItemID: [LocaleTag: TextsCheck.Outcome]] = [:]
    var labels: [LocaleTag: TextsCheck.Outcome] = [:]
    let check = TextsCheck(input, active, of: texts, labels: checksLabels)
    for outcome in await check.run() {
      if let id = outcome.facts.id {
        new[id, default: [:]][outcome.facts.locale] = outcome
      } else {
        labels[outcome.facts.locale] = outcome
      }
    }
    var next = CheckMemory(key: memory.key, time: memory.begin, begin: memory.begin)
    var outcomes: [TextsCheck.Outcome] = []
    for id in repository.allIDs {
      let signature = repository.playbooks[id.name].flatMap {
        id.kind == .playbook ? repository.signature(of: $0) : nil
      }
      var item = CheckMemory.Item(settings: files[id]?.settings)
      let known = memory.items[id]
      for file in files[id]?.texts ?? [] {
        guard let translation = repository.translations(of: id)?[file.locale] else { continue }
        let result: CheckMemory.Result
        if let outcome = new[id]?[file.locale] {
          result = CheckMemory.Result(
            findings: outcome.findings, facts: outcome.facts, signature: signature)
        } else if let remembered = known?.records[file.locale]?.result {
          result = remembered
        } else {
          continue
        }
        outcomes.append(TextsCheck.Outcome(findings: result.findings, facts: result.facts))
        item.records[file.locale] = CheckMemory.Record(
          stamp: file.stamp, hash: file.hash, state: translation.state,
          isEmpty: translation.isEmpty, readingFindings: file.findings, result: result)
      }
      next.items[id] = item
    }
    next.labelsSignature = labelsSignature
    for tag in repository.localeTags {
      guard
        let outcome = labels[tag].map({ CheckMemory.Result(findings: $0.findings, facts: $0.facts) }
        )
          ?? memory.labels[tag]
      else { continue }
      outcomes.append(TextsCheck.Outcome(findings: outcome.findings, facts: outcome.facts))
      next.labels[tag] = outcome
    }
    if isWorthWriting { next.write(to: repository.root) }
    return outcomes
  }

  /// Whether the next check would have to do again what this one has done.
  private var isWorthWriting: Bool {
    checksLabels || !texts.isEmpty || Set(memory.items.keys) != Set(files.keys)
      || files.contains { id, files in
        files.texts.count != memory.items[id]?.records.count
          || files.texts.contains { file in
            file.hash != nil && !CheckMemory.isRacy(file.stamp, since: memory.begin)
              || file.stamp != memory.items[id]?.records[file.locale]?.stamp
          }
      }
  }
}

extension Translation {
  /// Whether one of the texts could name a snippet or an objection.
  fileprivate var mayNameItems: Bool {
    fields.contains { field in
      var isPart = false
      var previous: UInt8 = 0
      // “snippet” in any case, or “](objection:”; “pp” and “](” stand in few other texts.
      for byte in field.text.value.utf8 {
        let letter = byte | 0x20
        if letter == UInt8(ascii: "p") && previous | 0x20 == letter { isPart = true }
        if byte == UInt8(ascii: "o") && previous == UInt8(ascii: "(") { isPart = true }
        previous = byte
      }
      return isPart
    }
  }
}

extension Repository {
  /// Puts the texts of a translation that was not read before in its place.
  fileprivate mutating func set(_ translation: Translation, of id: ItemID) {
    if id.kind == .playbook {
      playbooks[id.name]?.translations[translation.locale] = translation
    } else {
      items[id]?.translations[translation.locale] = translation
    }
  }

  /// A hash of what a playbook’s findings depend on in the items that it uses.
  fileprivate func signature(of playbook: Playbook) -> ContentHash {
    var hasher = ContentHash.Hasher()
    var used: Set<ItemID> = []
    for stage in playbook.stages { used.formUnion(items(of: stage)) }
    for id in used.sorted() {
      hasher.add(id.description)
      let settings = items[id]?.settings ?? ItemSettings()
      for (tag, reason) in settings.notRequired.sorted(by: { $0.key < $1.key }) {
        hasher.add(tag.description)
        hasher.add(reason)
      }
      hasher.add(UInt64(settings.forward.count))
      for (tag, translation) in (items[id]?.translations ?? [:]).sorted(by: { $0.key < $1.key }) {
        hasher.add(tag.description)
        hasher.add(translation.state.rawValue)
        hasher.add(translation.isEmpty ? 1 : 0)
      }
    }
    return hasher.hash
  }

  /// A hash of what the findings about labels depend on beside the shared files.
  fileprivate var labelsSignature: ContentHash {
    var hasher = ContentHash.Hasher()
    for playbook in orderedPlaybooks {
      hasher.add(playbook.id.name)
      for (tag, translation) in playbook.translations.sorted(by: { $0.key < $1.key }) {
        hasher.add(tag.description)
        hasher.add(translation.state.rawValue)
        hasher.add(translation.isEmpty ? 1 : 0)
      }
      hasher.add(contentsOf: signature(of: playbook))
    }
    return hasher.hash
  }
}

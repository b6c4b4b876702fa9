/// Which items have changed in which locales, and which texts depend on that.
struct ItemChanges {
  private let repository: Repository
  /// The locales in which an item has changed; nil for all of them.
  private var changed: [ItemID: Set<LocaleTag>?] = [:]
  private var uses: [Text: [ItemID]] = [:]

  private struct Text: Hashable {
    var id: ItemID
    var locale: LocaleTag
  }

  init(_ repository: Repository) {
    self.repository = repository
  }

  var isEmpty: Bool { changed.isEmpty }

  /// Says that an item has changed in some locales; nil for all.
  mutating func add(_ id: ItemID, in locales: Set<LocaleTag>?) {
    changed.updateValue(locales, forKey: id)
  }

  /// Says which items a text names.
  mutating func note(_ id: ItemID, _ locale: LocaleTag, uses items: [ItemID]) {
    uses[Text(id: id, locale: locale)] = items
  }

  /// The texts that name what has changed, be it through others.
  func dependents() -> [ItemID: Set<LocaleTag>] {
    var found: [ItemID: Set<LocaleTag>] = [:]
    for text in uses.keys {
      var seen: Set<Text> = [text]
      var open = [text]
      search: while let next = open.popLast() {
        for item in uses[next] ?? [] {
          for tag in repository.fallbackChain(of: next.locale) {
            if hasChanged(item, in: tag) {
              found[text.id, default: []].insert(text.locale)
              break search
            }
            let named = Text(id: item, locale: tag)
            if seen.insert(named).inserted { open.append(named) }
          }
        }
      }
    }
    return found
  }

  private func hasChanged(_ id: ItemID, in locale: LocaleTag) -> Bool {
    guard let locales = changed[id] else { return false }
    return locales?.contains(locale) ?? true
  }
}

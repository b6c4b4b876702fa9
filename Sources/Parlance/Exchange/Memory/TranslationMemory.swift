/// What was translated before, to be offered where a text is like it.
///
/// It is a short cut: a database in `.parlance-cache` of the repository, filled from the approved
/// translations and from the files in `memory/`. It may be deleted at any time; a file that is damaged
/// or somebody else's is replaced; where none can be written, it is kept in memory.
package final class TranslationMemory {
  typealias Failure = SQLiteDatabase.Failure

  private let path: String?
  private var store: MemoryStore?
  /// What the memory was filled from, to fill another if this one turns out to be damaged.
  private var filled: [LocaleTag: [MemoryOrigin]] = [:]
  /// What was found already, by locale and text.
  private var found: [LocaleTag: [Asked: [TranslationUnit.Match]]] = [:]

  private struct Asked: Hashable {
    var source: UnitText
    var branches: String
  }

  /// Opens the memory of a repository.
  ///
  /// - Parameter root: the repository's folder; nil for a memory that is gone with the process.
  package init(below root: String?) {
    path = root.flatMap { MemoryStore.path(below: $0) }
    store = (try? MemoryStore(path: path)) ?? (try? MemoryStore(path: nil))
  }

  /// Takes in what a locale has, and forgets what it has no more.
  func fill(_ locale: LocaleTag, from origins: [MemoryOrigin]) {
    guard filled[locale] == nil else { return }
    filled[locale] = origins
    attempt { store throws(Failure) in try store.fill(locale, from: origins) }
  }

  /// Up to three translations of texts that are like a unit's, the most alike first.
  package func matches(
    for unit: TranslationUnit, in locale: LocaleTag
  ) -> [TranslationUnit.Match] {
    let asked = Asked(source: unit.source, branches: unit.branchKeys)
    if let known = found[locale]?[asked] { return known }
    var matches: [TranslationUnit.Match] = []
    attempt { store throws(Failure) in matches = try store.matches(for: unit, in: locale) }
    found[locale, default: [:]][asked] = matches
    return matches
  }

  /// Works with the store; with another one where it is damaged, or cannot be written.
  private func attempt(_ body: (MemoryStore) throws(Failure) -> Void) {
    guard let current = store else { return }
    do throws(Failure) {
      try body(current)
    } catch {
      store = nil
      // What another process keeps locked is whole, and stays.
      if error.isDamage, let path {
        MemoryStore.remove(path)
        if refill(path), let store, (try? body(store)) != nil { return }
      }
      if refill(nil), let store { try? body(store) }
    }
  }

  private func refill(_ path: String?) -> Bool {
    do throws(Failure) {
      let fresh = try MemoryStore(path: path)
      for (locale, origins) in filled { try fresh.fill(locale, from: origins) }
      store = fresh
      return true
    } catch {
      store = nil
      return false
    }
  }
}

/// Something that the memory has translations from: an item, or an imported file.
struct MemoryOrigin: Sendable {
  /// The item, or the file.
  var name: String
  /// Changes with the translations.
  var hash: ContentHash
  /// Reads the translations, which is done only when they have changed.
  var entries: @Sendable () -> [MemoryEntry]
}

/// A translated text.
struct MemoryEntry: Hashable, Sendable {
  var source: UnitText
  var target: UnitText
  /// The branches that the translation is for; empty where there is no choice.
  var branches = ""
  /// Where it is from, for people.
  var place: String
}

extension MemoryOrigin {
  /// The approved translations of a repository in a locale, item by item.
  static func approved(_ units: [TranslationUnit]) -> [MemoryOrigin] {
    var items: [String: [MemoryEntry]] = [:]
    var order: [String] = []
    for unit in units {
      guard unit.state == .approved, let target = unit.target, !target.isBlank else { continue }
      if items[unit.item] == nil { order.append(unit.item) }
      items[unit.item, default: []].append(
        MemoryEntry(
          source: unit.source, target: target, branches: unit.branchKeys,
          place: "\(unit.item) \(unit.field)"))
    }
    return order.map { item in
      let entries = items[item] ?? []
      var hasher = ContentHash.Hasher()
      for entry in entries {
        hasher.add(MemoryText.coded(entry.source))
        hasher.add(MemoryText.coded(entry.target))
        hasher.add(entry.branches)
        hasher.add(entry.place)
      }
      return MemoryOrigin(name: item, hash: hasher.hash) { entries }
    }
  }
}

extension TranslationUnit {
  /// The branches that the text is for: `seats=few`.
  var branchKeys: String { branches.map { "\($0.variable)=\($0.key)" }.joined(separator: " ") }
}

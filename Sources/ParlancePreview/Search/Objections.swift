import MessageFormat
import Parlance
import Synchronization

/// The objections of a locale, ready to be searched.
struct Objections: Sendable {
  /// Those that have a text in the locale, in the order of the index.
  let items: [ItemID]
  let index: SearchIndex

  /// Reads the objections as they are for the example values: what a customer’s data would change
  /// in them is not what people search for.
  init(of repository: Repository, in locale: LocaleTag, _ renderer: Renderer) {
    var items: [ItemID] = []
    var texts: [(head: String, body: String)] = []
    let customer = repository.exampleCustomer
    for item in repository.itemIDs where item.kind == .objection {
      if let passage = try? renderer.passage(item, locale: locale, customer: customer) {
        texts.append((passage.title, passage.line))
      } else if let source = repository.served(item, in: locale) {
        // What cannot be filled can be found all the same.
        texts.append((source["statement"]?.value ?? "", source["body"]?.value ?? ""))
      } else {
        continue
      }
      items.append(item)
    }
    self.items = items
    index = SearchIndex(texts, Collation(locale))
  }

  /// The objections that fit what was typed, the best first.
  func found(by query: inout SearchQuery) -> [ItemID] {
    index.search(&query).map { items[$0.text] }
  }
}

/// The objections by locale; made when they are first searched.
final class ObjectionShelf: Sendable {
  private let made = Mutex<[LocaleTag: Objections]>([:])

  /// The objections of a locale.
  func objections(
    of repository: Repository, in locale: LocaleTag, _ renderer: Renderer
  ) -> Objections {
    if let objections = made.withLock({ $0[locale] }) { return objections }
    let objections = Objections(of: repository, in: locale, renderer)
    made.withLock { $0[locale] = objections }
    return objections
  }
}

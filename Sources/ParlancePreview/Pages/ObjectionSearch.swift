import MessageFormat
import Parlance

/// A field to search objections with, and what is found.
///
/// Without script the form shows a page with what was found; with it, what is found follows at once.
struct ObjectionSearch {
  let visit: Visit
  /// The objections that are shown first: those of the stages that a call script is used in.
  var nearby: [ItemID] = []
  /// The most that are shown at once.
  var limit = 50
  /// The level of the headings of what is found.
  var level = 2

  private var words: Words { visit.words }
  private var typed: String { visit.query["q"] ?? "" }

  /// The field.
  var form: HTML {
    let kept: [HTML] = ["locale", "customer", "on"].map { name in
      let value: HTML? = visit.query[name].map {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">"
      }
      return value ?? .empty
    }
    let address = visit.here([:]).prefix { $0 != "?" }
    return """
      <form class="search" role="search" method="get" action="\(address)#search">
      <label for="search">\(words[.searchObjections])</label>
      <input type="search" id="search" name="q" value="\(typed)" maxlength="200" autocomplete="off" \
      spellcheck="false" dir="auto" data-search="found" enterkeyhint="search">
      \(kept)<button class="without-script">\(words[.search])</button>
      </form>
      """
  }

  /// What is found; where nothing was typed, what is nearby, or all.
  var found: HTML {
    let objections = visit.snapshot.objections.objections(
      of: visit.repository, in: visit.locale, visit.snapshot.renderer)
    var query = SearchQuery(typed, objections.index.collation)
    let hits = typed.isEmpty ? everything : objections.found(by: &query)
    var marked = typed.isEmpty ? nil : Marked(query, objections.index.collation)
    let near = hits.filter(nearby.contains)
    let others = hits.filter { !nearby.contains($0) }
    let isSplit = !nearby.isEmpty && !typed.isEmpty
    let html: HTML =
      isSplit
      ? group(near, under: .objectionsHere, &marked)
        + group(others, under: .objectionsElse, &marked)
      : list(hits, level: level, &marked)
    return """
      <div id="found" class="found">
      <p id="found-count" class="muted" role="status">\(remark(hits.count))</p>
      \(html)\(more(than: hits.count))
      </div>
      """
  }

  private var everything: [ItemID] {
    nearby.isEmpty ? visit.repository.itemIDs.filter { $0.kind == .objection } : nearby
  }

  private func remark(_ count: Int) -> String {
    if typed.isEmpty, nearby.isEmpty, count == 0 { return words[.noObjections] }
    if typed.isEmpty, !nearby.isEmpty { return words[.objectionsHere] }
    return words[
      typed.isEmpty ? .objectionCount : .foundCount,
      ["count": .integer(Int64(count)), "name": .text(String(typed.prefix(60)))]]
  }

  private func group(_ items: [ItemID], under title: Label, _ marked: inout Marked?) -> HTML {
    guard !items.isEmpty else { return .empty }
    return "<h\(level) class=\"group\">\(words[title])</h\(level)>"
      + list(items, level: level + 1, &marked)
  }

  private func list(_ items: [ItemID], level: Int, _ marked: inout Marked?) -> HTML {
    var entries = HTML.empty
    for item in items.prefix(limit) {
      entries += ObjectionEntry(visit: visit, item: item, level: level).html(&marked)
    }
    return items.isEmpty ? .empty : "<ul class=\"objections\">\(entries)</ul>"
  }

  private func more(than count: Int) -> HTML {
    guard count > limit else { return .empty }
    let rest = Value.integer(Int64(count - limit))
    return "<p class=\"muted\">\(words[.moreObjections, ["count": rest]])</p>"
  }
}

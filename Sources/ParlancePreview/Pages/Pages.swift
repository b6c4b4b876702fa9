import MessageFormat
import Parlance

/// A long list in pages, of which the address names one.
struct Pages {
  /// What names the page in the address.
  static let key = "page"

  private let visit: Visit
  /// How many entries there are in all.
  let count: Int
  private let number: Int
  private let last: Int
  /// The places of the entries of this page.
  let range: Range<Int>

  /// Reads which page is wanted; one that there is not is the nearest that there is.
  init(_ visit: Visit, count: Int, capacity: Int) {
    self.visit = visit
    self.count = count
    last = max(1, (count + capacity - 1) / capacity)
    number = min(last, max(1, visit.query[Pages.key].flatMap { Int($0) } ?? 1))
    range = (number - 1) * capacity..<min(count, number * capacity)
  }

  /// Whether everything stands on this page.
  var isAlone: Bool { last == 1 }

  /// The ways to the pages before and behind.
  var links: HTML {
    if isAlone { return "<nav id=\"pages\" hidden></nav>" }
    return """
      <nav id="pages" class="actions" aria-label="\(visit.words[.pages])">
      \(link(number - 1, .pagePrevious, "prev"))\(link(number + 1, .pageNext, "next"))
      </nav>
      """
  }

  private func link(_ page: Int, _ label: Label, _ relation: HTML) -> HTML? {
    guard (1...last).contains(page) else { return nil }
    let address = visit.here([Pages.key: page == 1 ? nil : "\(page)"])
    return
      "<a class=\"button plain\" rel=\"\(relation)\" href=\"\(address)\">\(visit.words[label])</a> "
  }
}

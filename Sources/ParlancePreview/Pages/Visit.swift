import Hummingbird
import MessageFormat
import Parlance

/// One request for a page: what is shown, to whom, in which language, for which customer.
struct Visit: Sendable {
  /// What all pages are made of.
  let site: Site
  /// The content as it was when the request came.
  let snapshot: Snapshot
  /// What the interface says, in the visitor's language.
  let words: Words
  /// The path of the address, percent-decoded.
  let path: String
  /// What stands behind the path.
  let query: Query
  /// The locale whose content is shown.
  let locale: LocaleTag
  /// The customer whose data are filled in; the examples of the variables where none is chosen.
  let customer: Customer
  /// The ID of the customer that was chosen; nil for the examples.
  let customerID: String?
  /// The day that everything is shown for.
  let day: CalendarDay

  /// Reads a request.
  ///
  /// - Throws: ``Problem`` for a locale or customer that there is not.
  init(_ request: Request, site: Site) throws(Problem) {
    self.site = site
    snapshot = site.workspace.snapshot
    let repository = snapshot.repository
    let words = site.words(of: request)
    self.words = words
    path = Query.decoded(request.uri.path.replacing("+", with: "%2B"))
    query = Query(request.uri.query ?? "")
    customerID = query["customer"]
    day = query["on"].flatMap { CalendarDay($0) } ?? site.workspace.today
    if let id = customerID {
      guard let customer = site.customer(id, in: snapshot) else {
        throw Problem(.notFound, words[.unknownCustomer, ["name": .text(id)]])
      }
      self.customer = customer
    } else {
      customer = repository.exampleCustomer
    }
    if let text = query["locale"] {
      guard let tag = LocaleTag(text), repository.locales[tag] != nil else {
        throw Problem(.notFound, words[.unknownLocale, ["name": .text(text)]])
      }
      locale = tag
    } else {
      locale = Visit.locale(of: customerID == nil ? nil : customer, words, in: repository)
    }
  }

  /// The customer's locale; without one that of the interface; where neither is spoken, the source.
  private static func locale(
    of customer: Customer?, _ words: Words, in repository: Repository
  ) -> LocaleTag {
    let tags = repository.localeTags
    if let wanted = customer?.locale {
      return tags.first { $0 == wanted } ?? tags.first { $0.language == wanted.language }
        ?? repository.project.source
    }
    return tags.first { $0 == words.locale } ?? tags.first { $0.language == words.locale.language }
      ?? repository.project.source
  }

  var repository: Repository { snapshot.repository }

  /// The address of another page that shows the same locale, customer and day.
  func link(_ path: String, _ changes: KeyValuePairs<String, String?> = [:]) -> String {
    var query = Query()
    for name in ["locale", "customer", "on"] { query[name] = self.query[name] }
    for (name, value) in changes { query[name] = value }
    return path + query.text
  }

  /// The address of the page of an item.
  func link(to item: ItemID, _ changes: KeyValuePairs<String, String?> = [:]) -> String {
    link("/\(item.kind.folder)/\(Query.encoded(item.name))", changes)
  }

  /// The address of this page with something else chosen.
  func here(_ changes: KeyValuePairs<String, String?>) -> String {
    var query = query
    for (name, value) in changes { query[name] = value }
    return encodedPath + query.text
  }

  private var encodedPath: String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { Query.encoded(String($0)) }
      .joined(separator: "/")
  }
}

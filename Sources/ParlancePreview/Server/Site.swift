import Hummingbird
import MessageFormat
import Parlance
import Synchronization

/// What all pages are made of; it lives as long as the server.
final class Site: Sendable {
  /// The content.
  let workspace: Workspace
  /// The languages of the interface.
  let languages: Languages

  init(_ workspace: Workspace, languages: Languages) {
    self.workspace = workspace
    self.languages = languages
  }

  /// The name of the cookie that holds the language that was chosen.
  static let languageCookie = "parlance-language"

  /// The language of a visitor: the one chosen, or else the browser's.
  func words(of request: Request) -> Words {
    let chosen = request.cookies[Site.languageCookie]?.value
    let accepted = request.headers[.acceptLanguage]
    return languages.words(chosen: chosen, accepted: accepted)
  }

  /// The customer of an ID: one of the list that was opened, or of `content/customers`.
  func customer(_ id: String, in snapshot: Snapshot) -> Customer? {
    snapshot.repository.customers[id]
  }

  /// The customers that a visitor can choose, with their names; the chosen one is among them.
  func choosable(in snapshot: Snapshot, and chosen: String?) -> [(id: String, name: String)] {
    snapshot.repository.customers.keys.sorted().map { ($0, $0) }
  }
}

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

  /// The customers that were opened.
  let customers: CustomerBook
  /// What is due for them.
  let boards = DueBoards()
  /// The most bytes that a list of customers may have.
  let customerLimit: Int

  private let done: DoneBook
  private let doneForSamples = DoneBook.inMemory()

  init(
    _ workspace: Workspace, languages: Languages, customers: CustomerBook = CustomerBook(),
    done: DoneBook = .inMemory(), customerLimit: Int = PreviewServer.Limits.customers
  ) {
    self.workspace = workspace
    self.languages = languages
    self.customers = customers
    self.done = done
    self.customerLimit = customerLimit
  }

  /// What was done; what visitors try with the samples is kept apart, and never in a file.
  func marks(ofSamples isSample: Bool) -> DoneBook { isSample ? doneForSamples : done }

  /// Begins to look at what is due, so that the first page need not wait for it.
  func lookAhead() {
    let snapshot = workspace.snapshot
    guard let opened = customers.list(in: snapshot.repository) else { return }
    let day = workspace.today
    Task {
      _ = await boards.board(
        of: opened.list, number: opened.number, in: snapshot, on: day,
        within: TodayFilter.usualHorizon)
    }
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
    customers.list(in: snapshot.repository)?.list[id] ?? snapshot.repository.customers[id]
  }

  /// How many customers can be chosen at once; the first page finds the others.
  static let choosableLimit = 200

  /// The customers that a visitor can choose, with their names; the chosen one is among them.
  func choosable(in snapshot: Snapshot, and chosen: String?) -> [(id: String, name: String)] {
    let repository = snapshot.repository
    let opened = customers.list(in: repository)?.list.entries.prefix(Site.choosableLimit).map(
      \.customer)
    var shown = Array((opened ?? Array(repository.customers.values)).prefix(Site.choosableLimit))
    if let chosen, !shown.contains(where: { $0.id == chosen }),
      let customer = customer(chosen, in: snapshot)
    {
      shown.append(customer)
    }
    return shown.map { ($0.id, $0.displayName(in: repository)) }.sorted {
      ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id)
    }
  }
}

import MessageFormat
import Parlance
import Synchronization

/// The customers that were opened; they are kept in memory, and gone when the preview stops.
final class CustomerBook: Sendable {
  private let state: Mutex<State>

  private struct State {
    var source: Source?
    var list: CustomerList?
    /// What the list was understood by.
    var understanding: Understanding?
    /// Counts the lists.
    var number = 0
  }

  /// Where customers come from.
  enum Source: Sendable {
    /// A file, which is read anew when the variables change.
    case file(String)
    /// What was opened in the page.
    case bytes([UInt8], name: String)

    fileprivate func list(_ repository: Repository) throws(ParlanceError) -> CustomerList {
      switch self {
      case .file(let path):
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return try CustomerList(RosterReader(path, repository: repository), name: name)
      case .bytes(let bytes, let name):
        return try CustomerList(
          RosterReader(bytes, named: name, repository: repository), name: name)
      }
    }
  }

  /// What a record is understood by; where it changes, records are read anew.
  private struct Understanding: Hashable {
    var variables: [String]
    var columns: [String: ColumnMapping]
    var locales: [LocaleTag]

    init(_ repository: Repository) {
      variables = repository.variables.names.map { name in
        let variable = repository.variables[name]
        let columns = (variable?.columns ?? []).map { "\($0.name):\($0.type.rawValue)" }
        return "\(name) \(variable?.type.rawValue ?? "") \(variable?.isOptional ?? false) "
          + "\((variable?.values ?? []).joined(separator: "|")) \(columns)"
      }
      columns = repository.project.columns
      locales = repository.localeTags
    }
  }

  /// A book without customers.
  init() { state = Mutex(State()) }

  /// Opens a list, and closes the one before.
  ///
  /// - Throws: `ParlanceError` where it cannot be read; the one before stays then.
  func open(_ source: Source, in repository: Repository) throws(ParlanceError) {
    let list = try source.list(repository)
    state.withLock { state in
      // Standard input can be read once only.
      if case .file("-") = source { state.source = nil } else { state.source = source }
      state.list = list
      state.understanding = Understanding(repository)
      state.number += 1
    }
  }

  /// Forgets all customers.
  func close() {
    state.withLock { state in
      state.source = nil
      state.list = nil
      state.number += 1
    }
  }

  /// The customers as the repository understands them now, and the number of the list; nil where
  /// none were opened.
  func list(in repository: Repository) -> (list: CustomerList, number: Int)? {
    let understanding = Understanding(repository)
    let (known, source, isSame) = state.withLock { state in
      (
        state.list.map { ($0, state.number) }, state.source,
        state.understanding == understanding
      )
    }
    guard let known, !isSame, let source else { return known }
    // What cannot be read any more stays as it was understood before.
    let list = (try? source.list(repository)) ?? known.0
    return state.withLock { state in
      guard state.number == known.1 else { return state.list.map { ($0, state.number) } }
      state.list = list
      state.understanding = understanding
      state.number += 1
      return (list, state.number)
    }
  }
}

/// What is left to do until something is in a locale as it is in the source.
public struct Remainder: Sendable {
  /// The files that are to be written or brought up to date, in the order of their first use.
  public private(set) var files: [File] = []
  private var places: [String: Int] = [:]

  /// A file that is to be written or brought up to date.
  public struct File: Sendable {
    /// The file, from the repository's root.
    public var file: String
    /// How far it has come; of several parts, the worst.
    public var state: CoverageState
    /// The words of the source text of each field that is left to translate.
    var fields: [String: Int]

    /// The words that are left to translate: those of the source.
    public var words: Int { fields.values.reduce(0, +) }

    /// Whether nothing that needs the file can be served.
    public var blocks: Bool { state.blocksLaunch }
  }

  /// The words that are left to translate.
  public var words: Int { files.reduce(0) { $0 + $1.words } }

  /// The files without which it cannot be served.
  public var blockers: [File] { files.filter(\.blocks) }

  /// Whether it can be served today.
  public var isReady: Bool { !files.contains(where: \.blocks) }

  mutating func add(_ file: File?) {
    guard let file else { return }
    guard let place = places[file.file] else {
      places[file.file] = files.count
      files.append(file)
      return
    }
    files[place].state = files[place].state.worse(file.state)
    files[place].fields.merge(file.fields) { first, _ in first }
  }

  mutating func add(_ other: Remainder) {
    for file in other.files { add(file) }
  }
}

extension CoverageState {
  /// Whether nothing can be served that is in this state.
  var blocksLaunch: Bool { [.missing, .draft, .broken].contains(self) }

  /// Whether nothing is left to do.
  var isDone: Bool { [.ok, .notRequired, .review, .byFallback].contains(self) }
}

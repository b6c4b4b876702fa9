import MessageFormat

/// What a customer may say, by name: the reserved words, then the declared variables.
struct RosterFields: Sendable {
  /// Where a name stands.
  enum Slot: Hashable, Sendable {
    case id
    case locale
    case timeZone
    case on
    case field(Int)
  }

  let variables: Variables
  let fields: [RosterField]
  /// The names in UTF-8, with what they name.
  let names: [(bytes: [UInt8], slot: Slot)]
  private let byName: [String: Int]

  init(_ variables: Variables) {
    self.variables = variables
    fields = variables.names.compactMap { variables[$0] }.map(RosterField.init)
    let reserved: [(String, Slot)] = [
      ("id", .id), ("locale", .locale), ("timeZone", .timeZone), ("on", .on),
    ]
    let all = reserved + fields.enumerated().map { ($1.variable.name, .field($0)) }
    names = all.map { (Array($0.0.utf8), $0.1) }
    byName = Dictionary(
      all.enumerated().map { ($1.0, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The place in ``names`` of a name.
  func index(of name: String) -> Int? { byName[name] }
}

import MessageFormat

/// What a customer may say, by name: the reserved words, then the declared variables.
final class RosterFields: Sendable {
  /// What a name stands for.
  enum Slot: Hashable, Sendable {
    case id
    case locale
    case timeZone
    case on
    case field(Int)
  }

  /// A name, and where its bytes stand.
  private struct Name {
    var start: Int
    var end: Int
    var slot: Slot
  }

  let variables: Variables
  let fields: [RosterField]
  private let names: [Name]
  private let bytes: [UInt8]
  private let byName: [String: Int]

  init(_ variables: Variables) {
    self.variables = variables
    fields = variables.names.compactMap { variables[$0] }.map(RosterField.init)
    let reserved: [(String, Slot)] = [
      ("id", .id), ("locale", .locale), ("timeZone", .timeZone), ("on", .on),
    ]
    var names: [Name] = []
    var bytes: [UInt8] = []
    var byName: [String: Int] = [:]
    for (name, slot) in reserved + fields.enumerated().map({ ($1.name, .field($0)) }) {
      byName[name] = names.count
      names.append(Name(start: bytes.count, end: bytes.count + name.utf8.count, slot: slot))
      bytes += name.utf8
    }
    self.names = names
    self.bytes = bytes
    self.byName = byName
  }

  /// How many names there are.
  var count: Int { names.count }

  /// The place of a name among the names.
  func index(of name: String) -> Int? { byName[name] }

  /// What the name at a place stands for.
  func slot(_ index: Int) -> Slot { names[index].slot }

  /// Whether the name at a place has these bytes.
  func isName(_ index: Int, _ text: RosterBytes) -> Bool {
    let name = names[index]
    guard name.end - name.start == text.count else { return false }
    for offset in 0..<text.count where bytes[name.start + offset] != text[offset] { return false }
    return true
  }
}

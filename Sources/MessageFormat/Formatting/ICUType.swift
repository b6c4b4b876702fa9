/// The argument types of ICU MessageFormat that format a value.
enum ICUType: String, CaseIterable {
  case number
  case date
  case time
  case spellout
  case ordinal
  case duration

  /// The names of the types.
  static let names = allCases.map(\.rawValue)

  /// The type of that name, whose case does not matter.
  init?(name: String) {
    if let exact = ICUType(rawValue: name) {
      self = exact
    } else if let type = ICUType(rawValue: asciiLowercased(name)) {
      self = type
    } else {
      return nil
    }
  }
}

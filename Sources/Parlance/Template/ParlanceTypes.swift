/// The names of the argument types that Parlance adds to ICU's.
enum ParlanceTypes {
  static let list = "list"
  static let money = "money"
  static let particle = "particle"
  static let relative = "relative"
  static let snippet = "snippet"
}

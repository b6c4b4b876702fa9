/// What this library refuses, where libicu would run out of time, memory or stack.
public enum Limits {
  /// How deep branches may be nested.
  public static let nesting = 64
  /// The length of a message in UTF-8 bytes.
  public static let messageLength = 64 * 1024
  /// The digits of a number, leading zeros included.
  public static let digits = 100
  /// The exponent of a number, in either direction.
  public static let exponent = 308
  /// The length of a filled message in UTF-8 bytes.
  public static let outputLength = 10 * 1024 * 1024
  /// The rows of a table, or the values of a list, that an `each` prints.
  public static let rows = 10_000
}

extension Limits {
  static func check(
    rows count: Int, of variable: String, _ range: SourceRange
  ) throws(FormatError) {
    guard count > rows else { return }
    throw FormatError(
      kind: .limit, variable: variable, range: range,
      message: "`\(variable)` has \(count) rows, and no more than \(rows) are printed")
  }
}

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
}

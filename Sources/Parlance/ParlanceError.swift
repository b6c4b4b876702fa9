/// Why Parlance cannot work at all: an unreadable folder, an unknown ID, a bad option.
///
/// What is wrong with the content is a ``Finding`` instead.
public struct ParlanceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What happened, and what to do, in one line.
  public var message: String

  /// Makes an error.
  public init(_ message: String) {
    self.message = message
  }

  /// The message.
  public var description: String { message }
}

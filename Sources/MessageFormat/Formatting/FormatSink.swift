/// What a formatter writes to: a string, or something that wants to know where each piece is from.
///
/// The calls come in the order in which the message prints. The text of a whole message is
/// what ``literal(_:)`` and ``value(_:of:)`` were called with, one behind the other.
public protocol FormatSink {
  /// Literal text of the message.
  mutating func literal(_ text: Text)
  /// A formatted value, and the expression that it is the value of; nil for `#`.
  mutating func value(_ text: String, of expression: Expression?)
  /// A variant was chosen; what follows, up to ``endVariant()``, is its pattern.
  mutating func beginVariant(_ variant: Match.Variant)
  /// The end of the variant that was begun last.
  mutating func endVariant()
}

/// One fault in the syntax of a message.
public struct SyntaxError: Error, Hashable, Sendable {
  /// Which fault it is.
  public var kind: Kind
  /// Where it is, in UTF-8 bytes from the message's start.
  public var lowerBound: Int
  /// The offset behind its last byte.
  public var upperBound: Int
  /// What was found and what was expected, as one sentence without a full stop.
  public var message: String
  /// How to mend it, where that can be said.
  public var hint: String?

  /// Makes an error.
  public init(
    kind: Kind, lowerBound: Int, upperBound: Int, message: String, hint: String? = nil
  ) {
    self.kind = kind
    self.lowerBound = lowerBound
    self.upperBound = upperBound
    self.message = message
    self.hint = hint
  }

  /// The name of a fault; the set may grow.
  public struct Kind: RawRepresentable, Hashable, Sendable {
    /// The name, such as `unclosed-argument`.
    public var rawValue: String

    /// Makes a kind of its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// An argument that no `}` closes.
    public static let unclosedArgument = Kind(rawValue: "unclosed-argument")
    /// A `{` without a name or number behind it.
    public static let badArgumentName = Kind(rawValue: "bad-argument-name")
    /// Something other than `,` or `}` behind an argument's name or type.
    public static let badArgumentSyntax = Kind(rawValue: "bad-argument-syntax")
    /// A type that is not registered.
    public static let unknownType = Kind(rawValue: "unknown-type")
    /// A plural or select without a variant `other`.
    public static let missingOther = Kind(rawValue: "missing-other")
    /// A key that is neither a word nor `=` with a number.
    public static let badSelector = Kind(rawValue: "bad-selector")
    /// An `offset:` without a number, twice, or behind a variant.
    public static let badOffset = Kind(rawValue: "bad-offset")
    /// A quoted part of a style that no apostrophe closes.
    public static let unclosedQuote = Kind(rawValue: "unclosed-quote")
    /// A choice whose limits cannot be read.
    public static let badChoice = Kind(rawValue: "bad-choice")
    /// Branches nested deeper than ``Limits/nesting``.
    public static let nestingTooDeep = Kind(rawValue: "nesting-too-deep")
    /// A message longer than ``Limits/messageLength``.
    public static let tooLong = Kind(rawValue: "message-too-long")
    /// A number longer than ``Limits/digits`` or beyond ``Limits/exponent``.
    public static let numberTooLarge = Kind(rawValue: "number-too-large")
  }
}

/// Why a message could not be filled.
public struct FormatError: Error, Hashable, Sendable {
  /// Which fault it is.
  public var kind: Kind
  /// The variable that it is about, where it is about one.
  public var variable: String?
  /// Where in the message, in UTF-8 bytes from its start.
  public var range: SourceRange
  /// What was found and what was expected, as one sentence without a full stop.
  public var message: String

  /// Makes an error.
  public init(
    kind: Kind, variable: String? = nil, range: SourceRange = .none, message: String
  ) {
    self.kind = kind
    self.variable = variable
    self.range = range
    self.message = message
  }

  /// The name of a fault; the set may grow.
  public struct Kind: RawRepresentable, Hashable, Sendable {
    /// The name, such as `missing-argument`.
    public var rawValue: String

    /// Makes a kind of its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// No value was given for a variable.
    public static let missingArgument = Kind(rawValue: "missing-argument")
    /// A value is of a type that the argument cannot take.
    public static let wrongType = Kind(rawValue: "wrong-type")
    /// A type, style, pattern or skeleton that libicu does not know.
    public static let badFormat = Kind(rawValue: "bad-format")
    /// A limit of ``Limits`` was passed.
    public static let limit = Kind(rawValue: "limit")
    /// A locale or time zone that libicu does not know.
    public static let unknownLocale = Kind(rawValue: "unknown-locale")
    /// libicu failed.
    public static let icu = Kind(rawValue: "icu")
  }
}

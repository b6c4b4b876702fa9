/// The argument types that messages may use, beside text, plural and select.
///
/// ``icu`` has those of ICU MessageFormat. A program that has types of its own adds them here,
/// once, and hands the set to the parser and to the formatter; what is not in the set is
/// rejected as libicu rejects it.
public struct ArgumentTypes: Sendable {
  /// What `select` may do beyond ICU's.
  public struct SelectFeatures: OptionSet, Hashable, Sendable {
    /// The bits of the set.
    public var rawValue: Int

    /// Makes a set of its bits.
    public init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// The key `missing` fits an argument that is not there.
    public static let missing = SelectFeatures(rawValue: 1)
    /// The key `each` is printed once a row of a table, or once a value of a list.
    public static let each = SelectFeatures(rawValue: 2)
  }

  /// What `select` may do beyond ICU's.
  public var select: SelectFeatures = []

  private var added: [String: ArgumentType] = [:]

  /// The types of ICU MessageFormat: number, date, time, spellout, ordinal, duration.
  public static let icu = ArgumentTypes()

  /// These types and one more, which replaces one of the same name.
  public func adding(_ type: ArgumentType) -> ArgumentTypes {
    var types = self
    types.added[type.name] = type
    return types
  }

  /// The added type of that name, compared exactly.
  public subscript(name: String) -> ArgumentType? { added[name] }

  /// The names that were added, in order.
  public var addedNames: [String] { added.keys.sorted() }
}

/// An argument type that a program adds to ICU's: `{products, list, or}`.
public struct ArgumentType: Sendable {
  /// The name, as it stands behind the first comma.
  public var name: String

  /// Says what is wrong with a style, which is nil where the argument has none; nil for nothing.
  public var complaint: @Sendable (_ style: String?, _ formatter: MessageFormatter) -> String?

  /// Formats a value; throws a ``FormatError`` for a value that the type cannot take.
  public var format:
    @Sendable (_ value: Value, _ style: String?, _ formatter: MessageFormatter)
      throws(FormatError) -> String

  /// What joins the last two values of a list, where the type does nothing but join one.
  ///
  /// Who fills a message learns then of the values one by one, and can keep them apart.
  public var joining: (@Sendable (_ style: String?) -> ListKind?)?

  /// Makes a type.
  public init(
    name: String,
    complaint: @escaping @Sendable (String?, MessageFormatter) -> String?,
    joining: (@Sendable (String?) -> ListKind?)? = nil,
    format:
      @escaping @Sendable (Value, String?, MessageFormatter) throws(FormatError) -> String
  ) {
    self.name = name
    self.complaint = complaint
    self.joining = joining
    self.format = format
  }
}

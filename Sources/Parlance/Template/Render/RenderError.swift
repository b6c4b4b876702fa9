/// Why an item could not be rendered for a customer.
public struct RenderError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Which sort of fault it is.
  public var kind: Kind
  /// The variable that it is about, where it is about one.
  public var variable: String?
  /// The item.
  public var item: ItemID
  /// The locale that was asked for.
  public var locale: LocaleTag?
  /// The field, such as `subject`.
  public var field: String?
  /// The place in the template; for a translation that is missing, the file to create.
  public var location: SourceLocation?
  /// What was found and what was expected, as one sentence without a full stop.
  public var message: String

  /// A sort of fault.
  public enum Kind: String, Hashable, Sendable {
    /// No item, locale or sender has the name that was given.
    case unknownName = "unknown-name"
    /// The item cannot be had in the locale.
    case noTranslation = "no-translation"
    /// The template is wrong whoever the customer is.
    case template
    /// The customer's data do not fit the template.
    case data
  }

  /// Makes an error.
  public init(
    _ kind: Kind, item: ItemID, locale: LocaleTag? = nil, field: String? = nil,
    variable: String? = nil, location: SourceLocation? = nil, message: String
  ) {
    self.kind = kind
    self.item = item
    self.locale = locale
    self.field = field
    self.variable = variable
    self.location = location
    self.message = message
  }

  /// The place and the message, in one line.
  public var description: String {
    location.map { "\($0): \(message)" } ?? "\(item): \(message)"
  }
}

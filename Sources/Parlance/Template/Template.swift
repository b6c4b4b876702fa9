public import MessageFormat

/// An item, or the texts of a playbook or a locale, in one locale with every message parsed.
public struct Template: Sendable {
  /// The item; nil for the labels of a locale.
  public var id: ItemID?
  /// The locale.
  public var locale: LocaleTag
  /// The file, from the repository's root.
  public var file: String
  /// The fields, in the order of the file.
  public var fields: [Field]

  /// One field with its message.
  public struct Field: Sendable {
    /// The field's name, such as `subject`.
    public var name: String
    /// The text, which knows its place.
    public var text: SourceText
    /// What could be read of the message.
    public var message: Message
    /// What could not.
    public var errors: [SyntaxError]

    /// The message; nil where its syntax has a fault.
    public var valid: Message? { errors.isEmpty ? message : nil }

    init(name: String, text: SourceText) {
      self.name = name
      self.text = text
      (message, errors) = Message.recover(text.value, types: .parlance)
    }

    /// Where something in the message ends in the file; nil for what has no place of its own.
    func end(of range: SourceRange) -> TextPosition? {
      guard range.upperBound > range.lowerBound else { return nil }
      let end = text.location(utf8Offset: range.upperBound)
      return TextPosition(line: end.line, column: end.column)
    }

    /// The place in the file of something in the message.
    public func location(of range: SourceRange) -> SourceLocation {
      text.location(utf8Offset: range.lowerBound)
    }
  }

  /// Parses the texts of a translation.
  public init(_ translation: Translation, of id: ItemID) {
    self.id = id
    locale = translation.locale
    file = translation.file
    fields = translation.fields.map { Field(name: $0.name, text: $0.text) }
  }

  /// Parses the labels of a locale.
  public init(labelsOf profile: LocaleProfile) {
    locale = profile.tag
    file = profile.file
    fields = profile.labels.sorted { $0.key < $1.key }.map {
      Field(name: "labels.\($0.key)", text: $0.value)
    }
  }

  /// The field of that name.
  public subscript(name: String) -> Field? { fields.first { $0.name == name } }
}
